// Pictures: uploaded, or chosen from a library. The editor stores only the picture's number and address.
import { element, newId } from "./element.js";
import { field, mainButton, openSheet, STAY } from "./sheet.js";
import { LOST, shelvesFor } from "./shelves.js";
import { answered, whoseFields } from "./whose.js";
import { t } from "../desk/said.js";
import { thumbOf } from "../desk/thumb.js";

const SAY_WHAT_IS_SEEN = () => t("Nói điều nhìn thấy trong ảnh, cho người không xem được ảnh.");

/** Uploads one file with what is said of it. Resolves to the library's picture; rejects with an Error whose message is Vietnamese. */
async function upload(file, { uploadUrl, csrf }, said = {}) {
  const body = new FormData();
  for (const [name, value] of Object.entries(said)) body.append(name, value);
  body.append("file", file);
  body.append("one_of_many", "1"); // a refusal is an answer that is said beside the picture, not an error of the page
  const answer = await fetch(uploadUrl, { method: "POST", body, headers: { "X-CSRFToken": csrf ?? "", Accept: "application/json" } })
    .catch(() => { throw new Error(LOST()); });
  const { message, ...picture } = await answer.json().catch(() => ({}));
  if (message) throw new Error(message);
  if (answer.ok && picture.id) return picture;
  throw new Error(answer.status === 413 ? t("Ảnh quá lớn. Hãy chọn ảnh nhỏ hơn.") : t("Chưa tải ảnh lên được (lỗi {status}). Hãy thử lại.", { status: answer.status }));
}

/**
 * The same for a file of a dialog, whose button says what happens meanwhile. What the file says against what was said of it
 * is told there, once: the picture is in the library then, and the next press puts it into the text.
 * @returns {(dialog: HTMLDialogElement, file: File, values: FormData) => Promise<object|null>} null when something was told
 */
function uploader(settings) {
  let told = null;
  return async (dialog, file, values) => {
    if (told?.file === file) return told.picture;
    const button = dialog.querySelector("button.btn-primary");
    told = null;
    button.disabled = true;
    button.textContent = t("Đang tải ảnh lên…");
    try {
      const picture = await upload(file, settings, Object.fromEntries([...values].filter(([name]) => name !== "file" && name !== "picture")));
      if (!picture.taken?.against.length) return picture;
      told = { file, picture };
      tell(dialog, picture.taken);
      return null;
    } finally {
      button.disabled = false;
      button.textContent = told ? t("Vẫn thêm vào bài") : t("Thêm ảnh");
    }
  };
}

function tell(dialog, { file_says: says, against, page }) {
  const link = element("a", { href: page, target: "_blank", rel: "noopener" }, t("Mở ảnh để sửa nguồn gốc"));
  const box = element("div", { class: "alert alert-warning", role: "alert", tabindex: "-1", "data-told": true },
    element("p", { class: "mb-2" }, element("strong", {}, t("Ảnh đã vào thư viện, nhưng chưa đăng được.")), ` ${says}`),
    ...against.map((words) => element("p", { class: "mb-2" }, words)), link);
  const whose = dialog.querySelector(".whose");
  whose.hidden = true; // what was answered is kept, and is changed on the page of the picture
  whose.after(box);
  box.focus();
}

export function insertPicture(editor, { id, url, alt, caption }, at = null) {
  const node = { type: "picture", attrs: { src: url, alt: alt ?? "", picture: String(id) }, content: caption ? [{ type: "text", text: caption }] : [] };
  return editor.chain().focus().insertContentAt(placeFor(editor, at), node).run();
}

// A picture stands between blocks of the text, never inside a paragraph, another caption, a list or a cell's line: below
// the block of the caret; where it was dropped, on that side of the block which is nearer. An empty paragraph gives way.
function placeFor(editor, at) {
  const $at = at === null ? editor.state.selection.$from : editor.state.doc.resolve(at);
  if (!$at.depth) return at === null ? editor.state.selection.to : at;
  const block = $at.node(1);
  const [before, after] = [$at.before(1), $at.after(1)];
  if (block.type.name === "paragraph" && !block.content.size) return { from: before, to: after };
  return at !== null && ($at.pos - before) * 2 < block.nodeSize ? before : after;
}

/**
 * Asks what a pasted or dropped picture shows and whose it is, and uploads it with that. Resolves to the picture with its
 * caption, or to null when it is not wanted after all. What is refused is said in the dialog: nothing typed is lost.
 */
