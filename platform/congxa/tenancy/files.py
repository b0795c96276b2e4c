"""How do the files of ``tenants/`` become complete units?

Each file is read as it stands, laid over what it inherits, and only then turned into a ``TenantSpec``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from pydantic import ValidationError

from congxa.core.errors import Invalid, Problem
from congxa.tenancy.schema import TenantSpec

Data: TypeAlias = dict[str, Any]
Files: TypeAlias = Mapping[str, "TenantFile"]

# What a unit takes from its parent (and the parent from its own) where its file says nothing. A table is filled key by
# key, anything else is taken whole or not at all. What is not listed belongs to one unit alone: slug, name, kind, code,
# validity, figures, hosts, state, title, managing body, address, phone, e-mail.
INHERITED = (
    "site.slogan",
    "site.theme",
    "site.tokens",  # key by key: a unit may change one colour
    "site.languages",
    "site.sections",
    "site.blocks",
    "site.menu",
    "site.links",
    "site.board",
    "site.desk",
    "site.contact.governing_body",
    "site.contact.responsible_role",
    "site.contact.copyright_note",
    "policy",  # key by key, and so is policy.deadline_days; what the supervising unit asks holds for all below it
)


@dataclass(frozen=True)
class TenantFile:
    """One file as read: ``own`` is what it says itself, empty if ``fault`` (the reader's complaint) is set."""

    name: str
    own: Data
    fault: str | None = None

    @property
    def parent(self) -> str | None:
        slug = self.own.get("parent")
        return slug if isinstance(slug, str) else None


@dataclass(frozen=True)
class Loaded:
    """All units of a folder, complete; parents stand before their children, neighbours in the order of their slugs."""

    specs: tuple[TenantSpec, ...]

    def spec(self, slug: str) -> TenantSpec:
        """The unit with this slug; KeyError if there is none."""
        return {spec.slug: spec for spec in self.specs}[slug]


def load(folder: Path) -> Loaded:
    """Every unit of the folder. Invalid if a file does not make a unit; ``check`` explains each mistake and finds more
    (what two files may not both say), so it comes first."""
    files = read(folder)
    specs: dict[str, TenantSpec] = {}
    broken: list[str] = []
    for slug in sorted(files, key=lambda slug: (len(list(ancestors(slug, files))), slug)):
        file = files[slug]
        # A parent that is missing, broken or in a circle has no place among the finished units.
        if file.fault or (file.parent is not None and file.parent not in specs):
            broken.append(file.name)
            continue
        try:
            specs[slug] = TenantSpec.model_validate(complete(slug, files))
        except ValidationError:
            broken.append(file.name)
    if broken:
        raise Invalid(Problem(name, f"Tệp {name} có lỗi: chạy “congxa tenants check” để xem.") for name in broken)
    return Loaded(tuple(specs.values()))


def read(folder: Path) -> dict[str, TenantFile]:
    """Every ``*.toml`` of the folder by the slug that its name promises; a file that cannot be read is kept as such."""
    return {path.stem: _read_one(path) for path in sorted(folder.glob("*.toml"))}


def _read_one(path: Path) -> TenantFile:
    try:
        return TenantFile(path.name, tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return TenantFile(path.name, {}, fault=str(error))


def ancestors(slug: str, files: Files) -> Iterator[str]:
    """The slugs above a unit that have a file, the nearest first; a circle ends before it repeats."""
    seen = {slug}
    parent = files[slug].parent
    while parent is not None and parent in files and parent not in seen:
        yield parent
        seen.add(parent)
        parent = files[parent].parent


def complete(slug: str, files: Files) -> Data:
    """What the file says, filled with what it inherits; not yet checked."""
    data = files[slug].own
    for ancestor in ancestors(slug, files):
        data = _lay_over(data, _inheritable(files[ancestor].own))
    return data


def find(data: object, key: str) -> Any:
    """The value at a dotted key, or None where nothing is said (TOML itself has no None)."""
    for step in key.split("."):
        data = data.get(step) if isinstance(data, dict) else None
    return data


def _inheritable(data: Data) -> Data:
    taken: Data = {}
    for key in INHERITED:
        value = find(data, key)
        if value is not None:
            *tables, last = key.split(".")
            target = taken
            for table in tables:
                target = target.setdefault(table, {})
            target[last] = value
    return taken


def _lay_over(own: Data, below: Data) -> Data:
    merged = below | own
    for key in own.keys() & below.keys():
        if isinstance(own[key], dict) and isinstance(below[key], dict):
            merged[key] = _lay_over(own[key], below[key])
    return merged
