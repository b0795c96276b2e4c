"""Five ways in which a request can fail. ``web.errors`` maps each to its HTTP status, in one place.

The message is Vietnamese and written for the person at the screen: what is wrong, where, and how to mend it. Who raises
one says it (``core.words.say``), so that the pages can tell it in another language.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from congxa.core.words import together


class CongxaError(Exception):
    """The parent of every error that a person may see."""

    message: str

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Refused(CongxaError):  # noqa: N818 - the names are facts, as design.md section 8 lists them
    """403: known person, known thing, but not allowed."""


class Missing(CongxaError):  # noqa: N818
    """404: it does not exist, or not for this person; the two are never told apart."""


class Gone(Missing):
    """410: it was here, and was taken away."""


class Conflict(CongxaError):  # noqa: N818
    """409: somebody else changed it first, or it is not in a state that allows this step."""


class Unavailable(CongxaError):  # noqa: N818
    """503: a part that we need does not answer; trying again later may work."""


@dataclass(frozen=True)
class Problem:
    """One thing to mend: the form field it belongs to (empty for the whole form) and the words to show there."""

    field: str
    message: str


class Invalid(CongxaError):  # noqa: N818
    """422: what was sent cannot be accepted as it is; every problem is listed at once."""

    problems: tuple[Problem, ...]

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(together(problem.message for problem in self.problems))

    def __reduce__(self) -> tuple[type[Invalid], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)  # so that another process can tell it

    @classmethod
    def at(cls, field: str, message: str) -> Invalid:
        """The common case: a single problem at a single field."""
        return cls([Problem(field, message)])

    def by_field(self) -> dict[str, list[str]]:
        """Messages grouped by field, in the order in which they were found."""
        grouped: dict[str, list[str]] = {}
        for problem in self.problems:
            grouped.setdefault(problem.field, []).append(problem.message)
        return grouped
