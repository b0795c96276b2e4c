// Two shelves of pictures to choose from: the unit's own library, and what the units above share.
import { element } from "./element.js";
import { t } from "../desk/said.js";

export const LOST = () => t("Mất kết nối mạng. Hãy kiểm tra mạng rồi thử lại.");

async function listed(url) {
  const answer = await fetch(url, { headers: { Accept: "application/json" } }).catch(() => { throw new Error(LOST()); });
  if (!answer.ok) throw new Error(t("Chưa mở được thư viện ảnh. Hãy thử lại."));
  return answer.json();
}

/** Takes a copy of a shared picture into the unit's library; resolves to that copy. */
async function taken({ take }, { csrf }) {
  const answer = await fetch(take, { method: "POST", headers: { "X-CSRFToken": csrf ?? "", Accept: "application/json" } })
    .catch(() => { throw new Error(LOST()); });
  if (answer.ok) return answer.json();
  const { message } = await answer.json().catch(() => ({}));
  throw new Error(message ?? t("Chưa lấy được ảnh chung này. Hãy thử lại."));
}

/**
 * @returns {{dom: HTMLFieldSetElement, find: (value: string) => object|undefined, picture: (found: object) => Promise<object>}}
 *   `find` gives the picture of a radio button's value with its words, `picture` one that may stand in the text
 */
function shelf(title, stem, url, asPicture, whenEmpty) {
  const status = element("p", { class: "form-hint", role: "status" }, t("Đang mở thư viện…"));
  const dom = element("fieldset", { class: "picture-shelf" }, element("legend", {}, title), status);
  let pictures = [];
  const find = (value) => pictures.find(({ id }) => `${stem}${id}` === value);
  listed(url).then((found) => {
    pictures = found;
    if (found.length) status.replaceWith(element("div", { class: "picture-choices" }, ...found.map((one) => choice(stem, one))));
    else if (whenEmpty) status.textContent = whenEmpty;
    else dom.hidden = true;
  }, (error) => { status.textContent = error.message; });
  return { dom, find, picture: asPicture };
}

function choice(stem, { id, url, thumb, alt, credit, owner, said }) {
  const notes = [owner, credit && t("Ảnh: {credit}", { credit }), (said?.author || said?.source) && said.sentence].filter(Boolean);
  return element("label", { class: "picture-choice" },
    element("input", { type: "radio", name: "picture", value: `${stem}${id}` }),
    element("img", { src: thumb ?? url, alt: "", loading: "lazy" }),
    element("span", {}, alt || t("Ảnh chưa có mô tả"), ...notes.map((words) => element("small", {}, words))));
}

export function shelvesFor(settings) {
  const found = [];
  if (settings.picturesUrl) {
    found.push(shelf(t("Hoặc chọn trong thư viện của đơn vị"), "", settings.picturesUrl, async (one) => one, t("Thư viện chưa có ảnh nào.")));
  }
  if (settings.sharedUrl && settings.uploadUrl) {
    found.push(shelf(t("Hoặc lấy ảnh chung của cấp trên"), "shared-", settings.sharedUrl, (one) => taken(one, settings), ""));
  }
  return found;
}
