"""Which open licences are known, what do they allow, and where do they stand? Read from ``data/licences.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from congxa.copyright.origin import Origin


@dataclass(frozen=True)
class Licence:
    """One open licence in all its versions."""

    key: str
    name: str
    versions: tuple[str, ...]
    address: str
    commercial: bool
    derivatives: bool
    credit: bool
    terms: str

    def title(self, version: str) -> str:
        """``CC BY 4.0``."""
        return f"{self.name} {version}".strip()

    def address_of(self, version: str) -> str:
        """Where this version stands; of the newest when none is named."""
        return self.address.format(version=version or self.versions[0])


def licences() -> tuple[Licence, ...]:
    """All known licences, in the order in which a form offers them."""
    return _read()


def licence_of(origin: Origin | None) -> Licence | None:
    """The licence that an origin names; None when it names none, or one that nobody knows."""
    return next((row for row in _read() if origin is not None and row.key == origin.licence), None)


@cache
def _read() -> tuple[Licence, ...]:
    source = tomllib.loads(files("congxa.copyright").joinpath("data/licences.toml").read_text("utf-8"))
    return tuple(Licence(**{**row, "versions": tuple(row["versions"])}) for row in source["licence"])
