import assert from "node:assert/strict";
import { test } from "node:test";
import { contrast, isColour, ratioInWords, readable } from "../desk/contrast.js";

test("contrast is that of WCAG", () => {
  assert.equal(contrast("#000000", "#ffffff"), 21);
  assert.ok(Math.abs(contrast("#767676", "#ffffff") - 4.54) < 0.005);
});

test("a pale colour is darkened until it can be read, and a good one stays", () => {
  const darker = readable("#f5c518", "#ffffff", 4.5);
  assert.ok(isColour(darker) && contrast(darker, "#ffffff") >= 4.5);
  assert.equal(readable("#9b1c1c", "#ffffff", 4.5), "#9b1c1c");
});

test("a ratio is cut, not rounded", () => {
  assert.equal(ratioInWords(4.48), "4,4");
  assert.equal(ratioInWords(21), "21,0");
});
