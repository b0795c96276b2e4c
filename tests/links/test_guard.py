"""What a rule blocks leaves no page, however it is spelt and wherever it stands; everything else stays."""

from __future__ import annotations

import base64
import re
import unicodedata
from datetime import UTC, datetime
from html import escape, unescape
from html.parser import HTMLParser
from urllib.parse import quote, unquote
from xml.dom.minidom import parseString

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from congxa.links.guard import guard, guard_location, guard_xml
from congxa.links.rules import Rule, RuleSet, TargetKind, Verdict

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
OWN = frozenset({"khe-sanh.xa.test"})
BLOCKED = ("w88.example", "xn--nh-ci-sqaj.example")
RULES = RuleSet(Rule(number, Verdict.BLOCK, TargetKind.HOST, host, "", "", NOW) for number, host in enumerate(BLOCKED))
HARMLESS = "https://notw88.example/w88.example/bai?ten=w88.example"

SCHEMES = [
    "http://",
    "https://",
    "HTTPS://",
    "hTTp:\\\\",
    "https:/\\",
    "https:",
    "http:/",
    "https:////",
    "//",
    "\\\\",
    "/\\",
]
SCHEMES += ["ht\ttp://", "h\nttps:/\r/", " \x01https://", "ftp://", "/\t/"]
USERS = ["", "", "chinhphu.vn@", "a:b@", "x%40y@", "https:%2f%2fchinhphu.vn@"]
HOSTS = [
    "w88.example",
    "W88.Example",
    "w88.example.",
    "m.a.w88.example",
    "ｗ８８．example",
    "w88。example",
    "w\u00ad88.example",
]
HOSTS += ["w88%2Eexample", "%77%388.example", "w8\t8.exa\nmple", "nhà-cái.example", "NHÀ-CÁI.example"]
HOSTS += ["xn--nh-ci-sqaj.example", unicodedata.normalize("NFD", "nhà-cái.example")]
PORTS = ["", "", ":", ":80", ":8443"]
TAILS = ["", "/", "/x/y?z=1#t", "?q=1", "#f", "\\x", "/%2e%2e/"]
PLACES = [
    "<a href={}>chữ ở lại</a>",
    "<A HREF={} class=x>chữ <b>ở lại</b></A>",
    "<map><area href={}></map>chữ ở lại",
    "<img src={} alt='chữ ở lại'>",
    "<img src=/tep/1/a.jpg lowsrc={}>chữ ở lại",
    "<form action={}>chữ ở lại<input name=q></form>",
    "<form action=/tim>chữ ở lại<button formaction={}>x</button></form>",
    "<iframe src={}></iframe>chữ ở lại",
    "<embed src={}>chữ ở lại",
    "<object data={}>chữ ở lại</object>",
    "<video poster={}><track src={}></video>chữ ở lại",
    "<audio src={}></audio>chữ ở lại",
    "<svg><a xlink:href={}><text>chữ ở lại</text></a></svg>",
    "<svg><a href={}><text>chữ ở lại</text></a><use href={}></use></svg>",
    "<svg><image xlink:href={}></image></svg>chữ ở lại",
    "<svg><a><animate attributeName=href to={}></animate><text>chữ ở lại</text></a></svg>",
    "<blockquote cite={}>chữ ở lại</blockquote>",
    "<table background={}><td>chữ ở lại</table>",
    "<input type=image src={}>chữ ở lại",
    "<link rel=canonical href={}>chữ ở lại",
    "<script src={}></script>chữ ở lại",
    "<base href={}>chữ ở lại",
    "<select><option value={}>chữ ở lại</select>",
    "<div data-url={} hx-get={}>chữ ở lại</div>",
    "<template><a href={}>x</a></template>chữ ở lại",
    "<noscript><a href={}>x</a></noscript>chữ ở lại",
    "<table><a href={}>chữ ở lại</a><tr><td>x</table>",
    "<a href={}><a href={}>chữ ở lại</a></a>",
    "<p><a href={}><table><tr><td><a href={}>chữ ở lại</table>",
    "<form action={}><a href={}>chữ ở lại</a>",
    "<object data={}><form action={}><a href={}><img src={} alt=x>chữ ở lại",
]


@st.composite
def spellings(draw: st.DrawFn) -> str:
    """A blocked address in one of the ways in which a browser still goes there."""
    scheme, host = draw(st.sampled_from(SCHEMES)), draw(st.sampled_from(HOSTS))
    return scheme + draw(st.sampled_from(USERS)) + host + draw(st.sampled_from(PORTS)) + draw(st.sampled_from(TAILS))


@st.composite
def carried(draw: st.DrawFn) -> str:
    """The same inside a redirector, or two."""
    address = draw(spellings())
    for _ in range(draw(st.integers(1, 2))):
        wrap = draw(
            st.sampled_from(
                ["https://r.test/?url={}", "https://r.test/?a=1&next={}&b=2", "/di?u={}", "//r.test/#to={}"]
            )
        )
        address = wrap.format(quote(address, safe=""))
    return address


