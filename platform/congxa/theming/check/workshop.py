"""What does the check of a theme need to know of the platform around it?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateError, nodes
from jinja2.meta import find_undeclared_variables

from congxa.theming.folders import BASE

_WITH_ATTRIBUTE = ("map", "selectattr", "rejectattr", "groupby")


@dataclass(frozen=True)
class Workshop:
    """``folder``: the themes. ``behind``: the templates of the kinds of content. ``functions`` and ``filters``: the
    names that templates may call beside those of Jinja. ``built``: built files by their stable names. ``facts``: names
    of attributes that templates may ask for although base does not.
    """

    folder: Path
    behind: Sequence[Path] = ()
    functions: frozenset[str] = frozenset()
    filters: frozenset[str] = frozenset()
    built: Mapping[str, Path] = field(default_factory=dict)
    facts: frozenset[str] = frozenset()

    @property
    def complete(self) -> tuple[Path, ...]:
        """The folders of templates in which every page is found: base, and the kinds of content."""
        return (self.folder / BASE / "templates", *self.behind)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names that pages of base and of the kinds are given."""
        return frozenset(name for tree in self._trees for name in find_undeclared_variables(tree))

    @cached_property
    def attributes(self) -> frozenset[str]:
        """What those pages ask of what they are given."""
        return self.facts.union(*(_attributes(tree) for tree in self._trees))

    @cached_property
    def _trees(self) -> list[nodes.Template]:
        trees, environment = [], Environment(autoescape=True)
        environment.filters = _AnyName(environment.filters)
        for folder in self.complete:
            for file in sorted(folder.rglob("*")):
                if file.is_file():
                    try:
                        trees.append(environment.parse(file.read_text("utf-8")))
                    except (TemplateError, UnicodeDecodeError):
                        continue  # the check of base names it
        return trees


class _AnyName(dict[str, Any]):
    """Filters under every name: here only what templates are given is looked at."""

    def get(self, key: str, default: Any = None) -> Any:
        return super().get(key, default or str)


def _attributes(tree: nodes.Template) -> set[str]:
    found = {node.attr for node in tree.find_all(nodes.Getattr)}
    # Names that are looked up by a value: wrong["tu-khoa"], one after the other in a loop, or passed to a macro.
    found.update(const.value for const in tree.find_all(nodes.Const) if _is_name(const.value))
    for called in tree.find_all(nodes.Filter):
        said = [pair.value for pair in called.kwargs if pair.key == "attribute"]
        said += called.args[:1] if called.name in _WITH_ATTRIBUTE else []
        for value in said:
            if isinstance(value, nodes.Const) and isinstance(value.value, str):
                found.update(value.value.split("."))
    return found


def _is_name(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"[\w-]{1,40}", value) is not None
