"""What does a reader look for among the documents? Reads the query of the address; believes nothing. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from congxa.core.text import fold, line
from congxa.publishing.kinds.document.notation import tidied
from congxa.publishing.kinds.document.types import options
from congxa.publishing.kinds.document.validity import TITLES, Force

LONGEST = 200  # characters of one condition
MOST_WORDS = 8

# Field of Asked -> its name in the address.
NAMES = {
    "words": "tu-khoa",
    "number": "so",
    "type": "loai",
    "issuer": "co-quan",
    "area": "linh-vuc",
    "year": "nam",
    "force": "hieu-luc",
}


class Asked(NamedTuple):
    """The conditions; an empty one is none."""

    words: str = ""
    number: str = ""
    type: str = ""
    issuer: str = ""
    area: str = ""
    year: str = ""
    force: str = ""
    is_cut: bool = False  # something was longer than is looked at

    @property
    def is_narrowed(self) -> bool:
        """Whether there is any condition."""
        return any(self[: len(NAMES)])

    def kept(self) -> dict[str, str]:
        """The conditions as an address repeats them."""
        return {NAMES[name]: said for name, said in self._asdict().items() if name in NAMES and said}

    @property
    def has_words(self) -> bool:
        """Whether words have to be looked for, which only reading tells."""
        return bool(self.words or self.number)

    def finder(self) -> Callable[[str, str | None], bool]:
        """What tells of a title and a number whether they answer to the words, with or without marks."""
        wanted, words = self.folded_number(), self.folded_words()

        def fits(title: str, number: str | None) -> bool:
            named = fold(number or "")
            if wanted not in named:
                return False
            said = f"{fold(title)} {named}" if words else ""
            return all(word in said for word in words)

        return fits

    def folded_words(self) -> list[str]:
        """The words without marks, each once."""
        return list(dict.fromkeys(fold(self.words).split()))[:MOST_WORDS]

    def folded_number(self) -> str:
        """The number without marks and blanks: ``12/qd-ubnd``."""
        return re.sub(r"\s+", "", fold(tidied(self.number)))


def read(args: Mapping[str, str]) -> Asked:
    """The conditions of an address. What no form of ours offers is no condition."""
    said = {name: line(args.get(key, "")) for name, key in NAMES.items()}
    is_cut = any(len(words) > LONGEST for words in said.values())
    said = {name: words[:LONGEST].strip() for name, words in said.items()}
    if said["type"] not in dict(options()):
        said["type"] = ""
    if not re.fullmatch(r"(19|20|21)\d\d", said["year"], re.ASCII):
        said["year"] = ""
    if said["force"] not in [force.value for force in TITLES if force is not Force.UNKNOWN]:
        said["force"] = ""
    return Asked(**said, is_cut=is_cut)
