// Pictures: chosen from the unit's library, or uploaded. The editor stores only the picture's number and address.
import { element, newId } from "./element.js";
import { field, mainButton, openSheet } from "./sheet.js";
import { t } from "../desk/said.js";

const LOST = () => t("Mất kết nối mạng. Hãy kiểm tra mạng rồi thử lại.");
const SAY_WHAT_IS_SEEN = () => t("Nói điều nhìn thấy trong ảnh, cho người không xem được ảnh.");

/** Uploads one file. Resolves to the library's picture; rejects with an Error whose message is Vietnamese. */
async function upload(file, { uploadUrl, csrf }, said = {}) {
  const body = new FormData();
  for (const [name, value] of Object.entries(said)) body.append(name, value);
  body.append("file", file);
  const answer = await fetch(uploadUrl, { method: "POST", body, headers: { "X-CSRFToken": csrf ?? "", Accept: "application/json" } })
    .catch(() => { throw new Error(LOST()); });
  if (answer.ok) return answer.json();
  const { message } = await answer.json().catch(() => ({}));
  if (message) throw new Error(message);
  throw new Error(answer.status === 413 ? t("Ảnh quá lớn. Hãy chọn ảnh nhỏ hơn.") : t("Chưa tải ảnh lên được (lỗi {status}). Hãy thử lại.", { status: answer.status }));
}

async function readLibrary({ picturesUrl }) {
  const answer = await fetch(picturesUrl, { headers: { Accept: "application/json" } }).catch(() => { throw new Error(LOST()); });
  if (!answer.ok) throw new Error(t("Chưa mở được thư viện ảnh. Hãy thử lại."));
  return answer.json();
}

export function insertPicture(editor, { id, url, alt, caption }, at = null) {
  const node = { type: "picture", attrs: { src: url, alt: alt ?? "", picture: String(id) }, content: caption ? [{ type: "text", text: caption }] : [] };
  const chain = editor.chain().focus();
  if (at !== null) return chain.insertContentAt(at, node).run();
  const { $from } = editor.state.selection;
  // A picture stands between blocks of the text, never inside a paragraph, another caption, a list or a cell's line.
  const block = $from.depth ? $from.node(1) : null;
  const place = block && !(block.type.name === "paragraph" && !block.content.size) ? { from: $from.after(1), to: $from.after(1) }
    : { from: $from.before(1), to: $from.after(1) };
  return chain.insertContentAt(place, node).run();
}

/** Whose is it? Own work in one press; nobody's mouth is filled with it. */
function whoseIsIt() {
  const choice = (value, words, checked) => element("label", { class: "form-check" }, element("input", { class: "form-check-input", type: "radio", name: "basis", value, checked }), element("span", { class: "form-check-label" }, words));
  return element("fieldset", { class: "mb-3" }, element("legend", { class: "form-label" }, t("Ảnh của ai?")),
    choice("own_staff", t("Ảnh do tôi chụp"), false), choice("", t("Của người khác, hoặc ghi sau"), true));
}

/** What a pasted or dropped picture shows and whose it is, asked before it is sent; null when it is not wanted after all. */
function askAbout(editor, file, place) {
  return new Promise((resolve) => {
    const alt = element("input", { class: "form-control", name: "alt", maxlength: 300 });
    const caption = element("input", { class: "form-control", name: "caption", maxlength: 500 });
    let said = null;
    const dialog = openSheet(editor, {
      title: place,
      fields: [element("p", {}, file.name), field(t("Ảnh này cho thấy gì?"), alt, SAY_WHAT_IS_SEEN()), field(t("Chú thích dưới ảnh"), caption), whoseIsIt()],
      actions: [mainButton(t("Thêm ảnh"))],
    }, (values) => { said = Object.fromEntries(values); });
    dialog.addEventListener("close", () => resolve(said));
  });
}

/** Uploads pasted or dropped files one after the other and puts them into the text. */
export async function uploadInto(editor, files, settings, say, at = null) {
  for (const [count, file] of files.entries()) {
    const said = await askAbout(editor, file, files.length > 1 ? t("Ảnh {number} trên {all}", { number: count + 1, all: files.length }) : t("Thêm ảnh"));
    if (!said) continue;
    say(t("Đang tải ảnh {name} lên…", { name: file.name }));
    try {
      insertPicture(editor, { ...await upload(file, settings, said), ...(said.alt ? { alt: said.alt } : {}), caption: said.caption?.trim() }, at);
      say(said.alt?.trim() ? t("Đã thêm ảnh.") : t("Đã thêm ảnh. Hãy viết chú thích và mô tả cho ảnh."));
    } catch (error) {
      say(t("Không thêm được ảnh {name}. {reason}", { name: file.name, reason: error.message }));
    }
  }
}

