// Two shelves of pictures to choose from: the unit's own library, and what the units above share.
import { element } from "./element.js";
import { field } from "./sheet.js";
import { t } from "../desk/said.js";

export const LOST = () => t("Mất kết nối mạng. Hãy kiểm tra mạng rồi thử lại.");

const PAUSE = 250; // ms after the last key

/** The pictures at an address, and where the next page of them is: the empty text when there is none. */
async function listed(url) {
  const answer = await fetch(url, { headers: { Accept: "application/json" } }).catch(() => { throw new Error(LOST()); });
  if (!answer.ok) throw new Error(t("Chưa mở được thư viện ảnh. Hãy thử lại."));
  const next = /<([^>]*)>; rel="next"/.exec(answer.headers.get("Link") ?? "")?.[1] ?? "";
  return { pictures: await answer.json(), next };
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
function shelf({ title, looking, stem, url, picture, whenEmpty }) {
  const status = element("p", { class: "form-hint", role: "status" }, t("Đang mở thư viện…"));
  const choices = element("div", { class: "picture-choices", tabindex: "0", role: "group", "aria-label": t("Ảnh để chọn") });
  const more = element("button", { class: "btn mb-3", type: "button" }, t("Xem thêm ảnh"));
  const words = element("input", { class: "form-control", type: "search", autocomplete: "off" });
  const search = field(looking, words, t("Theo mô tả, tên tệp, thư mục hoặc nhãn; có dấu hoặc không dấu."));
  const dom = element("fieldset", { class: "picture-shelf" }, element("legend", {}, title), search, status, choices, more);
  const known = new Map();
  let asked = 0;
  let next = "";

  const show = async (address, isMore) => {
    const mine = ++asked;
    const found = await listed(address).catch((error) => ({ pictures: [], next: "", trouble: error.message }));
    if (mine !== asked) return; // something else was looked for meanwhile
    next = found.next;
    for (const one of found.pictures) known.set(`${stem}${one.id}`, one);
    const picked = choices.querySelector(":checked")?.closest("label"); // stays chosen, whatever is looked for
    const fresh = found.pictures.filter(({ id }) => `${stem}${id}` !== picked?.querySelector("input").value).map((one) => choice(stem, one));
    if (isMore) choices.append(...fresh);
    else choices.replaceChildren(...(picked ? [picked] : []), ...fresh);
    status.textContent = found.trouble ?? (fresh.length || isMore ? "" : words.value.trim() ? t("Không có ảnh nào khớp. Hãy thử từ khác.") : whenEmpty);
    status.hidden = !status.textContent;
    choices.hidden = !choices.children.length;
    more.hidden = !next;
    search.hidden = !known.size && !words.value;
    dom.hidden = !known.size && !whenEmpty && !found.trouble;
    if (isMore) fresh[0]?.querySelector("input").focus();
  };
  const look = () => show(words.value.trim() ? `${url}?${new URLSearchParams({ tim: words.value })}` : url, false);
  let timer = 0;
  words.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(look, PAUSE); });
  words.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
  more.addEventListener("click", () => show(next, true));
  for (const part of [choices, more, search]) part.hidden = true;
  look();
  return { dom, find: (value) => known.get(value), picture };
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
    found.push(shelf({
      title: t("Hoặc chọn trong thư viện của đơn vị"), looking: t("Tìm ảnh trong thư viện"), stem: "", url: settings.picturesUrl,
      picture: async (one) => one, whenEmpty: t("Thư viện chưa có ảnh nào."),
    }));
  }
  if (settings.sharedUrl && settings.uploadUrl) {
    found.push(shelf({
      title: t("Hoặc lấy ảnh chung của cấp trên"), looking: t("Tìm ảnh chung"), stem: "shared-", url: settings.sharedUrl,
      picture: (one) => taken(one, settings), whenEmpty: "",
    }));
  }
  return found;
}
