"""Which pictures do two units claim as their own? One of them is wrong.

Pictures are compared by their prints (``reuse.twins``) when they become public; here it is asked what is said of them
today. The finding stands with both, for the office cannot know which of them took the picture.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import or_, select

from congxa import copyright as rights
from congxa import reuse, tenancy
from congxa.core import clock
from congxa.core.db import db
from congxa.media import Picture
from congxa.oversight.checks.found import Found
from congxa.oversight.laws import law_of
from congxa.oversight.states import Severity
from congxa.reuse import Claim
from congxa.reuse.models import PictureTwin
from congxa.tenancy import SiteFacts

KEY = "picture_claimed_twice"
TITLE = "Hai đơn vị cùng khai một ảnh là của mình"
SEVERITY = Severity.HIGH
_MEND = (
    "Kiểm tra ai là người chụp. Nếu đơn vị lấy ảnh từ nơi khác, hãy mở ảnh trong thư viện và ghi lại nguồn gốc: tác"
    " giả, nguồn, được phép dùng thế nào; hoặc thay bằng ảnh do đơn vị chụp. Nếu ảnh đúng là của đơn vị, hãy báo để"
    " đơn vị kia sửa."
)


class _Pair(NamedTuple):
    picture_id: int
    other_unit_id: int
    other_picture_id: int


def check(unit: SiteFacts, now: datetime) -> Iterable[Found]:
    """One breach for each picture of the unit and each other unit that claims the same one as its own."""
    pairs = _pairs(unit.unit_id)
    claims = reuse.claims_of({(unit.unit_id, pair.picture_id) for pair in pairs} | {pair[1:] for pair in pairs})
    law = law_of(KEY, clock.local(now).date())
    told: set[tuple[int, int]] = set()
    for pair in pairs:
        mine = _own(claims.get((unit.unit_id, pair.picture_id), ()))
        other = _own(claims.get((pair.other_unit_id, pair.other_picture_id), ()))
        if mine and other and (pair.picture_id, pair.other_unit_id) not in told:
            told.add((pair.picture_id, pair.other_unit_id))
            yield _found(pair, mine, other, law)


def _pairs(unit_id: int) -> list[_Pair]:
    """The later of two pictures has the row, so it is read from both ends."""
    here = select(PictureTwin).where(or_(PictureTwin.unit_id == unit_id, PictureTwin.other_unit_id == unit_id))
    found = set()
    for row in db.session.scalars(here):
        if row.unit_id == unit_id:
            found.add(_Pair(row.picture_id, row.other_unit_id, row.other_picture_id))
        else:
            found.add(_Pair(row.other_picture_id, row.unit_id, row.picture_id))
    return sorted(found)


def _own(claims: Iterable[Claim]) -> Claim | None:
    """The first public use of a picture that is claimed as the unit's own."""
    return next((claim for claim in claims if reuse.is_own(claim.basis)), None)


def _found(pair: _Pair, mine: Claim, other: Claim, law: str) -> Found:
    owner = tenancy.directory().by_id[pair.other_unit_id]
    name = owner.full_name
    picture = db.session.get(Picture, pair.picture_id)
    return Found(
        subject_kind="picture",
        subject_id=pair.picture_id,
        target=owner.slug,
        severity=SEVERITY,
        title=f"Ảnh trong bài “{mine.title}” cũng được {name} khai là của mình",
        detail=f"Cùng một ảnh đăng trong bài “{other.title}” của {name}; cả hai nơi đều khai “{_title(mine)}”.",
        mend=_MEND,
        evidence={
            "path": mine.path,
            "article_version": None,
            "picture": picture.filename if picture else "",
            "excerpt": mine.author,
            "other": {"unit": owner.slug, "picture": pair.other_picture_id, "path": other.path, "author": other.author},
            "rule": law,
        },
    )


def _title(claim: Claim) -> str:
    facts = rights.basis_facts(claim.basis, clock.today()) if claim.basis else None
    return facts.title if facts else ""
