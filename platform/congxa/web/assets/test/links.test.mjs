import assert from "node:assert/strict";
import { test } from "node:test";
import { addressOf } from "../editor/links.js";

test("what people type becomes an address a link may have", () => {
  assert.equal(addressOf(" quangtri.gov.vn "), "https://quangtri.gov.vn");
  assert.equal(addressOf("http://quangtri.gov.vn/a?b=1"), "http://quangtri.gov.vn/a?b=1");
  assert.equal(addressOf("/tin-tuc"), "/tin-tuc");
  assert.equal(addressOf("ubnd@khesanh.example"), "mailto:ubnd@khesanh.example");
  assert.equal(addressOf("tel:02333000000"), "tel:02333000000");
});

test("what is no address, or a dangerous one, is refused", () => {
  for (const typed of ["", "xin chào", "javascript:alert(1)", "data:text/html,x", "//evil.example", "file:///C:/a.docx", "https://"]) {
    assert.equal(addressOf(typed), null, typed);
  }
});
