"""Which sorts of facts can a kind of content keep beside title and text? Pure.

A field knows three notations of its value. *Typed* is what a form, an import or a revision holds: text, or a list.
*Kept* is canonical JSON, made by ``tidy``, which refuses in Vietnamese what cannot be kept. *Read* is the Python value
that rules and templates use, made by ``read`` out of what is kept. An empty value is always allowed: what must be
there before an item goes out is the gate's business (``Field.needed``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from congxa.core import text
from congxa.core.words import say


class Unfit(ValueError):  # noqa: N818 - the name is a fact, as those of core.errors are
    """The typed value cannot be kept; the message says what is wrong and how to mend it."""

    message: str

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, kw_only=True)
class Field:
    """One fact. ``needed``: the item may not go out without it; ``legal`` says where that is written, ``since`` from
    which date of publication on (None: always)."""

    name: str
    label: str
    hint: str = ""
    needed: bool = False
    legal: str = ""
    since: date | None = None

    widget: ClassVar[str]

    def is_needed(self, on: date) -> bool:
        """Whether an item that goes out on this date must bear it."""
        return self.needed and (self.since is None or self.since <= on)

    def tidy(self, typed: Any) -> Any:
        """The canonical JSON of what was typed. Raises Unfit."""
        raise NotImplementedError

    def read(self, kept: Any) -> Any:
        """The Python value of what is kept; None or an empty list where nothing is."""
        return kept or None

    def lines(self, kept: Any) -> list[str]:
        """What is kept, in words: for comparison, search and feeds."""
        return [str(kept)] if kept else []

    def html(self, kept: Any) -> str:
        """The outgoing addresses of what is kept, as HTML or as one address: for the index of links."""
        del kept
        return ""


def said_in(typed: Any) -> str:
    if isinstance(typed, Sequence) and not isinstance(typed, str):
        typed = typed[0] if typed else ""
    return "" if typed is None or typed is False else str(typed).replace("\0", "")


def refuse_longer(said: str, limit: int) -> None:
    if len(said) > limit:
        raise Unfit(
            say(
                "Dài %(length)s ký tự; tối đa %(limit)s. Hãy rút ngắn lại.",
                length=text.number(len(said)),
                limit=text.number(limit),
            )
        )
