"""The menu of a site: as the unit arranged it or, where it did not, made of its sections."""

from __future__ import annotations

from typing import NamedTuple

from flask_babel import gettext as _

from congxa.publishing.kinds import all_kinds
from congxa.tenancy.menus import MenuEntry, MenuLeaf
from congxa.tenancy.schema import Section, Site
from congxa.web.site.addresses import section_path

NEWS_KINDS = tuple(key for key, kind in all_kinds().items() if kind.is_news)
NEWS_PATH = "/tin-tuc"
HOME_PATH = "/"


class MenuItem(NamedTuple):
    """One entry of the menu, with those below it. ``path``: on this site, or a whole address elsewhere."""

    title: str
    path: str
    items: tuple[MenuItem, ...] = ()


def menu_of(said: Site) -> tuple[MenuItem, ...]:
    """The entries of a site; the front page comes first, unless the unit put it elsewhere itself."""
    known = {section.slug for section in said.sections}
    arranged = tuple(_arranged(entry, known) for entry in said.menu if _leads(entry, known))
    items = arranged or _of_sections(said.sections)
    home = MenuItem(_("Trang chủ"), HOME_PATH)
    return items if any(item.path == HOME_PATH for item in items) else (home, *items)


def _arranged(entry: MenuEntry, known: set[str]) -> MenuItem:
    below = tuple(MenuItem(leaf.title, _path(leaf)) for leaf in entry.items if _leads(leaf, known))
    return MenuItem(entry.title, _path(entry), below)


def _leads(leaf: MenuLeaf, known: set[str]) -> bool:
    """Not to a section that the file took away after the desk had arranged the menu."""
    return leaf.section is None or leaf.section in known


def _path(leaf: MenuLeaf) -> str:
    return section_path(leaf.section) if leaf.section else leaf.path or leaf.url or HOME_PATH


def _of_sections(sections: tuple[Section, ...]) -> tuple[MenuItem, ...]:
    """In the order of the tenant file; three columns of news or more go under one entry."""
    shown = [section for section in sections if section.menu]
    news = tuple(_item(section) for section in shown if section.kind in NEWS_KINDS)
    gathered = news if len(news) > 2 else ()
    items: list[MenuItem] = []
    for section in shown:
        item = _item(section)
        if item not in gathered:
            items.append(item)
        elif item == gathered[0]:
            items.append(MenuItem(_("Tin tức"), NEWS_PATH, gathered))
    return tuple(items)


def _item(section: Section) -> MenuItem:
    return MenuItem(section.name, section_path(section.slug))
