"""How bad is it that a work lacks its rights? Read from ``publishing/data/stock.toml``. Pure."""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from congxa.copyright import WorkKind


class Rank(NamedTuple):
    """A row of the file."""

    rank: int
    works: frozenset[WorkKind]
    kinds: frozenset[str]  # empty: any
    foreign: bool
    words: str

    def fits(self, work: WorkKind, kinds: Collection[str], *, is_foreign: bool) -> bool:
        """Whether a work that stands in items of these kinds is of this rank, if of none before it."""
        if work not in self.works or (self.foreign and not is_foreign):
            return False
        return not self.kinds or not self.kinds.isdisjoint(kinds)


def rank_of(work: WorkKind, kinds: Collection[str], *, is_foreign: bool) -> Rank:
    """The rank of a work; LookupError when the file has no row for it, which its last row prevents."""
    fitting = (rank for rank in ranks() if rank.fits(work, kinds, is_foreign=is_foreign))
    found = next(fitting, None)
    if found is None:
        raise LookupError(f"data/stock.toml has no rank for a {work.value}")
    return found


@cache
def ranks() -> tuple[Rank, ...]:
    """The rows, in the order of the file."""
    source = tomllib.loads(files("congxa.publishing").joinpath("data/stock.toml").read_text("utf-8"))
    return tuple(
        Rank(row["rank"], frozenset(map(WorkKind, row["works"])), frozenset(row["kinds"]), row["foreign"], row["words"])
        for row in source["rank"]
    )
