import assert from "node:assert/strict";
import { test } from "node:test";
import { pairsOf } from "../editor/autosave.js";
import { measure } from "../editor/count.js";
import { t } from "../desk/said.js";

test("words are what has a letter or a number; signs alone are none", () => {
  assert.deepEqual(measure("Sáng nay – 120 hộ dân, họp!", 200), { words: 6, letters: 21, minutes: 1 });
});

test("an empty text takes no time to read", () => {
  assert.deepEqual(measure(" \n\t ", 200), { words: 0, letters: 0, minutes: 0 });
});

test("a letter with its marks, and a drawn sign of two units, count once", () => {
  assert.equal(measure("ế", 200).letters, 1);
  assert.equal(measure("🌾🌾", 200).letters, 2);
});

test("minutes are rounded, and never less than one", () => {
  const words = (count) => Array(count).fill("chữ").join(" ");
  assert.equal(measure(words(299), 200).minutes, 1);
  assert.equal(measure(words(300), 200).minutes, 2);
  assert.equal(measure(words(10_000), 200).minutes, 50);
});

test("what is kept of a form has no files, no token and no button", () => {
  const form = new FormData();
  form.append("csrf_token", "x");
  form.append("title", "Bài đang gõ");
  form.append("step", "submit");
  form.append("continue", "1");
  form.append("fact-files", "1");
  form.append("fact-files", "2");
  form.append("cover_file", new Blob(["ảnh"]), "anh.jpg");
  assert.deepEqual(pairsOf(form), [["title", "Bài đang gõ"], ["fact-files", "1"], ["fact-files", "2"]]);
});

test("words take their values, and stay as they are where there is none", () => {
  assert.equal(t("Đang tải ảnh {name} lên…", { name: "suoi.jpg" }), "Đang tải ảnh suoi.jpg lên…");
  assert.equal(t("Lỗi {status}"), "Lỗi {status}");
  assert.equal(t("Không có {status}", { status: 0 }), "Không có 0");
});
