// What of an article is read aloud, in which order: title, summary, then the text passage by passage.
const PASSAGES = "h2, h3, h4, p, li, blockquote, figcaption, td, th, dt, dd";
const LONGEST = 180; // letters at a time: some browsers fall silent in the middle of longer ones

const isInner = (node) => node.querySelector(PASSAGES) !== null;
const words = (node) => node.textContent.replace(/\s+/g, " ").trim();

export function passagesOf(article) {
  const head = [...article.querySelectorAll("h1, .summary")];
  const body = [...article.querySelectorAll(".prose")].flatMap((prose) => [...prose.querySelectorAll(PASSAGES)]);
  const others = body.filter((node) => !isInner(node) && !node.closest("[hidden], .credit"));
  return [...new Set([...head, ...others])].filter((node) => words(node) !== "");
}

// One passage in pieces that end where a sentence, a clause or a word does.
export function piecesOf(node) {
  const pieces = [];
  let piece = "";
  for (const sentence of words(node).match(/[^.!?;:…]+[.!?;:…]*\s*/g) ?? []) {
    for (const word of sentence.split(/(?<=\s)/)) {
      if (piece && piece.length + word.length > LONGEST) {
        pieces.push(piece.trim());
        piece = "";
      }
      piece += word;
    }
    if (piece.length > LONGEST / 2) {
      pieces.push(piece.trim());
      piece = "";
    }
  }
  if (piece.trim()) pieces.push(piece.trim());
  return pieces;
}

// The voice for a language: one of the device before one that would send the text to a server.
export function voiceFor(language, voices) {
  const fits = voices.filter((voice) => voice.lang.replace("_", "-").toLowerCase().split("-")[0] === language);
  return fits.find((voice) => voice.localService) ?? fits[0] ?? null;
}
