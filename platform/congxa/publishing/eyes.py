"""Have two people looked at this text? Pure: who wrote, who approved, and what follows from it."""

from __future__ import annotations

from typing import NamedTuple

from congxa.core.errors import Refused
from congxa.core.words import say


class Eyes(NamedTuple):
    """Whose hands a text went through: who began it, who saved it last, who approved it (empty: nobody yet)."""

    created_by: str
    written_by: str
    approved_by: str = ""
    has_second: bool = False

    def written(self, by: str, *, is_public: bool) -> Eyes:
        """After a save. What was approved stays so only when it is public and the one who changes it is not its author:
        two people have then had it in their hands."""
        keeps = is_public and self.has_second and by != self.created_by
        return self._replace(written_by=by, approved_by=self.approved_by if keeps else "", has_second=keeps)

    def approved(self, by: str) -> Eyes:
        """After an approval, or a step that includes one: going out, or being given a time."""
        return self._replace(approved_by=by, has_second=self.has_second or self.is_another(by))

    def is_another(self, person: str) -> bool:
        """Whether somebody else than this person has written at it."""
        return person not in (self.created_by, self.written_by) or self.created_by != self.written_by


def refuse_alone(eyes: Eyes, by: str) -> None:
    """Raise Refused where a unit asks for four eyes and nobody but ``by`` has seen the text."""
    if not (eyes.has_second or eyes.is_another(by)):
        raise Refused(
            say(
                "Đơn vị quy định mỗi bài phải qua hai người: người viết không tự duyệt bài của mình. Hãy"
                " gửi duyệt để một trưởng ban biên tập khác duyệt."
            )
        )
