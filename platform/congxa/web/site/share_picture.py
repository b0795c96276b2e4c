"""The picture beside a shared link: drawn at the first request, one kept for each article and for the site."""

from __future__ import annotations

import hashlib
from functools import cache

from flask import Response, redirect
from flask_babel import gettext as _

from congxa import copyright, media
from congxa.core.errors import Missing
from congxa.media import share_picture
from congxa.media.lettering import Lettering
from congxa.publishing import public, sources
from congxa.publishing.public import AnyRow
from congxa.web.built import FOR_GOOD, built_file
from congxa.web.requests import current_site
from congxa.web.site.frame import Frame, current_frame

LARGEST_ID = 2**63 - 1
_SUBSETS = ("latin", "vietnamese")


def article_path(frame: Frame, row: AnyRow) -> str:
    """Where the picture of an article is found; another address with everything that it shows."""
    return f"/og/{row.id}-{_version(frame, row.title, row)}.jpg"


def site_path(frame: Frame) -> str:
    """Where the picture of the site itself is found."""
    return f"/og/trang-{_version(frame, '', None)}.jpg"


def article_picture(article_id: int, version: str) -> Response:
    """``/og/<id>-<version>.jpg``"""
    frame = current_frame()
    row = public.article(current_site().unit_id, article_id) if article_id <= LARGEST_ID else None
    if row is None:
        raise Missing("Bài viết này không có hoặc đã được gỡ.")
    right = _version(frame, row.title, row)
    if version != right:
        return _moved(article_path(frame, row))
    return _answer(frame, str(article_id), right, row.title, row)


def site_picture(version: str) -> Response:
    """``/og/trang-<version>.jpg``"""
    frame = current_frame()
    right = _version(frame, "", None)
    if version != right:
        return _moved(site_path(frame))
    return _answer(frame, "trang", right, frame.site.spec.site.slogan, None)


def _answer(frame: Frame, name: str, version: str, title: str, row: AnyRow | None) -> Response:
    """The picture that is kept, when it was drawn from just this; else a new one in its place."""
    key = f"{frame.site.slug}/chia-se/{name}.jpg"
    try:
        picture = media.storage.get(key)
    except Missing:
        picture = b""
    if not picture or share_picture.mark_of(picture) != version:
        picture = share_picture.draw(_plate(frame, title, row), *_letters(), mark=version)
        media.storage.put(key, picture, share_picture.CONTENT_TYPE)
    response = Response(picture, content_type=share_picture.CONTENT_TYPE)
    response.headers["Cache-Control"] = FOR_GOOD
    return response


def _plate(frame: Frame, title: str, row: AnyRow | None) -> share_picture.Plate:
    said = frame.site.spec.site
    cover = None
    if row is not None and row.cover_look is not None:
        cover = media.pictures(frame.site.unit_id, [row.cover_id]).get(row.cover_id)
    return share_picture.Plate(
        title=title,
        site=said.title,
        place=" · ".join(frame.places),
        primary=said.tokens.primary,
        accent=said.tokens.accent,
        cover=media.rendition(cover, max(media.WIDTHS)) if cover is not None else None,
        credit=_credit(row) if cover is not None else "",
        focus=(cover.focus_x / 100, cover.focus_y / 100) if cover is not None else (0.5, 0.5),
    )


def _version(frame: Frame, title: str, row: AnyRow | None) -> str:
    said = frame.site.spec.site
    cover = (row.cover_id, row.cover_look, _credit(row)) if row is not None and row.cover_look is not None else None
    shown = (share_picture.LOOK, title or said.slogan, cover, said.title, *frame.places, *_colours(frame))
    return hashlib.sha256(repr(shown).encode()).hexdigest()[:12]


def _credit(row: AnyRow | None) -> str:
    said = copyright.credit(sources.cover_origin(row)) if row is not None else ""
    return _("Ảnh: %(credit)s", credit=said) if said else ""


def _colours(frame: Frame) -> tuple[str, str]:
    tokens = frame.site.spec.site.tokens
    return tokens.primary, tokens.accent


def _moved(path: str) -> Response:
    answer = redirect(path, 302)
    answer.headers["Cache-Control"] = "no-cache"
    return Response(status=302, headers=answer.headers)


@cache
def _letters() -> tuple[Lettering, Lettering]:
    """Bold and plain; opened at the first picture."""
    bold, plain = (
        Lettering(*(built_file(f"be-vietnam-pro-{subset}-{weight}-normal.woff2") for subset in _SUBSETS))
        for weight in (700, 400)
    )
    return bold, plain
