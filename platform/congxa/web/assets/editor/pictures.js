// Pictures: chosen from the unit's library, or uploaded. The editor stores only the picture's number and address.
import { element, newId } from "./element.js";
import { field, mainButton, openSheet } from "./sheet.js";

const LOST = "Mất kết nối mạng. Hãy kiểm tra mạng rồi thử lại.";
const SAY_WHAT_IS_SEEN = "Nói điều nhìn thấy trong ảnh, cho người không xem được ảnh.";

/** Uploads one file. Resolves to the library's picture; rejects with an Error whose message is Vietnamese. */
async function upload(file, { uploadUrl, csrf }) {
  const body = new FormData();
  body.append("file", file);
  const answer = await fetch(uploadUrl, { method: "POST", body, headers: { "X-CSRFToken": csrf ?? "", Accept: "application/json" } })
    .catch(() => { throw new Error(LOST); });
  if (answer.ok) return answer.json();
  const { message } = await answer.json().catch(() => ({}));
  if (message) throw new Error(message);
  throw new Error(answer.status === 413 ? "Ảnh quá lớn. Hãy chọn ảnh nhỏ hơn." : `Chưa tải ảnh lên được (lỗi ${answer.status}). Hãy thử lại.`);
}

async function readLibrary({ picturesUrl }) {
  const answer = await fetch(picturesUrl, { headers: { Accept: "application/json" } }).catch(() => { throw new Error(LOST); });
  if (!answer.ok) throw new Error("Chưa mở được thư viện ảnh. Hãy thử lại.");
  return answer.json();
}

export function insertPicture(editor, { id, url, alt }, at = null) {
  const node = { type: "picture", attrs: { src: url, alt: alt ?? "", picture: String(id) } };
  const chain = editor.chain().focus();
  if (at !== null) return chain.insertContentAt(at, node).run();
  const { $from } = editor.state.selection;
  // A picture stands between blocks of the text, never inside a paragraph, another caption, a list or a cell's line.
  const block = $from.depth ? $from.node(1) : null;
  const place = block && !(block.type.name === "paragraph" && !block.content.size) ? { from: $from.after(1), to: $from.after(1) }
    : { from: $from.before(1), to: $from.after(1) };
  return chain.insertContentAt(place, node).run();
}

/** Uploads pasted or dropped files one after the other and puts them into the text. */
export async function uploadInto(editor, files, settings, say, at = null) {
  for (const file of files) {
    say(`Đang tải ảnh ${file.name} lên…`);
    try {
      insertPicture(editor, await upload(file, settings), at);
      say("Đã thêm ảnh. Hãy viết chú thích và mô tả cho ảnh.");
    } catch (error) {
      say(`Không thêm được ảnh ${file.name}. ${error.message}`);
    }
  }
}

export function askForPicture(editor, settings) {
  const parts = [];
  const file = element("input", { class: "visually-hidden", type: "file", id: newId("editor-file"), name: "file", accept: "image/jpeg,image/png,image/webp,image/gif" });
  const alt = element("input", { class: "form-control", name: "alt" });
  const shelf = element("fieldset", { class: "picture-shelf" }, element("legend", {}, "Hoặc chọn trong thư viện của đơn vị"), element("p", { class: "form-hint", role: "status" }, "Đang mở thư viện…"));
  if (settings.uploadUrl) parts.push(fileField(file));
  if (settings.picturesUrl) parts.push(shelf);
  parts.push(field("Mô tả ảnh", alt, SAY_WHAT_IS_SEEN));
  let library = [];
  const dialog = openSheet(editor, { title: "Thêm ảnh", fields: parts, actions: [mainButton("Thêm ảnh")] }, async (values) => {
    try {
      const chosen = file.files.length ? await uploadShown(dialog, file.files[0], settings) : library.find(({ id }) => String(id) === values.get("picture"));
      if (!chosen) return "Chưa chọn ảnh. Hãy tải một ảnh lên hoặc chọn trong thư viện.";
      insertPicture(editor, { ...chosen, alt: alt.value.trim() || chosen.alt });
      return "";
    } catch (error) {
      return error.message;
    }
  });
  file.addEventListener("change", () => {
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
  const button = element("label", { class: "btn", for: file.id }, "Tải ảnh mới lên…");
  return element("div", { class: "file-choice mb-3" }, file, button, element("span", { "data-file-name": true }, "Chưa chọn tệp"));
}

async function uploadShown(dialog, file, settings) {
  const button = dialog.querySelector("button.btn-primary");
  const words = button.textContent;
  button.disabled = true;
  button.textContent = "Đang tải ảnh lên…";
  try {
    return await upload(file, settings);
  } finally {
    button.disabled = false;
    button.textContent = words;
  }
}

function fill(shelf, pictures) {
  shelf.lastChild.remove();
  if (!pictures.length) return shelf.append(element("p", { class: "form-hint" }, "Thư viện chưa có ảnh nào."));
  const choices = pictures.map(({ id, url, alt, credit, said }) => element("label", { class: "picture-choice" },
    element("input", { type: "radio", name: "picture", value: id }),
    element("img", { src: url, alt: "", loading: "lazy" }),
    element("span", {}, alt || "Ảnh chưa có mô tả", ...(credit ? [element("small", {}, `Ảnh: ${credit}`)] : []), ...(said?.author || said?.source ? [element("small", {}, said.sentence)] : []))));
  return shelf.append(element("div", { class: "picture-choices" }, ...choices));
}

export function editPicture(editor) {
  const alt = element("textarea", { class: "form-control", name: "alt", rows: 2 });
  alt.value = editor.getAttributes("picture").alt ?? "";
  openSheet(editor, { title: "Mô tả ảnh", fields: [field("Mô tả ảnh", alt, SAY_WHAT_IS_SEEN)], actions: [mainButton("Ghi mô tả")] },
    (values) => void editor.chain().focus().updateAttributes("picture", { alt: values.get("alt").trim() }).run());
}
