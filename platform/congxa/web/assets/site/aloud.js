// Reading an article aloud with the browser's own voice; the passage being read is marked and kept in sight.
import { all, root, say } from "./page.js";
import { passagesOf, piecesOf, voiceFor } from "./passages.js";

const speech = window.speechSynthesis;
const VOICES_WITHIN = 1500; // milliseconds that a browser may take to find its voices
const NO_VOICE = say(
  "Trình duyệt này chưa có giọng đọc tiếng Việt. Hãy cài giọng tiếng Việt trong phần cài đặt của máy, hoặc mở trang"
    + " bằng trình duyệt khác.",
  "This browser has no English voice. Install one in the settings of your device, or open the page in another browser.",
);

function foundVoice() {
  const language = root.lang.split("-")[0];
  const look = () => voiceFor(language, speech.getVoices());
  if (look() || speech.getVoices().length) return Promise.resolve(look());
  return new Promise((resolve) => {
    const done = () => resolve(look());
    speech.addEventListener("voiceschanged", done, { once: true });
    setTimeout(done, VOICES_WITHIN);
  });
}

class Reading {
  constructor(tools) {
    this.article = tools.closest("article") ?? document.querySelector("main");
    this.status = tools.querySelector("[data-aloud-status]");
    for (const name of ["start", "pause", "stop"]) {
      this[`${name}Button`] = tools.querySelector(`[data-aloud-${name}]`);
      this[`${name}Button`].addEventListener("click", () => this[name]());
    }
    this.turn = 0; // rises with every start and stop, so that what was under way before knows it is over
    addEventListener("pagehide", () => this.stop());
    tools.hidden = false;
  }

  show(words, { reading = false, paused = false } = {}) {
    this.status.textContent = words;
    this.startButton.hidden = reading;
    this.pauseButton.hidden = this.stopButton.hidden = !reading;
    this.pauseButton.textContent = paused ? say("Đọc tiếp", "Go on") : say("Tạm dừng", "Pause");
  }

  async start() {
    const voice = await foundVoice();
    if (!voice) return this.show(NO_VOICE);
    speech.cancel();
    const turn = ++this.turn;
    this.paused = false;
    this.show(say("Đang đọc bài.", "Reading the page aloud."), { reading: true });
    this.pauseButton.focus();
    for (const passage of passagesOf(this.article)) {
      this.mark(passage);
      for (const piece of piecesOf(passage)) {
        await this.utter(piece, voice);
        if (turn !== this.turn) return undefined;
      }
    }
    return this.end(say("Đã đọc hết bài.", "The whole page has been read."));
  }

  utter(piece, voice) {
    return new Promise((resolve) => {
      const said = new SpeechSynthesisUtterance(piece);
      said.voice = voice;
      said.lang = voice.lang;
      said.onend = resolve;
      said.onerror = resolve;
      this.said = said; // held, because some browsers forget an utterance that nobody holds, and never end it
      speech.speak(said);
    });
  }

  pause() {
    this.paused = !this.paused;
    if (this.paused) speech.pause();
    else speech.resume();
    const words = this.paused ? say("Đã tạm dừng.", "Paused.") : say("Đang đọc bài.", "Reading the page aloud.");
    this.show(words, { reading: true, paused: this.paused });
  }

  stop() {
    if (!this.stopButton.hidden) this.end(say("Đã dừng đọc.", "Stopped."));
  }

  end(words) {
    const hadFocus = [this.pauseButton, this.stopButton].includes(document.activeElement);
    this.turn += 1;
    speech.resume(); // a browser that was paused would swallow what is said next
    speech.cancel();
    this.mark(null);
    this.show(words);
    if (hadFocus) this.startButton.focus();
  }

  mark(passage) {
    for (const marked of all(".is-read", this.article)) marked.classList.remove("is-read");
    if (!passage) return;
    passage.classList.add("is-read");
    passage.scrollIntoView({ block: "nearest" });
  }
}

export function offerReadingAloud() {
  if (!speech || !("SpeechSynthesisUtterance" in window)) return;
  for (const tools of all("[data-aloud]")) new Reading(tools);
}
