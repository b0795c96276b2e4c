// Enhances <textarea data-editor>: the textarea stays in the form, hidden, and always holds the HTML.
import { Editor } from "@tiptap/core";
import { keepTyped } from "./autosave.js";
import { checkLinks } from "./checking.js";
import { measure } from "./count.js";
import { element, newId } from "./element.js";
import { askForLink } from "./links.js";
import { showLive } from "./live.js";
import { extensions } from "./nodes.js";
import { listenForPassages } from "./passages.js";
import { uploadInto } from "./pictures.js";
import { makeToolbar } from "./toolbar.js";
import { seen } from "./unseen.js";
import { cleanPasted } from "./word.js";
import { t } from "../desk/said.js";

const editors = new WeakMap(); // by the field that holds their text
const parse = (html) => new DOMParser().parseFromString(html, "text/html");

function labelOf(textarea) {
  const [label] = textarea.labels;
  if (!label) return { id: null, text: t("Nội dung") };
  label.id ||= newId("editor-label");
  return { id: label.id, text: label.textContent.trim(), dom: label };
}

function areaAttributes(textarea, label) {
  const given = (name) => (textarea.hasAttribute(name) ? { [name]: textarea.getAttribute(name) } : {});
  return {
    id: newId("editor-area"),
    class: "ProseMirror prose",
    role: "textbox",
    "aria-multiline": "true",
    lang: "vi",
    spellcheck: "true",
    ...(label.id ? { "aria-labelledby": label.id } : { "aria-label": label.text }),
    ...given("aria-describedby"),
    ...given("aria-invalid"),
    ...(textarea.required ? { "aria-required": "true" } : {}),
  };
}

function count(editor, wordsAMinute) {
  const found = { links: 0, pictures: 0 };
  let previous = null;
  editor.state.doc.descendants((node) => {
    if (node.type.name === "picture") found.pictures += 1;
    const href = node.marks.find((one) => one.type.name === "link")?.attrs.href ?? null;
    if (href !== null && href !== previous) found.links += 1;
    previous = node.isText ? href : null;
  });
  return { ...found, ...measure(editor.getText({ blockSeparator: "\n" }), wordsAMinute) };
}

function sayCount(editor, textarea) {
  const found = count(editor, Number(textarea.dataset.wordsAMinute) || 200);
  const number = new Intl.NumberFormat("vi-VN");
  const scope = textarea.form ?? document;
  for (const place of scope.querySelectorAll("[data-editor-count]")) {
    place.textContent = t("{words} từ · {letters} ký tự · đọc khoảng {minutes} phút · {links} liên kết · {pictures} ảnh", {
      ...found, words: number.format(found.words), letters: number.format(found.letters),
    });
  }
  textarea.dispatchEvent(new CustomEvent("editor:count", { bubbles: true, detail: found }));
}

// The empty paragraph kept at the end, to write on below a table or a picture, is not part of the article.
// Not asked whether the editor is empty: it takes a picture without a caption for nothing.
const htmlOf = (editor) => editor.getHTML().replace(/(<p><\/p>)+$/, "");

const picturesAmong = (data) => [...(data?.files ?? [])].filter((file) => file.type.startsWith("image/"));

// What could not come along as it was, and what to do about it.
function notesOf({ pictures, tables }) {
  const notes = [];
  if (pictures) notes.push(t("{count} ảnh không dán theo được. Hãy thêm từng ảnh bằng nút Thêm ảnh, để ghi nguồn của ảnh.", { count: pictures }));
  if (tables) notes.push(t("{count} bảng nằm trong ô của bảng khác đã được trải ra thành từng dòng chữ trong ô. Hãy xem lại chỗ đó.", { count: tables }));
  return notes.join(" ");
}

// What the view asks us: pasted HTML is cleaned, pasted and dropped picture files are uploaded.
function viewProps(attributes, settings, say, editorOf) {
  return {
    attributes,
    transformPastedText: seen,
    transformPastedHTML(pasted) {
      const html = seen(pasted);
      // Our own copies are marked by ProseMirror and are clean.
      if (html.includes("data-pm-slice")) return html;
      const clean = cleanPasted(html, parse);
      const notes = notesOf(clean);
      if (notes) say(notes);
      return clean.html;
    },
    handlePaste(view, event) {
      const files = picturesAmong(event.clipboardData);
      // Word and Excel also offer a drawing of the text itself: text wins.
      if (!files.length || !settings.uploadUrl || event.clipboardData.getData("text/plain").trim()) return false;
      uploadInto(editorOf(), files, settings, say);
      return true;
    },
    handleDrop(view, event, slice, moved) {
      const files = moved ? [] : picturesAmong(event.dataTransfer);
      if (!files.length || !settings.uploadUrl) return false;
      event.preventDefault();
      const place = view.posAtCoords({ left: event.clientX, top: event.clientY });
      uploadInto(editorOf(), files, settings, say, place ? place.pos : null);
      return true;
    },
    handleKeyDown(view, event) {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        askForLink(editorOf(), settings);
        return true;
      }
      if (!(event.altKey && event.key === "F10")) return false;
      view.dom.closest(".editor").querySelector('.editor-toolbar [tabindex="0"]').focus();
      return true;
    },
  };
}

function enhance(textarea) {
  const { uploadUrl, picturesUrl, sharedUrl, originUrl, innerUrl, checkUrl, csrf } = textarea.dataset;
  const settings = { uploadUrl, picturesUrl, sharedUrl, originUrl, innerUrl, checkUrl, csrf };
  const label = labelOf(textarea);
  const attributes = areaAttributes(textarea, label);
  const status = element("p", { class: "editor-status", role: "status" });
  const say = (words) => { status.textContent = words; };
  const frame = element("div", { class: "editor" });
  const page = element("div", { class: "editor-page" });
  const editor = new Editor({
    element: page,
    extensions,
    content: textarea.value,
    injectCSS: false,
    editorProps: viewProps(attributes, settings, say, () => editor),
    onUpdate: () => {
      textarea.value = htmlOf(editor);
      textarea.dispatchEvent(new Event("input", { bubbles: true }));
      sayCount(editor, textarea);
    },
  });
  editors.set(textarea, editor);
  const toolbar = makeToolbar(editor, settings, { name: label.text.toLowerCase(), controls: attributes.id });
  editor.on("transaction", toolbar.refresh);
  toolbar.refresh();
  frame.classList.toggle("is-invalid", textarea.classList.contains("is-invalid"));
  frame.append(toolbar.dom, page, status);
  textarea.before(frame);
  textarea.hidden = true;
  // A hidden field cannot be pointed at by the browser's own check; the server checks.
  textarea.required = false;
  // The label now names the editor; pointing at the hidden field it would lead nowhere.
  label.dom?.removeAttribute("for");
  label.dom?.addEventListener("click", () => editor.commands.focus());
  textarea.form?.addEventListener("reset", () => editor.commands.setContent(textarea.defaultValue));
  sayCount(editor, textarea);
  checkLinks(editor, settings, textarea.form?.querySelector("[data-link-notes]"));
}

function enhanceAll(within) {
  for (const textarea of within.querySelectorAll("textarea[data-editor]:not([hidden])")) enhance(textarea);
}

enhanceAll(document);
const form = document.querySelector("form[data-autosave]");
if (form) {
  showLive(form, keepTyped(form));
  listenForPassages(form, (field) => editors.get(field));
}
document.addEventListener("htmx:load", ({ detail }) => enhanceAll(detail.elt));
