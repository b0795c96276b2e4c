// The link dialog: put in, change, take away.
import { element } from "./element.js";
import { field, mainButton, openSheet } from "./sheet.js";
import { t } from "../desk/said.js";

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

// What the site has itself, found by words of its title.
function innerSearch(url, address, words) {
  const search = element("input", { class: "form-control", type: "search", autocomplete: "off" });
  const list = element("ul", { class: "inner-links", "aria-live": "polite" });
  let timer = 0;
  const choose = ({ href, title }) => {
    address.value = href;
    if (words && !words.value.trim()) words.value = title;
    address.focus();
  };
  const look = async () => {
    const answer = search.value.trim() ? await fetch(`${url}?q=${encodeURIComponent(search.value)}`, { headers: { Accept: "application/json" } }).catch(() => null) : null;
    const found = answer?.ok ? await answer.json() : [];
    list.replaceChildren(...found.map((one) => {
      const button = element("button", { type: "button", class: "btn btn-link text-start" }, one.title, element("small", {}, ` ${one.sort}`));
      button.addEventListener("click", () => choose(one));
      return element("li", {}, button);
    }));
    if (search.value.trim() && !found.length) list.replaceChildren(element("li", {}, t("Không tìm thấy. Hãy thử từ khác trong tiêu đề.")));
  };
  search.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(look, 250); });
  // Words where an address is asked for are looked for just as well.
  let fromAddress = "";
  address.addEventListener("input", () => {
    const typed = address.value.trim();
    const isWords = typed.length > 1 && addressOf(typed) === null && !/^\w+:/.test(typed);
    if (!isWords && (!fromAddress || search.value !== fromAddress)) return;
    search.value = fromAddress = isWords ? typed : "";
    search.dispatchEvent(new Event("input"));
  });
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
    if (event.key === "ArrowDown") list.querySelector("button")?.focus();
  });
  list.addEventListener("keydown", (event) => {
    const buttons = [...list.querySelectorAll("button")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    (buttons[buttons.indexOf(document.activeElement) + step] ?? search).focus();
  });
  return [field(t("Tìm trong trang của đơn vị"), search, t("Gõ vài từ trong tiêu đề, có dấu hoặc không dấu.")), list];
}

export function askForLink(editor, settings = {}) {
  const here = editor.isActive("link");
  const asksWords = editor.state.selection.empty && !here;
  const input = element("input", { class: "form-control", name: "address", inputmode: "url", autocomplete: "off", value: editor.getAttributes("link").href ?? "" });
  const words = element("input", { class: "form-control", name: "words" });
  const remove = element("button", { class: "btn", type: "submit", value: "remove" }, t("Bỏ liên kết"));
  openSheet(editor, {
    title: here ? t("Sửa liên kết") : t("Thêm liên kết"),
    fields: [
      field(t("Địa chỉ"), input, t("Ví dụ: https://quangtri.gov.vn. Bài của đơn vị: gõ vài từ trong tiêu đề rồi chọn ở dưới.")),
      ...(settings.innerUrl ? innerSearch(settings.innerUrl, input, asksWords ? words : null) : []),
      ...(asksWords ? [field(t("Chữ hiện trên trang"), words)] : []),
    ],
    actions: [...(here ? [remove] : []), mainButton(here ? t("Sửa liên kết") : t("Thêm liên kết"))],
  }, (values, press) => {
    if (press === "remove") return void editor.chain().focus().extendMarkRange("link").unsetLink().run();
    const href = addressOf(values.get("address"));
    if (!href) return t("Đây chưa phải địa chỉ. Địa chỉ bắt đầu bằng https://, hoặc bằng / nếu là trang của đơn vị; bài của đơn vị thì chọn trong danh sách tìm được.");
    return void putLink(editor, href, asksWords ? values.get("words").trim() || href : "");
  });
}

function putLink(editor, href, words) {
  const chain = editor.chain().focus();
  if (!words) return chain.extendMarkRange("link").setLink({ href }).run();
  return chain.insertContent({ type: "text", text: words, marks: [{ type: "link", attrs: { href } }] }).run();
}
