"""What ``copyright`` announces, in the transaction of the change."""

from __future__ import annotations

from dataclasses import dataclass

from congxa.copyright.origin import WorkKind


@dataclass(frozen=True)
class RightsChanged:
    """The right to these works may end on another day than before."""

    unit_id: int
    work_kind: WorkKind
    work_ids: tuple[int, ...]


@dataclass(frozen=True)
class OriginChanged:
    """Something else is said about where a work comes from."""

    unit_id: int
    work_kind: WorkKind
    work_id: int
