// The link dialog: put in, change, take away.
import { element } from "./element.js";
import { field, mainButton, openSheet } from "./sheet.js";

const HOST_ONLY = /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+([/:?#].*)?$/u;
const MAIL_ONLY = /^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/;

/** What was typed, as an address a link may have; null when it is none. Addresses within the site begin with "/". */
export function addressOf(typed) {
  const text = typed.trim();
  if (/^\/(?!\/)/.test(text) || /^#./.test(text)) return text;
  if (MAIL_ONLY.test(text)) return `mailto:${text}`;
  if (/^(mailto|tel):\S+$/i.test(text)) return text;
  const whole = HOST_ONLY.test(text) ? `https://${text}` : text;
  try {
    return ["http:", "https:"].includes(new URL(whole).protocol) ? whole : null;
  } catch {
    return null;
  }
}

export function askForLink(editor) {
  const here = editor.isActive("link");
  const asksWords = editor.state.selection.empty && !here;
  const input = element("input", { class: "form-control", name: "address", inputmode: "url", autocomplete: "off", value: editor.getAttributes("link").href ?? "" });
  const words = element("input", { class: "form-control", name: "words" });
  const remove = element("button", { class: "btn", type: "submit", value: "remove" }, "Bỏ liên kết");
  openSheet(editor, {
    title: here ? "Sửa liên kết" : "Thêm liên kết",
    fields: [
      field("Địa chỉ", input, "Ví dụ: https://quangtri.gov.vn, hoặc /tin-tuc cho trang của đơn vị."),
      ...(asksWords ? [field("Chữ hiện trên trang", words)] : []),
    ],
    actions: [...(here ? [remove] : []), mainButton(here ? "Sửa liên kết" : "Thêm liên kết")],
  }, (values, press) => {
    if (press === "remove") return void editor.chain().focus().extendMarkRange("link").unsetLink().run();
    const href = addressOf(values.get("address"));
    if (!href) return "Địa chỉ chưa đúng. Địa chỉ bắt đầu bằng https://, hoặc bằng / nếu là trang của đơn vị.";
    return void putLink(editor, href, asksWords ? values.get("words").trim() || href : "");
  });
}

function putLink(editor, href, words) {
  const chain = editor.chain().focus();
  if (!words) return chain.extendMarkRange("link").setLink({ href }).run();
  return chain.insertContent({ type: "text", text: words, marks: [{ type: "link", attrs: { href } }] }).run();
}
