"""What is missing before an article may go out? Pure: what is demanded stands in ``data/bases.toml``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple, Protocol

from congxa.copyright.origin import Origin
from congxa.copyright.table import basis_facts, kind_facts
from congxa.core import clock
from congxa.core.errors import Problem

# Field of Origin -> how a message names it.
NAMES = {
    "basis": "căn cứ sử dụng",
    "author": "tác giả",
    "source_name": "nguồn",
    "source_url": "địa chỉ bài gốc",
    "source_published_at": "ngày đăng của bài gốc",
    "agreement": "số thỏa thuận hoặc văn bản cho phép",
    "licence": "tên giấy phép mở",
}
_PRESS_NAMES = NAMES | {"source_name": "tên báo"}


class Period(Protocol):
    """When a unit's policy demands origins: ``tenancy``'s ProvenanceRule."""

    @property
    def required_from(self) -> date: ...

    @property
    def valid_to(self) -> date | None: ...


class Illustration(NamedTuple):
    """A picture as the gate sees it: ``label`` names it in messages ("Ảnh 2"), ``alt`` is what it shows, in words."""

    label: str
    origin: Origin | None
    alt: str


def is_required(policy_periods: Iterable[Period], published_at: datetime) -> bool:
    """Whether a work published at this moment must say where it comes from, by the unit's policy.

    The dates of the periods are dates in Vietnam, both ends included.
    """
    day = clock.local(published_at).date()
    return any(
        period.required_from <= day and (period.valid_to is None or day <= period.valid_to) for period in policy_periods
    )


def gaps(
    kind: str,
    origin: Origin | None,
    pictures: Sequence[tuple[str, Origin | None, str]],
    required: bool,
    on: date = date.max,
    *,
    text: bool = True,
) -> tuple[Problem, ...]:
    """Everything that an article of this kind still lacks before it may go out.

    ``pictures`` are (label, origin, alt); see ``Illustration``. With ``required`` False (the unit's policy does not
    demand origins at that date) only the words for those who cannot see a picture are asked for. ``on`` is the date
    in Vietnam whose law is asked; without it, what holds until further notice. ``text`` False: the text is the unit's
    own official act, which nobody's right protects; its pictures are judged as ever.
    """
    found = list(_text_gaps(kind, origin, on)) if required and text else []
    for label, picture_origin, alt in pictures:
        if required:
            found.extend(_picture_gaps(kind, label, picture_origin, on))
        if not alt.strip():
            message = f"{label} chưa có mô tả cho người không xem được ảnh. Mở ảnh để bổ sung."
            found.append(Problem("pictures", message))
    return tuple(found)


def _text_gaps(kind: str, origin: Origin | None, on: date) -> Iterable[Problem]:
    demanded = kind_facts(kind, on)
    names = _PRESS_NAMES if kind == "press_review" else NAMES
    if origin is None or origin.basis is None:
        yield Problem("basis", "Bài chưa có nguồn gốc. Chọn căn cứ sử dụng ở mục Nguồn gốc.")
    for field in _lacking(origin, demanded.text if demanded else (), on):
        yield Problem(field, f"Bài chưa có {names[field]}. Bổ sung ở mục Nguồn gốc.")


def _picture_gaps(kind: str, label: str, origin: Origin | None, on: date) -> Iterable[Problem]:
    demanded = kind_facts(kind, on)
    if origin is None or origin.basis is None:
        yield Problem("pictures", f"{label} chưa có nguồn gốc. Mở ảnh để bổ sung.")
        return
    more: tuple[str, ...] = demanded.pictures if demanded else ()
    facts = basis_facts(origin.basis, on)
    if facts is not None and facts.own:
        more = tuple(field for field in more if field != "source_name")
    for field in _lacking(origin, more, on):
        yield Problem("pictures", f"{label} chưa có {NAMES[field]}. Mở ảnh để bổ sung.")


def _lacking(origin: Origin | None, more: tuple[str, ...], on: date) -> list[str]:
    """The demanded fields that are empty, in the order in which a form shows them."""
    demanded = set(more)
    if origin is not None and origin.basis is not None:
        facts = basis_facts(origin.basis, on)
        demanded |= set(facts.demands) if facts else set()
    filled = {field for field in NAMES if origin is not None and getattr(origin, field)}
    return [field for field in NAMES if field in demanded - filled]
