"""A text with its remarked passages marked: each ends with the number of its remark. Pure.

The marks go around letters and never around tags, so the HTML stays as sound as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from markupsafe import Markup

from congxa.publishing.remarks.letters import NOWHERE, Letters


class Mark(NamedTuple):
    """Letters ``start`` to ``end`` belong to the remark ``key``, which is the ``number``-th of the list."""

    key: int
    number: int
    start: int
    end: int


class _Run(NamedTuple):
    """Letters in a row under the same marks."""

    part: int
    start: int  # in the part's HTML
    end: int
    marks: tuple[Mark, ...]
    last: int  # the number of its last letter
    is_linked: bool


def marked(
    parts: Sequence[str], letters: Letters, marks: Sequence[Mark], label: Callable[[int], str]
) -> tuple[Markup, ...]:
    """The parts with their marks; ``label`` gives the words that a screen reader says for a number."""
    done: list[str] = list(parts)
    runs = [run for run in _runs(letters, marks) if done[run.part][run.start : run.end].strip()]
    begun = {mark.key: next((run for run in runs if mark in run.marks), None) for mark in marks}
    ended = {mark.key: next((run for run in reversed(runs) if mark in run.marks), None) for mark in marks}
    for run in reversed(runs):
        html = done[run.part]
        starts = "".join(f'<span id="doan-{mark.key}"></span>' for mark in run.marks if begun[mark.key] is run)
        ends = "".join(_number(mark, run, label) for mark in run.marks if ended[mark.key] is run)
        inner = f'<mark class="remarked">{html[run.start : run.end]}</mark>'
        done[run.part] = html[: run.start] + starts + inner + ends + html[run.end :]
    return tuple(map(Markup, done))


def _number(mark: Mark, run: _Run, label: Callable[[int], str]) -> str:
    if run.is_linked:  # a link in a link is none
        return f'<sup class="remark-number">{mark.number}</sup>'
    said = Markup('<a href="#nhan-xet-{}" aria-label="{}">{}</a>').format(mark.key, label(mark.number), mark.number)
    return f'<sup class="remark-number">{said}</sup>'


def _runs(letters: Letters, marks: Sequence[Mark]) -> list[_Run]:
    over: dict[int, tuple[Mark, ...]] = {}
    for mark in marks:
        for place in range(mark.start, mark.end):
            if letters.spans[place] != NOWHERE:
                over[place] = (*over.get(place, ()), mark)
    runs: list[_Run] = []
    for place in sorted(over):
        part, (start, end) = letters.parts[place], letters.spans[place]
        here, linked = over[place], letters.linked[place]
        run = runs[-1] if runs else None
        if run and (run.part, run.marks) == (part, here) and start in (run.end, letters.spans[run.last][0]):
            runs[-1] = run._replace(end=end, last=place, is_linked=run.is_linked or linked)
        else:
            runs.append(_Run(part, start, end, here, place, linked))
    return runs
