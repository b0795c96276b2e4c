"""Steps of an arrangement: draft, see, put in force, or give way to the tenant file again."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select

from congxa import audit, identity, tenancy
from congxa.audit import Event
from congxa.core import clock
from congxa.core.actor import Actor
from congxa.core.db import after_commit, changed, db
from congxa.core.errors import Conflict, Refused
from congxa.core.events import announce
from congxa.core.words import say
from congxa.identity import Permission
from congxa.publishing.archive import refuse_archived
from congxa.publishing.arrangement.intake import tidy
from congxa.publishing.arrangement.queries import PartState, find_draft, part_state
from congxa.tenancy import APPLIED, PART_TITLES, ArrangementDraft, Content, Part, SiteArranged, SiteArrangement
from congxa.tenancy.menus import outgoing
from congxa.theming import Themes

# Arrangements come into force one after the other over all units: servers follow by the newest number, so a smaller one
# must never be committed after a larger.
_ONE_AFTER_THE_OTHER = 0x636F6E67


def save_draft(actor: Actor, unit_id: int, part: Part, version: int, typed: Content, themes: Themes) -> None:
    """Keep an arrangement that nobody else sees yet.

    Raises Invalid at the fields of ``typed`` (as ``blocks-0-title``), Refused when the tenant file does not allow it,
    Conflict when somebody else drafted meanwhile or the site is archived.
    """
    state = _begin(actor, unit_id, part, version)
    content = tidy(unit_id, part, typed, tenancy.filed(unit_id).site, themes)
    _write(actor, unit_id, part, content)
    _record(actor, unit_id, part, Event.SITE_DRAFTED, audit.difference(state.edited, content))


def discard(actor: Actor, unit_id: int, part: Part, version: int) -> None:
    """Throw a draft away; what readers see stays. Raises as ``save_draft``."""
    state = _begin(actor, unit_id, part, version)
    if state.draft is None:
        raise Conflict(say("Không có bản nháp nào để bỏ. Hãy tải lại trang."))
    _write(actor, unit_id, part, None)
    _record(actor, unit_id, part, Event.SITE_DRAFT_DROPPED, audit.difference(state.draft, state.shown))


def put_in_force(actor: Actor, unit_id: int, part: Part, version: int, themes: Themes) -> None:
    """Let readers see the draft from this commit on. What was allowed at the save is asked again: rules about links and
    the sections of the site may have changed since. Raises as ``save_draft``."""
    state = _begin(actor, unit_id, part, version)
    if state.draft is None:
        raise Conflict(say("Không có bản nháp nào để áp dụng. Hãy sắp xếp và lưu bản nháp trước."))
    content = tidy(unit_id, part, state.draft, tenancy.filed(unit_id).site, themes)
    _write(actor, unit_id, part, None)
    _enforce(actor, unit_id, part, content)
    _record(actor, unit_id, part, Event.SITE_ARRANGED, audit.difference(state.shown, content))


def take_back(actor: Actor, unit_id: int, part: Part, version: int) -> None:
    """Let the tenant file hold again. A draft stays. Raises as ``save_draft``."""
    state = _begin(actor, unit_id, part, version)
    if not state.is_arranged:
        raise Conflict(say("Phần này đang theo đúng tệp cấu hình của đơn vị, không có gì để trả lại."))
    _write(actor, unit_id, part, state.draft)
    _enforce(actor, unit_id, part, None)
    _record(actor, unit_id, part, Event.SITE_RESTORED, audit.difference(state.shown, state.filed))


def _begin(actor: Actor, unit_id: int, part: Part, version: int) -> PartState:
    identity.require(actor, Permission.SITE_ARRANGE, unit_id)
    refuse_archived(unit_id)
    find_draft(unit_id, part)
    state = part_state(actor, unit_id, part)
    if not state.may:
        raise Refused(
            say(
                "Tệp cấu hình của đơn vị không cho bàn làm việc sắp xếp phần “%(part)s”. Hãy đề nghị đơn"
                " vị quản trị thêm phần này vào site.desk.may_arrange.",
                part=say(PART_TITLES[part]),
            )
        )
    if state.version != version:
        by = f" ({state.drafted_by})" if state.drafted_by else ""
        raise Conflict(
            say(
                "Có người%(by)s vừa thay đổi phần này. Hãy xem bản mới nhất; nội dung bạn nhập vẫn còn"
                " dưới đây, lưu lần nữa nếu muốn thay bản đó.",
                by=by,
            )
        )
    return state


def _write(actor: Actor, unit_id: int, part: Part, content: Content | None) -> None:
    draft = find_draft(unit_id, part) or ArrangementDraft(unit_id=unit_id, part=part)
    # The moment changes with every step, so every step raises the version.
    draft.content = dict(content) if content is not None else None
    draft.updated_at, draft.updated_by = clock.now(), actor.name
    db.session.add(draft)
    db.session.flush()


def _enforce(actor: Actor, unit_id: int, part: Part, content: Content | None) -> None:
    db.session.execute(select(func.pg_advisory_xact_lock(_ONE_AFTER_THE_OTHER)))
    kept = dict(content) if content is not None else None
    db.session.add(SiteArrangement(unit_id=unit_id, part=part, content=kept, at=clock.now(), by=actor.name))
    db.session.flush()
    site = tenancy.laid_over(tenancy.filed(unit_id), tenancy.in_force([unit_id]).get(unit_id, {})).site
    announce(SiteArranged(actor, unit_id, tuple(link.model_dump() for link in site.links), outgoing(site.menu)))
    changed(APPLIED, f"unit:{unit_id}")
    after_commit(tenancy.doubt_directory)


def _record(actor: Actor, unit_id: int, part: Part, event: Event, changes: dict[str, tuple[Any, Any]]) -> None:
    audit.record(actor, event, unit_id, audit.Subject("site", part, PART_TITLES[part]), changes)
