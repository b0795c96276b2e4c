import assert from "node:assert/strict";
import { test } from "node:test";
import { parseHTML } from "linkedom";
import { cleanPasted } from "../editor/word.js";

const clean = (html) => cleanPasted(html, (text) => parseHTML(text).document);
const flat = (html) => clean(html).html.replace(/>\s+</g, "><");

const WORD_HEAD = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->
<style><!-- /* Font Definitions */ @font-face {font-family:"Cambria Math";} p.MsoNormal {margin:0cm;} --></style></head>
<body lang=VI style='tab-interval:36.0pt;word-wrap:break-word'><!--StartFragment-->`;
const fromWord = (inner) => `${WORD_HEAD}${inner}<!--EndFragment--></body></html>`;

const item = (list, level, marker, text, font = "") => `<p class=MsoListParagraphCxSpMiddle style='margin-left:${36 * level}.0pt;text-indent:-18.0pt;mso-list:l${list} level${level} lfo1'><![if !supportLists]><span
lang=VI style='font-family:${font || '"Times New Roman",serif'};mso-fareast-font-family:"Times New Roman"'><span style='mso-list:Ignore'>${marker}<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><span lang=VI>${text}<o:p></o:p></span></p>
`;

test("a paragraph from Word keeps its words, bold and italic and nothing else", () => {
  const html = flat(fromWord(`<p class=MsoNormal style='margin-bottom:6.0pt;text-align:justify;line-height:150%'><b style='mso-bidi-font-weight:
normal'><span lang=VI style='font-size:14.0pt;line-height:150%;font-family:"Times New Roman",serif;mso-ansi-language:VI'>UBND thị trấn
Khe Sanh</span></b><span lang=VI style='font-size:14.0pt'> tổ chức <i>ngày hội</i>&nbsp;toàn dân<o:p></o:p></span></p>`));
  assert.equal(html, "<p><strong>UBND thị trấn Khe Sanh</strong> tổ chức <em>ngày hội</em> toàn dân</p>");
});

test("style, xml, comments, o:p, font and empty paragraphs are gone", () => {
  const html = flat(fromWord(`<p class=MsoNormal><font face="Arial" size=3 color=red>Một</font><o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p><!-- lời bình --><p class=MsoNormal><span style='mso-comment-continuation:1'>Hai</span><span class=MsoCommentReference><span
style='font-size:8.0pt'><a class=msocomanchor href="#_msocom_1">[A1]</a></span></span></p>`));
  assert.equal(html, "<p>Một</p><p>Hai</p>");
});

test("bullets of Word become a real list, with its levels", () => {
  const html = flat(fromWord(
    item(0, 1, "·", "Trồng cà phê", "Symbol") + item(0, 2, "o", "Arabica", '"Courier New"') + item(0, 2, "o", "Robusta", '"Courier New"') + item(0, 1, "·", "Nuôi bò", "Symbol"),
  ));
  assert.equal(html, "<ul><li><p>Trồng cà phê</p><ul><li><p>Arabica</p></li><li><p>Robusta</p></li></ul></li><li><p>Nuôi bò</p></li></ul>");
});

test("numbers of Word become an ordered list that starts where it started", () => {
  const html = flat(fromWord(`${item(1, 1, "3.", "Ba")}${item(1, 1, "4.", "Bốn")}<p class=MsoNormal>Xen giữa</p>${item(1, 1, "5.", "Năm")}${item(1, 2, "a)", "Điểm a")}`));
  assert.equal(html, '<ol start="3"><li><p>Ba</p></li><li><p>Bốn</p></li></ol><p>Xen giữa</p><ol start="5"><li><p>Năm</p><ol><li><p>Điểm a</p></li></ol></li></ol>');
});

test("an ordered list after a bulleted one is a second list, not a continuation", () => {
  const html = flat(fromWord(item(0, 1, "-", "Gạch") + item(2, 1, "1.", "Một")));
  assert.equal(html, "<ul><li><p>Gạch</p></li></ul><ol><li><p>Một</p></li></ol>");
});

test("a list that begins at a deeper level does not fail", () => {
  assert.equal(flat(fromWord(item(0, 2, "o", "Sâu", '"Courier New"') + item(0, 1, "·", "Nông", "Symbol"))), "<ul><li><p>Sâu</p></li></ul><ul><li><p>Nông</p></li></ul>");
});

test("an indented paragraph without a marker stays a paragraph", () => {
  assert.equal(flat(fromWord("<p class=MsoListParagraph style='margin-left:36pt'>Thụt lề</p>")), "<p>Thụt lề</p>");
});

test("headings move below the article's title", () => {
  const html = flat(fromWord(`<p class=MsoTitle>Báo cáo</p><h1><b>I. Kết quả</b></h1><h2 style='mso-list:l3 level2 lfo4'><span style='mso-list:Ignore'>1.1<span>&nbsp; </span></span>Kinh tế</h2>
