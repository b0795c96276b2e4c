"""What stands on a sample document, from the top of its first page to the bottom of its last?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Signature:
    """Who signs, by post alone: ``above`` (“TM. ỦY BAN NHÂN DÂN”) may be empty, ``post`` is “CHỦ TỊCH”."""

    above: str
    post: str


@dataclass(frozen=True)
class Paper:
    """One document. ``text`` is written as the other sample texts are (``demo.prose``): blocks parted by empty lines.

    ``form`` is its kind in words; an official letter (công văn) bears none above its text and says what it is about
    under its number instead. ``grounds`` are the lines before the decision, each begun by “Căn cứ”.
    """

    body: tuple[str, ...]  # the name of the issuing body, in its lines
    number: str
    place: str
    day: date | None
    form: str
    abstract: str
    text: str
    signature: Signature
    receivers: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    decider: str = ""  # “CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ HÚC”: whoever decides, before the grounds
    decides: str = ""  # “QUYẾT ĐỊNH:”, after them
    addressees: tuple[str, ...] = ()  # “Kính gửi”, of an official letter

    @property
    def author(self) -> str:
        """The issuing body in one line."""
        return " ".join(self.body)

    @property
    def title(self) -> str:
        """What a viewer calls the file: kind, number, abstract."""
        return " ".join(part for part in (self.form, self.number, self.abstract) if part)

    @property
    def place_and_day(self) -> str:
        """``Húc, ngày 05 tháng 02 năm 2026``; days below 10 and months 1 and 2 bear a leading zero."""
        if self.day is None:
            return f"{self.place}, ngày … tháng … năm …"
        month = f"{self.day.month:02d}" if self.day.month < 3 else str(self.day.month)
        return f"{self.place}, ngày {self.day.day:02d} tháng {month} năm {self.day.year}"
