"""The page of one article, and of a standing page."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType, SimpleNamespace
from typing import Any, NamedTuple

from flask import Response, request
from flask_babel import gettext as _
from markupsafe import Markup

from congxa import copyright, media, publishing
from congxa.copyright import Origin, WorkKind
from congxa.core.errors import Gone, Missing
from congxa.media import File
from congxa.publishing import ArticleState, Kind, public
from congxa.publishing.english import item_of
from congxa.publishing.gone import state_since
from congxa.publishing.public import AnyRow, Column
from congxa.tenancy import directory
from congxa.web.requests import current_site
from congxa.web.site.addresses import article_path
from congxa.web.site.attached import Reading, attached, gone_among, is_asked_beyond, reading
from congxa.web.site.beside import BESIDE, LINES, beside, tags_of
from congxa.web.site.credits import author_line, credit_line, file_line, source_line
from congxa.web.site.english import english_path
from congxa.web.site.finish import finish_move, finish_page
from congxa.web.site.frame import current_frame
from congxa.web.site.given import giver
from congxa.web.site.illustrate import Body, picture_attributes, source_attributes
from congxa.web.site.related import AMONG, nearest

LARGEST_ID = 2**63 - 1
_PLAIN = "news"


def article(article_id: int, slug: str = "") -> Response:
    """``/bai-viet/<id>/<slug>``; other words behind the number lead to the right ones."""
    unit_id = current_site().unit_id
    found = public.article(unit_id, article_id) if article_id <= LARGEST_ID else None
    if found is None:
        raise _missing(unit_id, article_id)
    if slug != found.slug:
        return finish_move(article_path(found.id, found.slug))
    item = read_item(unit_id, found)
    if is_asked_beyond(item.reading):
        return finish_move(article_path(found.id, found.slug))
    columns = public.columns_beside(unit_id, AMONG, found.section_id, BESIDE)
    return finish_page(
        item.template,
        [*item.tags(unit_id), *tags_of(unit_id, columns)],
        **item_context(unit_id, item, columns),
    )


def _missing(unit_id: int, article_id: int) -> Missing:
    """Why an item is not there: it never was, its time is over, or it was taken off."""
    state = state_since(unit_id, article_id) if article_id <= LARGEST_ID else None
    if state is None:
        return Missing(_("Bài viết này không có hoặc đã được gỡ. Hãy về trang chủ để xem tin mới."))
    if state == ArticleState.EXPIRED:
        return Gone(_("Bài viết này đã hết thời gian đăng. Hãy về trang chủ để xem tin mới."))
    return Gone(_("Bài viết này đã được đơn vị gỡ khỏi trang. Hãy về trang chủ để xem tin mới."))


class Item(NamedTuple):
    """An item with what it shows: read in a scope that may see it, shown in another."""

    row: AnyRow
    kind: Kind
    body: Body
    rich: dict[str, Body]
    pictures: dict[int, AnyRow]
    files: dict[str, list[File]]
    reading: Reading | None
    file_origins: Mapping[int, Origin] = MappingProxyType({})
    linked: Mapping[int, File] = MappingProxyType({})  # the files that its texts lead to

    @property
    def template(self) -> str:
        """The page of its kind; of what is withheld, the page that says so."""
        return "withheld.html" if self.row.is_withheld else f"kinds/{self.kind.key}/page.html"

    @property
    def has_hidden_files(self) -> bool:
        """Whether it names files that the present scope may not see: their right is over."""
        named = self.kind.file_ids(self.row.fields)
        return any(len(set(numbers)) > len(self.files[field]) for field, numbers in named.items())

    @property
    def shown_in_text(self) -> set[int]:
        """The pictures that stand in its texts."""
        return self.body.picture_ids().union(*(each.picture_ids() for each in self.rich.values()))

    def credits_of_files(self) -> dict[int, Markup]:
        """The line that names whose each of its files is, by number; empty where nothing is said."""
        shown = (file for several in self.files.values() for file in several if file.withdrawn_at is None)
        return {file.id: file_line(file, self.file_origins.get(file.id)) for file in shown}

    def tags(self, unit_id: int) -> list[str]:
        """The tags of its page, without what stands around it."""
        return [
            f"article:{self.row.id}",
            *([f"kind:{unit_id}:{self.kind.key}"] if self.kind.shows_others else []),
            *(f"picture:{number}" for number in self.pictures),
            *(f"file:{file.id}" for several in self.files.values() for file in several),
            *(f"file:{number}" for number in self.linked),
        ]


def read_item(unit_id: int, row: AnyRow) -> Item:
    """The item of a row of ``public.article`` with its pictures and files, as far as the present scope may see them."""
    kind = publishing.kind_of(row.kind)
    files = attached(unit_id, kind, row.fields)
    values = kind.read(row.fields)
    site = directory().by_id[unit_id]
    rich = {field.name: Body(values[field.name], site) for field in kind.rich() if values[field.name]}
    item = Item(row, kind, Body(row.body, site), rich, {}, files, reading(unit_id, files))
    cover = {row.cover_id} if row.cover_id else set()
    shown = [file.id for several in files.values() for file in several]
    led_to = item.body.file_ids().union(*(each.file_ids() for each in rich.values()))
    return item._replace(
        linked=media.files_of(unit_id, led_to),
        pictures=public.pictures(unit_id, item.shown_in_text | cover),
        file_origins=copyright.origins(unit_id, WorkKind.FILE, shown),
    )


def item_context(unit_id: int, item: Item, columns: list[Column]) -> dict[str, object]:
    """What the template of an item shows."""
    if item.row.is_withheld:
        return withheld_context(unit_id, item, columns)
    row, pictures, gone = item.row, item.pictures, gone_among(item.linked)
    values = item.kind.read(row.fields) | {name: each.shown(pictures, gone) for name, each in item.rich.items()}
    return {
        "here": article_path(row.id, row.slug),
        "article": row,
        "kind": item.kind,
        "values": values,
        **_alternates(row),
        "asked": request.args,  # no page with a query but ``?trang=`` is kept
        "attached": item.files,
        "has_hidden_files": item.has_hidden_files,
        "reading": item.reading,
        "file_credits": item.credits_of_files(),
        **item.kind.page(unit_id, row, values),
        "body": item.body.shown(pictures, gone),
        # A picture that the text shows anyway does not stand above it as well.
        "lead": _lead(pictures.get(row.cover_id)) if row.cover_id not in item.shown_in_text else None,
        "author": author_line(row),
        "source": source_line(row, author_line(row)),
        "given": giver(row),
        "related": _related(row, columns),
        "beside": beside(unit_id, columns),
    }


def withheld_context(unit_id: int, item: Item, columns: list[Column]) -> dict[str, object]:
    """What the page of an item shows whose right is over: its title, and since when. Nothing of its text is handed on,
    also where the present scope may read it."""
    row = item.row
    shown: Any = SimpleNamespace(**{**row._mapping, "summary": "", "body": "", "fields": {}})
    return {
        "here": article_path(row.id, row.slug),
        "article": shown,
        "kind": publishing.kind_of(_PLAIN),  # what programs are told of other kinds is told by their facts
        "values": {},
        "asked": request.args,
        "attached": {},
        "has_hidden_files": False,
        "reading": None,
        "file_credits": {},
        "body": "",
        "lead": None,
        "author": author_line(row),
        "source": source_line(row, author_line(row)),
        "given": giver(row),
        "withheld_from": copyright.withheld_from(row.rights_until) if row.rights_until else None,
        "related": _related(row, columns),
        "beside": beside(unit_id, columns),
    }


def _alternates(found: AnyRow) -> dict[str, object]:
    """Its page in both languages, for an item with words in English; else nothing: English is then the start page."""
    item = item_of(found)
    if item is None or not current_frame().offers_english:
        return {}
    return {"alternates": {"vi": article_path(found.id, found.slug), "en": english_path(item)}}


def _lead(row: AnyRow | None) -> dict[str, object] | None:
    if row is None or row.is_gone:
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
    """The section of the article with those of its others that stand nearest to it."""
    own = next((column for column in columns if column.id == found.section_id), None)
    if own is None:
        return None
    return own._replace(stories=nearest(found.id, found.title, own.stories, LINES))
