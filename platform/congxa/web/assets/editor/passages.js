// Where in the text is the passage of a remark? Shown without touching the text: what is marked is never saved.
import { Extension } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";

const key = new PluginKey("passages");
const LETTER = /\P{M}\p{M}*/gsu;
const UNSEEN = /[\p{C}\p{Z}\s]/u;

/** The letters as a reader sees them, and of each where it begins and ends in the document: as the server reads a text. */
export function lettersOf(doc) {
  const [letters, spans] = [[], []];
  const keep = (letter, from, to) => {
    if (letter === " " && letters.at(-1) === " ") return;
    letters.push(letter);
    spans.push([from, to]);
  };
  doc.descendants((node, at) => {
    if (node.isText) {
      for (const { 0: cluster, index } of node.text.matchAll(LETTER)) {
        for (const unit of cluster.normalize("NFC")) keep(UNSEEN.test(unit) ? " " : unit, at + index, at + index + cluster.length);
      }
    } else if (node.isBlock || node.type.name === "hardBreak") keep(" ", at, at);
  });
  return { letters, spans };
}

const alike = (one, other) => {
  let count = 0;
  while (count < one.length && count < other.length && one[count] === other[count]) count += 1;
  return count;
};

/** The passage's place in the document, the one whose surroundings fit best; null when it is not there. */
export function placeOf(doc, { quote, before = "", after = "" }) {
  const { letters, spans } = lettersOf(doc);
  const [wanted, early, late] = [quote, before, after].map((words) => [...words]);
  let best = null;
  for (let at = 0; wanted.length && at + wanted.length <= letters.length; at += 1) {
    if (wanted.some((letter, number) => letters[at + number] !== letter)) continue;
    const end = at + wanted.length;
    const fit = alike(letters.slice(Math.max(0, at - early.length), at).reverse(), early.slice().reverse()) + alike(letters.slice(end, end + late.length), late);
    if (!best || fit > best.fit) best = { fit, from: spans[at][0], to: spans[end - 1][1] };
  }
  return best && { from: best.from, to: best.to };
}

export const Passages = Extension.create({
  name: "passages",
  addProseMirrorPlugins() {
    return [new Plugin({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply: (change, shown) => {
          const place = change.getMeta(key);
          return place ? DecorationSet.create(change.doc, [Decoration.inline(place.from, place.to, { class: "passage-shown" })]) : shown.map(change.mapping, change.doc);
        },
      },
      props: { decorations: (state) => key.getState(state) },
    })];
  },
});

function showIn(editor, passage) {
  const place = placeOf(editor.state.doc, passage);
  if (!place) return false;
  editor.view.dispatch(editor.state.tr.setMeta(key, place).setMeta("addToHistory", false));
  editor.commands.setTextSelection(place);
  editor.view.focus();
  editor.view.dom.querySelector(".passage-shown")?.scrollIntoView({ block: "center" });
  return true;
}

function showInField(field, { quote }) {
  const at = field?.value?.normalize("NFC").indexOf(quote) ?? -1;
  if (!field) return false;
  field.focus();
  if (at >= 0 && field.value === field.value.normalize("NFC") && /^(text|url|tel|textarea|search)$/.test(field.type)) field.setSelectionRange(at, at + quote.length);
  field.scrollIntoView({ block: "center" });
  return true;
}

/** Presses of “show the passage” beside the text lead into it. `editorOf` gives the editor of a field, if it has one. */
export function listenForPassages(form, editorOf) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-show-passage]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { passagePart: named, passageQuote: quote, passageBefore: before, passageAfter: after } = link.dataset;
    const part = CSS.escape(/^(title|summary|body|fact-.*)$/.test(named) ? named : `fact-${named}`); // formatted facts go by their bare name
    const field = form.querySelector(`[name="${part}"], [name^="${part}-"]`);
    const editor = editorOf(field);
    const passage = { quote, before, after };
    if (editor ? showIn(editor, passage) : showInField(field, passage)) event.preventDefault();
  });
}
