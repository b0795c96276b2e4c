"""Which papers of the library may be the proof of a right? As options of a choice."""

from __future__ import annotations

from typing import TypeAlias

from congxa import media
from congxa.web.desk.fields import read_number
from congxa.web.requests import current_actor, current_unit

Option: TypeAlias = tuple[int | str, str]


def papers(chosen: str) -> list[Option]:
    """The chosen one, then the newest: number and title."""
    unit_id, number = current_unit().unit_id, read_number(chosen)
    kept = media.files_of(unit_id, [number]) if number is not None else {}
    newest = media.file_library(current_actor(), unit_id, "pdf,office,archive")
    rows = {file.id: file for file in (*kept.values(), *newest)}
    return [(file.id, file.shown_title) for file in rows.values()]
