// Makes pasted HTML clean: what Word, LibreOffice or Google Docs put on the clipboard becomes the few elements an article
// is made of. A pure function: HTML in, HTML out; the parser is given, so that it runs without a browser too.
import { LOOKS, makeLists, styleOf } from "./word-lists.js";
import { makeNotes } from "./word-notes.js";
import { flattenTables } from "./word-tables.js";

const BLOCKS = new Set(["p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "figure", "figcaption"]);
const INLINE = new Set(["strong", "em", "u", "a", "br", "img"]);
const RENAMED = { b: "strong", i: "em", ins: "", h5: "h4", h6: "h4", dt: "p", dd: "p", pre: "p", address: "p" };
const KEPT_ATTRIBUTES = {
  a: ["href", "data-hidden"], td: ["colspan", "rowspan"], th: ["colspan", "rowspan"], ol: ["start"],
  img: ["src", "alt", "data-picture"], sup: ["data-note"],
};
const DROPPED = "style, script, meta, link, title, xml, object, iframe, form, input, select, textarea, button, svg, template, noscript, del, "
  + ".MsoCommentReference, .MsoCommentText, .msocomtxt, .msocomanchor";
const HIDDEN = /mso-hide:\s*all|display:\s*none|visibility:\s*hidden|mso-element:\s*(comment|header|footer|field-begin|field-end)/i;
// Only the property itself: Word also writes mso-bidi-font-weight, which says nothing about Latin letters.
const TAKEN_BACK = /(^|[;\s])(font-weight:\s*(normal|400)|font-style:\s*normal|text-decoration:\s*none)/i;
const BOLD = /(^|[;\s])font-weight:\s*(bold|[6-9]00)/i;
const ITALIC = /(^|[;\s])font-style:\s*italic/i;
const UNDERLINED = /(^|[;\s])text-decoration(-line)?:[^;]*underline/i;
const SAFE_ADDRESS = /^(https?:\/\/|mailto:|tel:|\/(?!\/))/i;

/**
 * @param {string} html what the clipboard holds
 * @param {(html: string) => Document} parse HTML text to a document
 * @returns {{html: string, pictures: number, tables: number}} clean HTML, how many pictures had to be left out, and how
 *   many tables within tables became lines
 */
export function cleanPasted(html, parse) {
  // Word writes the notes of what was copied behind it.
  const [body, aside] = partsOf(html).map((part) => parse(`<!doctype html><html><head></head><body>${bare(part)}</body></html>`).body);
  dropUnseen(body);
  dropUnseen(aside);
  makeNotes(body, aside);
  const pictures = dropForeignPictures(body);
  makeLists(body);
  const tables = flattenTables(body);
  liftTitles(body);
  raiseStyles(body);
  nameElements(body);
  nestLists(body);
  keepSafeLinks(body);
  headTables(body);
  tidyText(body);
  dropEmpty(body);
  stripAttributes(body);
  return { html: body.innerHTML.trim(), pictures, tables };
}

const all = (within, selector = "*") => [...within.querySelectorAll(selector)];
const nameOf = (element) => element.localName.toLowerCase();

// What was copied, and what stands behind it.
function partsOf(html) {
  const [, fragment, rest] = /<!--StartFragment-->([\s\S]*?)<!--EndFragment-->([\s\S]*)/i.exec(html) ?? [];
  return fragment === undefined ? [/<body[^>]*>([\s\S]*?)(<\/body>|$)/i.exec(html)?.[1] ?? html, ""] : [fragment, rest];
}

function bare(part) {
  // First the comments, then Word's "revealed" conditions, which are no comments: <![if !supportLists]>.
  const seen = part.replace(/<!--[\s\S]*?-->/g, "").replace(/<!\[[^>]*>/g, "").replace(/<style[\s\S]*?<\/style>/gi, "");
  // Parsing a style attribute already offends a strict content security policy: it is read under another name.
  return seen.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/(\s|["'])style\s*=/gi, `$1 ${LOOKS}=`));
}

function unwrap(element) {
  element.replaceWith(...element.childNodes);
}

function rename(element, name) {
  const renamed = element.ownerDocument.createElement(name);
  for (const { name: key, value } of [...element.attributes]) renamed.setAttribute(key, value);
  renamed.append(...element.childNodes);
  element.replaceWith(renamed);
  return renamed;
}

function dropUnseen(body) {
  for (const element of all(body, DROPPED)) element.remove();
  for (const element of all(body)) {
    // <v:shape>, <w:sdt>, <o:p>, <m:oMath>: drawings go, wrappers open up.
    if (/^v:/i.test(nameOf(element)) || HIDDEN.test(styleOf(element))) element.remove();
  }
}

function dropForeignPictures(body) {
  const foreign = all(body, "img").filter((img) => !img.hasAttribute("data-picture") || !/^\//.test(img.getAttribute("src") ?? ""));
  for (const img of foreign) img.remove();
  return foreign.length;
}

// Word's title and first-level headings stand below the article's own title: everything moves down by one.
function liftTitles(body) {
  for (const paragraph of all(body, "p")) {
    const level = /mso-outline-level:\s*([1-6])/i.exec(styleOf(paragraph))?.[1];
    if (/\bMsoTitle\b/.test(paragraph.className)) rename(paragraph, "h1");
    else if (level) rename(paragraph, `h${level}`);
  }
  if (!body.querySelector("h1")) return;
  for (const level of [5, 4, 3, 2, 1]) {
    for (const heading of all(body, `h${level}`)) rename(heading, `h${level + 1}`);
  }
}

// Bold, italic and underline that are only said in a style become elements; elements whose style takes it back open up.
function raiseStyles(body) {
  for (const element of all(body, "b, strong, i, em, u")) {
    if (TAKEN_BACK.test(styleOf(element))) unwrap(element);
  }
  for (const element of all(body, "span, font")) {
    const style = styleOf(element);
    if (BOLD.test(style)) wrapInside(element, "strong");
    if (ITALIC.test(style)) wrapInside(element, "em");
    if (UNDERLINED.test(style) && !element.closest("a")) wrapInside(element, "u");
  }
  for (const element of all(body, "sup")) {
    const raised = { 1: "¹", 2: "²", 3: "³" }[element.textContent.trim()];
    if (raised) element.textContent = raised;
  }
  for (const heading of all(body, "h1 b, h2 b, h3 b, h4 b, h5 b, h6 b, h2 strong, h3 strong, h4 strong")) unwrap(heading);
}

function wrapInside(element, name) {
  const inner = element.ownerDocument.createElement(name);
  inner.append(...element.childNodes);
  element.append(inner);
}

function nameElements(body) {
  for (const element of all(body)) {
    const name = nameOf(element);
    if (BLOCKS.has(name) || INLINE.has(name) || element.matches("sup[data-note]")) continue;
    if (RENAMED[name]) rename(element, RENAMED[name]);
    else if (name === "div" && !holdsBlocks(element)) rename(element, "p");
    else unwrap(element);
  }
}

const holdsBlocks = (element) => all(element).some((inner) => BLOCKS.has(nameOf(inner)) || ["div", "h1", "pre"].includes(nameOf(inner)));

// <ul><ul>: the inner list belongs into the item before it.
function nestLists(body) {
  for (const list of all(body, "ul > ul, ul > ol, ol > ul, ol > ol")) {
    const before = list.previousElementSibling;
    if (before && nameOf(before) === "li") before.append(list);
  }
}

function keepSafeLinks(body) {
  for (const link of all(body, "a")) {
    const href = (link.getAttribute("href") ?? "").trim();
    if (SAFE_ADDRESS.test(href)) link.setAttribute("href", href);
    else unwrap(link);
  }
}

function headTables(body) {
  for (const cell of all(body, "thead td")) rename(cell, "th");
  for (const part of all(body, "thead, tbody, tfoot")) unwrap(part);
  for (const cell of all(body, "td, th")) {
    for (const key of ["colspan", "rowspan"]) {
      if (!(Number(cell.getAttribute(key)) > 1)) cell.removeAttribute(key);
    }
  }
}

function tidyText(node) {
  for (const child of [...node.childNodes]) {
    if (child.nodeType === 3) child.data = child.data.replace(/[\u200b\ufeff\u00ad]/g, "").replace(/[\s\u00a0]+/g, " ").normalize("NFC");
    else if (child.nodeType === 1) tidyText(child);
    else child.remove();
  }
}

function dropEmpty(body) {
  const bare = (element) => !element.textContent.trim() && !element.querySelector("img, br");
  for (const element of all(body, "strong, em, u, a").reverse()) {
    if (bare(element)) unwrap(element);
  }
  for (const element of all(body, "p, h2, h3, h4, blockquote, li, ul, ol, figure").reverse()) {
    const onlyBreaks = !element.textContent.trim() && !element.querySelector("img, sup");
    if (onlyBreaks) element.remove();
    else trimEdges(element);
  }
  for (const text of [...body.childNodes]) {
    if (text.nodeType === 3 && !text.data.trim()) text.remove();
  }
}

function trimEdges(block) {
  if (block.firstChild?.nodeType === 3) block.firstChild.data = block.firstChild.data.trimStart();
  if (block.lastChild?.nodeType === 3) block.lastChild.data = block.lastChild.data.trimEnd();
}

function stripAttributes(body) {
  for (const element of all(body)) {
    const kept = KEPT_ATTRIBUTES[nameOf(element)] ?? [];
    for (const { name } of [...element.attributes]) {
      if (!kept.includes(name)) element.removeAttribute(name);
    }
  }
}