export function askForPicture(editor, settings) {
  const parts = [];
  const file = element("input", { class: "visually-hidden", type: "file", id: newId("editor-file"), name: "file", accept: "image/jpeg,image/png,image/webp,image/gif" });
  const alt = element("input", { class: "form-control", name: "alt" });
  const shelf = element("fieldset", { class: "picture-shelf" }, element("legend", {}, t("Hoặc chọn trong thư viện của đơn vị")), element("p", { class: "form-hint", role: "status" }, t("Đang mở thư viện…")));
  if (settings.uploadUrl) parts.push(fileField(file));
  const whose = whoseIsIt();
  whose.hidden = true; // asked of a new picture alone: what the library has says whose it is
  if (settings.uploadUrl) parts.push(whose);
  if (settings.picturesUrl) parts.push(shelf);
  parts.push(field(t("Mô tả ảnh"), alt, SAY_WHAT_IS_SEEN()));
  let library = [];
  const dialog = openSheet(editor, { title: t("Thêm ảnh"), fields: parts, actions: [mainButton(t("Thêm ảnh"))] }, async (values) => {
    try {
      const chosen = file.files.length ? await uploadShown(dialog, file.files[0], settings, { alt: values.get("alt"), basis: values.get("basis") }) : library.find(({ id }) => String(id) === values.get("picture"));
      if (!chosen) return t("Chưa chọn ảnh. Hãy tải một ảnh lên hoặc chọn trong thư viện.");
      insertPicture(editor, { ...chosen, alt: alt.value.trim() || chosen.alt });
      return "";
    } catch (error) {
      return error.message;
    }
  });
  file.addEventListener("change", () => {
    whose.hidden = !file.files.length;
    if (file.files.length) for (const radio of shelf.querySelectorAll(":checked")) radio.checked = false;
  });
  shelf.addEventListener("change", () => {
    file.value = "";
    file.dispatchEvent(new Event("change", { bubbles: true }));
    alt.value = library.find(({ id }) => String(id) === shelf.querySelector(":checked").value)?.alt ?? "";
  });
  if (settings.picturesUrl) readLibrary(settings).then((pictures) => { library = pictures; fill(shelf, pictures); }, (error) => { shelf.lastChild.textContent = error.message; });
}

function fileField(file) {
  const button = element("label", { class: "btn", for: file.id }, t("Tải ảnh mới lên…"));
  return element("div", { class: "file-choice mb-3" }, file, button, element("span", { "data-file-name": true }, t("Chưa chọn tệp")));
}

async function uploadShown(dialog, file, settings, said) {
  const button = dialog.querySelector("button.btn-primary");
  const words = button.textContent;
  button.disabled = true;
  button.textContent = t("Đang tải ảnh lên…");
  try {
    return await upload(file, settings, said);
  } finally {
    button.disabled = false;
    button.textContent = words;
  }
}

function fill(shelf, pictures) {
  shelf.lastChild.remove();
  if (!pictures.length) return shelf.append(element("p", { class: "form-hint" }, t("Thư viện chưa có ảnh nào.")));
  const choices = pictures.map(({ id, url, alt, credit, said }) => element("label", { class: "picture-choice" },
    element("input", { type: "radio", name: "picture", value: id }),
    element("img", { src: url, alt: "", loading: "lazy" }),
    element("span", {}, alt || t("Ảnh chưa có mô tả"), ...(credit ? [element("small", {}, t("Ảnh: {credit}", { credit }))] : []), ...(said?.author || said?.source ? [element("small", {}, said.sentence)] : []))));
  return shelf.append(element("div", { class: "picture-choices" }, ...choices));
}

export function editPicture(editor) {
  const alt = element("textarea", { class: "form-control", name: "alt", rows: 2 });
  alt.value = editor.getAttributes("picture").alt ?? "";
  openSheet(editor, { title: t("Mô tả ảnh"), fields: [field(t("Mô tả ảnh"), alt, SAY_WHAT_IS_SEEN())], actions: [mainButton(t("Ghi mô tả"))] },
    (values) => void editor.chain().focus().updateAttributes("picture", { alt: values.get("alt").trim() }).run());
}
