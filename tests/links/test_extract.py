"""Every outgoing address is found, wherever it stands."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congxa.links.cleaning import clean
from congxa.links.extract import Found, extract

OWN = frozenset({"khe-sanh.xa.test"})


def only(html: str) -> Found:
    [found] = extract(html, OWN)
    return found


def test_a_link_is_found_with_its_words() -> None:
    assert only('<p>Xem <a href="https://W88.example./x?y=1">tài <b>xỉu</b>\n hay</a></p>') == Found(
        url="https://w88.example/x?y=1",
        host="w88.example",
        element="a",
        text="tài xỉu hay",
        hidden=False,
        position=1,
        via=None,
    )


def test_a_link_on_a_picture_bears_the_alternative_text() -> None:
    found = only('<a href="//w88.example"><img src="/tep/1/a.jpg" alt="Ảnh quảng cáo"></a>')
    assert (found.element, found.text) == ("img-link", "Ảnh quảng cáo")
    mixed = only('<a href="//w88.example"><img src="/tep/1/a.jpg" alt="Ảnh"> chữ</a>')
    assert (mixed.element, mixed.text) == ("a", "chữ")


@pytest.mark.parametrize(
    ("html", "element"),
    [
        ('<area href="{}">', "area"),
        ('<img src="{}">', "img"),
        ('<img src="/tep/1/a.jpg" srcset="/tep/1/b.jpg 1x, {} 2x">', "img"),
        ('<picture><source srcset="{}"></picture>', "source"),
        ('<video poster="{}"></video>', "video"),
        ('<iframe src="{}"></iframe>', "iframe"),
        ('<iframe srcdoc="&lt;a href={}&gt;x"></iframe>', "iframe"),
        ('<embed src="{}">', "embed"),
        ('<object data="{}"></object>', "object"),
        ('<form action="{}"></form>', "form"),
        ('<button formaction="{}">x</button>', "button"),
        ('<blockquote cite="{}"></blockquote>', "blockquote"),
        ('<table background="{}"></table>', "table"),
        ('<a ping="/x {}" href="/y">x</a>', "a"),
        ('<svg><a xlink:href="{}">x</a></svg>', "a"),
        ('<svg><use href="{}"></use></svg>', "use"),
        ('<svg><set attributeName="href" to="{}"></set></svg>', "set"),
        ('<link rel="stylesheet" href="{}">', "link"),
        ('<base href="{}">', "base"),
        ('<meta http-equiv="Refresh" content="0; URL=\'{}\'">', "meta"),
        ('<meta http-equiv="refresh" content="5,{}">', "meta"),
        ('<meta property="og:image" content="{}">', "meta"),
        ("<p style=\"background:url( '{}' )\">x</p>", "p"),
        ('<option value="{}">Trang bạn</option>', "option"),
        ('<div hx-get="{}">x</div>', "div"),
        ('<div data-lien-ket="{}">x</div>', "div"),
        ('<template><template><a href="{}">x</a></template></template>', "a"),
        ('<noscript><a href="{}">x</a></noscript>', "a"),
    ],
)
def test_no_place_is_overlooked(html: str, element: str) -> None:
    found = only(html.format("https://w88.example/x"))
    assert (found.url, found.element) == ("https://w88.example/x", element)


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/noi-bo/bai.html?trang=2#muc">x</a>',
        '<a href="https://khe-sanh.xa.test/tin">x</a>',
        '<a href="mailto:a@w88.example">x</a><a href="tel:113">y</a><a href="javascript:x">z</a>',
        '<svg xmlns="http://www.w3.org/2000/svg"></svg>',
        '<p title="https://w88.example">https://w88.example</p>',
        '<meta name="description" content="Trang w88.example: xem https://w88.example">',
        "<!-- <a href=https://w88.example>x</a> --><textarea><a href=https://w88.example></textarea>",
        "",
    ],
)
def test_what_leads_nowhere_else_is_not_found(html: str) -> None:
    assert extract(html, OWN) == []


def test_what_a_redirector_carries_is_found_beside_it() -> None:
    html = '<a href="https://r.test/?url=https%3A%2F%2Fw88.example%2Fa%3Fb%3D1%26c%3D2&x=3">x</a>'
    assert [(found.url, found.via, found.position) for found in extract(html)] == [
        ("https://r.test/?url=https%3A%2F%2Fw88.example%2Fa%3Fb%3D1%26c%3D2&x=3", None, 1),
        ("https://w88.example/a?b=1&c=2", "r.test", 1),
    ]


def test_what_a_page_of_our_own_carries_is_found() -> None:
    assert only('<a href="/chuyen?u=//w88.example">x</a>').via == "/"
    assert only('<a href="https://khe-sanh.xa.test/?u=//w88.example">x</a>').via == "khe-sanh.xa.test"


def test_positions_count_the_elements_that_lead_out() -> None:
    html = '<a href="/a">x</a><a href="//a.test">x</a><img src="//b.test" srcset="//c.test 2x"><a href="//a.test">x</a>'
    assert [(found.host, found.position) for found in extract(html)] == [
        ("a.test", 1),
        ("b.test", 2),
        ("c.test", 2),
        ("a.test", 3),
    ]


def test_what_style_hides_is_known_before_and_after_cleaning() -> None:
    html = '<p style="display:none"><a href="//w88.example">x</a></p><p><a href="//ok.test">y</a></p>'
    assert [found.hidden for found in extract(html)] == [True, False]
    assert [found.hidden for found in extract(clean(html))] == [True, False]


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(codec=None)))
def test_any_text_can_be_read(text: str) -> None:
    extract(text)
    extract(f"<a href='{text}'><img srcset='{text}' style='{text}'>")
