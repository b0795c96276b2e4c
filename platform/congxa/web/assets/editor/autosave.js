// What is typed is kept: at once on this machine, soon after on the server, and offered again when the page comes back.
// The copy on this machine belongs to one person, and goes as soon as the server has it.
import { element } from "./element.js";
import { offerKept } from "./offering.js";
import { sendOnce } from "./sending.js";
import { dropKept, prefixOf, readKept, wordsOf, writeKept } from "../desk/kept.js";
import { t } from "../desk/said.js";
import { renewToken, token } from "../desk/token.js";

const PAUSE = 1500; // ms after the last key
const RETRY = 15000; // ms while there is no connection
const PATIENCE = 20000; // ms for an answer
const LEFT_OUT = new Set(["csrf_token", "step", "continue"]);
const NO_LINE = "line";
const NO_SESSION = "session";

/** The pairs of a form as a browser would send them, without files and what belongs to the page. */
export const pairsOf = (data) => [...data].filter(([name, value]) => typeof value === "string" && !LEFT_OUT.has(name));

function bodyOf(pairs, at) {
  const body = new URLSearchParams(pairs);
  body.set("typed_at", at); // by which a copy on this machine is known again
  body.set("csrf_token", token());
  return body;
}

class Keeper {
  constructor(form) {
    this.form = form;
    this.key = prefixOf(form) + form.dataset.item;
    this.state = form.querySelector("[data-save-state]");
    this.timer = 0;
    this.at = Date.now(); // when the last key was pressed
    this.sent = JSON.stringify(pairsOf(new FormData(form)));
    this.trouble = ""; // why the last attempt did not get through
    this.isHolding = false; // a press, until there is a line
    this.held = null; // its button, when it is pressed by itself then
    this.listeners = [];
  }

  listen() {
    const changed = () => this.changed();
    this.form.addEventListener("input", changed);
    this.form.addEventListener("change", changed);
    window.addEventListener("online", () => this.send());
    window.addEventListener("focus", () => { if (this.trouble) this.send(); }); // back from signing in
    window.addEventListener("pagehide", () => this.leave());
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") this.send(); });
  }

  /** What is typed is on its way with the form: nothing more to keep until somebody goes on typing. The copy stays until
      a page says that the form was saved. */
  rest() {
    clearTimeout(this.timer);
    this.submitted = true;
    this.pressed = wordsOf(this.pairs());
    const kept = readKept(this.key);
    if (kept) writeKept(this.key, { ...kept, pressed: this.pressed });
  }

  changed() {
    this.submitted = false;
    this.at = Date.now();
    this.keepHere();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), PAUSE);
  }

  pairs() { return pairsOf(new FormData(this.form)); }

  keepHere() {
    const copy = { at: this.at, section: this.form.elements.section?.value ?? "", pairs: this.pairs(), pressed: this.pressed };
    this.isKeptHere = writeKept(this.key, copy);
  }

  say(words) { if (this.state) this.state.textContent = words; }

  /** Whether a press is kept back, for the page of an error would be all that it leads to. Saving is done by itself when it
      can be; every other step is for the person to press again. */
  holds(button) {
    if (navigator.onLine && !this.trouble) return false;
    this.isHolding = true;
    this.held = button && "save" in button.dataset ? button : null;
    this.submitted = false;
    this.sent = null; // tried at once, and until it gets through
    this.keepHere();
    this.say(this.heldWords());
    this.send();
    return true;
  }

  heldWords() {
    if (!this.isKeptHere) return this.troubleOf(null);
    if (this.trouble === NO_SESSION) return this.signedOut();
    return this.held
      ? t("Mất kết nối nên chưa lưu được. Bài được giữ trên máy này; trang này sẽ tự lưu khi có mạng.")
      : t("Mất kết nối nên chưa làm được bước này. Bài được giữ trên máy này; khi có mạng, hãy bấm lại.");
  }

  release() {
    const button = this.held;
    this.isHolding = false;
    this.held = null;
    if (button) this.form.requestSubmit(button);
  }

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
    const answer = await this.ask(pairs, this.at).catch(() => null);
    if (answer && (answer.redirected || [400, 401, 403].includes(answer.status))) {
      this.trouble = NO_SESSION;
      this.say(this.signedOut());
      return RETRY;
    }
    this.trouble = answer ? "" : NO_LINE;
    const said = await answer?.json().catch(() => null);
    if (!answer || answer.status >= 500 || (answer.ok && !said?.at)) { // what is no answer of ours has kept nothing
      this.say(this.isHolding && !answer ? this.heldWords() : this.troubleOf(answer));
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
    this.release();
    return 0;
  }

  signedOut() {
    return t("Phiên làm việc đã hết. Bài được giữ trên máy này: hãy đăng nhập lại ở một thẻ khác rồi viết tiếp.");
  }

  troubleOf(answer) {
    if (!this.isKeptHere) return t("Chưa gửi được lên máy chủ, và máy này không giữ được bài. Đừng đóng trang này: bài sẽ tự gửi lại.");
    if (answer) return t("Máy chủ đang trục trặc. Bài được giữ trên máy này và sẽ tự gửi lại.");
    return t("Mất kết nối. Bài được giữ trên máy này và sẽ tự gửi khi có mạng.");
  }

  async ask(pairs, at) {
    const post = () => fetch(this.form.dataset.autosave, { method: "POST", body: bodyOf(pairs, at), headers: { Accept: "application/json" }, redirect: "follow", signal: AbortSignal.timeout(PATIENCE) });
    const answer = await post();
    return answer.status === 400 && (await renewToken(this.form)) ? post() : answer; // 400: of another session
  }

  leave() {
    if (this.submitted || JSON.stringify(this.pairs()) === this.sent) return;
    // A beacon outlives the page; what is too large for one stays on this machine.
    const body = bodyOf(this.pairs(), this.at);
    if (body.toString().length < 60000) navigator.sendBeacon(this.form.dataset.autosave, body);
  }
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
  sendOnce(form, keeper);
  offerKept(keeper);
  watchOtherTabs(keeper);
  if ("notSaved" in form.dataset) { // shown again because it could not be saved
    keeper.sent = null;
    keeper.changed();
  }
  return keeper;
}
