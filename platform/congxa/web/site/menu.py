"""The menu of a site: as the unit arranged it or, where it did not, made of its sections."""

from __future__ import annotations

from typing import NamedTuple

from flask_babel import gettext as _

from congxa.publishing.kinds import all_kinds
from congxa.tenancy.arrangement import usual_menu
from congxa.tenancy.menus import HOME_PATH, NEWS_PATH, MenuEntry, MenuLeaf
from congxa.tenancy.site import Site
from congxa.web.site.addresses import section_path

NEWS_KINDS = tuple(key for key, kind in all_kinds().items() if kind.is_news)


__all__ = ["HOME_PATH", "NEWS_KINDS", "NEWS_PATH", "MenuItem", "beyond", "menu_of"]


class MenuItem(NamedTuple):
    """One entry of the menu, with those below it. ``path``: on this site, or a whole address elsewhere."""

    title: str
    path: str
    items: tuple[MenuItem, ...] = ()


def menu_of(said: Site) -> tuple[MenuItem, ...]:
    """The entries of a site; the front page comes first, unless the unit put it elsewhere itself."""
    known = {section.slug for section in said.sections}
    items = tuple(_arranged(entry, known) for entry in said.menu if _leads(entry, known)) or _usual(said)
    home = MenuItem(_("Trang chủ"), HOME_PATH)
    return items if any(item.path == HOME_PATH for item in items) else (home, *items)


def beyond(said: Site, items: tuple[MenuItem, ...]) -> tuple[MenuItem, ...]:
    """The sections to which the menu does not lead: the map of the site names them all."""
    led = {item.path for entry in items for item in (entry, *entry.items)}
    sections = (MenuItem(section.name, section_path(section.slug)) for section in said.sections)
    return tuple(item for item in sections if item.path not in led)


def _usual(said: Site) -> tuple[MenuItem, ...]:
    entries = (_arranged(entry, {section.slug for section in said.sections}) for entry in usual_menu(said.sections))
    return tuple(item._replace(title=_("Tin tức")) if item.path == NEWS_PATH else item for item in entries)


def _arranged(entry: MenuEntry, known: set[str]) -> MenuItem:
    below = tuple(MenuItem(leaf.title, _path(leaf)) for leaf in entry.items if _leads(leaf, known))
    return MenuItem(entry.title, _path(entry), below)


def _leads(leaf: MenuLeaf, known: set[str]) -> bool:
    """Not to a section that the file took away after the desk had arranged the menu."""
    return leaf.section is None or leaf.section in known


def _path(leaf: MenuLeaf) -> str:
    return section_path(leaf.section) if leaf.section else leaf.path or leaf.url or HOME_PATH
