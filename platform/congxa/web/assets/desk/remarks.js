// A passage that is selected in the text goes into the form of a remark, with what stands around it.
const TEXTS = "[data-remark-text], .ProseMirror";
const BLOCKS = "p, li, h1, h2, h3, h4, td, th, figcaption, caption, blockquote";
const OURS = ".remark-number, .visually-hidden";
const AROUND = 80;

let chosen = null;

// The words of a range as they stand in the article: without our numbers, a blank where a block ends.
function wordsOf(range) {
  const piece = range.cloneContents();
  for (const node of piece.querySelectorAll(OURS)) node.remove();
  for (const node of piece.querySelectorAll(`${BLOCKS}, br`)) node.after(" ");
  return piece.textContent.replace(/\s+/g, " ");
}

const elementOf = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);

function rangeWithin(node, text) {
  const range = document.createRange();
  range.selectNodeContents(elementOf(node).closest(BLOCKS) ?? text);
  return range;
}

function read(selection) {
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const text = elementOf(range.commonAncestorContainer).closest(TEXTS);
  const quote = text ? wordsOf(range).trim() : "";
  if (!quote) return null;
  const before = rangeWithin(range.startContainer, text);
  before.setEnd(range.startContainer, range.startOffset);
  const after = rangeWithin(range.endContainer, text);
  after.setStart(range.endContainer, range.endOffset);
  return { quote, before: wordsOf(before).slice(-AROUND).trim(), after: wordsOf(after).slice(0, AROUND).trim() };
}

function remark() {
  const panel = document.querySelector("[data-remarks]");
  if (!panel || !chosen) return;
  const form = panel.querySelector("[data-new-remark]");
  form.open = true;
  for (const [name, value] of Object.entries(chosen)) form.querySelector(`[name="${name}"]`).value = value;
  const words = form.querySelector('[name="words"]');
  words.scrollIntoView({ block: "center" });
  words.focus();
}

export function offerRemarks() {
  const button = document.querySelector("[data-remark-selection]");
  if (!button) return;
  const choose = () => {
    // Focus in a field ends no choice: the passage is being written about.
    if (document.activeElement?.matches("[data-remarks] textarea")) return;
    chosen = read(document.getSelection());
    button.hidden = !chosen;
  };
  document.addEventListener("selectionchange", choose);
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", () => {
    remark();
    button.hidden = true;
  });
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || !event.altKey || event.key.toLowerCase() !== "m") return;
    choose(); // a browser that is busy tells of a selection after the key
    if (!chosen) return;
    event.preventDefault();
    remark();
  });
  // A quote that is typed over is another passage: what stood around the old one says nothing of it.
  document.addEventListener("input", ({ target }) => {
    if (!target.matches('[data-remarks] [name="quote"]')) return;
    for (const name of ["before", "after"]) target.closest("details").querySelector(`[name="${name}"]`).value = "";
  });
  document.addEventListener("htmx:afterSwap", ({ detail: { target } }) => {
    if (target.id !== "nhan-xet") return;
    const form = document.getElementById("nhan-xet-form");
    if (![...form.elements].some((field) => field.matches("textarea") && field.value)) delete form.dataset.dirty;
  });
}
