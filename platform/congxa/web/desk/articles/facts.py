"""The facts of a kind as a form sends them: one name per field, ``fact-<name>``, and in tables per row and column."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from werkzeug.datastructures import MultiDict

from congxa.publishing import Kind
from congxa.publishing.kinds.fields import Field, Rows
from congxa.web.desk.fields import read_text

PREFIX = "fact-"
SPARE_ROWS = 3  # empty rows below those that are filled, for whoever has no script
MOST_ROWS = 400  # of one table in one form; more is no person's typing


def name_of(field: Field) -> str:
    """The name of a field's input."""
    return f"{PREFIX}{field.name}"


def read_facts(form: MultiDict[str, str], kind: Kind) -> dict[str, Any]:
    """What was typed, by field, as ``Kind.tidy`` takes it: text, a list of numbers, or rows of text."""
    return {field.name: _read(form, field) for field in kind.fields}


def _read(form: MultiDict[str, str], field: Field) -> Any:
    match field.widget:
        case "rows":
            assert isinstance(field, Rows)
            return _rows(form, field)
        case "files" | "items":
            return [said for said in form.getlist(name_of(field)) if said.strip()]
        case _:
            return read_text(form, name_of(field))


def _rows(form: MultiDict[str, str], field: Rows) -> list[Mapping[str, str]]:
    pattern = re.compile(rf"{re.escape(name_of(field))}-(\d{{1,4}})-")
    numbers = {int(found[1]) for name in form if (found := pattern.match(name))}
    return [
        {column.name: read_text(form, f"{name_of(field)}-{number}-{column.name}") for column in field.columns}
        for number in sorted(numbers)[:MOST_ROWS]
    ]


def rows_shown(field: Rows, typed: Any) -> list[Mapping[str, Any]]:
    """The rows that a form shows: what is typed, and some empty ones."""
    filled = list(typed or ())
    spare = min(SPARE_ROWS, max(0, field.most - len(filled)))
    return [*filled, *({} for _ in range(spare))]
