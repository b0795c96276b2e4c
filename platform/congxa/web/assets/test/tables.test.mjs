import assert from "node:assert/strict";
import { test } from "node:test";
import { parseHTML } from "linkedom";
import { cleanPasted } from "../editor/word.js";

const clean = (html) => cleanPasted(html, (text) => parseHTML(text).document);

test("a table within a cell becomes lines of the cell, and is counted", () => {
  const inner = "<table><tr><td><p>Thôn Một</p></td><td><b>120</b> hộ</td></tr><tr><td>Thôn Hai</td><td></td></tr></table>";
  const { html, tables } = clean(`<table><tr><td><p>Dân số</p>${inner}</td><td>2026</td></tr></table>`);
  assert.equal(tables, 1);
  assert.equal(html, "<table><tr><td><p>Dân số</p><p>Thôn Một | <strong>120</strong> hộ</p><p>Thôn Hai</p></td><td>2026</td></tr></table>");
});

test("however deep they nest, one table is left, with every word", () => {
  let html = "<table><tr><td>trong cùng</td></tr></table>";
  for (let deep = 0; deep < 20; deep += 1) html = `<table><tr><td>lớp ${deep} ${html}</td></tr></table>`;
  const found = clean(html);
  assert.equal(found.tables, 20);
  assert.equal(found.html.match(/<table/g).length, 1);
  for (const words of ["trong cùng", "lớp 0", "lớp 19"]) assert.ok(found.html.includes(words), words);
});

test("tables that stand beside each other stay", () => {
  const { html, tables } = clean("<table><tr><td>a</td></tr></table><table><tr><td>b</td></tr></table>");
  assert.equal(tables, 0);
  assert.equal(html.match(/<table/g).length, 2);
});
