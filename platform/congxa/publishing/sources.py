"""Where does a public work come from, as a row of the public face tells it? Columns and how to read them."""

from __future__ import annotations

from typing import Any, TypeAlias, cast

from sqlalchemy import ColumnElement, FromClause, Row, Table, and_

from congxa.copyright import Basis, Origin
from congxa.copyright.models import Provenance

PROVENANCE = cast(Table, Provenance.__table__)
COVER_PROVENANCE = PROVENANCE.alias("cover_provenance")
# What a credit line is made of.
_CREDITED = (
    *("basis", "author", "source_name", "source_url", "source_published_at"),
    *("licence", "licence_version"),
)
ORIGIN = tuple(PROVENANCE.c[name] for name in _CREDITED)
COVER_ORIGIN = tuple(COVER_PROVENANCE.c[name].label(f"cover_{name}") for name in _CREDITED)

AnyRow: TypeAlias = "Row[*tuple[Any, ...]]"


def is_of(work: FromClause, kind: str, provenance: FromClause = PROVENANCE, key: str = "id") -> ColumnElement[bool]:
    """Joins the origin to its work; ``key``: the column that holds the number of the work."""
    told = provenance.c
    return and_(told.unit_id == work.c.unit_id, told.work_kind == kind, told.work_id == work.c[key])


def origin(row: AnyRow) -> Origin | None:
    """The origin that stands in a row of an article or a picture; None when nothing is said."""
    return _read({name: getattr(row, name) for name in _CREDITED})


def cover_origin(row: AnyRow) -> Origin | None:
    """The origin of the cover that stands in a row of an article; None when nothing is said."""
    return _read({name: getattr(row, f"cover_{name}") for name in _CREDITED})


def _read(said: dict[str, Any]) -> Origin | None:
    basis = said.pop("basis")
    return None if basis is None else Origin(basis=Basis(basis) if basis else None, **said)
