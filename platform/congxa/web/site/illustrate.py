"""The pictures in the body of an article: the right size for each screen, and who made them in the line below."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

from flask_babel import gettext as _
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser, LexborNode

from congxa import links, media
from congxa.media.placeholder import RATIO
from congxa.publishing.public import AnyRow
from congxa.tenancy import SiteFacts
from congxa.web.site.addresses import fallback_path, focus, look, picture_path
from congxa.web.site.credits import is_english_page, picture_credit
from congxa.web.site.notes import number_notes

SHOWN_WIDTH = 960  # what a browser loads that knows no WebP
_FILE = re.compile(r"https?://[^/]+/tap-tin/([0-9]{1,18})(?:/|$)")
_HERE = "https://here.invalid/"
SIZES = "(min-width: 48rem) 42rem, 100vw"


class Body:
    """The body of an article of a site as it was cleaned at the save."""

    def __init__(self, html: str, site: SiteFacts) -> None:
        self._document = LexborHTMLParser(html, is_fragment=True)
        self._images = [(node, _number(node)) for node in self._document.css("img[data-picture]")]
        self._files = [(node, number) for node in self._document.css("a[href]") if (number := _file_of(node, site))]

    def picture_ids(self) -> set[int]:
        """The pictures it shows."""
        return {number for _image, number in self._images}

    def file_ids(self) -> set[int]:
        """The files of the site that it leads to."""
        return {number for _link, number in self._files}

    def shown(self, pictures: Mapping[int, AnyRow], gone: Container[int] = ()) -> Markup:
        """The body for readers. A picture that is not in public use goes with its caption; in place of one that was
        taken off the pages stands ours, which says so. A link to a file of ``gone`` says so and leads nowhere."""
        for link, number in self._files:
            if number in gone:
                link.insert_after(f"{link.text()} ({_('tệp đã được gỡ')})")
                link.decompose()
        for image, number in self._images:
            row = pictures.get(number)
            if row is None:
                (_figure_of(image) or image).decompose()
            elif row.is_gone:
                self._say_gone(image, row)
            else:
                self._complete(image, row)
        number_notes(self._document)
        return Markup(self._document.html or "")  # noqa: S704 - cleaned at the save, guarded on its way out

    def _complete(self, image: LexborNode, row: AnyRow) -> None:
        for name, value in picture_attributes(row).items():
            image.attrs[name] = value
        figure, line = _figure_of(image), self._credit(row)
        if place := focus(row.focus_x, row.focus_y):
            image.attrs["class"] = place
        if figure is None and line is not None:
            image.insert_after(line)
        self._offer_webp(image, row)
        if figure is None or line is None:
            return
        # From the inside out: inserting makes a copy.
        caption = figure.css_first("figcaption")
        if caption is not None:
            caption.insert_child(" ")
            caption.insert_child(line)
        else:
            caption = self._document.create_node("figcaption")
            caption.insert_child(line)
            figure.insert_child(caption)

    def _credit(self, row: AnyRow) -> LexborNode | None:
        """The line below a picture, with the terms of its licence as a link; None when nothing is said."""
        said = picture_credit(row)
        if not said:
            return None
        line = self._document.create_node("span")
        line.attrs["class"] = "credit"
        name = self._document.create_node("span") if is_english_page() else line
        if name is not line:  # read aloud rightly on an English page
            name.attrs["lang"] = "vi"
            line.insert_child(_("Ảnh: %(credit)s", credit=""))
            name.insert_child(said.named)
            line.insert_child(name)
        else:
            line.insert_child(_("Ảnh: %(credit)s", credit=said.named))
        if said.terms:
            terms = self._document.create_node("a" if said.address else "span")
            if said.address:
                terms.attrs["href"] = said.address
            terms.insert_child(said.terms)
            if said.named:
                line.insert_child(" · ")
            line.insert_child(terms)
        return line

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


def _widths(full: int) -> list[int]:
    """The widths to offer: those that the picture fills, and the next one, which gives it whole."""
    larger = [width for width in media.WIDTHS if width >= full]
    return [width for width in media.WIDTHS if width < full] + larger[:1]


def _file_of(link: LexborNode, site: SiteFacts) -> int:
    """The file of the site that a link leads to, however it is written; 0 for every other link."""
    to = links.parse(link.attributes.get("href") or "", _HERE)
    said = _FILE.match(to.url) if to else None
    if to is None or said is None:
        return 0
    is_ours = to.url.startswith(_HERE) or to.host in site.hosts or to.host.split(".", 1)[0] == site.slug
    return int(said[1]) if is_ours else 0


def _number(node: LexborNode) -> int:
    said = node.attributes.get("data-picture") or ""
    return int(said) if said.isascii() and said.isdigit() and len(said) < 19 else 0


def _figure_of(image: LexborNode) -> LexborNode | None:
    node = image.parent
    while node is not None and node.tag != "figure":
        node = node.parent
    return node
