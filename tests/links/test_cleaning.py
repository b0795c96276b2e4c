"""Cleaning keeps what people wrote, nothing stays hidden, and what nests is settled."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congxa.links.cleaning import clean, is_blank, is_too_deep, text_of


@given(st.lists(st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1), min_size=1, max_size=5))
def test_words_survive_as_they_are(words: list[str]) -> None:
    escaped = [word.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for word in words]
    html = "".join(f"<p>{word}</p>" for word in escaped)
    assert text_of(clean(html)) == " ".join(words)


def test_what_is_allowed_stays_as_it_is() -> None:
    html = (
        "<h2>Lịch tiếp dân</h2><p>Ngày <strong>05</strong> và <em>20</em><sup>1</sup>.<br>Xem"
        ' <a href="https://quangtri.test/a?b=1&amp;c=2" title="Cổng tỉnh" rel="noopener">cổng tỉnh</a>,'
        ' <a href="/tin/bai" rel="noopener">bài</a>, <a href="mailto:ubnd@xa.test" rel="noopener">thư</a></p>'
        '<ol start="3"><li>Một</li></ol><blockquote><p>Trích</p></blockquote>'
        '<table><caption>Bảng</caption><tbody><tr><th scope="col">Cột</th><td colspan="2">Ô</td></tr></tbody></table>'
        '<figure><img src="/tep/12/anh.jpg" alt="Ảnh" width="640" height="480" data-picture="12">'
        "<figcaption>Chú thích</figcaption></figure><hr>"
    )
    assert clean(html) == html


def test_old_tags_are_translated_and_containers_become_paragraphs() -> None:
    html = "<h1>Tin</h1><div>một <b>hai</b> <i>ba</i></div><div><div>bốn</div><p>năm</p></div><h6>sáu</h6>"
    assert clean(html) == "<h2>Tin</h2><p>một <strong>hai</strong> <em>ba</em></p><p>bốn</p><p>năm</p><h4>sáu</h4>"


def test_markup_pasted_from_a_word_processor_comes_in_clean() -> None:
    html = (
        '<p class="MsoNormal" style="margin:0"><span lang="VI" style="font-size:13pt">Kính gửi<o:p></o:p></span></p>'
        "<!--StartFragment--><font color=red>Ủy ban</font>"
    )
    assert clean(html) == "<p>Kính gửi</p>Ủy ban"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("HTTPS://W88.Example.:443/x y", "https://w88.example/x%20y"),
        ("//w88.example", "https://w88.example/"),
        ("ht\ntp:\\\\w88.example", "http://w88.example/"),
        ("https://nhà-cái.example/ă", "https://xn--nh-ci-sqaj.example/%C4%83"),
        ("https://chinhphu.vn@w88.example/", "https://w88.example/"),
        (" /tin/bai ", "/tin/bai"),
        ("#muc-2", "#muc-2"),
    ],
)
def test_addresses_come_out_in_their_normal_form(written: str, kept: str) -> None:
    assert clean(f'<a href="{written}">x</a>') == f'<a href="{kept}" rel="noopener">x</a>'


def test_an_address_of_absurd_length_is_no_address() -> None:
    assert clean(f'<a href="https://r.test/?a={"a" * 4000}&amp;url=//w88.example">chữ</a>') == "chữ"


@pytest.mark.parametrize(
    "written", ["", "javascript:x", "ftp://w88.example/", "data:x", "http://a b/", "//", "sms:113"]
)
def test_a_link_with_no_usable_address_leaves_its_words(written: str) -> None:
    assert clean(f'<p><a href="{written}">chữ <b>đậm</b></a></p>') in (
        "<p>chữ <strong>đậm</strong></p>",
        '<p><a href="" rel="noopener">chữ <strong>đậm</strong></a></p>',
    )


def test_only_own_pictures_stay_others_leave_their_alternative_text() -> None:
    html = '<p><img src="/tep/9/a.jpg" alt="một"><img src="https://w88.example/b.gif" alt="hai"><img src="c.png"></p>'
    assert clean(html) == '<p><img src="/tep/9/a.jpg" alt="một">hai</p>'


def test_an_own_picture_pasted_with_its_full_address_is_kept_by_its_path() -> None:
    html = '<img src="https://khe-sanh.xa.test/tep/9/a.jpg" alt="một">'
    assert clean(html, frozenset({"khe-sanh.xa.test"})) == '<img src="/tep/9/a.jpg" alt="một">'
    assert clean(html) == "một"


HIDING = [
    '<a href="{}" style="display: none !important">x</a>',
    '<a href="{}" style="visibility:hidden">x</a>',
    '<a href="{}" style="opacity:0">x</a>',
    '<a href="{}" style="d\\69splay:/**/none">x</a>',
    '<a href="{}" style="font-size:0">x</a>',
    '<a href="{}" style="font-size:1px">x</a>',
    '<a href="{}" style="font:0/0 a">x</a>',
    '<a href="{}" style="color:transparent">x</a>',
    '<a href="{}" style="color:rgba(0,0,0,0)">x</a>',
    '<a href="{}" style="color:#FFF">x</a>',
    '<a href="{}" hidden>x</a>',
    '<p style="color:#333;background-color:#323232">và <a href="{}">x</a></p>',
    '<font color="white"><a href="{}">x</a></font>',
    '<div style="position:absolute;left:-9999px"><p><a href="{}">x</a></p></div>',
    '<div style="position:fixed;top:-2000px"><a href="{}">x</a></div>',
    '<div style="text-indent:-9999px"><a href="{}">x</a></div>',
    '<div style="height:0;overflow:hidden"><a href="{}">x</a></div>',
    '<div style="width:1px;height:1px;overflow:hidden"><a href="{}">x</a></div>',
    '<div style="transform:scale(0)"><a href="{}">x</a></div>',
    '<div style="position:absolute;clip:rect(0,0,0,0)"><a href="{}">x</a></div>',
    '<div aria-hidden="true"><a href="{}">x</a></div>',
    '<style>.an, .b{{color:red}} @media all{{.an {{ display:none }}}}</style><p class="an"><a href="{}">x</a></p>',
]


@pytest.mark.parametrize("html", HIDING)
def test_what_style_hid_is_shown_and_marked(html: str) -> None:
    cleaned = clean(html.format("https://w88.example/"))
    assert '<a href="https://w88.example/" data-hidden="style" rel="noopener">x</a>' in cleaned
    assert "style=" not in cleaned.replace('data-hidden="style"', "")
    assert " hidden" not in cleaned
    assert clean(cleaned) == cleaned


VISIBLE = [
    '<a href="{}" style="color:#0645ad">x</a>',
    '<a href="{}" style="font-size:12px;opacity:.8">x</a>',
    '<div style="overflow:hidden;width:100%"><a href="{}">x</a></div>',
    '<div style="position:relative;left:-5px"><a href="{}">x</a></div>',
    '<table><tr bgcolor="#003366"><td style="color:#fff"><a href="{}">x</a></td></tr></table>',
    '<div style="background:url(/nen.jpg);color:#fff"><a href="{}">x</a></div>',
    '<p style="display:none">đã ẩn</p><p><a href="{}">x</a></p>',
    '<p aria-hidden="false"><a href="{}">x</a></p>',
]


@pytest.mark.parametrize("html", VISIBLE)
def test_what_a_reader_saw_is_not_marked(html: str) -> None:
    cleaned = clean(html.format("https://bao.test/"))
    assert '<a href="https://bao.test/" rel="noopener">x</a>' in cleaned


def test_the_words_of_html_are_kept_apart_at_blocks_and_together_inside_a_word() -> None:
    html = "<h2>Tin</h2><p>ca<b>o</b>\n thấp<br>dưới</p><ul><li>a</li><li>b</li></ul><table><td>c<td>d</table>đ"
    assert text_of(f"{html}<script>x</script>") == "Tin cao thấp dưới a b c d đ"


@pytest.mark.parametrize(
    "html", ["", "  ", "<p></p>", "<p>&nbsp;\u200b<br></p>", "<p><strong> </strong></p>", "<script>x</script>"]
)
def test_what_shows_nothing_is_blank(html: str) -> None:
    assert is_blank(html)


@pytest.mark.parametrize("html", ["a", "<p>.</p>", '<img src="/tep/1/a.jpg">', "<hr>"])
def test_what_shows_something_is_not_blank(html: str) -> None:
    assert not is_blank(html)


def test_containers_that_nest_are_settled_without_looking_through_each_again() -> None:
    assert clean("<div><section>chữ</section><div><img src='/tep/1/a.jpg'></div></div>") == (
        '<p>chữ</p><p><img src="/tep/1/a.jpg"></p>'
    )
    assert clean("<div>" * 3000 + "chữ") == "<p>chữ</p>"


@pytest.mark.parametrize(
    "html",
    ["<div>" * 500, "<b><i>" * 250, "<DIV class=a>x" * 500, "<div></b>" * 500, "<blockquote>" * 80_000],
)
def test_what_nests_beyond_reason_is_told(html: str) -> None:
    assert is_too_deep(html)


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100 + "</div>" * 100,
        "<p>một" * 5000,
        "<ul>" + "<li>một" * 5000,
        "<div><br><img></div>" * 5000,
        "a < b",
    ],
)
def test_what_is_only_long_is_not_too_deep(html: str) -> None:
    assert not is_too_deep(html)


def test_the_words_of_a_footnote_are_words_of_the_text() -> None:
    assert text_of('<p>Cầu treo<sup data-note="Theo sổ của thôn"></sup> mới.</p>') == "Cầu treo Theo sổ của thôn mới."
