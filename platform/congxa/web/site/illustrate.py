"""The pictures in the body of an article: the right size for each screen, and who made them in the line below."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import gettext as _
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser, LexborNode

from congxa import copyright, media
from congxa.media.placeholder import RATIO
from congxa.publishing import public
from congxa.publishing.public import AnyRow
from congxa.web.site.addresses import fallback_path, focus, look, picture_path

SHOWN_WIDTH = 960  # what a browser loads that knows no WebP
SIZES = "(min-width: 48rem) 42rem, 100vw"


class Body:
    """The body of an article as it was cleaned at the save."""

    def __init__(self, html: str) -> None:
        self._document = LexborHTMLParser(html, is_fragment=True)
        self._images = [(node, _number(node)) for node in self._document.css("img[data-picture]")]

    def picture_ids(self) -> set[int]:
        """The pictures it shows."""
        return {number for _image, number in self._images}

    def shown(self, pictures: Mapping[int, AnyRow]) -> Markup:
        """The body for readers. A picture that is not in public use goes with its caption; in place of one that was
        taken off the pages stands ours, which says so."""
        for image, number in self._images:
            row = pictures.get(number)
            if row is None:
                (_figure_of(image) or image).decompose()
            elif row.is_gone:
                self._say_gone(image, row)
            else:
                self._complete(image, row)
        return Markup(self._document.html or "")  # noqa: S704 - cleaned at the save, guarded on its way out

    def _complete(self, image: LexborNode, row: AnyRow) -> None:
        for name, value in picture_attributes(row).items():
            image.attrs[name] = value
        figure, words = _figure_of(image), credit_line(row)
        if place := focus(row.focus_x, row.focus_y):
            image.attrs["class"] = place
        self._offer_webp(image, row)
        if figure is None or not words:
            return
        # From the inside out: inserting makes a copy.
        line = self._document.create_node("span")
        line.attrs["class"] = "credit"
        line.insert_child(words)
        caption = figure.css_first("figcaption")
        if caption is not None:
            caption.insert_child(" ")
            caption.insert_child(line)
        else:
            caption = self._document.create_node("figcaption")
            caption.insert_child(line)
            figure.insert_child(caption)

    def _say_gone(self, image: LexborNode, row: AnyRow) -> None:
        words = _("Ảnh tạm ẩn vì hết hạn quyền sử dụng") if row.is_withheld else _("Ảnh đã được gỡ")
        for name, value in (*gone_attributes(row.id).items(), ("alt", words)):
            image.attrs[name] = value
        figure = _figure_of(image)
        if figure is None:
            return
        for said in figure.css("figcaption"):
            said.decompose()
        caption = self._document.create_node("figcaption")
        caption.insert_child(words)
        figure.insert_child(caption)

    def _offer_webp(self, image: LexborNode, row: AnyRow) -> None:
        """Put the picture into a ``picture`` with its renditions in front."""
        source = self._document.create_node("source")
        for name, value in source_attributes(row).items():
            source.attrs[name] = value
        around = self._document.create_node("picture")
        around.insert_child(source)
        around.insert_child(image)
        image.insert_before(around)
        image.decompose()


def source_attributes(row: AnyRow) -> dict[str, str]:
    """The attributes of the ``source`` in front of an ``img``: every width in which the picture is kept, as WebP."""
    return {
        "type": "image/webp",
        "srcset": ", ".join(f"{picture_path(row.id, w, look(row))} {min(w, row.width)}w" for w in _widths(row.width)),
        "sizes": SIZES,
    }


def picture_attributes(row: AnyRow) -> dict[str, str]:
    """The attributes of an ``img`` for a row of ``public.pictures``; height and width hold its place while it loads."""
    width = min(SHOWN_WIDTH, row.width)
    return {
        "src": fallback_path(row.id, look(row)),
        "width": str(width),
        "height": str(round(row.height * width / row.width)),
        "loading": "lazy",
        "decoding": "async",
    }


def gone_attributes(number: int) -> dict[str, str]:
    """The attributes of an ``img`` in place of a picture that was taken off the pages."""
    wide, high = RATIO
    return {
        "src": fallback_path(number, media.look_of(0, is_gone=True)),
        "width": str(SHOWN_WIDTH),
        "height": str(SHOWN_WIDTH * high // wide),
        "loading": "lazy",
        "decoding": "async",
    }


def credit_line(row: AnyRow) -> str:
    """``Ảnh: Nguyễn Văn A · Báo Vùng Cao, 27/02/2021``; empty when nothing is said."""
    words = copyright.credit(public.origin(row))
    return _("Ảnh: %(credit)s", credit=words) if words else ""


def _widths(full: int) -> list[int]:
    """The widths to offer: those that the picture fills, and the next one, which gives it whole."""
    larger = [width for width in media.WIDTHS if width >= full]
    return [width for width in media.WIDTHS if width < full] + larger[:1]


def _number(node: LexborNode) -> int:
    said = node.attributes.get("data-picture") or ""
    return int(said) if said.isascii() and said.isdigit() and len(said) < 19 else 0


def _figure_of(image: LexborNode) -> LexborNode | None:
    node = image.parent
    while node is not None and node.tag != "figure":
        node = node.parent
    return node
