// The toolbar: one tab stop, arrow keys within (the toolbar pattern of the ARIA practices).
import { element } from "./element.js";
import { icon } from "./icon.js";
import { askForLink } from "./links.js";
import { askForNote } from "./notes.js";
import { askForPicture, editPicture } from "./pictures.js";
import { askForTable } from "./tables.js";
import { t } from "../desk/said.js";

const chain = (editor) => editor.chain().focus();
const heading = (level) => ({
  label: t("Tiêu đề cấp {level}", { level }), icon: `h${level}`, keys: `Ctrl+Alt+${level}`,
  run: (editor) => chain(editor).toggleHeading({ level }).run(), pressed: (editor) => editor.isActive("heading", { level }),
});
const mark = (name, label, drawing, keys) => ({
  label, icon: drawing, keys, run: (editor) => chain(editor).toggleMark(name).run(), pressed: (editor) => editor.isActive(name),
});
const command = (name, label, drawing, keys = "") => ({
  label, icon: drawing, keys, run: (editor) => chain(editor)[name]().run(), enabled: (editor) => editor.can()[name](),
});

const groups = (settings) => [
  { label: t("Kiểu đoạn"), buttons: [
    { label: t("Đoạn văn"), icon: "pilcrow", keys: "Ctrl+Alt+0", run: (editor) => chain(editor).setParagraph().run(), pressed: (editor) => editor.isActive("paragraph") },
    heading(2), heading(3), heading(4)] },
  { label: t("Kiểu chữ"), buttons: [
    mark("bold", t("Đậm"), "bold", "Ctrl+B"), mark("italic", t("Nghiêng"), "italic", "Ctrl+I"), mark("underline", t("Gạch chân"), "underline", "Ctrl+U")] },
  { label: t("Danh sách và trích dẫn"), buttons: [
    { label: t("Danh sách dấu chấm"), icon: "list", keys: "Ctrl+Shift+8", run: (editor) => chain(editor).toggleBulletList().run(), pressed: (editor) => editor.isActive("bulletList") },
    { label: t("Danh sách đánh số"), icon: "listNumbers", keys: "Ctrl+Shift+7", run: (editor) => chain(editor).toggleOrderedList().run(), pressed: (editor) => editor.isActive("orderedList") },
    { label: t("Trích dẫn"), icon: "blockquote", keys: "Ctrl+Shift+B", run: (editor) => chain(editor).toggleBlockquote().run(), pressed: (editor) => editor.isActive("blockquote") }] },
  { label: t("Chèn"), buttons: [
    { label: t("Liên kết"), icon: "link", keys: "Ctrl+K", run: (editor) => askForLink(editor, settings), pressed: (editor) => editor.isActive("link") },
    { label: t("Chú thích cuối bài"), icon: "footnote", run: askForNote, pressed: (editor) => editor.isActive("footnote") },
    { label: t("Bỏ liên kết"), icon: "unlink", run: (editor) => chain(editor).extendMarkRange("link").unsetLink().run(), enabled: (editor) => editor.isActive("link") },
    ...(settings.uploadUrl || settings.picturesUrl ? [{ label: t("Thêm ảnh"), icon: "photo", run: (editor) => askForPicture(editor, settings) }] : []),
    { label: t("Thêm bảng"), icon: "table", run: askForTable, enabled: (editor) => !editor.isActive("table") && !editor.isActive("picture") }] },
  { label: t("Hoàn tác"), buttons: [command("undo", t("Hoàn tác"), "arrowBackUp", "Ctrl+Z"), command("redo", t("Làm lại"), "arrowForwardUp", "Ctrl+Y")] },
  { label: t("Bảng"), shown: (editor) => editor.isActive("table"), buttons: [
    command("addRowBefore", t("Thêm hàng phía trên"), "rowInsertTop"), command("addRowAfter", t("Thêm hàng phía dưới"), "rowInsertBottom"),
    command("deleteRow", t("Xóa hàng"), "rowRemove"), command("addColumnBefore", t("Thêm cột bên trái"), "columnInsertLeft"),
    command("addColumnAfter", t("Thêm cột bên phải"), "columnInsertRight"), command("deleteColumn", t("Xóa cột"), "columnRemove"),
    command("toggleHeaderRow", t("Bật, tắt hàng tiêu đề"), "tableRow"), command("deleteTable", t("Xóa bảng"), "tableOff")] },
  { label: t("Ảnh"), shown: (editor) => editor.isActive("picture"), buttons: [
    { label: t("Sửa mô tả ảnh"), icon: "pencil", run: editPicture },
    { label: t("Xóa ảnh"), icon: "trash", run: (editor) => chain(editor).deleteNode("picture").run() }] },
];

/** @returns {{dom: HTMLElement, refresh: () => void}} */
export function makeToolbar(editor, settings, { name, controls }) {
  const built = groups(settings).map((group) => buildGroup(group, editor));
  const dom = element("div", { class: "editor-toolbar", role: "toolbar", "aria-label": t("Định dạng {name}", { name }), "aria-controls": controls }, ...built.map((group) => group.dom));
  const reachable = () => [...dom.querySelectorAll("button")].filter((button) => !button.closest("[hidden]"));
  const stopAt = (button) => { for (const other of dom.querySelectorAll("button")) other.tabIndex = other === button ? 0 : -1; };
  dom.addEventListener("keydown", (event) => move(event, reachable(), editor));
  dom.addEventListener("focusin", ({ target }) => stopAt(target));
  // A press must not take the selection out of the text.
  dom.addEventListener("mousedown", (event) => event.preventDefault());
  stopAt(reachable()[0]);
  const refresh = () => {
    for (const group of built) group.refresh();
    if (!reachable().some((button) => button.tabIndex === 0)) stopAt(reachable()[0]);
  };
  return { dom, refresh };
}

function move(event, buttons, editor) {
  const at = buttons.indexOf(document.activeElement);
  const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
  if (event.key === "Escape") editor.view.focus();
  if (next === undefined) return;
  event.preventDefault();
  buttons.at(next % buttons.length).focus();
}

function buildGroup({ label, buttons, shown }, editor) {
  const made = buttons.map((button) => buildButton(button, editor));
  const dom = element("div", { class: "editor-group", role: "group", "aria-label": label }, ...made.map((button) => button.dom));
  const refresh = () => {
    dom.hidden = Boolean(shown) && !shown(editor);
    if (!dom.hidden) for (const button of made) button.refresh();
  };
  return { dom, refresh };
}

function buildButton({ label, icon: drawing, keys, run, pressed, enabled }, editor) {
  const dom = element("button", { type: "button", class: "editor-button", "aria-label": label, title: keys ? `${label} (${keys})` : label, "aria-pressed": pressed ? "false" : null }, icon(drawing));
  const isOff = () => dom.getAttribute("aria-disabled") === "true";
  dom.addEventListener("click", () => { if (!isOff()) run(editor); });
  const refresh = () => {
    if (pressed) dom.setAttribute("aria-pressed", String(pressed(editor)));
    // aria-disabled, not disabled: the arrow keys still pass over it and nothing loses the focus.
    if (enabled) dom.setAttribute("aria-disabled", String(!enabled(editor)));
  };
  return { dom, refresh };
}
