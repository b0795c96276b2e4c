"""What stands in the place of a site's content when a template is tried without one?

A sample answers to every attribute that pages of base or of the kinds of content ask for anywhere, and to no other. It
prints as the way that led to it, so that one can see on the page what is shown where.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, cast

from jinja2 import BaseLoader, BytecodeCache, ChoiceLoader, Environment, TemplateNotFound
from jinja2.bccache import Bucket
from jinja2.filters import FILTERS
from markupsafe import Markup

from congxa.theming.check.workshop import Workshop
from congxa.theming.folders import Theme
from congxa.theming.themes import environment_of

DEEPEST = 4  # lists within lists
# Filters of Jinja that want more of a value than a sample has.
_DEMANDING = (
    "batch", "dictsort", "filesizeformat", "first", "float", "format", "int", "last", "max", "min", "random", "round",
    "sort", "sum", "tojson", "unique", "xmlattr",
)  # fmt: skip


class Sample:
    """Something that a template may print, walk through, compare, call. ``full``: lists hold two things, else none."""

    def __init__(self, known: frozenset[str], full: bool, way: str) -> None:
        self._known, self._full, self._way = known, full, way

    def _below(self, step: str) -> Sample:
        way = f"{self._way}{step}"
        return Sample(self._known, self._full and way.count("[]") < DEEPEST, way)  # a tree of samples has an end

    def __getattr__(self, name: str) -> Sample:
        if name.startswith("_") or name not in self._known:
            raise AttributeError(name)
        return self._below(f".{name}")

    def __getitem__(self, key: object) -> Sample:
        if isinstance(key, str) and key not in self._known:
            raise KeyError(key)
        return self._below(f".{key}" if isinstance(key, str) else "[]")

    def __call__(self, *_said: object, **_named: object) -> Sample:
        return self._below("()")

    def __str__(self) -> str:
        return f"⟨{self._way}⟩"

    def __iter__(self) -> Iterator[Sample]:
        return iter([self._below("[]"), self._below("[]")] if self._full else [])

    def __len__(self) -> int:
        return 2 if self._full else 0

    def __bool__(self) -> bool:
        return self._full

    def __contains__(self, _one: object) -> bool:
        return self._full

    def __int__(self) -> int:
        return 1

    __index__ = __int__

    def __float__(self) -> float:
        return 1.0

    def __hash__(self) -> int:
        return hash(self._way)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sample) and other._way == self._way

    def _compare(self, _other: object) -> bool:
        return self._full

    def _reckon(self, _other: object) -> Sample:
        return self

    __lt__ = __le__ = __gt__ = __ge__ = _compare
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __floordiv__ = __mod__ = _reckon


class _Chosen(BaseLoader):
    """A template whose name hangs on what is shown (``"blocks/" ~ block.kind ~ ".html"``) stands for all that fit."""

    def __init__(self, names: list[str]) -> None:
        self._names = names

    def get_source(self, environment: Environment, template: str) -> tuple[str, None, None]:
        del environment
        fitting = re.compile(re.sub(r"⟨[^⟩]*⟩", r"[^/]+", re.sub(r"[.+*?^$()|\\]", r"\\\g<0>", template)))
        found = [name for name in self._names if "⟨" in template and fitting.fullmatch(name)]
        if not found:
            raise TemplateNotFound(template)
        return "".join(f'{{% include "{name}" %}}' for name in found), None, None

    def list_templates(self) -> list[str]:
        return []


class _Compiled(BytecodeCache):
    """Every template is tried four times and more; it is compiled once, as long as its text stays the same."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._codes[bucket.key, bucket.checksum] = bucket.code


_COMPILED = _Compiled()


class NotBuilt(LookupError):  # noqa: N818 - the name is a fact
    """A template asks for a file that is not built."""


def trial(workshop: Workshop, theme: Theme, *, full: bool) -> tuple[Environment, dict[str, Any]]:
    """The environment of a theme with samples instead of functions and filters, and the context of every template."""
    environment = environment_of(theme, workshop.behind)
    environment.bytecode_cache = _COMPILED
    environment.loader = ChoiceLoader([cast(BaseLoader, environment.loader), _Chosen(environment.list_templates())])
    notation = set(environment.filters) - set(FILTERS)
    sample = Sample(workshop.attributes, full, "")
    for name in {*workshop.filters, *notation, *_DEMANDING}:
        environment.filters[name] = _filter(sample, name)
    for name in workshop.functions:
        environment.globals[name] = sample._below(name)
    environment.globals["asset"] = _asset(workshop)
    environment.globals["_"] = _words
    context = {name: Sample(workshop.attributes, full, name) for name in workshop.names if name not in ("_", "asset")}
    return environment, {name: value for name, value in context.items() if name not in environment.globals}


def _filter(sample: Sample, name: str) -> Callable[..., object]:
    if name == "xmlattr":
        return lambda *_said, **_named: Markup(' data-sample="1"')
    return lambda value="", *_said, **_named: value if isinstance(value, Sample) else sample._below(f"|{name}")


def _words(message: str, **values: object) -> str:
    return message % values if values else message


def _asset(workshop: Workshop) -> Callable[[object], str]:
    def asset(name: object) -> str:
        if isinstance(name, str) and name not in workshop.built:
            raise NotBuilt(name)
        return f"/static/{name}"

    return asset
