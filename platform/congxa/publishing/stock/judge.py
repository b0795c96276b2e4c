"""What does the gate say of one work, by the rules of a date and with its origin demanded whatever its own date?

The gate judges an item as a whole; the review asks it about each work by itself, with everything read beforehand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from congxa import copyright
from congxa.copyright import Beside, Enclosure, Illustration, Limits, Origin, Records
from congxa.core.words import say
from congxa.publishing.drafts import Draft, shown_html
from congxa.publishing.kinds import kind_of
from congxa.publishing.models import Article
from congxa.publishing.pictures.markup import shown_pictures

PICTURES = "pictures"  # where the gate says what a picture lacks


@dataclass(frozen=True)
class Judge:
    """One date, the limits of the unit's policy at it, the records and the origins of pictures that works name."""

    on: date
    limits: Limits | None
    records: Records
    picture_origins: Mapping[int, Origin] = field(default_factory=dict)

    def of_text(self, article: Article, origin: Origin | None) -> list[str]:
        """What the text of an article would lack with this origin."""
        kind = kind_of(article.kind)
        html = shown_html(Draft(body=article.body, kind=article.kind, fields=article.fields))
        shown = [
            Illustration(say("Ảnh %(number)s", number=place), self.picture_origins.get(number), "-")
            for place, number in enumerate(shown_pictures(html), start=1)
        ]
        beside = Beside(html=html, limits=self.limits, records=self.records)
        whole = copyright.gaps(article.kind, origin, shown, True, self.on, text=kind.needs_origin, beside=beside)
        of_pictures = copyright.gaps(article.kind, origin, shown, True, self.on, text=False, beside=beside)
        return [problem.message for problem in whole if problem not in of_pictures]

    def of_picture(self, kinds: Iterable[str], origin: Origin | None, *, is_cropped: bool) -> list[str]:
        """What a picture would lack in items of these kinds; words for those who do not see it are not asked here."""
        shown, beside = [Illustration(say("Ảnh"), origin, "-", is_cropped)], Beside(records=self.records)
        return [
            problem.message
            for kind in kinds
            for problem in copyright.gaps(kind, None, shown, True, self.on, beside=beside)
            if problem.field == PICTURES
        ]

    def of_file(self, kinds: Iterable[str], label: str, sort: str, origin: Origin | None) -> list[str]:
        """What a film, a recording or a paper would lack in items of these kinds."""
        enclosed = Enclosure(label, origin, sort, "basis")
        return [
            problem.message for kind in kinds for problem in copyright.file_gaps(kind, enclosed, self.on, self.records)
        ]
