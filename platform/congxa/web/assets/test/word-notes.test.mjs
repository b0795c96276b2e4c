import assert from "node:assert/strict";
import { test } from "node:test";
import { parseHTML } from "linkedom";
import { cleanPasted } from "../editor/word.js";

const flat = (html) => cleanPasted(html, (text) => parseHTML(text).document).html.replace(/>\s+</g, "><");

// As Word puts it on the clipboard: the notes stand behind the fragment.
const reference = (kind, number, shown) => `<a style='mso-${kind === "ftn" ? "footnote" : "endnote"}-id:${kind}${number}' href="#_${kind}${number}" name="_${kind}ref${number}" title=""><span
class=MsoFootnoteReference><span lang=VI style='font-size:14.0pt'><span style='mso-special-character:footnote'><![if !supportFootnotes]><span
class=MsoFootnoteReference><span style='font-size:14.0pt;line-height:107%'>${shown}</span></span><![endif]></span></span></span></a>`;
const note = (kind, number, shown, words) => `<div style='mso-element:${kind === "ftn" ? "footnote" : "endnote"}' id=${kind}${number}>

<p class=MsoFootnoteText><a style='mso-footnote-id:${kind}${number}' href="#_${kind}ref${number}" name="_${kind}${number}" title=""><span class=MsoFootnoteReference><span
style='mso-special-character:footnote'><![if !supportFootnotes]><span class=MsoFootnoteReference><span style='font-size:10.0pt'>${shown}</span></span><![endif]></span></span></a><span
lang=VI>${words}<o:p></o:p></span></p>

</div>`;
const list = (kind, ...notes) => `<div style='mso-element:${kind}-list'><![if !supportFootnotes]><br clear=all>

<hr align=left size=1 width="33%">

<![endif]>${notes.join("\n\n")}</div>`;
const fromWord = (text, aside) => `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15"></head>
<body lang=VI style='tab-interval:36.0pt'><!--StartFragment-->${text}<!--EndFragment-->${aside}</body></html>`;

test("footnotes of Word become footnotes, where they stood, and leave no list", () => {
  const html = flat(fromWord(
    `<p class=MsoNormal><span lang=VI>Thôn Hai gặt 40 tấn</span>${reference("ftn", 1, "[1]")}<span lang=VI>, hơn năm ngoái${reference("ftn", 2, "[2]")}.<o:p></o:p></span></p>`,
    list("footnote", note("ftn", 1, "[1]", " Theo báo cáo ngày&nbsp;2 tháng 5."), note("ftn", 2, "[2]", " Năm ngoái <i>35</i> tấn.")),
  ));
  assert.equal(html, '<p>Thôn Hai gặt 40 tấn<sup data-note="Theo báo cáo ngày 2 tháng 5."></sup>, hơn năm ngoái<sup data-note="Năm ngoái 35 tấn."></sup>.</p>');
});

test("the same within the fragment, as a saved page has it", () => {
  const html = flat(fromWord(`<p>Một${reference("ftn", 1, "[1]")}</p>${list("footnote", note("ftn", 1, "[1]", " Lời."))}<p>Hai</p>`, ""));
  assert.equal(html, '<p>Một<sup data-note="Lời."></sup></p><p>Hai</p>');
});

test("endnotes of Word likewise, beside footnotes of the same number", () => {
  const html = flat(fromWord(
    `<p>Một${reference("ftn", 1, "[1]")} hai${reference("edn", 1, "[i]")}</p>`,
    list("footnote", note("ftn", 1, "[1]", " Dưới trang.")) + list("endnote", note("edn", 1, "[i]", " Cuối bài.")),
  ));
  assert.equal(html, '<p>Một<sup data-note="Dưới trang."></sup> hai<sup data-note="Cuối bài."></sup></p>');
});

