"""What stands beside the columns: notices, documents, banners. The same on every page that has room for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from congxa.publishing import public
from congxa.publishing.public import AnyRow, Column
from congxa.web.site.frame import DOCUMENTS, NOTICES

BESIDE = (NOTICES, DOCUMENTS)
LINES = 5


class Beside(NamedTuple):
    """The boxes of the side column; None where the site has no such section."""

    notices: Column | None
    documents: Column | None
    banners: Sequence[AnyRow]


def beside(unit_id: int, columns: Iterable[Column]) -> Beside:
    """The boxes out of columns that were read already, and the banners."""
    kept = list(columns)
    return Beside(
        next((column for column in kept if column.kind == NOTICES), None),
        next((column for column in kept if column.kind == DOCUMENTS), None),
        public.banners(unit_id),
    )


def tags_of(unit_id: int, columns: Iterable[Column]) -> list[str]:
    """The tags of a page that shows these columns and the banners."""
    return [f"banner:{unit_id}", *(f"section:{column.id}" for column in columns)]