function askAbout(editor, file, place, settings, before) {
  return new Promise((resolve) => {
    const alt = element("input", { class: "form-control", name: "alt", maxlength: 300 });
    const caption = element("input", { class: "form-control", name: "caption", maxlength: 500 });
    const whose = whoseFields(settings, before);
    const take = uploader(settings);
    let picture = null;
    const dialog = openSheet(editor, {
      title: place,
      fields: [seen(file), field(t("Ảnh này cho thấy gì?"), alt, SAY_WHAT_IS_SEEN()), field(t("Chú thích dưới ảnh"), caption), whose],
      actions: [mainButton(t("Thêm ảnh"))],
    }, async (values) => {
      try {
        const answers = answered(whose);
        const kept = await take(dialog, file, values);
        if (!kept) return STAY;
        picture = { ...kept, alt: alt.value.trim() || kept.alt, caption: caption.value.trim(), whose: answers };
        return "";
      } catch (error) {
        return error.message;
      }
    });
    dialog.addEventListener("close", () => resolve(picture));
  });
}

const seen = (file) => element("div", {}, thumbOf(file), element("p", {}, file.name));

/** Uploads pasted or dropped files one after the other and puts them into the text; each is first taken to be whose the
 *  one before was. */
export async function uploadInto(editor, files, settings, say, at = null) {
  let before = [];
  for (const [count, file] of files.entries()) {
    const place = files.length > 1 ? t("Ảnh {number} trên {all}", { number: count + 1, all: files.length }) : t("Thêm ảnh");
    const picture = await askAbout(editor, file, place, settings, before);
    if (!picture) continue;
    before = picture.whose;
    insertPicture(editor, picture, at);
    at = null; // the next stands below this one, in whose caption the caret is now
    say(picture.alt ? t("Đã thêm ảnh.") : t("Đã thêm ảnh. Hãy viết chú thích và mô tả cho ảnh."));
  }
}

export function askForPicture(editor, settings) {
  const file = element("input", { class: "visually-hidden", type: "file", id: newId("editor-file"), name: "file", accept: "image/jpeg,image/png,image/webp,image/gif" });
  const alt = element("input", { class: "form-control", name: "alt", maxlength: 300 });
  const whose = whoseFields(settings);
  whose.hidden = true; // until a file is chosen: a picture of the library has its origin
  const shelves = shelvesFor(settings);
  const take = uploader(settings);
  const thumb = element("div", {});
  const parts = [...(settings.uploadUrl ? [fileField(file), thumb] : []), ...shelves.map(({ dom }) => dom), field(t("Mô tả ảnh"), alt, SAY_WHAT_IS_SEEN()), whose];
  const chosen = (value) => shelves.map((shelf) => ({ shelf, found: shelf.find(value) })).find(({ found }) => found);
  const dialog = openSheet(editor, { title: t("Thêm ảnh"), fields: parts, actions: [mainButton(t("Thêm ảnh"))] }, async (values) => {
    try {
      const pick = chosen(values.get("picture"));
      if (!file.files.length && !pick) return t("Chưa chọn ảnh. Hãy tải một ảnh lên hoặc chọn trong thư viện.");
      const picture = file.files.length ? await take(dialog, file.files[0], values) : await pick.shelf.picture(pick.found);
      if (!picture) return STAY;
      insertPicture(editor, { ...picture, alt: alt.value.trim() || picture.alt });
      return "";
    } catch (error) {
      return error.message;
    }
  });
  const picked = () => shelves.map(({ dom }) => dom.querySelector("[name=picture]:checked")).find(Boolean);
  file.addEventListener("change", () => {
    whose.hidden = !file.files.length;
    dialog.querySelector("[data-told]")?.remove();
    dialog.querySelector("button.btn-primary").textContent = t("Thêm ảnh");
    thumb.replaceChildren(...[...file.files].map((one) => thumbOf(one)));
    for (const { dom } of shelves) dom.classList.toggle("d-none", file.files.length > 0);
    const radio = picked();
    if (file.files.length && radio) radio.checked = false;
  });
  for (const { dom } of shelves) {
    dom.addEventListener("change", ({ target }) => {
      if (target.name !== "picture") return;
      file.value = "";
      file.dispatchEvent(new Event("change", { bubbles: true }));
      alt.value = chosen(picked()?.value)?.found.alt ?? "";
    });
  }
}

function fileField(file) {
  const button = element("label", { class: "btn", for: file.id }, t("Tải ảnh mới lên…"));
  return element("div", { class: "file-choice mb-3" }, file, button, element("span", { "data-file-name": true }, t("Chưa chọn tệp")));
}

export function editPicture(editor) {
  const alt = element("textarea", { class: "form-control", name: "alt", rows: 2 });
  alt.value = editor.getAttributes("picture").alt ?? "";
  openSheet(editor, { title: t("Mô tả ảnh"), fields: [field(t("Mô tả ảnh"), alt, SAY_WHAT_IS_SEEN())], actions: [mainButton(t("Ghi mô tả"))] },
    (values) => void editor.chain().focus().updateAttributes("picture", { alt: values.get("alt").trim() }).run());
}
