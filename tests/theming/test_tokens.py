"""Design tokens: readable on every ground, and no value leaves its declaration."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congxa.tenancy.site import Tokens
from congxa.tenancy.values import TEXT_CONTRAST, contrast
from congxa.theming import digest_of, tokens_css
from congxa.theming.tokens import readable

COLOURS = st.binary(min_size=3, max_size=3).map(lambda three: f"#{three.hex()}")
LIGHT = st.tuples(*[st.integers(200, 255)] * 3).map(lambda three: f"#{bytes(three).hex()}")


def test_the_colours_of_a_unit_become_custom_properties() -> None:
    css = tokens_css(Tokens(primary="#9b1c1c", accent="#c98a00"))
    assert css == (
        ":root {\n  --primary: #9b1c1c;\n  --on-primary: #ffffff;\n  --accent: #c98a00;\n  --header-image: none;\n}\n"
    )


def test_the_header_picture_is_an_address_of_our_own() -> None:
    tokens = Tokens(primary="#9b1c1c", accent="#c98a00")
    assert '--header-image: url("/giao-dien/base/0a/images/doi.webp");' in tokens_css(
        tokens, header_image="/giao-dien/base/0a/images/doi.webp"
    )
    for address in ("https://x.example/a.png", '/a");}*{color:red', "/a b.png", ""):
        with pytest.raises(ValueError, match="address"):
            tokens_css(tokens, header_image=address)


def test_what_is_no_colour_is_refused_even_when_the_file_was_not_checked() -> None:
    for value in ("red", "#fff", "#12345g", "#123456;}", "#123456\n"):
        with pytest.raises(ValueError, match="colour"):
            tokens_css(Tokens.model_construct(primary="#9b1c1c", accent=value))
        with pytest.raises(ValueError, match="colour"):
            tokens_css(Tokens.model_construct(primary=value, accent="#9b1c1c"))


@given(COLOURS, LIGHT)
def test_a_colour_can_be_read_on_any_light_ground_and_carries_white_text(colour: str, ground: str) -> None:
    found = readable(colour, ground)
    assert contrast(found, ground) >= TEXT_CONTRAST
    assert contrast(found) >= TEXT_CONTRAST


@given(COLOURS, LIGHT)
def test_a_theme_for_weak_eyes_gets_the_stronger_contrast_that_it_promises(colour: str, ground: str) -> None:
    found = readable(colour, ground, 7.0)
    assert found == "#000000" or contrast(found, ground) >= 7.0


def test_the_stylesheet_of_a_unit_keeps_the_promise_of_its_theme() -> None:
    tokens = Tokens(primary="#9b1c1c", accent="#c98a00")
    assert "--primary: #9b1c1c;" in tokens_css(tokens)
    assert "--primary: #8b1818;" in tokens_css(tokens, least=9.0)


def test_a_colour_that_is_dark_enough_stays_as_it_was_chosen() -> None:
    assert readable("#9b1c1c", "#ffffff") == "#9b1c1c"
    assert readable("#767676", "#ffffff") == "#767676"
    assert readable("#767676", "#f4f7f2") != "#767676"


def test_another_colour_has_another_address() -> None:
    first = tokens_css(Tokens(primary="#9b1c1c", accent="#c98a00"))
    second = tokens_css(Tokens(primary="#9b1c1d", accent="#c98a00"))
    assert digest_of(first) != digest_of(second)
    assert len(digest_of(first)) == 12
