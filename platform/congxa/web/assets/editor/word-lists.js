// Word writes a list as paragraphs: <p class=MsoListParagraph style='mso-list:l0 level2 lfo1'> with the marker as text in a
// span that says mso-list:Ignore. Here they become real lists.

export const LOOKS = "data-looks";
export const styleOf = (element) => element.getAttribute(LOOKS) ?? "";

const PLACE = /mso-list:\s*l(\d+)\s+level(\d+)(?:\s+lfo(\d+))?/i;
const NUMBERED = /^\(?([0-9]+|[a-zđ]|[ivxlcdm]+)(\.[0-9]+)*[.)\-:]?$/i;
const ROUND_BULLETS = new Set(["o", "v", "q", "n", "l", "w"]); // letters that symbol fonts draw as bullets

/** Turns each run of list paragraphs below `body` into ul and ol, in place. */
export function makeLists(body) {
  const paragraphs = [...body.querySelectorAll("p, h1, h2, h3, h4, h5, h6, li")].filter((element) => placeOf(element));
  for (const paragraph of paragraphs) {
    if (paragraph.localName === "li" || /^h\d$/i.test(paragraph.localName)) takeMarker(paragraph);
  }
  let run = [];
  for (const paragraph of paragraphs.filter(({ localName }) => localName === "p")) {
    const last = run.at(-1);
    if (last && !follows(last, paragraph)) {
      writeLists(run);
      run = [];
    }
    run.push(paragraph);
  }
  writeLists(run);
}

function placeOf(element) {
  const found = PLACE.exec(styleOf(element));
  return found && { list: found[1], level: Number(found[2]) };
}

// Nothing but white space and empty paragraphs may stand between two items of one list.
function follows(before, paragraph) {
  if (before.parentNode !== paragraph.parentNode) return false;
  for (let node = before.nextSibling; node && node !== paragraph; node = node.nextSibling) {
    if (node.textContent.replace(/[\s\u00a0]/g, "")) return false;
  }
  return true;
}

function takeMarker(paragraph) {
  const span = [...paragraph.querySelectorAll("span")].find((inner) => /mso-list:\s*ignore/i.test(styleOf(inner)));
  const symbolFont = span && /symbol|wingdings|courier/i.test(styleOf(span) + styleOf(span.parentNode));
  const text = span?.textContent.replace(/[\s\u00a0]/g, "") ?? "";
  span?.remove();
  const ordered = NUMBERED.test(text) && !(symbolFont && ROUND_BULLETS.has(text.toLowerCase()));
  return { ordered, start: Number(/^\(?(\d+)[.)]?$/.exec(text)?.[1] ?? 1) };
}

function writeLists(run) {
  if (!run.length) return;
  const open = []; // the lists open at this item, outermost first: {element, level, list}
  const top = run[0].ownerDocument.createElement("div");
  run[0].before(top);
  for (const paragraph of run) {
    const place = placeOf(paragraph);
    const marker = takeMarker(paragraph);
    while (open.length && open.at(-1).level > place.level) open.pop();
    if (changesList(open.at(-1), place, marker)) open.pop();
    if (open.at(-1)?.level !== place.level) open.push(newList(open.at(-1), top, place, marker));
    const item = paragraph.ownerDocument.createElement("li");
    const inner = paragraph.ownerDocument.createElement("p");
    inner.append(...paragraph.childNodes);
    item.append(inner);
    open.at(-1).element.append(item);
    paragraph.remove();
  }
  top.replaceWith(...top.childNodes);
}

function changesList(current, place, marker) {
  return current?.level === place.level && (current.list !== place.list || current.ordered !== marker.ordered);
}

function newList(parent, top, place, marker) {
  const element = top.ownerDocument.createElement(marker.ordered ? "ol" : "ul");
  if (marker.ordered && marker.start > 1) element.setAttribute("start", String(marker.start));
  (parent?.element.lastElementChild ?? top).append(element);
  return { element, ordered: marker.ordered, ...place };
}
