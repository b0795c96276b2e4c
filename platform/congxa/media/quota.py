"""How much room does a unit have for its pictures and files, and how much of it is taken?"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from congxa.core import text
from congxa.core.db import db, hold
from congxa.core.errors import Invalid
from congxa.core.words import say, together
from congxa.media.files.models import File
from congxa.media.models import Picture
from congxa.tenancy import directory

NEARLY_FULL = 80  # percent
_MB = 1024 * 1024


@dataclass(frozen=True)
class Room:
    """In bytes. What lies in the bin counts: it can be taken back, so its bytes are still kept."""

    used: int
    quota: int
    binned: int

    @property
    def percent(self) -> int:
        """How much is taken, at most 100."""
        return min(100, self.used * 100 // self.quota)

    @property
    def is_nearly_full(self) -> bool:
        """Whether somebody should make room soon."""
        return self.used * 100 >= self.quota * NEARLY_FULL

    @property
    def left(self) -> int:
        """What can still be taken in."""
        return max(0, self.quota - self.used)


def room(unit_id: int) -> Room:
    """The room of a unit: the originals of its pictures and its files, counted; sizes made of them are ours."""
    used = binned = 0
    for shelf in (Picture, File):
        size = func.sum(shelf.size)
        sums = select(size, size.filter(shelf.binned_at.is_not(None))).where(shelf.unit_id == unit_id)
        taken, thrown = db.session.execute(sums).one()
        used, binned = used + int(taken or 0), binned + int(thrown or 0)
    return Room(used, directory().by_id[unit_id].spec.site.desk.quota_mb * _MB, binned)


def refuse_beyond(unit_id: int, size: int) -> None:
    """Raise Invalid at ``file`` when an upload of ``size`` bytes does not fit any more. Uploads of a unit go one by one
    from here to the end of their work, so that two of them do not both take the last room."""
    hold("quota", unit_id)
    now = room(unit_id)
    if size <= now.left:
        return
    words = say(
        "Thư viện của đơn vị đã dùng %(used)s trên %(quota)s, còn %(left)s;",
        used=text.size(now.used),
        quota=text.size(now.quota),
        left=text.size(now.left),
    )
    words = say("%(words)s tệp này nặng %(size)s nên chưa giữ được.", words=words, size=text.size(size))
    mend = say("Hãy xóa ảnh, tệp không dùng (kể cả trong thùng rác) hoặc đề nghị đơn vị quản trị tăng dung lượng.")
    raise Invalid.at("file", together([words, mend]))
