"""The page of one article, and of a standing page."""

from __future__ import annotations

from dataclasses import replace

from flask import Response, request
from flask_babel import gettext as _

from congxa import copyright, publishing
from congxa.core.errors import Missing
from congxa.publishing import public
from congxa.publishing.public import AnyRow, Column
from congxa.web.requests import current_site
from congxa.web.site.addresses import article_path
from congxa.web.site.attached import attached, reading
from congxa.web.site.beside import BESIDE, LINES, beside, tags_of
from congxa.web.site.finish import finish_move, finish_page
from congxa.web.site.illustrate import Body, credit_line, picture_attributes, source_attributes

LARGEST_ID = 2**63 - 1


def article(article_id: int, slug: str = "") -> Response:
    """``/bai-viet/<id>/<slug>``; other words behind the number lead to the right ones."""
    unit_id = current_site().unit_id
    found = public.article(unit_id, article_id) if article_id <= LARGEST_ID else None
    if found is None:
        raise Missing(_("Bài viết này không có hoặc đã được gỡ. Hãy về trang chủ để xem tin mới."))
    if slug != found.slug:
        return finish_move(article_path(found.id, found.slug))
    kind = publishing.kind_of(found.kind)
    values = kind.read(found.fields)
    files = attached(unit_id, kind, found.fields)
    body = Body(found.body)
    rich = {field.name: Body(values[field.name]) for field in kind.rich() if values[field.name]}
    in_body = body.picture_ids().union(*(each.picture_ids() for each in rich.values()))
    pictures = public.pictures(unit_id, in_body | ({found.cover_id} if found.cover_id else set()))
    columns = public.columns_beside(unit_id, LINES + 1, found.section_id, BESIDE)
    values |= {name: each.shown(pictures) for name, each in rich.items()}
    return finish_page(
        f"kinds/{kind.key}/page.html",
        [
            f"article:{found.id}",
            *([f"kind:{unit_id}:{kind.key}"] if kind.shows_others else []),
            *(f"picture:{number}" for number in pictures),
            *tags_of(unit_id, columns),
            *(f"file:{file.id}" for several in files.values() for file in several),
        ],
        here=article_path(found.id, found.slug),
        article=found,
        kind=kind,
        values=values,
        asked=request.args,  # no page with a query but ``?trang=`` is kept
        attached=files,
        reading=reading(unit_id, files),
        **kind.page(unit_id, found, values),
        body=body.shown(pictures),
        # A picture that the text shows anyway does not stand above it as well.
        lead=_lead(pictures.get(found.cover_id)) if found.cover_id not in in_body else None,
        source=source_line(found),
        related=_related(found, columns),
        beside=beside(unit_id, columns),
    )


def source_line(row: AnyRow) -> str:
    """Where the text comes from, without naming the author a second time; empty when nothing is said."""
    origin = public.origin(row)
    if origin is not None and origin.author == row.byline:
        origin = replace(origin, author="")
    return copyright.credit(origin)


def _lead(row: AnyRow | None) -> dict[str, object] | None:
    if row is None:
        return None
    attributes = picture_attributes(row) | {"loading": "eager"}
    source = source_attributes(row)
    return {
        "attributes": attributes,
        "source": source,
        "alt": row.alt,
        "caption": row.caption,
        "credit": credit_line(row),
    }


def _related(found: AnyRow, columns: list[Column]) -> Column | None:
    """The section of the article with its newest others."""
    own = next((column for column in columns if column.id == found.section_id), None)
    if own is None:
        return None
    return own._replace(stories=[story for story in own.stories if story.id != found.id][:LINES])
