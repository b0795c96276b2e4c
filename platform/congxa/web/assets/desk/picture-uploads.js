// Many pictures at once: each is sent by itself, one after the other, so that one failure stops none of the others.
// Without this script the form is sent as it is, and the answer lists what became of each.
import { t } from "./said.js";
import { thumbOf } from "./thumb.js";

const SIZE = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 1 });

const made = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

class Upload {
  constructor(file, number) {
    this.file = file;
    this.state = "waiting";
    const id = `f-alt-${number}`;
    this.alt = made("input", { className: "form-control", id, type: "text", maxLength: 300 });
    this.bar = made("progress", { className: "w-100", max: 100, value: 0, ariaLabel: t("Tiến độ gửi {name}", { name: file.name }), hidden: true });
    this.words = made("p", { className: "mb-1", textContent: t("Chờ gửi.") });
    this.drop = made("button", { className: "btn", type: "button", textContent: t("Bỏ ra") });
    this.drop.append(made("span", { className: "visually-hidden", textContent: `: ${file.name}` }));
    this.own = made("div", {}, made("label", { className: "form-label", htmlFor: id, textContent: t("Mô tả riêng (để trống thì dùng mô tả chung)") }), this.alt);
    const size = file.size < 1048576 ? `${Math.ceil(file.size / 1024)} KB` : `${SIZE.format(file.size / 1048576)} MB`;
    this.row = made("li", { className: "upload" }, thumbOf(file, { width: 160, height: 120 }), made("p", { className: "mb-1" }, made("strong", { textContent: file.name }), ` · ${size}`), this.own, this.bar, this.words, this.drop);
  }

  send(form, onProgress) {
    const data = new FormData(form);
    data.delete("file");
    data.append("file", this.file);
    data.append("one_of_many", "1");
    if (this.alt.value.trim()) data.set("alt", this.alt.value);
    return new Promise((resolve) => {
      const request = new XMLHttpRequest();
      request.open("POST", form.action);
      request.setRequestHeader("Accept", "application/json");
      request.upload.addEventListener("progress", ({ loaded, total }) => {
        this.bar.value = total ? Math.round((loaded / total) * 100) : 0;
        this.words.textContent = loaded < total ? t("Đang gửi: {percent} %.", { percent: this.bar.value }) : t("Đã gửi xong, đang kiểm tra ảnh…");
        onProgress();
      });
      request.addEventListener("error", () => resolve({ ok: false, words: t("Mất kết nối mạng nên chưa gửi được. Bấm Tải ảnh lên để gửi lại.") }));
      request.addEventListener("load", () => {
        let said = {};
        try { said = JSON.parse(request.responseText); } catch { /* a page of an error: said below */ }
        const ok = request.status === 200 && Boolean(said.taken);
        resolve({ ok, said: { id: said.id, ...said.taken }, words: said.taken?.words ?? said.message ?? t("Máy chủ chưa nhận được ảnh này. Hãy thử lại.") });
      });
      this.bar.hidden = false;
      request.send(data);
    });
  }

  finish({ ok, said, words }, bin) {
    this.state = ok ? "done" : "failed";
    this.words.textContent = ok ? words : t("Chưa giữ được. {reason}", { reason: words });
    this.row.classList.toggle("upload-failed", !ok);
    this.bar.hidden = true;
    this.own.hidden = ok;
    this.drop.hidden = ok;
    if (!ok) return;
    this.words.append(" ", made("a", { href: said.page, textContent: t("Mở ảnh") }));
    this.tellAgainst(said);
    for (const other of said.alike ?? []) this.row.append(likeness(said, other, bin));
  }

  /** What the file says of itself, and what of it speaks against what was said of all pictures here. */
  tellAgainst({ file_says: says, against = [] }) {
    if (says) this.row.append(made("p", { className: "mb-1", textContent: says }));
    if (against.length) this.row.append(made("div", { className: "alert alert-warning mb-0" }, ...against.map((words) => made("p", { className: "mb-1", textContent: words }))));
  }
}

