// What is typed is kept: at once on this machine, soon after on the server, and offered again when the page comes back.
// The copy on this machine belongs to one person, and goes as soon as the server has it.
import { element } from "./element.js";
import { sendOnce } from "./sending.js";
import { dropKept, keysOf, prefixOf, readKept, writeKept } from "../desk/kept.js";
import { t } from "../desk/said.js";

const PAUSE = 1500; // ms after the last key
const RETRY = 15000; // ms while there is no connection
const PATIENCE = 20000; // ms for an answer
const LEFT_OUT = new Set(["csrf_token", "step", "continue"]);

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

  /** What is typed is on its way with the form: nothing more to keep until somebody goes on typing. The copy stays until
      a page says that the form was saved. */
  rest() {
    clearTimeout(this.timer);
    this.submitted = true;
    const kept = readKept(this.key);
    if (kept) writeKept(this.key, { ...kept, isSent: true });
  }

  changed() {
    this.submitted = false;
    this.keepHere();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), PAUSE);
  }

  pairs() { return pairsOf(new FormData(this.form)); }

  keepHere() {
    this.isKeptHere = writeKept(this.key, { at: Date.now(), section: this.form.elements.section?.value ?? "", pairs: this.pairs() });
  }

  say(words) { if (this.state) this.state.textContent = words; }

  /** One at a time: of two on their way, the older might come last and stay. */
  async send() {
    const pairs = this.pairs();
    const now = JSON.stringify(pairs);
    if (this.isSending || this.submitted || now === this.sent) return;
    clearTimeout(this.timer);
    this.isSending = true;
    const wait = await this.deliver(pairs, now);
    this.isSending = false;
    if (wait || JSON.stringify(this.pairs()) !== now) this.timer = setTimeout(() => this.send(), wait || PAUSE);
  }

  /** Gives how long to wait before it is tried again: 0 when there is nothing to try. */
  async deliver(pairs, now) {
    const answer = await this.ask(pairs).catch(() => null);
    if (answer && (answer.redirected || answer.status === 401 || answer.status === 403)) {
      this.say(t("Phiên làm việc đã hết. Bài được giữ trên máy này: hãy đăng nhập lại ở một thẻ khác rồi viết tiếp."));
      return RETRY;
    }
    const said = await answer?.json().catch(() => null);
    if (!answer || answer.status >= 500 || (answer.ok && !said?.at)) { // what is no answer of ours has kept nothing
      this.say(this.troubleOf(answer));
      return RETRY;
    }
    if (!answer.ok) {
      this.say(said?.message ?? t("Chưa lưu tạm được. Hãy bấm Lưu."));
      return 0;
    }
    this.sent = now;
    if (JSON.stringify(this.pairs()) === now) dropKept(this.key);
    this.say(t("Đã lưu tạm lúc {at}. Bấm Lưu khi viết xong.", { at: said.at }));
    for (const listener of this.listeners) listener();
    return 0;
  }

  troubleOf(answer) {
    if (!this.isKeptHere) return t("Chưa gửi được lên máy chủ, và máy này không giữ được bài. Đừng đóng trang này: bài sẽ tự gửi lại.");
    if (answer) return t("Máy chủ đang trục trặc. Bài được giữ trên máy này và sẽ tự gửi lại.");
    return t("Mất kết nối. Bài được giữ trên máy này và sẽ tự gửi khi có mạng.");
  }

  ask(pairs) {
    const token = document.querySelector('meta[name="csrf-token"]')?.content ?? this.form.elements.csrf_token.value;
    return fetch(this.form.dataset.autosave, { method: "POST", body: bodyOf(pairs, token), headers: { Accept: "application/json" }, redirect: "follow", signal: AbortSignal.timeout(PATIENCE) });
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
  const { form } = keeper;
  const isNew = !/^\d+$/.test(form.dataset.item);
  for (const key of keysOf(prefixOf(form))) {
    const item = key.slice(prefixOf(form).length);
    const kept = readKept(key);
    const fits = item === form.dataset.item || (isNew && !/^\d+$/.test(item) && kept?.section === form.elements.section?.value);
    if (!kept || !fits) continue;
    if (wordsOf(kept.pairs) === wordsOf(keeper.pairs())) dropKept(key); // saved, though nobody could say so
    else offer(keeper, key, item, kept);
  }
}

const wordsOf = (pairs) => JSON.stringify(pairs.filter(([name]) => name !== "version"));

const MOMENT = new Intl.DateTimeFormat("vi-VN", { dateStyle: "short", timeStyle: "short", timeZone: "Asia/Ho_Chi_Minh" });

function offer(keeper, key, item, kept) {
  const at = MOMENT.format(kept.at);
  const words = kept.isSent
    ? t("Máy này còn giữ phần gõ lúc {at}: đã bấm gửi, nhưng máy chủ chưa trả lời là đã lưu.", { at })
    : t("Máy này còn giữ phần gõ lúc {at} chưa gửi được lên máy chủ.", { at });
  const use = element("button", { class: "btn btn-primary", type: "button" }, t("Dùng tiếp phần chưa lưu"));
  const drop = element("button", { class: "btn", type: "button" }, t("Bỏ phần chưa lưu"));
  const box = element("div", { class: "alert alert-warning", role: "status", "data-kept-here": true },
    element("p", { class: "mb-2" }, element("strong", {}, words)),
    element("div", { class: "d-flex flex-wrap gap-2" }, use, drop));
  drop.addEventListener("click", () => { dropKept(key); box.remove(); });
  use.addEventListener("click", async () => {
    const answer = await keeper.ask(kept.pairs).catch(() => null);
    if (!answer?.ok || answer.redirected) return void keeper.say(t("Chưa gửi được. Hãy kiểm tra mạng rồi thử lại."));
    dropKept(key);
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
  // What a browser fills in again on the way back would stand beside a newer version, and not in the editor: a copy that
  // is offered has all of it, with the version on which it was typed.
  form.autocomplete = "off";
  const keeper = new Keeper(form);
  keeper.listen();
  sendOnce(form, (words) => keeper.say(words), () => keeper.rest());
  offerKept(keeper);
  watchOtherTabs(keeper);
  return keeper;
}
