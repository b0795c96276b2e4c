"""Telling a unit that the right to something that it shows ends soon: once a step, and anew for another last day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, func, literal, select, union_all, update
from sqlalchemy.dialects.postgresql import insert

from congxa import copyright, identity
from congxa.copyright import RightsNotice, WorkKind
from congxa.core import clock
from congxa.core.actor import Actor
from congxa.core.db import db
from congxa.core.errors import Missing
from congxa.core.words import say
from congxa.identity import Permission
from congxa.media import File, Picture
from congxa.publishing.models import Article, FileUse, PictureUse
from congxa.publishing.states import ArticleState


class Ending(NamedTuple):
    """A work that the public sees, or would see, with the last day of its right; ``notice_id`` of what was told of it
    and not yet read, else None."""

    work_kind: WorkKind
    work_id: int
    title: str
    ends_on: date
    is_withheld: bool
    notice_id: int | None


def make_notices(unit_id: int) -> int:
    """Note what the unit has to be told today; gives how many notices are new. Doing it twice makes none."""
    today, now = clock.today(), clock.now()
    due = []
    for row in db.session.execute(_ending(unit_id)):
        step = copyright.step_due(row.ends_on, today)
        if step is not None:
            work = {"unit_id": unit_id, "work_kind": row.work_kind, "work_id": row.work_id}
            due.append({**work, "ends_on": row.ends_on, "days": step, "made_at": now, "read_by": ""})
    if not due:
        return 0
    made = insert(RightsNotice).values(due).on_conflict_do_nothing().returning(RightsNotice.id)
    return len(db.session.scalars(made).all())


def endings(actor: Actor, unit_id: int) -> list[Ending]:
    """What the public sees, or would see, and whose right ends within the first notice or is over, the next to end
    first."""
    identity.require(actor, Permission.DESK_READ, unit_id)
    today = clock.today()
    works = _ending(unit_id).subquery()
    same = and_(
        RightsNotice.unit_id == unit_id,
        RightsNotice.work_kind == works.c.work_kind,
        RightsNotice.work_id == works.c.work_id,
        RightsNotice.ends_on == works.c.ends_on,
        RightsNotice.read_at.is_(None),
    )
    rows = db.session.execute(
        select(works, RightsNotice.id, RightsNotice.days)
        .outerjoin(RightsNotice, same)
        .order_by(works.c.ends_on, works.c.work_kind, works.c.work_id, RightsNotice.days)
    )
    found: dict[tuple[str, int], Ending] = {}
    for kind, number, title, ends_on, is_withheld, notice_id, _days in rows:
        if copyright.step_due(ends_on, today) is not None:
            ending = Ending(WorkKind(kind), number, title, ends_on, is_withheld, notice_id)
            found.setdefault((kind, number), ending)  # the latest of several notices
    return list(found.values())


def mark_read(actor: Actor, unit_id: int, notice_id: int) -> None:
    """Take note for the unit: this notice, and what was told before of the same end, is told no more.

    Raises Missing for another unit's.
    """
    identity.require(actor, Permission.RIGHTS_EDIT, unit_id)
    mine = RightsNotice.unit_id == unit_id
    notice = db.session.scalar(select(RightsNotice).where(mine, RightsNotice.id == notice_id))
    if notice is None:
        raise Missing(say("Không tìm thấy thông báo này."))
    db.session.execute(
        update(RightsNotice)
        .where(
            mine,
            RightsNotice.work_kind == notice.work_kind,
            RightsNotice.work_id == notice.work_id,
            RightsNotice.ends_on == notice.ends_on,
            RightsNotice.read_at.is_(None),
        )
        .values(read_at=clock.now(), read_by=actor.name)
    )


def _ending(unit_id: int) -> Select[*tuple[object, ...]]:
    """The works with an end that stand in something public."""
    articles = select(
        literal(WorkKind.ARTICLE.value).label("work_kind"),
        Article.id.label("work_id"),
        Article.title.label("title"),
        Article.rights_until.label("ends_on"),
        Article.is_withheld.label("is_withheld"),
    ).where(
        Article.unit_id == unit_id,
        Article.rights_until.is_not(None),
        Article.state == ArticleState.PUBLISHED.value,
    )
    several: Iterable[Select[*tuple[object, ...]]] = (articles, _used(unit_id, Picture), _used(unit_id, File))
    return select(union_all(*several).subquery())


def _used(unit_id: int, work: type[Picture] | type[File]) -> Select[*tuple[object, ...]]:
    kind = WorkKind.PICTURE if work is Picture else WorkKind.FILE
    uses, number = (PictureUse, PictureUse.picture_id) if work is Picture else (FileUse, FileUse.file_id)
    said: Any = Picture.alt if work is Picture else File.title
    live = select(number).where(uses.unit_id == unit_id, uses.is_live)
    words: Any = (
        literal(kind.value).label("work_kind"),
        work.id.label("work_id"),
        func.coalesce(func.nullif(said, ""), work.filename).label("title"),
        work.rights_until.label("ends_on"),
        work.is_withheld.label("is_withheld"),
    )
    found: Select[*tuple[object, ...]] = select(*words).where(
        work.unit_id == unit_id, work.rights_until.is_not(None), work.id.in_(live)
    )
    return found