test("footnotes and endnotes of LibreOffice", () => {
  const html = flat(`<html><body lang="vi-VN"><p>Một<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> hai<a class="sdendnoteanc" name="sdendnote1anc" href="#sdendnote1sym"><sup>i</sup></a></p>
<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>Dưới trang.</p><p class="sdfootnote">Đoạn sau.</p></div>
<div id="sdendnote1"><p class="sdendnote"><a class="sdendnotesym" name="sdendnote1sym" href="#sdendnote1anc">i</a>Cuối bài.</p></div></body></html>`);
  assert.equal(html, '<p>Một<sup data-note="Dưới trang. Đoạn sau."></sup> hai<sup data-note="Cuối bài."></sup></p>');
});

test("footnotes of Google Docs, with and without a division of their own", () => {
  const bodyOf = (open, close) => `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span>Một</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup><span> hai</span><sup><a href="#ftnt2" id="ftnt_ref2">[2]</a></sup></p>
<hr>${open}<p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;Lời một.</span></p>${close}${open}<p><a href="#ftnt_ref2" id="ftnt2">[2]</a><span> Lời hai.</span></p>${close}</b>`;
  for (const html of [bodyOf("", ""), bodyOf("<div>", "</div>")]) {
    assert.equal(flat(html), '<p>Một<sup data-note="Lời một."></sup> hai<sup data-note="Lời hai."></sup></p>');
  }
});

test("a page made with Word, copied in a browser, bears its own address before the mark", () => {
  const html = flat(`<p>Một<a href="https://congbao.example/nd-30#_ftn1" name="_ftnref1" title="">[1]</a></p><div><p>Xen giữa</p><p><a href="https://congbao.example/nd-30#_ftnref1" name="_ftn1" title="">[1]</a> Lời.</p></div>`);
  assert.equal(html, '<p>Một<sup data-note="Lời."></sup></p><p>Xen giữa</p>');
});

test("an address that only the link of a note bears is written out", () => {
  const html = flat(fromWord(
    `<p>Một${reference("ftn", 1, "[1]")}</p>`,
    list("footnote", note("ftn", 1, "[1]", ' Xem <a href="https://quangtri.gov.vn/tin">cổng tỉnh</a>, <a href="https://a.vn/">https://a.vn/</a>.')),
  ));
  assert.equal(html, '<p>Một<sup data-note="Xem cổng tỉnh (https://quangtri.gov.vn/tin), https://a.vn/."></sup></p>');
});

test("a mark alone in its paragraph, in bold, and one in a cell stay", () => {
  const html = flat(fromWord(
    `<p><b>${reference("ftn", 1, "[1]")}</b></p><table><tr><td><p>40${reference("ftn", 2, "[2]")}</p></td></tr></table>`,
    list("footnote", note("ftn", 1, "[1]", " Một."), note("ftn", 2, "[2]", " Hai.")),
  ));
  assert.equal(html, '<p><sup data-note="Một."></sup></p><table><tr><td><p>40<sup data-note="Hai."></sup></p></td></tr></table>');
});

test("a mark whose note was not copied, and a note whose mark was not, stay as words", () => {
  assert.equal(flat(fromWord(`<p>Một${reference("ftn", 1, "[1]")}</p>`, "")), "<p>Một[1]</p>");
  assert.equal(flat(fromWord(list("footnote", note("ftn", 3, "[3]", " Lời."))  , "")).replace("<br>", ""), "<p>[3] Lời.</p>");
  assert.equal(flat(fromWord(`<p>Một${reference("ftn", 1, "[1]")}</p>`, list("footnote", note("ftn", 1, "[1]", "")))), "<p>Một[1]</p>");
});

test("what is hidden or struck out in a note does not come in", () => {
  const html = flat(fromWord(
    `<p>Một${reference("ftn", 1, "[1]")}</p>`,
    list("footnote", note("ftn", 1, "[1]", " Lời<span style='mso-hide:all'> cá cược</span><del> cũ</del>.")),
  ));
  assert.equal(html, '<p>Một<sup data-note="Lời."></sup></p>');
});

test("raised letters that are no footnote stay raised", () => {
  assert.equal(flat("<p>12 m<sup>2</sup></p>"), "<p>12 m²</p>");
});
