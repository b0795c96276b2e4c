// Footnotes and endnotes as Word, LibreOffice and Google Docs write them: a link in the text leads to the note, a link in
// the note leads back. Here they become the editor's own, <sup data-note="words">, and the page makes number and list.
import { styleOf } from "./word-lists.js";

// Kind and number, by the address of the link: of its mark in the text, and of the way back. What a browser copied bears
// the address of the page before the #.
const MARK = /#(?:_(ftn|edn)(\d+)|sd(foot|end)note(\d+)sym|(ftnt)(\d+))$/;
const BACK = /#(?:_(ftn|edn)ref(\d+)|sd(foot|end)note(\d+)anc|(ftnt)_ref(\d+))$/;
const NOTE_STYLE = /mso-element:\s*(foot|end)note\s*(;|$)/i;
const NOTE_ID = /^(ftn|edn|sdfootnote|sdendnote)\d+$/;

const links = (within) => [...within.querySelectorAll("a[href]")];
const plain = (text) => text.replace(/[\u200b\ufeff\u00ad]/g, "").replace(/[\s\u00a0]+/g, " ").trim().normalize("NFC");

const keyOf = (link, pattern) => pattern.exec(link.getAttribute("href").trim())?.slice(1).join("");
const isMark = (link) => keyOf(link, MARK) !== undefined;
const isBack = (link) => keyOf(link, BACK) !== undefined;

/** Turns the marks of `body` into footnotes, in place; `aside` holds what the clipboard carries beside the text. A mark
 *  without its note, and a note without its mark, stay as they are. */
export function makeNotes(body, aside) {
  const marks = links(body).filter(isMark);
  const notes = new Map();
  for (const link of [...links(body), ...links(aside)].filter(isBack)) {
    const key = keyOf(link, BACK);
    if (!notes.has(key) && marks.some((mark) => keyOf(mark, MARK) === key)) notes.set(key, takeNote(link));
  }
  for (const mark of marks) {
    const words = notes.get(keyOf(mark, MARK));
    if (words) writeMark(mark, words);
  }
}

function takeNote(link) {
  const note = noteAround(link);
  link.remove();
  const words = plain(wordsOf(note));
  let emptied = note.parentElement;
  note.remove();
  while (emptied && emptied.localName !== "body" && !emptied.textContent.trim() && !emptied.querySelector("img")) {
    const outer = emptied.parentElement;
    emptied.remove();
    emptied = outer;
  }
  return words;
}

// The element that is the note and nothing else: as the program marks it, or the paragraphs of a division that begins with
// the way back and has no other, or the paragraph alone.
function noteAround(link) {
  for (let outer = link.parentElement; outer && outer.localName !== "body"; outer = outer.parentElement) {
    if (NOTE_STYLE.test(styleOf(outer)) || NOTE_ID.test(outer.id)) return outer;
  }
  const division = link.closest("div");
  const isAlone = division?.firstElementChild?.contains(link) && links(division).filter((one) => isBack(one) || isMark(one)).length === 1;
  return isAlone ? division : link.closest("p, li, div") ?? link.parentElement;
}

// A note is words alone: an address that only a link bore is written behind its words.
function wordsOf(note) {
  for (const link of links(note)) {
    const address = link.getAttribute("href").trim();
    if (/^https?:\/\//i.test(address) && !link.textContent.includes("://")) link.append(` (${address})`);
  }
  for (const block of note.querySelectorAll("p, li, br, td")) block.before(" ");
  return note.textContent;
}

function writeMark(link, words) {
  const mark = link.ownerDocument.createElement("sup");
  mark.setAttribute("data-note", words);
  const raised = link.closest("sup");
  const whole = raised && raised.textContent.trim() === link.textContent.trim() ? raised : link;
  whole.replaceWith(mark);
}
