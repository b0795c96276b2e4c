"""What becomes of a delivery that fails for a reason nobody foresaw? It is tried again, later each time, and the tables
say so.

What the receiving unit's gate refuses is no trouble: that is an answer, and a person has to act on it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from functools import cache
from importlib.resources import files

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm.exc import StaleDataError

from congxa import audit, identity
from congxa.core import clock
from congxa.core.actor import Actor
from congxa.core.db import db
from congxa.core.errors import Missing, Unavailable
from congxa.core.words import say
from congxa.identity import Permission
from congxa.publishing.syndicated.models import SyndicatedCopy
from congxa.tenancy import directory


class Trouble(StrEnum):
    """Why a delivery failed, as far as can be told."""

    STORAGE = "storage"
    DATABASE = "database"
    CLASH = "clash"
    UNKNOWN = "unknown"


TROUBLE_TITLES: Mapping[Trouble, str] = {
    Trouble.STORAGE: say("Kho tệp chưa trả lời nên chưa lấy được ảnh hoặc tệp của tin."),
    Trouble.DATABASE: say("Cơ sở dữ liệu đang bận, hoặc có người đang giữ bài này ở xã."),
    Trouble.CLASH: say("Có người vừa thay đổi bài này cùng lúc."),
    Trouble.UNKNOWN: say("Lỗi của phần mềm, chưa rõ vì sao. Chi tiết đã ghi ở máy chủ; hãy báo cho đơn vị quản trị."),
}


@dataclass(frozen=True)
class Patience:
    """``publishing/data/delivery.toml`` says what they mean."""

    first_seconds: int
    factor: int
    longest_seconds: int
    lock_seconds: int


@cache
def patience() -> Patience:
    """The figures in force."""
    return Patience(**tomllib.loads(files("congxa.publishing").joinpath("data/delivery.toml").read_text("utf-8")))


def pause_after(failures: int) -> timedelta:
    """How long to wait after so many failures in a row (1 or more). Pure."""
    said, seconds = patience(), patience().first_seconds
    for _more in range(failures - 1):
        if seconds >= said.longest_seconds:
            break  # a power without end would be a number without end
        seconds *= said.factor
    return timedelta(seconds=min(seconds, said.longest_seconds))


def trouble_of(error: Exception) -> Trouble:
    """What kind of trouble an error is. Pure."""
    match error:
        case Unavailable():
            return Trouble.STORAGE
        case OperationalError() | InterfaceError() | PoolTimeout():
            return Trouble.DATABASE
        case IntegrityError() | StaleDataError():
            return Trouble.CLASH
    return Trouble.UNKNOWN


def is_failing(copy: SyndicatedCopy) -> bool:
    """Whether there is something to do for a copy that did not succeed so far."""
    return copy.is_pending and copy.failures > 0


def note_failure(copy_id: int, error: Exception) -> None:
    """Put off a delivery that failed; in a transaction of its own, for that of the delivery is undone."""
    waiting = select(SyndicatedCopy).where(SyndicatedCopy.id == copy_id, SyndicatedCopy.is_pending)
    copy = db.session.scalar(waiting.with_for_update())
    if copy is None:  # declined or taken back meanwhile
        return
    now = clock.now()
    copy.failures += 1
    copy.failing_since = copy.failing_since or now
    copy.next_try_at = now + pause_after(copy.failures)
    copy.trouble = trouble_of(error).value


def clear(copy: SyndicatedCopy) -> None:
    """Forget the failures of a copy: it succeeded, or a person decided something about it."""
    copy.failures, copy.failing_since, copy.next_try_at, copy.trouble = 0, None, None, ""


def try_now(actor: Actor, unit_id: int, article_id: int) -> int:
    """Let the worker try at once what failed of an item; gives to how many units. How long each has failed stays
    known. Raises Refused, Missing where nothing of it was sent."""
    identity.require(actor, Permission.DELIVERY_RETRY, unit_id)
    failing = _failing(unit_id, article_id)
    for copy in failing:
        copy.next_try_at = None
    if failing:
        subject = audit.Subject("article", article_id, failing[0].title)
        audit.record(actor, audit.Event.ARTICLE_RETRIED, unit_id, subject, {"units": (None, _slugs(failing))})
    return len(failing)


def _failing(unit_id: int, article_id: int) -> list[SyndicatedCopy]:
    of_item = (SyndicatedCopy.source_unit_id == unit_id, SyndicatedCopy.source_article_id == article_id)
    if db.session.scalar(select(SyndicatedCopy.id).where(*of_item).limit(1)) is None:
        raise Missing(say("Không tìm thấy tin đã gửi này."))
    waiting = select(SyndicatedCopy).where(*of_item, SyndicatedCopy.is_pending, SyndicatedCopy.failures > 0)
    # One under way just now is left out rather than waited for: it is being tried.
    return list(db.session.scalars(waiting.order_by(SyndicatedCopy.unit_id).with_for_update(skip_locked=True)))


def _slugs(copies: Iterable[SyndicatedCopy]) -> str:
    by_id = directory().by_id
    return ", ".join(by_id[copy.unit_id].slug for copy in copies)
