// What is typed is kept: at once on this machine, soon after on the server, and offered again when the page comes back.
// The copy on this machine belongs to one person, and goes as soon as the server has it.
import { element } from "./element.js";
import { sendOnce } from "./sending.js";
import { t } from "../desk/said.js";

const PAUSE = 1500; // ms after the last key
const RETRY = 15000; // ms while there is no connection
const LEFT_OUT = new Set(["csrf_token", "step", "continue"]);

const prefixOf = (form) => `congxa:${form.dataset.person}:${form.dataset.unit}:`;
const storeOf = () => { try { return window.localStorage; } catch { return null; } };

/** The pairs of a form as a browser would send them, without files and what belongs to the page. */
export const pairsOf = (data) => [...data].filter(([name, value]) => typeof value === "string" && !LEFT_OUT.has(name));

function bodyOf(pairs, token) {
  const body = new URLSearchParams(pairs);
  body.set("csrf_token", token);
  return body;
}

class Keeper {
  constructor(form) {
    this.form = form;
    this.key = prefixOf(form) + form.dataset.item;
    this.state = form.querySelector("[data-save-state]");
    this.timer = 0;
    this.sent = JSON.stringify(pairsOf(new FormData(form)));
    this.listeners = [];
  }

  listen() {
    const changed = () => this.changed();
    this.form.addEventListener("input", changed);
    this.form.addEventListener("change", changed);
    window.addEventListener("online", () => this.send());
    window.addEventListener("pagehide", () => this.leave());
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") this.send(); });
  }

  /** What is typed is on its way with the form: nothing more to keep until somebody goes on typing. */
  rest() {
    clearTimeout(this.timer);
    this.submitted = true;
  }

  changed() {
    this.submitted = false;
    this.keepHere();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), PAUSE);
  }

  pairs() { return pairsOf(new FormData(this.form)); }

  keepHere() {
    try {
      storeOf()?.setItem(this.key, JSON.stringify({ at: Date.now(), section: this.form.elements.section?.value ?? "", pairs: this.pairs() }));
    } catch {
      // The machine has no room, or may keep nothing: the server still does.
    }
  }

  dropHere() { storeOf()?.removeItem(this.key); }

  say(words) { if (this.state) this.state.textContent = words; }

  async send() {
    const pairs = this.pairs();
    const now = JSON.stringify(pairs);
    if (this.submitted || now === this.sent) return;
    clearTimeout(this.timer);
    const answer = await this.ask(pairs).catch(() => null);
    if (!answer || answer.status >= 500) { // a server without its database keeps nothing either
      this.say(t("Mất kết nối. Bài được giữ trên máy này và sẽ tự gửi khi có mạng."));
      this.timer = setTimeout(() => this.send(), RETRY);
      return;
    }
    if (answer.redirected || answer.status === 401 || answer.status === 403) {
      this.say(t("Phiên làm việc đã hết. Bài được giữ trên máy này: hãy đăng nhập lại ở một thẻ khác rồi viết tiếp."));
      this.timer = setTimeout(() => this.send(), RETRY);
      return;
    }
    const said = await answer.json().catch(() => ({}));
    if (!answer.ok) return void this.say(said.message ?? t("Chưa lưu tạm được. Hãy bấm Lưu."));
    this.sent = now;
    if (JSON.stringify(this.pairs()) === now) this.dropHere();
    this.say(t("Đã lưu tạm lúc {at}. Bấm Lưu khi viết xong.", { at: said.at }));
    for (const listener of this.listeners) listener();
  }

  ask(pairs) {
    const token = document.querySelector('meta[name="csrf-token"]')?.content ?? this.form.elements.csrf_token.value;
    return fetch(this.form.dataset.autosave, { method: "POST", body: bodyOf(pairs, token), headers: { Accept: "application/json" }, redirect: "follow" });
  }

  leave() {
    if (this.submitted || JSON.stringify(this.pairs()) === this.sent) return;
    const token = this.form.elements.csrf_token.value;
    // A beacon outlives the page; what is too large for one stays on this machine.
    const body = bodyOf(this.pairs(), token);
    if (body.toString().length < 60000) navigator.sendBeacon(this.form.dataset.autosave, body);
  }
}

// What this machine still holds of an earlier time and the server never got.
function offerKept(keeper) {
  const store = storeOf();
  if (!store) return;
  const { form } = keeper;
  const isNew = !/^\d+$/.test(form.dataset.item);
  for (const key of Object.keys(store).filter((one) => one.startsWith(prefixOf(form)))) {
    const item = key.slice(prefixOf(form).length);
    const kept = JSON.parse(store.getItem(key) ?? "null");
    const fits = item === form.dataset.item || (isNew && !/^\d+$/.test(item) && kept?.section === form.elements.section?.value);
    if (kept && fits) offer(keeper, key, item, kept);
  }
}

function offer(keeper, key, item, kept) {
  const at = new Intl.DateTimeFormat("vi-VN", { dateStyle: "short", timeStyle: "short" }).format(kept.at);
  const use = element("button", { class: "btn btn-primary", type: "button" }, t("Dùng tiếp phần chưa lưu"));
  const drop = element("button", { class: "btn", type: "button" }, t("Bỏ phần chưa lưu"));
  const box = element("div", { class: "alert alert-warning", role: "status", "data-kept-here": true },
    element("p", { class: "mb-2" }, element("strong", {}, t("Máy này còn giữ phần gõ lúc {at} chưa gửi được lên máy chủ.", { at }))),
    element("div", { class: "d-flex flex-wrap gap-2" }, use, drop));
  drop.addEventListener("click", () => { storeOf().removeItem(key); box.remove(); });
  use.addEventListener("click", async () => {
    const answer = await keeper.ask(kept.pairs).catch(() => null);
    if (!answer?.ok || answer.redirected) return void keeper.say(t("Chưa gửi được. Hãy kiểm tra mạng rồi thử lại."));
    storeOf().removeItem(key);
    keeper.submitted = true;
    delete keeper.form.dataset.dirty;
    const address = new URL(location.href);
    address.searchParams.set("luu-tam", item);
    location.assign(address);
  });
  keeper.form.before(box);
}

// The same item open in two tabs: told, so that nobody wonders about the comparison that follows.
function watchOtherTabs(keeper) {
  if (!("BroadcastChannel" in window)) return;
  const channel = new BroadcastChannel(keeper.key);
  const tell = () => {
    if (keeper.form.parentElement.querySelector("[data-other-tab]")) return;
    keeper.form.before(element("div", { class: "alert alert-warning", role: "status", "data-other-tab": true }, t("Bài này đang mở ở một thẻ khác. Chỉ nên viết ở một thẻ; nếu lưu ở cả hai, bạn sẽ được so sánh hai bản.")));
  };
  channel.addEventListener("message", ({ data }) => {
    tell();
    if (data === "open") channel.postMessage("here");
  });
  channel.postMessage("open");
}

/** Keeps what is typed in the form; gives the keeper, whose listeners are told after every time it was kept. */
export function keepTyped(form) {
  const keeper = new Keeper(form);
  keeper.listen();
  sendOnce(form, (words) => keeper.say(words), () => keeper.rest());
  offerKept(keeper);
  watchOtherTabs(keeper);
  return keeper;
}
