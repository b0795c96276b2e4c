import assert from "node:assert/strict";
import { test } from "node:test";
import { seen } from "../editor/unseen.js";

test("what turns or parts words unseen is gone, and the words stay", () => {
  assert.equal(seen("Giá \u202e000.05\u202c đồng, ho\u200btline\ufeff"), "Giá 000.05 đồng, hotline");
});

test("a drawn sign of several parts and a soft hyphen stay whole", () => {
  assert.equal(seen("👩\u200d🌾 nông\u00addân"), "👩\u200d🌾 nông\u00addân");
});
