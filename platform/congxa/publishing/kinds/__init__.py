"""Which kinds of content are there? Every folder here is one, of the shape that ``kind.Kind`` describes.

A new kind is a new folder: ``__init__.py`` with its ``KIND``, its rules and queries, and its two templates.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import MappingProxyType

from congxa.publishing.kinds.kind import Answer, Ask, Kept, Kind, Outgoing, Values

__all__ = [
    "Answer",
    "Ask",
    "Kept",
    "Kind",
    "KindUnknown",
    "Outgoing",
    "Values",
    "all_kinds",
    "kind_of",
    "template_folders",
]

_FOLDER = Path(__file__).parent
_NOT_A_KIND = ("fields",)


class KindUnknown(LookupError):  # noqa: N818 - the name is a fact, as those of core.errors are
    """A row or a tenant file names a kind that there is not."""


@cache
def all_kinds() -> Mapping[str, Kind]:
    """Every kind by its key, in the order in which the desk offers them."""
    names = [found.name for found in iter_modules([str(_FOLDER)]) if found.ispkg and found.name not in _NOT_A_KIND]
    found: list[Kind] = [import_module(f"{__name__}.{name}").KIND for name in names]
    found.sort(key=lambda each: (not each.is_news, each.is_standing, each.title))
    return MappingProxyType({each.key: each for each in found})


def kind_of(key: str) -> Kind:
    """The kind with this key. Raises KindUnknown."""
    try:
        return all_kinds()[key]
    except KeyError:
        raise KindUnknown(key) from None


def template_folders() -> tuple[Path, ...]:
    """Where the templates of the kinds lie; a theme looks there last."""
    return tuple(_FOLDER / key / "templates" for key in all_kinds())
