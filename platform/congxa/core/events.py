"""How does a lower package tell an upper one what happened? It announces; whoever cares has said so at start.

A listener runs inside the transaction of the announcement. What must wait for the commit (cache drops, mail)
goes through ``core.db.after_commit`` or ``changed``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeVar

Event = TypeVar("Event")

_listeners: defaultdict[type[Any], list[Callable[[Any], None]]] = defaultdict(list)


def listen(kind: type[Event]) -> Callable[[Callable[[Event], None]], Callable[[Event], None]]:
    """Call the decorated function for every announced event of this very type; once, however often it is imported."""

    def register(listener: Callable[[Event], None]) -> Callable[[Event], None]:
        if listener not in _listeners[kind]:
            _listeners[kind].append(listener)
        return listener

    return register


def announce(event: object) -> None:
    """Tell every listener, in the order in which they signed on; an error in one undoes the whole transaction."""
    for listener in _listeners[type(event)]:
        listener(event)
