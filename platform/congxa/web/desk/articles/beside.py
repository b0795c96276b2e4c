"""What stands beside a text: its remarks; and the text with the remarked passages marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from congxa.publishing import Article, remarks
from congxa.publishing.remarks import Thread
from congxa.publishing.remarks.passages import Found
from congxa.publishing.remarks.queries import letters_of
from congxa.web.desk.articles.marked import Mark, marked
from congxa.web.desk.words import _
from congxa.web.requests import current_actor


@dataclass(frozen=True)
class Beside:
    """The remarks as a page shows them; what was typed and refused stands in its fields again."""

    threads: tuple[Thread, ...]
    typed: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, list[str]] = field(default_factory=dict)
    max_words: int = remarks.MAX_WORDS
    max_quote: int = remarks.MAX_QUOTE

    @property
    def numbered(self) -> list[tuple[int, Thread]]:
        """The remarks that are not done, with their numbers."""
        return list(enumerate((one for one in self.threads if one.is_open), start=1))

    @property
    def done(self) -> list[Thread]:
        """The remarks that are done."""
        return [one for one in self.threads if not one.is_open]


def beside(
    article: Article, typed: Mapping[str, str] | None = None, errors: Mapping[str, list[str]] | None = None
) -> Beside:
    """The remarks on an article."""
    return Beside(remarks.threads(current_actor(), article), typed or {}, errors or {})


def read_with_marks(article: Article, shown: Beside) -> dict[str, Markup]:
    """Title, summary, body and further formatted texts by their names, the open passages marked."""
    parts = remarks.parts_of(article)
    standing = [(number, one) for number, one in shown.numbered if one.place.how in (Found.HERE, Found.CHANGED)]
    marks = [Mark(one.remark.id, number, one.place.start, one.place.end) for number, one in standing]
    texts = marked([html for _name, html in parts], letters_of(article), marks, _label)
    return dict(zip((name for name, _html in parts), texts, strict=True))


def _label(number: int) -> str:
    return _("Nhận xét %(number)s về đoạn này", number=number)
