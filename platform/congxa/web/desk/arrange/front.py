"""The blocks of the front page as a form: what is in it, and what a button of it does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from werkzeug.datastructures import MultiDict

from congxa.tenancy import Content
from congxa.tenancy.blocks import BLOCKS, USUAL_BLOCKS, Place
from congxa.web.desk.arrange.rows import moved, numbers, without
from congxa.web.desk.fields import read_number, read_text

PLACES: tuple[Place, ...] = ("main", "aside")
Form = MultiDict[str, str]


def shown(content: Content) -> dict[str, Any]:
    """What the form begins with: what stands, or the usual blocks where nothing is arranged."""
    blocks = content["blocks"] or [block.model_dump(mode="json") for block in USUAL_BLOCKS]
    return {"blocks": _in_order(blocks)}


def typed(form: Form) -> dict[str, Any]:
    """What a sent form says; counts that are no number stay as they were typed."""
    return {"blocks": _in_order([_block(form, number) for number in numbers(form, "blocks")])}


def _block(form: Form, number: int) -> dict[str, Any]:
    name = f"blocks-{number}"
    count = read_text(form, f"{name}-count")
    place = read_text(form, f"{name}-place")
    return {
        "kind": read_text(form, f"{name}-kind"),
        "place": place if place in PLACES else "main",
        "title": read_text(form, f"{name}-title") or None,
        "sections": [slug for slug in form.getlist(f"{name}-sections") if slug],
        "count": (read_number(count) if read_number(count) is not None else count) if count else None,
    }


def _in_order(blocks: list[Any]) -> list[Any]:
    """Those of the main part first, as the form shows them."""
    return sorted(blocks, key=lambda block: block["place"] != "main")


def acted(content: dict[str, Any], act: str, form: Mapping[str, str]) -> dict[str, Any]:
    """The blocks after a button: ``up-3``, ``down-3``, ``out-3``, ``over-3`` (to the other place), ``add-main``."""
    blocks = content["blocks"]
    step, _, where = act.partition("-")
    number = read_number(where)
    if step == "add" and where in PLACES:
        kind = read_text(form, f"add-{where}")
        if kind in BLOCKS:
            blocks = [*blocks, {"kind": kind, "place": where, "title": None, "sections": [], "count": None}]
    elif number is not None and number < len(blocks):
        if step in ("up", "down"):
            change = -1 if step == "up" else 1
            neighbour = number + change
            if 0 <= neighbour < len(blocks) and blocks[neighbour]["place"] == blocks[number]["place"]:
                blocks = moved(blocks, number, change)
        elif step == "out":
            blocks = without(blocks, number)
        elif step == "over":
            other = "aside" if blocks[number]["place"] == "main" else "main"
            blocks = [*without(blocks, number), {**blocks[number], "place": other}]
    return {"blocks": _in_order(blocks)}
