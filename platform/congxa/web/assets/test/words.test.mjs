import assert from "node:assert/strict";
import { test } from "node:test";
import { compare, fold, readNumber, writeNumber } from "../desk/words.js";

test("folding lets plain letters find Vietnamese ones", () => {
  assert.equal(fold("  Hướng  HÓA, Đakrông "), "huong hoa, dakrong");
});

test("numbers are read and written the Vietnamese way", () => {
  assert.equal(readNumber("1.234,5 ha"), 1234.5);
  assert.equal(readNumber("−3"), -3);
  assert.equal(readNumber("chưa có"), null);
  assert.equal(writeNumber(1234.5), "1.234,5");
});

test("missing values stand last in both directions; words follow the Vietnamese alphabet", () => {
  const sorted = (values, falling) => [...values].sort((a, b) => compare(a, b, falling));
  assert.deepEqual(sorted([3, null, 1, 2], false), [1, 2, 3, null]);
  assert.deepEqual(sorted([3, null, 1, 2], true), [3, 2, 1, null]);
  assert.deepEqual(sorted(["Đakrông", "Dốc", "", "Ba Tầng", "A Dơi"], false), ["A Dơi", "Ba Tầng", "Dốc", "Đakrông", ""]);
});