function likeness(own, other, bin) {
  const words = made("p", { textContent: t("Ảnh này giống ảnh “{title}” đã có trong thư viện (độ giống {percent} %).", other) });
  const use = made("button", { className: "btn", type: "button", textContent: t("Dùng ảnh đã có") });
  const both = made("button", { className: "btn", type: "button", textContent: t("Giữ cả hai") });
  const box = made("div", { className: "upload-alike" }, made("img", { src: other.thumb, alt: "", width: 96, height: 72 }), words, use, both);
  const settle = (said) => { words.textContent = said; use.remove(); both.remove(); words.tabIndex = -1; words.focus(); };
  both.addEventListener("click", () => settle(t("Giữ cả hai ảnh.")));
  use.addEventListener("click", async () => {
    const body = new FormData();
    for (const [name, value] of [["ids", own.id], ["viec", "bin"], ["xac-nhan", "1"]]) body.append(name, value);
    body.append("csrf_token", document.querySelector('meta[name="csrf-token"]')?.content ?? "");
    const answer = await fetch(bin, { method: "POST", body, redirect: "manual" }).catch(() => null);
    const ok = answer && (answer.type === "opaqueredirect" || answer.ok);
    settle(ok ? t("Dùng ảnh đã có; ảnh vừa gửi nằm trong thùng rác.") : t("Chưa bỏ được ảnh vừa gửi. Hãy mở ảnh để bỏ vào thùng rác."));
  });
  return box;
}

export function offerPictureUploads() {
  const form = document.querySelector("form[data-upload-pictures]");
  if (!form) return;
  const [input, list, status, zone] = ["[name=file]", "[data-uploads]", "[data-upload-words]", "[data-drop]"].map((each) => form.querySelector(each));
  const button = form.querySelector("[type=submit]");
  const most = Number(form.dataset.most);
  let uploads = [];
  let count = 0;

  const waiting = () => uploads.filter(({ state }) => state !== "done");
  const label = () => { button.textContent = waiting().length ? t("Tải {count} ảnh lên", { count: waiting().length }) : t("Tải ảnh lên"); };
  const add = (files) => {
    const room = most - waiting().length;
    for (const file of [...files].slice(0, room)) {
      const upload = new Upload(file, (count += 1));
      upload.drop.addEventListener("click", () => {
        uploads = uploads.filter((each) => each !== upload);
        upload.row.remove();
        label();
        input.focus();
      });
      uploads.push(upload);
      list.append(upload.row);
    }
    status.textContent = files.length > room ? t("Mỗi lần tối đa {most} ảnh; đã bỏ qua {left} ảnh.", { most, left: files.length - Math.max(room, 0) }) : t("Đã chọn {count} ảnh.", { count: waiting().length });
    label();
  };

  input.removeAttribute("aria-describedby");
  input.addEventListener("change", () => { add(input.files); input.value = ""; });
  zone.hidden = false;
  for (const kind of ["dragover", "dragleave", "drop"]) zone.addEventListener(kind, (event) => {
    event.preventDefault();
    zone.classList.toggle("drop-zone-over", kind === "dragover");
    if (kind === "drop") add(event.dataTransfer.files);
  });

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const queue = waiting();
    if (!queue.length) {
      status.textContent = t("Chưa chọn ảnh. Hãy chọn một hoặc nhiều tệp ảnh trên máy.");
      return input.focus();
    }
    button.disabled = true;
    let kept = 0;
    let known = 0;
    let doubtful = 0;
    for (const [index, upload] of queue.entries()) {
      status.textContent = t("Đang gửi ảnh {number} trên {all}.", { number: index + 1, all: queue.length }); // said once a picture, not once a percent
      const result = await upload.send(form, () => {});
      upload.finish(result, form.dataset.bin);
      kept += result.ok && result.said.is_new ? 1 : 0;
      known += result.ok && !result.said.is_new ? 1 : 0;
      doubtful += result.said?.against?.length ? 1 : 0;
    }
    button.disabled = false;
    label();
    const failed = queue.length - kept - known;
    status.textContent = [
      t("Đã thêm {kept} ảnh.", { kept }),
      known ? t("{known} ảnh đã có trong thư viện từ trước.", { known }) : "",
      doubtful ? t("{doubtful} ảnh có tệp ghi khác với nguồn gốc đã khai, xem ở từng ảnh.", { doubtful }) : "",
      failed ? t("{failed} ảnh chưa giữ được, lý do ghi ở từng ảnh.", { failed }) : "",
    ].filter(Boolean).join(" ");
  });
  window.addEventListener("beforeunload", (event) => { if (button.disabled || waiting().length) event.preventDefault(); });
}

// How many things of a list are marked.
export function countChosen() {
  for (const form of document.querySelectorAll("form[data-choosing]")) {
    const line = form.querySelector("[data-chosen-count]");
    if (!line) continue;
    const say = () => {
      const chosen = form.querySelectorAll("[name=ids]:checked").length;
      line.textContent = chosen ? line.dataset.some.replace("{n}", chosen) : line.dataset.none;
    };
    form.addEventListener("change", say);
    say();
  }
}
