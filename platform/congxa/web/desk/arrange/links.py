"""The links beside the columns as a form, and what a button does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from congxa.web.desk.arrange.rows import moved, numbers, without
from congxa.web.desk.fields import read_number, read_text


def typed(form: Mapping[str, str]) -> dict[str, Any]:
    """What a sent form says; a row in which nothing stands is left out."""
    rows = [
        {"title": read_text(form, f"links-{number}-title"), "url": read_text(form, f"links-{number}-url")}
        for number in numbers(form, "links")
    ]
    return {"links": [row for row in rows if row["title"] or row["url"]]}


def acted(content: dict[str, Any], act: str) -> dict[str, Any]:
    """The links after a button: ``add``, ``up-2``, ``down-2``, ``out-2``."""
    rows = content["links"]
    step, _, where = act.partition("-")
    number = read_number(where)
    if step == "add":
        rows = [*rows, {"title": "", "url": ""}]
    elif number is not None and step in ("up", "down"):
        rows = moved(rows, number, -1 if step == "up" else 1)
    elif number is not None and step == "out":
        rows = without(rows, number)
    return {"links": rows}
