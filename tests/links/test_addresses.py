"""Reading addresses as a browser does, and finding what redirectors carry."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congxa.links.addresses import is_ip, parents, parse, registrable_domain, reversed_host, targets


def hosts(raw: str, base: str | None = None) -> list[str]:
    return [address.host for address in targets(raw, base)]


@pytest.mark.parametrize(
    ("raw", "url"),
    [
        ("https://w88.example/x?y=1#z", "https://w88.example/x?y=1#z"),
        ("HTTP://W88.Example.:80", "http://w88.example/"),
        ("//w88.example/x", "https://w88.example/x"),
        ("/\\w88.example/x", "https://w88.example/x"),
        ("http:\\\\w88.example\\x", "http://w88.example/x"),
        ("ht\ttp://w88.ex\nample", "http://w88.example/"),
        (" \x00http://w88.example ", "http://w88.example/"),
        ("https:w88.example", "https://w88.example/"),
        ("https:///w88.example", "https://w88.example/"),
        ("http://chinhphu.vn@w88.example/", "http://w88.example/"),
        ("http://a:b@w88.example:8080/", "http://w88.example:8080/"),
        ("http://nhà-cái.example/", "http://xn--nh-ci-sqaj.example/"),
        ("http://ｗ８８。example/", "http://w88.example/"),
        ("http://w88%2Eexample/", "http://w88.example/"),
        ("http://0x7f.1/", "http://127.0.0.1/"),
        ("http://[::1]:80/", "http://[::1]/"),
        ("ftp://w88.example/x", "ftp://w88.example/x"),
    ],
)
def test_an_address_is_read_as_a_browser_reads_it(raw: str, url: str) -> None:
    address = parse(raw)
    assert address is not None
    assert address.url == url
    assert address.scheme == url.partition(":")[0]


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "/noi-bo/bai.html",
        "bai.html",
        "?trang=2",
        "#muc",
        "mailto:a@w88.example",
        "tel:+84233",
        "javascript:alert(1)",
        "data:text/html,x",
        "http://",
        "http://a b/",
        "http://./",
        "file:///etc/passwd",
    ],
)
def test_what_is_no_web_address_of_another_host_is_none(raw: str) -> None:
    assert parse(raw) is None


def test_a_relative_address_is_resolved_against_the_base() -> None:
    address = parse("../b?c=1", "https://xa.example/a/x/")
    assert address is not None
    assert (address.url, address.host, address.path) == ("https://xa.example/a/b?c=1", "xa.example", "/a/b")


def test_both_readings_of_a_scheme_without_slashes_are_targets() -> None:
    assert set(hosts("https:w88.example", "https://xa.example/")) == {"w88.example", "xa.example"}


def test_the_path_has_one_spelling() -> None:
    address = parse("https://w88.example//a/%61%2d%7E//b/../c%2Fd")
    assert address is not None
    assert address.path == "/a/a-~/c%2Fd"


@given(st.text())
def test_any_text_is_read_without_an_error_and_the_normal_form_is_stable(raw: str) -> None:
    address = parse(raw)
    if address is not None:
        assert parse(address.url) == address
    targets(raw)


@pytest.mark.parametrize(
    "raw",
    [
        "https://r.test/?url=https://w88.example/x",
        "https://r.test/?anything=https%3A%2F%2Fw88.example%2Fx",
        "https://r.test/?https://w88.example/x",
        "https://r.test/redirect/https://w88.example/x",
        "https://r.test/web/2020*/http:/w88.example/",
        "https://r.test/#!/go?to=//w88.example",
        "https://r.test/?u=w88.example/x",
        "https://r.test/?redirect_uri=%2F%2Fw88.example",
        "https://r.test/?NEXT=\\\\w88.example",
        "https://r.test/?u=http://ok.test&@w88.example",
        "https://r.test/?x=aHR0cHM6Ly93ODguZXhhbXBsZS94",
        "https://r.test/?u=https://s.test/%3Fu%3Dhttps://w88.example",
        "https://r.test/?q=ht%09tp://w88.example",
        "/chuyen-huong?u=https%253A%252F%252Fw88.example",
        "/chuyen-huong?link=w88.example",
        "data:text/html,<a href='https://w88.example/'>x</a>",
        "intent://go?url=https://w88.example#Intent;end",
    ],
)
def test_what_a_redirector_carries_is_a_target(raw: str) -> None:
    assert "w88.example" in hosts(raw)


@given(layers=st.lists(st.sampled_from(["https://r.test/?url=", "https://s.test/go/", "/di?u="]), max_size=3))
def test_redirectors_may_be_nested_three_encodings_deep(layers: list[str]) -> None:
    raw = "https://w88.example/x"
    for layer in layers:
        raw = layer + quote(raw, safe="")
    assert "w88.example" in hosts(raw)


@pytest.mark.parametrize(
    "raw",
    [
        "https://bao.test/bai/w88.example",
        "https://bao.test/w88.example.html",
        "https://w88.example.test/",
        "https://notw88.example/",
        "https://bao.test/?u=/w88.example",
        "https://bao.test/?trang=w88.example",
        "https://bao.test/?q=15.03.2026",
        "https://bao.test/?u=index.html",
        "https://bao.test/#w88.example",
    ],
)
def test_a_name_that_is_merely_mentioned_is_no_target(raw: str) -> None:
    assert len(hosts(raw)) == 1
    assert hosts(raw) != ["w88.example"]


def test_the_address_itself_comes_first_and_nothing_twice() -> None:
    found = targets("https://r.test/?u=https://w88.example/&url=https://w88.example/")
    assert [address.url for address in found][:2] == [
        "https://r.test/?u=https://w88.example/&url=https://w88.example/",
        "https://w88.example/",
    ]
    assert len({address.url for address in found}) == len(found)


def test_parents_end_at_the_registrable_domain() -> None:
    assert parents("a.b.xa.com.vn") == ("a.b.xa.com.vn", "b.xa.com.vn", "xa.com.vn")
    assert parents("w88.example") == ("w88.example",)
    assert parents("com.vn") == ("com.vn",)
    assert parents("192.0.2.7") == ("192.0.2.7",)


def test_the_registrable_domain_knows_public_suffixes() -> None:
    assert registrable_domain("www.xa.com.vn") == "xa.com.vn"
    assert registrable_domain("ai-do.github.io") == "ai-do.github.io"
    assert registrable_domain("gov.vn") is None
    assert registrable_domain("192.0.2.7") is None
    assert registrable_domain("[::1]") is None


def test_a_prefix_of_the_reversed_host_finds_the_host_with_its_subdomains_only() -> None:
    prefix = reversed_host("w88.example")
    assert prefix == "example.w88."
    assert reversed_host("m.w88.example").startswith(prefix)
    assert not reversed_host("w880.example").startswith(prefix)
    assert reversed_host("192.0.2.7") == "192.0.2.7."


def test_an_ip_is_told_from_a_name() -> None:
    assert is_ip("192.0.2.7")
    assert is_ip("[2001:db8::1]")
    assert not is_ip("1.2.example")
