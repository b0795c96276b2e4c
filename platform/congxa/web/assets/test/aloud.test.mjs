import assert from "node:assert/strict";
import { test } from "node:test";
import { parseHTML } from "linkedom";
import { passagesOf, piecesOf, voiceFor } from "../site/passages.js";

function article(html) {
  return parseHTML(`<!doctype html><html><body><article>${html}</article></body></html>`).document.querySelector("article");
}

test("an article is read from its title to its last passage, each passage once", () => {
  const read = passagesOf(article(
    '<h1>Tiêu đề</h1><p class="meta">26/02/2021</p><p class="summary">Tóm tắt.</p><div class="prose"><h2>Phần một</h2>'
      + "<ul><li><p>Một.</p></li><li>Hai.</li></ul><blockquote><p>Ba.</p></blockquote><p> </p></div><p>Chân trang</p>",
  ));
  assert.deepEqual(read.map((node) => node.textContent), ["Tiêu đề", "Tóm tắt.", "Phần một", "Một.", "Hai.", "Ba."]);
});

test("a long passage is said in pieces that lose no word", () => {
  const words = Array.from({ length: 90 }, (_, index) => `từ${index}${index % 20 === 19 ? "." : ""}`).join(" ");
  const pieces = piecesOf(article(`<p>${words}</p>`).querySelector("p"));
  assert.ok(pieces.length > 2);
  assert.ok(pieces.every((piece) => piece.length <= 180));
  assert.equal(pieces.join(" "), words);
});

test("the voice speaks the language of the page, and one of the device goes first", () => {
  const voices = [
    { lang: "en-US", localService: true }, { lang: "vi_VN", localService: false }, { lang: "vi-VN", localService: true },
  ];
  assert.equal(voiceFor("vi", voices), voices[2]);
  assert.equal(voiceFor("vi", voices.slice(0, 2)), voices[1]);
  assert.equal(voiceFor("vi", voices.slice(0, 1)), null);
});
