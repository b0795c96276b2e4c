"""The way of an article from draft to reader and back. The table of legal steps is in ``states``.

Every verb takes the version that the person saw: nobody publishes a text that somebody else has just changed.
Each raises Refused or Missing (rights), Conflict (step not open from this state, site archived), EditedMeanwhile
(version).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from congxa import audit, identity, links
from congxa.audit import Event
from congxa.core import clock, text
from congxa.core.actor import Actor, ActorKind
from congxa.core.db import db
from congxa.core.errors import Conflict, Invalid, Refused
from congxa.core.words import say
from congxa.publishing import further, gate
from congxa.publishing.drafts import lines
from congxa.publishing.eyes import Eyes, refuse_alone
from congxa.publishing.files.uses import set_files_live
from congxa.publishing.hands import require_with
from congxa.publishing.kinds import kind_of
from congxa.publishing.models import Article
from congxa.publishing.pictures import uses
from congxa.publishing.queries import draft_of, eyes_of
from congxa.publishing.rows import announce, keep_revision, locked, note_eyes, record, refuse_older, tell
from congxa.publishing.states import TRANSITIONS, ArticleState, Step, move
from congxa.publishing.syndicated.bonds import decline, refuse_lapsed

MAX_NOTE = 1000
FARTHEST = timedelta(days=366)


def submit(actor: Actor, unit_id: int, article_id: int, version: int) -> Article:
    """Hand a draft to the chief editor. Gaps do not hinder it: finding them is what the submission is for. What only
    the writer knows does (``further``): raises Invalid with it."""
    article = _begin(actor, unit_id, article_id, version, Step.SUBMIT)
    if problems := further.asked(article, draft_of(article)):
        raise Invalid(problems)
    return _finish(actor, article, Step.SUBMIT, Event.ARTICLE_SUBMITTED)


def retract(actor: Actor, unit_id: int, article_id: int, version: int) -> Article:
    """Take back what was submitted, before anybody has decided about it. Raises Conflict for what was sent from above:
    it waits for a decision that the sender wants to read."""
    article = _begin(actor, unit_id, article_id, version, Step.RETRACT)
    if article.source_unit_id is not None:
        raise Conflict(say("Tin cấp trên gửi về chờ đơn vị quyết định nên không rút lại được."))
    return _finish(actor, article, Step.RETRACT, Event.ARTICLE_RETRACTED)


def return_to_author(actor: Actor, unit_id: int, article_id: int, version: int, note: str) -> Article:
    """Give a submitted article back, saying what to change. Raises Invalid at ``note``."""
    article = _begin(actor, unit_id, article_id, version, Step.RETURN)
    missing = say("Chưa ghi nội dung cần sửa. Hãy ghi ngắn gọn để người viết biết cần làm gì.")
    said = _said("note", say("Nội dung cần sửa"), missing, note)
    return _finish(actor, article, Step.RETURN, Event.ARTICLE_RETURNED, note=said)


def approve(actor: Actor, unit_id: int, article_id: int, version: int) -> Article:
    """Say that a submitted article may go out; what is public or has its time already stays as it is, and may stand on
    top of the front page from now on.

    Raises Refused for somebody who alone has written it, Invalid with everything the gate misses.
    """
    article = _begin(actor, unit_id, article_id, version, Step.APPROVE)
    eyes = eyes_of(article)
    if not eyes.is_another(actor.name):
        raise Refused(
            say(
                "Bài này chỉ có %(name)s viết nên phải do người khác có quyền đăng bài duyệt. Hãy nhờ một"
                " trưởng ban biên tập khác, hoặc đăng luôn nếu đơn vị không yêu cầu hai người duyệt.",
                name=actor.name,
            )
        )
    _pass_gate(article, article.published_at or clock.now())
    note_eyes(article, eyes.approved(actor.name))
    return _finish(actor, article, Step.APPROVE, Event.ARTICLE_APPROVED)


def publish(actor: Actor, unit_id: int, article_id: int, version: int) -> Article:
    """Make an article public at once. Raises Invalid with everything the gate misses, Refused where the unit asks for
    two people and only one has seen it.

    The first publication's date and address stay, however often the article is withdrawn and published again.
    """
    article = _begin(actor, unit_id, article_id, version, Step.PUBLISH)
    refuse_lapsed(actor, article)
    now = clock.now()
    _pass_gate(article, now)
    _note_approval(actor, article)
    article.published_at, article.publish_at = article.published_at or now, None
    return _finish(actor, article, Step.PUBLISH, Event.ARTICLE_PUBLISHED)


def schedule(actor: Actor, unit_id: int, article_id: int, version: int, at: datetime) -> Article:
    """Let an article go out by itself at a moment to come (aware). Raises Invalid at ``publish_at``, or by the gate."""
    article = _begin(actor, unit_id, article_id, version, Step.SCHEDULE)
    refuse_lapsed(actor, article)
    now = clock.now()
    if not now < at <= now + FARTHEST:
        raise Invalid.at("publish_at", say("Giờ đăng phải ở tương lai và trong vòng một năm. Hãy chọn lại ngày giờ."))
    _pass_gate(article, at)
    _note_approval(actor, article)
    article.publish_at = at
    return _finish(actor, article, Step.SCHEDULE, Event.ARTICLE_SCHEDULED, {"publish_at": (None, at.isoformat())})


def unschedule(actor: Actor, unit_id: int, article_id: int, version: int) -> Article:
    """Take an article off the schedule; it waits for the chief editor again."""
    article = _begin(actor, unit_id, article_id, version, Step.UNSCHEDULE)
    return off_schedule(actor, article, "")


def withdraw(actor: Actor, unit_id: int, article_id: int, version: int, reason: str) -> Article:
    """Take a public article off the site. Raises Invalid at ``reason``."""
    article = _begin(actor, unit_id, article_id, version, Step.WITHDRAW)
    missing = say("Chưa ghi lý do gỡ bài. Hãy ghi ngắn gọn để người viết biết vì sao bài không còn trên trang.")
    said = _said("reason", say("Lý do gỡ bài"), missing, reason)
    decline(actor, article, said)
    announce(article)  # the pages on which it stands until now
    return _finish(actor, article, Step.WITHDRAW, Event.ARTICLE_WITHDRAWN, note=said)


def expire(actor: Actor, unit_id: int, article_id: int, version: int) -> Article:
    """End the time of a public article: by the clock at its ``expires_at``, or by hand before."""
    article = _begin(actor, unit_id, article_id, version, Step.EXPIRE)
    if not (article.expires_at and article.expires_at <= clock.now()):  # by hand it is a withdrawal without a reason
        decline(actor, article, "Đơn vị đã kết thúc đăng bài.")
    announce(article)
    return _finish(actor, article, Step.EXPIRE, Event.ARTICLE_EXPIRED)


def archive(actor: Actor, unit_id: int, article_id: int, version: int) -> Article:
    """Put what has ended aside, out of the lists of what there is to do."""
    article = _begin(actor, unit_id, article_id, version, Step.ARCHIVE)
    return _finish(actor, article, Step.ARCHIVE, Event.ARTICLE_ARCHIVED)


def reopen(actor: Actor, unit_id: int, article_id: int, version: int) -> Article:
    """Make an article that has ended a draft again; its address and first date stay. Raises Invalid where it clashes.

    An end that lies behind us is taken off, else it would end again as soon as it goes out.
    """
    article = _begin(actor, unit_id, article_id, version, Step.REOPEN)
    refuse_lapsed(actor, article)
    kind = kind_of(article.kind)
    problems = list(kind.clashes(unit_id, article.id, kind.read(article.fields)))
    if problems:  # another item has taken its place meanwhile
        raise Invalid(problems)
    if article.expires_at and article.expires_at <= clock.now():
        article.expires_at = None
    note_eyes(article, Eyes(article.created_by, article.written_by))
    return _finish(actor, article, Step.REOPEN, Event.ARTICLE_REOPENED)


def off_schedule(actor: Actor, article: Article, note: str) -> Article:
    """Bring a scheduled article back to the chief editor; ``note`` says why when it was not a person's wish."""
    before, article.publish_at = article.publish_at, None
    changes = {"publish_at": (before.isoformat() if before else None, None)}
    return _finish(actor, article, Step.UNSCHEDULE, Event.ARTICLE_UNSCHEDULED, changes, note)


