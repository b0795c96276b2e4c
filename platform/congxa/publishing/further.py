"""What more is asked of an article before it goes on its way? Upper packages sign on at start, as listeners do.

The gate knows what can be said of one article by itself; what needs a look at others (passages that stand elsewhere)
is asked by packages that lie above. Whoever takes a step, by hand, in bulk or by the clock, is asked the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from congxa.core.errors import Problem
from congxa.publishing.drafts import Draft
from congxa.publishing.models import Article

Asker = Callable[[Article, Draft, Draft | None], Iterable[Problem]]

_askers: list[Asker] = []


def ask_more(asker: Asker) -> Asker:
    """Ask the decorated function at every submission and at every way to the public; once, however often it is
    imported. It is given the article, the cleaned draft that would go on, and what is public of it already: of that
    nobody is asked again."""
    if asker not in _askers:
        _askers.append(asker)
    return asker


def asked(article: Article, draft: Draft, public: Draft | None = None) -> tuple[Problem, ...]:
    """Everything that is still to be answered."""
    return tuple(problem for asker in _askers for problem in asker(article, draft, public))
