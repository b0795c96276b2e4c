"""Which day of an item obliges somebody to act? What a kind declares, for the start page of the desk to tell."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Duty:
    """A day in a field of a kind that somebody has to mind.

    ``warning`` names the row of ``publishing/data/warnings.toml`` that says how early. ``words`` tell it, with
    ``%(title)s`` of the item and ``%(day)s``; ``button`` is what to do.
    """

    field: str  # a day, or a moment that begins with its day
    warning: str
    words: str
    button: str
    is_live: bool  # it binds items that are public; else those that are not yet
    unless: str = ""  # a field that, once filled, settles it
    policy: str = ""  # a number of days in the unit's policy, counted from the field's day