def _begin(actor: Actor, unit_id: int, article_id: int, version: int, step: Step) -> Article:
    identity.require(actor, TRANSITIONS[step].permission, unit_id)
    article = locked(unit_id, article_id)
    require_with(actor, TRANSITIONS[step].permission, article)
    move(step, article.state)
    refuse_older(article, version)
    return article


def _finish(
    actor: Actor,
    article: Article,
    step: Step,
    event: audit.Event,
    changes: Mapping[str, tuple[str | None, str | None]] | None = None,
    note: str = "",
) -> Article:
    """Move, and let everything that depends on the state follow: index, pictures, revision, record, pages."""
    before, target = article.state, move(step, article.state)
    article.state, article.state_note = target.value, note
    article.updated_at, article.updated_by = clock.now(), actor.name
    db.session.flush()
    live = target is ArticleState.PUBLISHED
    if live != (before == ArticleState.PUBLISHED):
        tell(article)
        links.set_live(article.unit_id, "article", article.id, live)
        uses.set_live(article.unit_id, "article", article.id, live)
        set_files_live(article.unit_id, "article", article.id, live)
    keep_revision(article, draft_of(article), actor)
    record(actor, article, event, {"state": (before, article.state), **(changes or {})}, note)
    announce(article)
    return article


def _note_approval(actor: Actor, article: Article) -> None:
    """Whoever lets an article out, or gives it a time, has approved it. The clock and the delivery from above only do
    what was said: they look at nothing, and a text that was changed after it was given its time waits for the second
    person again."""
    eyes, four_eyes = eyes_of(article), gate.asks_for_two(article.unit_id)
    if actor.kind is ActorKind.SYSTEM:
        if four_eyes and not eyes.has_second and article.state == ArticleState.SCHEDULED:
            refuse_alone(eyes, eyes.written_by)
        return
    if four_eyes:
        refuse_alone(eyes, actor.name)
    note_eyes(article, eyes.approved(actor.name))


def _pass_gate(article: Article, at: datetime) -> None:
    draft = draft_of(article)
    problems = (*gate.missing(article.unit_id, article.kind, draft, at), *further.asked(article, draft))
    if problems:
        raise Invalid(problems)


def _said(field: str, title: str, missing: str, words: str) -> str:
    said = lines(words)
    if not said:
        raise Invalid.at(field, missing)
    if len(said) > MAX_NOTE:
        raise Invalid.at(
            field,
            say(
                "%(title)s dài %(length)s ký tự; tối đa %(most)s. Hãy rút ngắn lại.",
                title=title,
                length=text.number(len(said)),
                most=text.number(MAX_NOTE),
            ),
        )
    return said
