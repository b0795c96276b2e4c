"""The menu as a form: entries with one level below them, and what a button does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from congxa.tenancy import Content
from congxa.tenancy.arrangement import usual_menu
from congxa.tenancy.site import Site
from congxa.web.desk.arrange.rows import moved, numbers, without
from congxa.web.desk.fields import read_number, read_text

Entry = dict[str, Any]


def shown(content: Content, site: Site) -> dict[str, Any]:
    """What the form begins with: what stands, or the menu that the sections make where nothing is arranged."""
    usual = [entry.model_dump(mode="json") for entry in usual_menu(site.sections)]
    return {"menu": content["menu"] or usual}


def typed(form: Mapping[str, str]) -> dict[str, Any]:
    """What a sent form says: a list of rows of which some stand below the one before."""
    menu: list[Entry] = []
    for number in numbers(form, "menu"):
        leaf = _leaf(form, f"menu-{number}")
        if form.get(f"menu-{number}-level") == "1" and menu:
            menu[-1]["items"].append(leaf)
        else:
            menu.append({**leaf, "items": []})
    return {"menu": menu}


def _leaf(form: Mapping[str, str], name: str) -> Entry:
    section, address = read_text(form, f"{name}-section"), read_text(form, f"{name}-address")
    leaf: Entry = {"title": read_text(form, f"{name}-title"), "section": section or None, "path": None, "url": None}
    if not section:
        leaf["path" if address.startswith("/") else "url"] = address or None
    return leaf


def acted(content: dict[str, Any], act: str) -> dict[str, Any]:
    """The menu after a button: ``add``, or a step of an entry (``up-2``) or of one below it (``up-2-0``): ``up``,
    ``down``, ``out``, ``in`` (below the entry before), ``free`` (an entry of its own)."""
    menu: list[Entry] = content["menu"]
    step, *places = act.split("-")
    numbered = [read_number(place) for place in places]
    if step == "add":
        return {"menu": [*menu, {"title": "", "section": None, "path": None, "url": None, "items": []}]}
    if not numbered or any(number is None for number in numbered):
        return content
    first = numbered[0] or 0
    if first >= len(menu):
        return content
    return {
        "menu": _entry_acted(menu, step, first) if len(numbered) == 1 else _below(menu, step, first, numbered[1] or 0)
    }


def _entry_acted(menu: list[Entry], step: str, place: int) -> list[Entry]:
    if step in ("up", "down"):
        return moved(menu, place, -1 if step == "up" else 1)
    if step == "out":
        return without(menu, place)
    if step == "in" and place > 0:
        entry = menu[place]
        leaves = [{key: value for key, value in entry.items() if key != "items"}, *entry["items"]]
        above = {**menu[place - 1], "items": [*menu[place - 1]["items"], *leaves]}
        return [*menu[: place - 1], above, *menu[place + 1 :]]
    return menu


def _below(menu: list[Entry], step: str, place: int, below: int) -> list[Entry]:
    entry = menu[place]
    items: list[Entry] = entry["items"]
    if below >= len(items):
        return menu
    if step in ("up", "down"):
        items = moved(items, below, -1 if step == "up" else 1)
    elif step == "out":
        items = without(items, below)
    elif step == "free":
        freed = {**items[below], "items": []}
        return [*menu[:place], {**entry, "items": without(items, below)}, freed, *menu[place + 1 :]]
    return [*menu[:place], {**entry, "items": items}, *menu[place + 1 :]]
