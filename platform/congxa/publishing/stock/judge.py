"""What does the gate say of one work, by the rules of a date and with its origin demanded whatever its own date?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from congxa import copyright
from congxa.copyright import Illustration, Origin
from congxa.publishing.kinds import kind_of
from congxa.publishing.models import Article

PICTURES = "pictures"  # where the gate says what a picture lacks


def text_gaps(article: Article, origin: Origin | None, on: date) -> list[str]:
    """What the text of an article would lack with this origin."""
    needs = kind_of(article.kind).needs_origin
    return [problem.message for problem in copyright.gaps(article.kind, origin, [], True, on, text=needs)]


def picture_gaps(kinds: Iterable[str], origin: Origin | None, on: date) -> list[str]:
    """What a picture would lack in items of these kinds; words for those who do not see it are not asked for here."""
    return [
        problem.message
        for kind in kinds
        for problem in copyright.gaps(kind, None, [Illustration("Ảnh", origin, "-")], True, on)
        if problem.field == PICTURES
    ]


def file_gaps(kinds: Iterable[str], title: str, sort: str, origin: Origin | None, on: date) -> list[str]:  # noqa: ARG001
    """What a film, a recording or a paper would lack in items of these kinds."""
    return []