<p class=MsoNormal style='mso-outline-level:3'>Nông nghiệp</p>`));
  assert.equal(html, "<h2>Báo cáo</h2><h2>I. Kết quả</h2><h3>Kinh tế</h3><h4>Nông nghiệp</h4>");
});

test("headings without a first level stay where they are", () => {
  assert.equal(flat("<h2>Một</h2><h5>Năm</h5>"), "<h2>Một</h2><h4>Năm</h4>");
});

test("a table keeps its spans and loses its looks", () => {
  const html = flat(fromWord(`<table class=MsoTableGrid border=1 cellspacing=0 style='border-collapse:collapse;mso-table-layout-alt:fixed'><thead><tr style='mso-yfti-irow:0'>
<td width=200 colspan=2 valign=top style='width:155.8pt;border:solid windowtext 1.0pt'><p class=MsoNormal align=center><b>Đơn vị</b><o:p></o:p></p></td></tr></thead>
<tr><td rowspan=1><p class=MsoNormal>Tân Lập</p></td><td><p class=MsoNormal>1.234,5 m<sup>2</sup></p></td></tr></table>`));
  assert.equal(html, '<table><tr><th colspan="2"><p><strong>Đơn vị</strong></p></th></tr><tr><td><p>Tân Lập</p></td><td><p>1.234,5 m²</p></td></tr></table>');
});

test("links stay; bookmarks, scripts and files of the author's disk do not", () => {
  const html = flat(fromWord(`<p><a name="_Toc1">Mục</a> <a href="https://huonghoa.quangtri.gov.vn/" style='mso-style:x' target="_blank"><span class=MsoHyperlink>Huyện</span></a>
<a href="file:///C:\\Users\\a.docx">tệp</a> <a href=" javascript:alert(1)">x</a> <a href="//evil.example/">y</a> <a href="mailto:a@b.vn">thư</a></p>`));
  assert.equal(html, '<p>Mục <a href="https://huonghoa.quangtri.gov.vn/">Huyện</a> tệp x y <a href="mailto:a@b.vn">thư</a></p>');
});

test("hidden text does not come in", () => {
  assert.equal(flat("<p>Thấy<span style='display:none'> <a href='https://w88.example/'>cá cược</a></span><span style='mso-hide:all'>ẩn</span></p>"), "<p>Thấy</p>");
});

test("what was struck out under tracked changes is gone, what was put in stays", () => {
  assert.equal(flat("<p><del>cũ</del><ins cite='mailto:x'>mới</ins></p>"), "<p>mới</p>");
});

test("pictures of Word are left out and counted; the library's stay", () => {
  const { html, pictures } = clean(`<p>A<v:shape id="x"><v:imagedata src="file:///C:/a.png"/></v:shape><img width=10 src="file:///C:/msohtmlclip1/01/clip_image002.png"></p>
<figure class="x"><img src="/tep/12/960.webp" data-picture="12" alt="Chợ" style="width:3px"><figcaption>Chợ phiên</figcaption></figure>`);
  assert.equal(pictures, 1);
  assert.equal(html.replace(/>\s+</g, "><"), '<p>A</p><figure><img src="/tep/12/960.webp" data-picture="12" alt="Chợ"><figcaption>Chợ phiên</figcaption></figure>');
});

test("Google Docs: the wrapper's bold that is none is not bold, the spans' is", () => {
  const html = flat(`<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:700;font-style:normal">Đậm</span><span style="font-style:italic"> nghiêng</span></p>
<ul><li dir="ltr"><p role="presentation">Một</p></li><ul><li><p>Trong</p></li></ul></ul></b>`);
  assert.equal(html, "<p><strong>Đậm</strong><em> nghiêng</em></p><ul><li><p>Một</p><ul><li><p>Trong</p></li></ul></li></ul>");
});

test("letters written as base and mark are composed", () => {
  assert.equal(flat(`<p>${"Hướng Hóa".normalize("NFD")}</p>`), "<p>Hướng Hóa</p>");
});

test("divisions become paragraphs, nested ones open up", () => {
  assert.equal(flat("<div><div>Một</div><div>Hai<br>dòng</div></div>"), "<p>Một</p><p>Hai<br>dòng</p>");
});
