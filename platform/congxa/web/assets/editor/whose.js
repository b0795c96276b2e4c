// Whose is this picture? The question of the desk's own forms, fetched as HTML and put into a dialog of the editor.
import { element, newId } from "./element.js";
import { foldUnasked } from "../desk/folding.js";
import { t } from "../desk/said.js";

const parse = (html) => [...new DOMParser().parseFromString(html, "text/html").body.childNodes];

async function fetched(url, typed = []) {
  const answer = await fetch(`${url}?${new URLSearchParams(typed)}`, { headers: { Accept: "text/html" } });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.text();
}

/** The same form may stand in the page itself: here every id is another one, and links open beside what is typed. */
function ownIds(nodes) {
  const within = nodes.filter((node) => node.nodeType === 1).flatMap((node) => [node, ...node.querySelectorAll("*")]);
  const ids = new Map(within.filter((node) => node.id).map((node) => [node.id, newId(node.id)]));
  for (const node of within) {
    if (node.id) node.id = ids.get(node.id);
    for (const name of ["for", "aria-describedby"]) {
      if (node.hasAttribute(name)) node.setAttribute(name, node.getAttribute(name).split(" ").map((id) => ids.get(id) ?? id).join(" "));
    }
    if (node.localName === "a") Object.assign(node, { target: "_blank", rel: "noopener" });
    // Nothing here is required of the browser: what is missing is asked for before the article goes out.
    node.removeAttribute("required");
  }
  return nodes;
}

const typedIn = (within) => [...within.querySelectorAll("[name]")]
  .filter((input) => input.type !== "radio" || input.checked)
  .map((input) => [input.name, input.value]);

const OF_ONE = new Set(["source_url", "note"]);

/** What was answered and may hold for the next picture too. */
export const answered = (place) => typedIn(place).filter(([name]) => !OF_ONE.has(name));

/** The fields of the question; empty when it cannot be asked now: it can be answered on the picture's page, too. `before`:
 *  what was answered of the picture before, and stands for this one until it is changed. */
export function whoseFields({ originUrl }, before = []) {
  const place = element("div", { class: "whose" });
  if (originUrl) ask(originUrl, place, before);
  return place;
}

async function ask(url, place, already) {
  const nodes = await fetched(url, already).then(parse, () => []);
  const details = nodes.map((node) => node.querySelector?.("[data-keep-typed]")).find(Boolean);
  if (!details) return;
  const radios = nodes.flatMap((node) => [...(node.querySelectorAll?.("input[type=radio]") ?? [])]);
  const addresses = new Map(radios.map((radio) => [radio, radio.getAttribute("hx-get")]));
  place.append(...ownIds(nodes), element("p", { class: "form-hint" }, t("Chưa rõ thì để trống và ghi sau; bài đăng được khi mọi ảnh đã có nguồn gốc.")));
  foldUnasked(place);
  let asked = 0;
  for (const radio of radios) {
    radio.addEventListener("change", async () => {
      const mine = ++asked;
      const before = typedIn(place);
      const html = await fetched(addresses.get(radio), before).catch(() => "");
      if (mine === asked && html) swap(details, html, Object.fromEntries(before));
    });
  }
}

/** Puts the fields of another choice in place; what was typed while they came stays. */
function swap(details, html, before) {
  const meanwhile = typedIn(details).filter(([name, value]) => value !== (before[name] ?? ""));
  details.replaceChildren(...ownIds(parse(html)));
  for (const [name, value] of meanwhile) {
    const input = details.querySelector(`[name="${CSS.escape(name)}"]`);
    if (input) input.value = value;
  }
}
