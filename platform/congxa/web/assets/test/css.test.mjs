import assert from "node:assert/strict";
import { test } from "node:test";
import { lightOnly, slim } from "../build-plugins.mjs";

test("light-dark() gives way to the light colour, nested too", () => {
  assert.equal(lightOnly("a{color:light-dark(oklch(1% 0 0), var(--x));b:light-dark(light-dark(red, blue), c)}"), "a{color:oklch(1% 0 0);b:red}");
});

test("unused selectors go, their neighbours and quoted braces stay", () => {
  assert.equal(slim('@charset "utf-8";.carousel,.btn{a:b}.carousel{c:d}.x::before{content:"}"}').replace(/\s/g, ""), '@charset"utf-8";.btn{a:b}.x::before{content:"}"}');
  assert.equal(slim("@media print{.carousel{a:b}}@media print{.btn{a:b}}"), "@media print{.btn{a:b}}");
});
