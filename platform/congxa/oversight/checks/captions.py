"""Which captions stand below the pictures of a text? Pure."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser


def captions_in(body: str) -> dict[int, str]:
    """Picture id -> its caption, for the figures of an article's body; a picture without a caption is left out."""
    found: dict[int, str] = {}
    if "<figcaption" not in body:
        return found
    for figure in LexborHTMLParser(body).css("figure"):
        picture, caption = figure.css_first("img[data-picture]"), figure.css_first("figcaption")
        number = picture.attributes.get("data-picture") if picture else None
        if caption is not None and number and number.isdigit():
            found.setdefault(int(number), " ".join(caption.text().split()))
    return found
