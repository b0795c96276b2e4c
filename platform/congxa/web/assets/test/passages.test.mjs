import assert from "node:assert/strict";
import { test } from "node:test";
import { Schema } from "@tiptap/pm/model";
import { placeOf } from "../editor/passages.js";

const schema = new Schema({
  nodes: {
    doc: { content: "block+" }, paragraph: { content: "inline*", group: "block" },
    footnote: { inline: true, group: "inline" }, hardBreak: { inline: true, group: "inline" }, text: { group: "inline" },
  },
  marks: { bold: {} },
});
const text = (words, ...marks) => ({ type: "text", text: words, marks: marks.map((type) => ({ type })) });
const doc = (...paragraphs) => schema.nodeFromJSON({ type: "doc", content: paragraphs.map((content) => ({ type: "paragraph", content })) });
const words = (page, place) => place && page.textBetween(place.from, place.to, " ");

test("a passage across marks and paragraphs is found where it stands", () => {
  const page = doc([text("Sáng nay, "), text("thôn Một", "bold"), text(" họp.")], [text("Bà con rất vui.")]);
  assert.equal(words(page, placeOf(page, { quote: "Một họp. Bà con" })), "Một họp. Bà con");
});

test("of words that stand twice, those with the same surroundings are meant", () => {
  const page = doc([text("Bà con góp tiền. Bà con rất vui. Bà con về.")]);
  const place = placeOf(page, { quote: "Bà con", before: "góp tiền. ", after: " rất" });
  assert.equal(place.from, page.textContent.indexOf("Bà con rất") + 1);
});

test("letters written apart, blanks in a row and footnotes in between do not hinder", () => {
  const page = doc([text("Tha\u0302\u0301y   rõ"), { type: "footnote" }, text(" việc")]);
  assert.deepEqual(placeOf(page, { quote: "Thấy rõ việc" }), { from: 1, to: page.content.size - 1 });
});

test("what is not there has no place", () => {
  assert.equal(placeOf(doc([text("Bà con")]), { quote: "thôn Hai" }), null);
  assert.equal(placeOf(doc([text("Bà con")]), { quote: "" }), null);
});
