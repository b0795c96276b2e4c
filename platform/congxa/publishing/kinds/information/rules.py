"""What can a list of public information not say? Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from congxa.core import text
from congxa.core.errors import Problem
from congxa.core.words import say, together
from congxa.publishing.kinds.kind import Outgoing, Values

LEGAL = "Luật Tiếp cận thông tin 2016, điều 19"
_DEMANDED = ("form", "place", "moment", "duration")
LONGEST = 200  # letters of a question to the list


def check(values: Values) -> Iterable[Problem]:
    """Every entry names the information."""
    for number, entry in enumerate(values["entries"], start=1):
        if not entry["content"]:
            yield Problem(
                "entries",
                say("Dòng %(number)s: chưa có nội dung thông tin. Hãy ghi, hoặc xóa dòng này.", number=number),
            )


def lacks(item: Outgoing) -> Iterable[Problem]:
    """Every entry says how, where, when and for how long."""
    words = {
        "form": say("hình thức"),
        "place": say("nơi công khai"),
        "moment": say("thời điểm"),
        "duration": say("thời hạn"),
    }
    for number, entry in enumerate(item.values["entries"], start=1):
        missing = [words[name] for name in _DEMANDED if not entry[name]]
        if missing:
            yield Problem(
                "entries",
                say(
                    "Dòng %(number)s: chưa có %(missing)s. Hãy bổ sung (%(legal)s).",
                    number=number,
                    missing=together(missing, ", "),
                    legal=LEGAL,
                ),
            )


def matching(entries: Sequence[Mapping[str, Any]], asked: str) -> list[Mapping[str, Any]]:
    """The entries that bear every word asked for, with or without marks."""
    words = text.fold(text.line(asked)).split()
    return [entry for entry in entries if all(word in _folded(entry) for word in words)]


def _folded(entry: Mapping[str, Any]) -> str:
    return text.fold(" ".join(str(said) for said in entry.values() if said))
