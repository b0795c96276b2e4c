"""The files of an item for its page: by field, with the pages of its first PDF as far as one view shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from flask import request

from congxa import media
from congxa.media import File, FilePage
from congxa.publishing import Kind

PAGES_A_VIEW = 10


class Reading(NamedTuple):
    """A PDF, and the pages of it that this view shows."""

    file: File
    pages: Sequence[FilePage]
    first: int  # number of the first page that is shown


def attached(unit_id: int, kind: Kind, kept: Mapping[str, Any]) -> dict[str, list[File]]:
    """The public files of an item by field, also those that were withdrawn: the page says so in their place. Every
    field of files is there, if only with an empty list."""
    numbers = kind.file_ids(kept)
    found = media.files_of(unit_id, [number for several in numbers.values() for number in several])
    return {field: [found[number] for number in several if number in found] for field, several in numbers.items()}


def gone_among(files: Mapping[int, File]) -> set[int]:
    """The numbers of those that were taken off the site."""
    return {number for number, file in files.items() if file.withdrawn_at is not None}


def reading(unit_id: int, files: Mapping[str, list[File]]) -> Reading | None:
    """The first PDF, with the pages of the view that the address asks for (``?trang=2``: pages 11 to 20)."""
    shown = (file for several in files.values() for file in several if file.withdrawn_at is None)
    file = next((file for file in shown if file.pages), None)
    if file is None:
        return None
    said = request.args.get("trang", "")
    view = int(said) if said.isascii() and said.isdigit() and len(said) < 4 else 1
    first = (min(max(view, 1), -(-file.pages // PAGES_A_VIEW)) - 1) * PAGES_A_VIEW + 1
    return Reading(file, media.file_pages(unit_id, file.id, first, PAGES_A_VIEW), first)


def is_asked_beyond(shown: Reading | None) -> bool:
    """Whether the address asks for pages that there are not: each such address would be kept like a page of its own."""
    said = request.args.get("trang")
    if said is None:
        return False
    return shown is None or said != str((shown.first - 1) // PAGES_A_VIEW + 1)
