"""Nothing unsafe survives cleaning, nothing stays hidden, and cleaning twice changes nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from congxa.links.cleaning import clean, is_blank, is_too_deep, text_of

TAGS = {"h2", "h3", "h4", "p", "br", "hr", "strong", "em", "u", "s", "sub", "sup", "ul", "ol", "li", "blockquote", "a"}
TAGS |= {"table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption", "figure", "figcaption", "img"}
ATTRIBUTES = {
    "a": {"href", "title", "data-hidden", "rel"},
    "img": {"src", "alt", "width", "height", "data-picture"},
    "td": {"colspan", "rowspan", "scope"},
    "th": {"colspan", "rowspan", "scope"},
    "ol": {"start"},
}
VALUES = {
    "href": r"(?:https?://[^\s\"'<>\\]+|mailto:.*|tel:.*|(?!//|/\\|\\)(?![a-zA-Z][a-zA-Z0-9+.-]*:).*)",
    "data-hidden": r"style",
    "rel": r"noopener",
    "src": r"/tep/[\w-]+(?:/[\w-]+(?:\.[\w-]+)*)*",
    "width": r"-?\d+",
    "height": r"-?\d+",
    "data-picture": r"-?\d+",
    "colspan": r"-?\d+",
    "rowspan": r"-?\d+",
    "start": r"-?\d+",
    "scope": r"(?:row|col)(?:group)?",
}

# Known ways of getting a script, a foreign request or a disguise through a cleaner.
VECTORS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//w88.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<img src=`javascript:alert(1)`>",
    "<img/src/onerror=alert(1)>",
    "<img src='/tep/1/../../dang-xuat'>",
    "<img src='/tep/1/%2e%2e/x'>",
    "<img src='data:image/svg+xml,<svg onload=alert(1)>' alt='chữ thay'>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<svg><animate attributeName=href values=javascript:alert(1) /><a id=x>y</a></svg>",
    "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<math><mi//xlink:href='data:x,<script>alert(4)</script>'>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<title><a title='</title><img src=x onerror=alert(1)>'></title>",
    "<textarea><img title='</textarea><img src=x onerror=alert(1)>'></textarea>",
    "<xmp><p title='</xmp><img src=x onerror=alert(1)>'></xmp>",
    "<plaintext><script>alert(1)</script>",
    "<template><img src=x onerror=alert(1)></template>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<iframe src=javascript:alert(1)>",
    "<object data=javascript:alert(1)><embed src=javascript:alert(1)>",
    "<base href=//w88.example/><a href=x>y</a>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<link rel=stylesheet href=//w88.example/x.css>",
    "<style>@import '//w88.example/x.css'; p{background:url(//w88.example)}</style>",
    "<p style='background:url(//w88.example/x)'>chữ</p>",
    "<body onload=alert(1) background=//w88.example>",
    "<frameset><frame src=javascript:alert(1)></frameset>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='JaVaScRiPt&colon;alert(1)'>x</a>",
    "<a href='java&Tab;script:alert(1)'>x</a>",
    "<a href='java\nscript:alert(1)'>x</a>",
    "<a href='&#1;javascript:alert(1)'>x</a>",
    "<a href='\u00a0javascript:alert(1)'>x</a>",
    "<a href='vbscript:x'>x</a><a href='data:text/html,x'>y</a><a href='blob:x'>z</a><a href='file:///x'>t</a>",
    "<a href='//w88.example'>x</a><a href='/\\w88.example'>y</a><a href='\\\\w88.example'>z</a>",
    "<a href='http:\\\\w88.example\\x' onclick=alert(1) target=_blank ping=//w88.example>x</a>",
    "<a href='https://user:pass@w88.example:443/'>x</a>",
    '<a href="https://w88.example/&quot;onmouseover=alert(1)//">x</a>',
    "<a href='https://w88.example/' data-hidden='khac' id=x class=y name=z>x</a>",
    "<button formaction=javascript:alert(1)>x</button><input type=image src=//w88.example>",
    "<video poster=//w88.example><source src=//w88.example onerror=alert(1)></video>",
    "<details open ontoggle=alert(1)><summary>x</summary>y</details>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<!--[if IE]><script>alert(1)</script><![endif]--><!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml-stylesheet href='javascript:alert(1)'?>",
    "<a href=1><div><a href=2>x</a></div></a><table><a href=3><tr><td>y</a>",
    "<table><div>lạc<a href='https://w88.example' style='display:none'>x</a></div></table>",
    "<p><b><i><p>đan</b>chéo</i>",
    "<ol start='1;x'><li value=1>x</ol><td colspan='2 onx'>y",
    "\x00<p>\x00</p>\ud800\ufffe",
    "<select><option><img src=x onerror=alert(1)></select>",
    "<p><p><p></p></p><h1><div>x</h1></div>",
]
WORDS = [
    "chữ",
    " ",
    "tài xỉu",
    "<",
    ">",
    "&",
    "&lt;",
    "&nbsp;",
    "]]>",
    "--",
    "<!--",
    '"',
    "'",
    "`",
    "\x00",
    "\u200b",
    "</",
]
EVIL_NAMES = (
    "b i h1 h5 div section center pre dl dd font span script style title textarea noscript template svg math mtext"
    " mglyph foreignObject annotation-xml desc iframe object form button select option base meta body html head"
    " frameset xmp plaintext details input video"
)
NAMES = sorted(TAGS) + EVIL_NAMES.split()
HREFS = [
    "https://w88.example/x",
    "//W88.example.",
    "javascript:alert(1)",
    "java\tscript:x",
    "/tin",
    "#a",
    "mailto:a@b.test",
]
HREFS += [
    "data:text/html,x",
    "http:\\\\w88.example",
    "https://a b",
    "/tep/12/anh.jpg",
    "../x",
    "tel:113",
    "a:b",
    "",
    "&#106;s:",
]
STYLES = [
    "display:none",
    "color:#fff",
    "left:-9999px;position:absolute",
    "font-size:1px",
    "color:red",
    "background:#036",
]
attributes = st.sampled_from(
    [f"{name}='{value}'" for name in ("href", "src", "xlink:href", "action", "title", "alt") for value in HREFS]
    + [f'style="{style}"' for style in STYLES]
    + [
        "onclick=x",
        "hidden",
        "aria-hidden=true",
        "class=a",
        "id=b",
        "data-hidden=style",
        "data-picture=12",
        "data-picture=x",
    ]
    + ["colspan=2", "scope=row", "start=3", "width=10", "width=1e3", "'", '"x', "=", "/"]
)


@st.composite
def markup(draw: st.DrawFn) -> str:
    """Tags opened and closed in any order, with any attributes, between words that look like markup."""
    parts = []
    for _ in range(draw(st.integers(0, 14))):
        name = draw(st.sampled_from(NAMES))
        kind = draw(st.integers(0, 4))
        if kind == 0:
            parts.append(f"</{name}>")
        elif kind == 1:
            parts.append(draw(st.sampled_from(WORDS)))
        else:
            inside = " ".join([name, *draw(st.lists(attributes, max_size=3))])
            parts.append(f"<{inside}>")
    return "".join(parts)


def assert_safe(cleaned: str) -> None:
    tree = LexborHTMLParser(f"<!doctype html><body>{cleaned}")
    assert tree.head is not None and tree.head.first_child is None
    assert "<!--" not in cleaned
    assert tree.body is not None
    for node in tree.body.css("*"):
        if node.tag == "body":
            assert node.attributes == {}
            continue
        assert node.tag in TAGS, cleaned
        for name, value in node.attributes.items():
            assert name in ATTRIBUTES.get(node.tag or "", set()), cleaned
            assert name not in VALUES or re.fullmatch(VALUES[name], value or "", re.DOTALL), cleaned
        if node.tag == "a":
            assert node.attributes.get("rel") == "noopener"
            assert "href" in node.attributes
        if node.tag == "img":
            assert "src" in node.attributes


@pytest.mark.parametrize("vector", VECTORS)
def test_no_known_attack_survives(vector: str) -> None:
    cleaned = clean(vector)
    assert_safe(cleaned)
    assert clean(cleaned) == cleaned
    around = clean(f"<p>trước</p>{vector}<p>sau</p>")
    assert_safe(around)
    assert clean(around) == around
    assert "trước" in around


@settings(max_examples=600, deadline=None)
@given(markup())
@example("<a href=1><table><a href=2><td><a href=3>")
def test_nothing_unsafe_survives_in_any_markup(html: str) -> None:
    cleaned = clean(html)
    assert_safe(cleaned)
    assert clean(cleaned) == cleaned


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(codec=None), max_size=80))
def test_nothing_unsafe_survives_in_any_text(text: str) -> None:
    cleaned = clean(text)
    assert_safe(cleaned)
    assert clean(cleaned) == cleaned


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