def in_entities(address: str, kind: int) -> str:
    """The value of an attribute in quotes, as it may stand in a page."""
    if kind == 0:
        return f'"{escape(address)}"'
    if kind == 1:
        return '"' + "".join(f"&#{ord(letter)};" for letter in address) + '"'
    if kind == 2:
        return "'" + "".join(f"&#x{ord(letter):x};" for letter in address) + "'"
    named = {"\t": "&Tab;", "\n": "&NewLine;", ":": "&colon;", "/": "&sol;", ".": "&period;", "\\": "&bsol;"}
    return '"' + "".join(named.get(letter, escape(letter)) for letter in address) + '"'


class Walk(HTMLParser):
    """An independent reading of a page: every attribute value and every script, by the standard library."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.values: list[str] = []
        self.words: list[str] = []
        self._raw = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.values += [value for name, value in attrs if value and name not in ("alt", "title", "class")]
        self._raw = int(tag in ("script", "style"))

    def handle_endtag(self, tag: str) -> None:
        self._raw = 0

    def handle_data(self, data: str) -> None:
        (self.values if self._raw else self.words).append(data)


def bears_blocked(value: str) -> bool:
    """A crude and suspicious look: undo every disguise, then search for the name where a host can stand."""
    if value == HARMLESS:
        return False
    for _ in range(6):
        value = unquote(unescape(value))
    plain = (
        unicodedata.normalize("NFKC", re.sub("[\t\r\n\u00ad]", "", value)).lower().replace("。", ".").replace("\\", "/")
    )
    names = "|".join(re.escape(name) for name in (*BLOCKED, "nhà-cái.example"))
    return re.search(rf"(?:^|[/@.=:\s\"',(])(?:{names})(?![\w-])", plain) is not None


def leaks(html: str) -> list[str]:
    walk = Walk()
    walk.feed(html)
    walk.close()
    return [value for value in walk.values if bears_blocked(value)]


def page(inside: str) -> str:
    return (
        '<!doctype html><html lang="vi"><head><title>Trang xã</title><link rel="stylesheet" href="/tinh/a.css"></head>'
        f'<body class="trang"><h1>Tin</h1><div>{inside}</div><p><a href="{HARMLESS}">liên kết lành</a>'
        '<a href="/noi-bo/bai-1?trang=2">bài khác</a></p></body></html>'
    )


@settings(max_examples=500, deadline=None)
@given(address=st.one_of(spellings(), carried()), place=st.sampled_from(PLACES), kind=st.integers(0, 3))
def test_a_blocked_host_leaves_no_page_however_it_is_spelt(address: str, place: str, kind: int) -> None:
    html = page(place.replace("{}", in_entities(address, kind)))
    guarded = guard(html, RULES, NOW, OWN)
    assert leaks(guarded.html) == []
    assert guarded.removed > 0
    assert guarded.hosts & set(BLOCKED)
    words = "".join(guarded_words(guarded.html).split())
    assert "ởlại" in words
    assert "liênkếtlành" in words
    assert f'href="{HARMLESS}"' in guarded.html
    assert 'href="/noi-bo/bai-1?trang=2"' in guarded.html
    assert guarded.html.startswith("<!DOCTYPE html><html")


def guarded_words(html: str) -> str:
    walk = Walk()
    walk.feed(html)
    return "".join(walk.words)


@settings(max_examples=200, deadline=None)
@given(
    address=spellings(),
    place=st.sampled_from(["<img srcset={}>", "<source srcset='/a.jpg 1x, {}'>", "<a ping={}>x</a>"]),
)
def test_a_blocked_host_leaves_no_list_of_addresses(address: str, place: str) -> None:
    assume(not re.search(r"[\s,]", address.strip("\x01 ")))  # a blank ends an address there
    listed = escape(address.strip("\x01 ")) + " 2x"
    html = page(place.replace("{}", listed if "'" in place else f'"{listed}"'))
    assert leaks(guard(html, RULES, NOW).html) == []


@settings(max_examples=200, deadline=None)
@given(
    address=spellings(),
    refresh=st.sampled_from(["0;url={}", "5; URL='{}'", " 0 , {}", '3;URL = "{}"', "0;{}"]),
)
def test_a_blocked_host_leaves_no_refresh(address: str, refresh: str) -> None:
    html = page(f'<meta http-equiv=" Refresh" content="{escape(refresh.format(address))}">')
    guarded = guard(html, RULES, NOW)
    assert leaks(guarded.html) == []
    assert "refresh" not in guarded.html.lower()


@pytest.mark.parametrize(
    "inside",
    [
        '<script type="application/ld+json">{"@context":"https://schema.org","url":"https://w88.example/"}</script>',
        '<script type="application/ld+json">{"url":"https:\\/\\/w88.example\\/"}</script>',
        '<script type="application/ld+json">{"url":"https://\\u0077\\u00388.example/"}</script>',
        '<script>location="//w88.example"</script>',
        "<style>@import '//w88.example/x.css';</style>",
        "<style>p{background:url(https://w88.example/x)}</style>",
        "<p style=\"background:url('//w88.example/x')\">x</p>",
        '<p style="background:u\\72l(//w88\\2e example/x)">x</p>',
        '<svg><rect fill="url(//w88.example/#a)"></rect></svg>',
        '<iframe srcdoc="&lt;a href=//w88.example&gt;x&lt;/a&gt;"></iframe>',
        '<iframe srcdoc="&lt;iframe srcdoc=&quot;&amp;lt;a href=//w88.example&amp;gt;&quot;&gt;"></iframe>',
        '<a href="data:text/html,<a href=https://w88.example>x</a>">x</a>',
        '<a href="intent://x#Intent;S.browser_fallback_url=https%3A%2F%2Fw88.example;end">x</a>',
        f'<a href="https://r.test/ck?u={base64.b64encode(b"https://w88.example/a").decode()}">x</a>',
        '<meta property="og:url" content="https://w88.example/">',
        '<template><template><form action="//w88.example"><a href="//w88.example">x</a></form></template></template>',
        '<base href="https://w88.example/"><a href="bai">x</a>',
    ],
)
def test_a_blocked_host_leaves_no_hidden_corner(inside: str) -> None:
    guarded = guard(page(inside), RULES, NOW, OWN)
    assert guarded.removed > 0
    assert leaks(guarded.html) == []
    assert "w88.example" not in unquote(guarded.html.replace(HARMLESS, "")).replace("\\", "")


def test_a_base_that_leads_out_goes_even_when_its_host_is_not_blocked() -> None:
    guarded = guard(page('<base href="//ok.test/">'), RULES, NOW, OWN)
    assert "<base" not in guarded.html
    assert guard(page('<base href="https://khe-sanh.xa.test/">'), RULES, NOW, OWN).removed == 0


def test_the_children_of_an_unwrapped_link_stay_in_order() -> None:
    html = page('trước <a href="//w88.example">một <b>hai</b> <a href="//ok.test">ba</a> bốn</a> sau')
    assert 'trước một <b>hai</b> <a href="//ok.test">ba</a> bốn sau' in guard(html, RULES, NOW).html


def test_an_empty_link_goes_too() -> None:
    assert "<a" not in guard('<p><a href="//w88.example"></a>x</p>', RULES, NOW).html


def test_only_the_blocked_candidate_costs_a_picture_its_set() -> None:
    html = '<p><img src="/tep/1/a.jpg" srcset="/tep/1/b.jpg 1x, //w88.example/c.jpg 2x" alt="Ảnh"></p>'
    assert guard(html, RULES, NOW).html == '<p><img src="/tep/1/a.jpg" alt="Ảnh"></p>'


def test_what_is_not_blocked_comes_back_as_the_very_same_string() -> None:
    html = page('<a href="//ok.test">x</a><img src=//ok.test><form action=//ok.test>').replace("<div>", "<DIV  >")
    assert guard(html, RULES, NOW, OWN).html is html
    assert guard(html, RuleSet([]), NOW, OWN).html is html


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(codec="utf-8")))
def test_any_text_passes_the_guard(text: str) -> None:
    assert guard(text, RULES, NOW).html is text or leaks(guard(text, RULES, NOW).html) == []


def test_a_piece_of_html_stays_a_piece() -> None:
    assert guard('<li><a href="//w88.example">x</a></li><li>y', RULES, NOW).html == "<li>x</li><li>y</li>"


def test_the_hosts_of_a_page_are_named_with_their_parents_before_the_removal() -> None:
    html = page(
        '<a href="//m.a.w88.example">x</a><a href="https://khe-sanh.xa.test/">y</a><a href="/z?u=//b.ok.com.vn">z</a>'
    )
    assert guard(html, RULES, NOW, OWN).hosts == {
        "m.a.w88.example",
        "a.w88.example",
        "w88.example",
        "b.ok.com.vn",
        "ok.com.vn",
        "notw88.example",
    }


def test_a_rule_under_review_or_out_of_force_takes_nothing_out() -> None:
    review = Rule(1, Verdict.REVIEW, TargetKind.HOST, "w88.example", "", "", NOW)
    ended = Rule(2, Verdict.BLOCK, TargetKind.HOST, "w88.example", "", "", datetime(2026, 1, 1, tzinfo=UTC), NOW)
    html = page('<a href="//w88.example">x</a>')
    assert guard(html, RuleSet([review, ended]), NOW).html is html


@pytest.mark.parametrize(
    "inside",
    [
        "<noscript><p title='</noscript><a href=//w88.example>x</a>'>y</p></noscript>",
        "<noscript><a href=//w88.example>x</a></noscript>",
        "<svg><style><a title='</style><a href=//w88.example>x</a>'></style></svg>",
        "<math><mtext><table><mglyph><style><!--</style><a title='--&gt;&lt;a href=//w88.example&gt;'>y</a>",
        "<form><math><mtext></form><form><mglyph><style></math><a href=//w88.example>x</a>",
        "<table><a href=//w88.example><tr><td><a href=//w88.example>x</table>",
    ],
)
def test_markup_that_reads_differently_in_another_browser_does_not_escape(inside: str) -> None:
    guarded = guard(page(inside), RULES, NOW).html
    for scripting in (False, True):
        tree = LexborHTMLParser(guarded, scripting=scripting)
        assert [link.html for link in tree.css("a") if bears_blocked(link.attributes.get("href") or "")] == []


FEED = """<?xml version="1.0" encoding="utf-8"?>
<?xml-stylesheet href="/feed.xsl"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Tin xã &amp; đời sống</title><link>https://khe-sanh.xa.test/</link>{}
<item><title>Bài w88.example</title><link>https://khe-sanh.xa.test/a</link>
<description>&lt;p&gt;Lành &lt;a href="https://ok.test/"&gt;x&lt;/a&gt;&lt;/p&gt;</description></item></channel></rss>"""


@pytest.mark.parametrize(
    ("inside", "left"),
    [
        ("<link>https://w88.example/</link>", ""),
        ("<item><title>a</title><guid> //W88.example./1 </guid></item>", "<item><title>a</title></item>"),
        ('<atom:link rel="self" href="https://r.test/?u=w88.example"/>', ""),
        ('<enclosure url="https://w88.example/a.mp3" length="1" type="audio/mpeg"></enclosure>', ""),
        ("<image><url>https://m.w88.example/x.png</url><title>b</title></image>", "<image><title>b</title></image>"),
        (
            '<description>&lt;p&gt;chữ &lt;a href="//w88.example"&gt;ở lại&lt;/a&gt; &amp;amp;&lt;/p&gt;</description>',
            "<description>&lt;p&gt;chữ ở lại &amp;amp;&lt;/p&gt;</description>",
        ),
        (
            "<content:encoded><![CDATA[<p>chữ <a href='//w88.example'>ở lại</a></p>]]></content:encoded>",
            "<content:encoded>&lt;p&gt;chữ ở lại&lt;/p&gt;</content:encoded>",
        ),
        ("<div><a href='//w88.example'>ở <b>lại</b></a></div>", "<div>ở <b>lại</b></div>"),
        ("<url><loc>https://w88.example/</loc><lastmod>2026</lastmod></url>", ""),
        ('<a:b xmlns:a="x" href=\'//w88.example/?a=">"\'><link>https://w88.example</link></a:b>', ""),
    ],
)
def test_a_blocked_host_leaves_no_feed_and_the_rest_is_not_touched(inside: str, left: str) -> None:
    guarded = guard_xml(FEED.format(inside), RULES, NOW, OWN)
    assert guarded.html == FEED.format(left)
    assert guarded.removed >= 1
    assert "w88.example" in guarded.hosts
    parseString(guarded.html.encode())


def test_a_feed_without_anything_blocked_comes_back_as_the_very_same_string() -> None:
    feed = FEED.format("<!-- ghi chú --><item><title>x</title></item>")
    guarded = guard_xml(feed, RULES, NOW, OWN)
    assert guarded.html is feed
    assert guarded.hosts == {"ok.test"}


@pytest.mark.parametrize(
    "text", ["", "<rss>", "<a></b>", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "<link>//w88.example</link>"]
)
def test_xml_that_cannot_be_read_safely_does_not_leave(text: str) -> None:
    with pytest.raises(ValueError, match=r"XML|document"):
        guard_xml(text, RULES, NOW)


@pytest.mark.parametrize("url", ["/tin/bai?a=1", "https://ok.test/x", "//ok.test", "https://khe-sanh.xa.test/"])
def test_a_redirect_that_is_not_blocked_is_let_through_unchanged(url: str) -> None:
    assert guard_location(url, RULES, NOW, OWN) == url


@pytest.mark.parametrize("url", ["javascript:x", "data:text/html,x", "mailto:a@b.test", "ftp://ok.test/", "", "bai"])
def test_a_redirect_to_no_web_page_is_refused(url: str) -> None:
    assert guard_location(url, RULES, NOW, OWN) is None


@given(st.one_of(spellings(), carried()))
def test_a_redirect_to_a_blocked_host_is_refused(url: str) -> None:
    assert guard_location(url, RULES, NOW, OWN) is None
