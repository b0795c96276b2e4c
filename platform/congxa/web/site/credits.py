"""The lines that name author, source and terms of a work on a page: made by us, so that nobody can leave one out."""

from __future__ import annotations

from flask_babel import get_locale
from flask_babel import gettext as _
from markupsafe import Markup, escape

from congxa import copyright
from congxa.copyright import Credit, Origin
from congxa.media import File
from congxa.publishing import sources
from congxa.publishing.sources import AnyRow


def picture_credit(row: AnyRow) -> Credit:
    """What is said of a picture of ``public.pictures``; the language is that of the page."""
    return copyright.credit_of(sources.origin(row), english=is_english_page(), is_cropped=row.is_cropped)


def credit_line(row: AnyRow) -> Markup:
    """``Ảnh: Nguyễn Văn A · Báo Vùng Cao, 27/02/2021``, with the licence as a link; empty when nothing is said."""
    said = picture_credit(row)
    return escape(_("Ảnh: %(credit)s")) % {"credit": in_html(said)} if said else Markup()


def file_line(file: File, origin: Origin | None) -> Markup:
    """``Phim: Ban biên tập``; empty when nothing is said."""
    said = copyright.credit_of(origin, english=is_english_page())
    words = {"video": _("Phim: %(credit)s"), "audio": _("Âm thanh: %(credit)s")}.get(file.sort, _("Nguồn: %(credit)s"))
    return escape(words) % {"credit": in_html(said)} if said else Markup()


def author_line(row: AnyRow) -> str:
    """Who is named as the author of the text of a row of ``public.article``."""
    return copyright.author_shown(sources.origin(row), row.byline)


def source_line(row: AnyRow, author: str = "") -> Markup:
    """Where the text comes from, leading there, without naming a second time the ``author`` whom the page names
    already; empty when nothing is said."""
    origin = copyright.without_author(sources.origin(row), author)
    return in_html(copyright.credit_of(origin, english=is_english_page()), row.source_url or "")


def in_html(said: Credit, address: str = "") -> Markup:
    """The line with its links: to the work itself, where ``address`` is given, and to the terms of the licence."""
    parts = [_linked(named(said.named), address), _linked(said.terms, said.address)]
    return Markup(" · ").join(part for part in parts if part)


def named(words: str) -> Markup:
    """A name as it stands: on an English page told to be Vietnamese, so that it is read aloud rightly."""
    return Markup('<span lang="vi">{}</span>').format(words) if words and is_english_page() else escape(words)


def _linked(words: str | Markup, address: str) -> Markup:
    if not words or not address:
        return escape(words)
    return Markup('<a href="{}">{}</a>').format(address, words)


def is_english_page() -> bool:
    locale = get_locale()
    return locale is not None and locale.language == "en"
