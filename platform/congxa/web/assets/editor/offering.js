// What was typed before and never saved is offered in one box: what the server kept and what this machine still holds, the
// newest first, the older ones behind it.
import { element } from "./element.js";
import { dropKept, isPressed, keysOf, prefixOf, readKept, wordsOf } from "../desk/kept.js";
import { t } from "../desk/said.js";

const PARTS = { day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: "Asia/Ho_Chi_Minh" };
const MOMENT = new Intl.DateTimeFormat("vi-VN", PARTS);

/** "26/11/2026 09:15", as everywhere at the desk. */
export function momentOf(at) {
  const { day, month, year, hour, minute } = Object.fromEntries(MOMENT.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${day}/${month}/${year} ${hour}:${minute}`;
}

/** The copies of this machine that belong to this form and say something else than the page; of two that say the same, and
    of one that the server has as well, nothing is left. */
function copiesFor({ form, pairs }, isAtServer) {
  const isNew = (item) => !/^\d+$/.test(item) && !("notSaved" in form.dataset); // else somebody is just about to save this one
  const seen = new Set([wordsOf(pairs)]);
  const copies = keysOf(prefixOf(form)).map((key) => ({ key, item: key.slice(prefixOf(form).length), kept: readKept(key) }))
    .filter(({ item, kept }) => kept && (item === form.dataset.item
      || (isNew(item) && isNew(form.dataset.item) && ["", form.elements.section?.value].includes(kept.section))))
    .sort((one, other) => other.kept.at - one.kept.at);
  return copies.filter(({ key, item, kept }) => {
    const words = wordsOf(kept.pairs);
    const isNeeded = !seen.has(words) && !isAtServer(item, kept.at);
    seen.add(words);
    if (!isNeeded) dropKept(key);
    return isNeeded;
  });
}

/** @param keeper of the form: its pairs, how to ask the server, where to say something */
export function offerKept(keeper) {
  const { form } = keeper;
  const ofServer = [...document.querySelectorAll("[data-unsaved-copy]")];
  const isAtServer = (item, at) => ofServer.some(({ dataset }) => dataset.item === item && dataset.at === String(at));
  const copies = copiesFor({ form, pairs: keeper.pairs() }, isAtServer);
  if (!copies.length) return;
  const box = document.querySelector("[data-unsaved]") ?? element("div", { class: "alert alert-info", role: "status", "data-unsaved": true });
  form.before(box);
  arrange(box, [...ofServer, ...copies.map((copy) => entry(keeper, copy, box))]);
}

function arrange(box, entries) {
  const [first, ...older] = entries.sort((one, other) => other.dataset.at - one.dataset.at);
  const fold = element("details", { class: "mt-2" }, element("summary", { class: "py-2" }, t("Phần chưa lưu cũ hơn ({count})", { count: older.length })), ...older);
  if (older.length) first.prepend(element("span", { class: "badge mb-2" }, t("Mới nhất")));
  for (const one of [first, ...older]) one.querySelector(".btn").classList.toggle("btn-primary", one === first);
  box.replaceChildren(first, ...(older.length ? [fold] : []));
}

function entry(keeper, { key, item, kept }, box) {
  const at = momentOf(kept.at);
  const title = kept.pairs.find(([name]) => name === "title")?.[1].trim();
  const words = isPressed(kept)
    ? t("Máy này còn giữ phần gõ lúc {at}: đã bấm gửi, nhưng máy chủ chưa trả lời là đã lưu.", { at })
    : t("Máy này còn giữ phần gõ lúc {at} chưa gửi được lên máy chủ.", { at });
  const use = element("button", { class: "btn btn-primary", type: "button" }, t("Dùng tiếp phần chưa lưu"));
  const drop = element("button", { class: "btn", type: "button" }, t("Bỏ phần chưa lưu"));
  const made = element("div", { "data-unsaved-copy": true, "data-kept-here": true, "data-item": item, "data-at": kept.at },
    element("p", { class: "mb-2" }, element("strong", {}, words), title ? ` “${title}”` : ""),
    element("div", { class: "d-flex flex-wrap gap-2" }, use, drop));
  drop.addEventListener("click", () => {
    dropKept(key);
    made.remove();
    const left = [...box.querySelectorAll("[data-unsaved-copy]")];
    for (const badge of box.querySelectorAll(".badge")) badge.remove();
    if (left.length) arrange(box, left);
    else box.remove();
  });
  use.addEventListener("click", async () => {
    const answer = await keeper.ask(kept.pairs, kept.at).catch(() => null);
    if (!answer?.ok || answer.redirected) return void keeper.say(t("Chưa gửi được. Hãy kiểm tra mạng rồi thử lại."));
    dropKept(key);
    keeper.submitted = true;
    delete keeper.form.dataset.dirty;
    const address = new URL(location.href);
    address.searchParams.set("luu-tam", item);
    location.assign(address);
  });
  return made;
}
