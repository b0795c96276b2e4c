"""What the units above sent here: the list, one item, and what is decided about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import flash, g, redirect, render_template, request
from werkzeug.wrappers import Response

from congxa import publishing, tenancy
from congxa.core.errors import Conflict, Invalid, Missing
from congxa.core.text import slug
from congxa.identity import Permission
from congxa.publishing import STEP_TITLES, Article, Draft, Step, SyndicatedCopy, receiving, watching
from congxa.publishing.syndicated.rules import MODE_TITLES, Mode
from congxa.publishing.syndicated.watching import Inbox, Standing, standing
from congxa.web.copies import said_of_state
from congxa.web.desk.articles.compare import Passage, compare
from congxa.web.desk.articles.illustrations import names_in
from congxa.web.desk.articles.steps import steps_offered
from congxa.web.desk.articles.text import text_of
from congxa.web.desk.fields import read_text
from congxa.web.desk.words import _
from congxa.web.requests import current_actor, current_unit, here, public_url
from congxa.web.told import told

Answer = str | Response | tuple[str, int]
ASKED = "cho-quyet-dinh"


def inbox() -> Inbox:
    """What waits at this desk. Read once a request: the navigation and the start page ask."""
    if "inbox" not in g:
        unit = current_unit()
        g.inbox = watching.inbox(unit.unit_id) if unit.lineage else Inbox(False, ())
    found: Inbox = g.inbox
    return found


def received() -> str:
    """What was sent here; only what waits for a decision, when asked."""
    copies = receiving.received(current_actor(), current_unit().unit_id)
    asked = [copy for copy in copies if watching.is_asked(copy)]
    only_asked = request.args.get("loc") == ASKED
    shown = asked if only_asked else copies
    return render_template(
        "desk/syndicated/received.html",
        rows=[(copy, said_of_state(copy), tenancy.title_of(copy.source_unit_id)) for copy in shown],
        total=len(copies),
        asked=len(asked),
        only_asked=only_asked,
        modes={mode.value: _(title) for mode, title in MODE_TITLES.items()},
    )


def received_item(copy_id: int) -> str:
    """One item that was sent here, and what can be decided about it."""
    return _page(receiving.copy_for(current_actor(), current_unit().unit_id, copy_id))


def decline_copy(copy_id: int) -> Answer:
    """Say no, with a reason that the sender reads."""
    reason = read_text(request.form, "reason")
    try:
        receiving.refuse_copy(current_actor(), current_unit().unit_id, copy_id, reason)
    except Invalid as error:
        copy = receiving.copy_for(current_actor(), current_unit().unit_id, copy_id)
        return _page(copy, reason, error.by_field()), 422
    except Conflict as error:
        flash(told(error.message), "error")
    else:
        flash(_("Đã từ chối. Tin không còn trên trang của đơn vị; nơi gửi thấy lý do của bạn."))
    return redirect(here("desk.received_item", copy_id=copy_id), 303)


def retake_copy(copy_id: int) -> Response:
    """Take again what was declined."""
    return _decided(copy_id, receiving.take_again, _("Đang nhận lại. Bản mới nhất của nơi gửi sẽ có trong ít giây."))


def take_newer(copy_id: int) -> Response:
    """Put the newer text in the place of one's own."""
    return _decided(copy_id, receiving.take_newer, _("Đã lấy bản mới. Bản của đơn vị vẫn còn trong lịch sử sửa bài."))


def keep_own(copy_id: int) -> Response:
    """Stay with one's own text."""
    return _decided(copy_id, receiving.keep_own, _("Đã giữ bản của đơn vị."))


def _decided(copy_id: int, decide: Callable[..., object], words: str) -> Response:
    try:
        decide(current_actor(), current_unit().unit_id, copy_id)
    except (Conflict, Invalid) as error:
        flash(told(error.message), "error")
    else:
        flash(words)
    return redirect(here("desk.received_item", copy_id=copy_id), 303)


def _page(copy: SyndicatedCopy, reason: str = "", errors: dict[str, list[str]] | None = None) -> str:
    source, where = tenancy.directory().by_id[copy.source_unit_id], standing(copy)
    decides = current_actor().may(Permission.ARTICLE_PUBLISH, current_unit().unit_id)
    recalled = where is Standing.RECALLED
    own = _own(copy)
    original = public_url(source, publishing.address(copy.source_article_id, slug(copy.title)))
    return render_template(
        "desk/syndicated/received_item.html",
        copy=copy,
        said=said_of_state(copy),
        source=source.full_title,
        original="" if recalled else original,
        mode_title=_(MODE_TITLES[Mode(copy.mode)]),
        passages=_newer(copy, own),
        article=own if where is Standing.WAITING else None,
        **(_to_decide(own) if own and where is Standing.WAITING else {}),
        may_decline=decides and copy.may_decline and not recalled and where is not Standing.DECLINED,
        may_retake=decides and where in (Standing.DECLINED, Standing.REFUSED),
        decides=decides,
        reason=reason,
        errors=errors,
    )


def _own(copy: SyndicatedCopy) -> Article | None:
    """The copy as the unit has it; None where it has none, or in the bin."""
    if copy.article_id is None:
        return None
    try:
        return publishing.article_for(current_actor(), Permission.DESK_READ, copy.unit_id, copy.article_id)
    except Missing:
        return None


def _to_decide(article: Article) -> dict[str, Any]:
    """The text, what it lacks, and the steps that let it out."""
    actor = current_actor()
    offered = steps_offered(actor, article)
    return {
        **text_of(article),
        "gaps": publishing.gaps(actor, article),
        "steps": [(step, _(STEP_TITLES[step])) for step in (Step.PUBLISH, Step.APPROVE) if step in offered],
    }


def _newer(copy: SyndicatedCopy, own: Article | None) -> list[Passage] | None:
    """The unit's own text beside the one that is offered; None where none is."""
    if not copy.offered or own is None:
        return None
    titles = {section.slug: section.title for section in publishing.sections(copy.unit_id)}
    ours, theirs = publishing.draft_of(own), Draft.from_facts(copy.offered)
    return compare(ours, theirs, titles, names_in(ours, theirs))
