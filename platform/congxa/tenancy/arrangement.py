"""What a desk arranges of its site, and how is it laid over the tenant file? Pure but for ``in_force``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Annotated, Any, TypeAlias

from pydantic import Field, ValidationError, field_validator
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import distinct_on

from congxa.core.db import db
from congxa.core.words import say
from congxa.tenancy.blocks import MOST_BLOCKS, NEWS, Block
from congxa.tenancy.menus import NEWS_PATH, Menu, MenuEntry, MenuLeaf
from congxa.tenancy.models import SiteArrangement
from congxa.tenancy.schema import TenantSpec
from congxa.tenancy.shape import Closed, refuse_repeats
from congxa.tenancy.site import Part, Section, Site, SiteLink, Tokens
from congxa.tenancy.values import Slug

MOST_LINKS = 40

Content: TypeAlias = Mapping[str, Any]  # of a part, as JSON


class Front(Closed):
    """The blocks of the front page and of the side column."""

    blocks: Annotated[tuple[Block, ...], Field(strict=False, max_length=MOST_BLOCKS)]


class MenuPart(Closed):
    """The entries of the menu."""

    menu: Menu

    @field_validator("menu")
    @classmethod
    def _has_one_entry_per_title(cls, menu: tuple[MenuEntry, ...]) -> tuple[MenuEntry, ...]:
        refuse_repeats((entry.title for entry in menu), say("mục"))
        return menu


class Links(Closed):
    """The links beside the columns."""

    links: Annotated[tuple[SiteLink, ...], Field(strict=False, max_length=MOST_LINKS)]


class Look(Closed):
    """The theme and what the unit changes in it."""

    theme: Slug
    tokens: Tokens


PARTS: Mapping[Part, type[Closed]] = MappingProxyType({"front": Front, "menu": MenuPart, "links": Links, "look": Look})
PART_TITLES: Mapping[Part, str] = MappingProxyType(
    {"front": "Trang chủ", "menu": "Danh mục", "links": "Liên kết", "look": "Giao diện và màu sắc"}
)


def usual_menu(sections: Iterable[Section]) -> tuple[MenuEntry, ...]:
    """The menu of a site that arranges none: the sections in their order, three of news or more under one entry."""
    shown = [section for section in sections if section.menu]
    news = tuple(MenuLeaf(title=each.name, section=each.slug) for each in shown if each.kind in NEWS)
    entries: list[MenuEntry] = []
    for section in shown:
        if section.kind not in NEWS or len(news) < 3:
            entries.append(MenuEntry(title=section.name, section=section.slug))
        elif section.slug == news[0].section:
            entries.append(MenuEntry(title="Tin tức", path=NEWS_PATH, items=news))
    return tuple(entries)


def content_of(site: Site, part: Part) -> dict[str, Any]:
    """A part of a site as plain values."""
    names = PARTS[part].model_fields
    return {name: value for name, value in site.model_dump(mode="json").items() if name in names}


def laid_over(spec: TenantSpec, live: Mapping[str, Content | None]) -> TenantSpec:
    """The unit with what its desk put in force, as far as the file allows it and the schema still knows it."""
    said: dict[str, Any] = {}
    for part in spec.site.desk.may_arrange:
        content = live.get(part)
        if content is not None:
            said |= _read(part, content)
    return spec.model_copy(update={"site": spec.site.model_copy(update=said)}) if said else spec


def _read(part: Part, content: Content) -> dict[str, Any]:
    try:
        read = PARTS[part].model_validate(content)
    except ValidationError:
        return {}  # put in force under an older schema: the file holds
    return {name: getattr(read, name) for name in PARTS[part].model_fields}


def in_force(unit_ids: Iterable[int] | None = None) -> dict[int, dict[str, Content | None]]:
    """The newest of every part, by unit; of all units or of some."""
    table = SiteArrangement
    query = select(table.unit_id, table.part, table.content).ext(distinct_on(table.unit_id, table.part))
    if unit_ids is not None:
        query = query.where(table.unit_id.in_(list(unit_ids)))
    found: dict[int, dict[str, Content | None]] = {}
    for unit_id, part, content in db.session.execute(query.order_by(table.unit_id, table.part, table.id.desc())):
        found.setdefault(unit_id, {})[part] = content
    return found
