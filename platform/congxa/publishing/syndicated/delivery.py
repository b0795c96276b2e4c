"""Bringing an item to a unit below, and following what becomes of it above. The worker does it, one unit at a time, in
the scope of both desks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import ColumnElement, and_, or_, select, update

from congxa import media, tenancy
from congxa.core import clock, events
from congxa.core.actor import Actor, system_actor
from congxa.core.db import db, open_bin, wait_for_locks
from congxa.core.errors import CongxaError, Unavailable
from congxa.identity import Permission
from congxa.publishing import workflow
from congxa.publishing.drafts import Draft, shown_html
from congxa.publishing.events import ArticleHidden, ArticlePurged, ArticleShown
from congxa.publishing.eyes import Eyes
from congxa.publishing.kinds import Kind, kind_of
from congxa.publishing.kinds.fields import Items
from congxa.publishing.library.adoption import carried
from congxa.publishing.models import Article
from congxa.publishing.pictures import markup
from congxa.publishing.queries import draft_of
from congxa.publishing.rows import address, note_eyes
from congxa.publishing.service import create, save
from congxa.publishing.states import ArticleState, is_open
from congxa.publishing.syndicated.models import SyndicatedCopy
from congxa.publishing.syndicated.rules import CopyState, Mode
from congxa.publishing.syndicated.trouble import clear, patience
from congxa.publishing.syndicated.works import follow_works, take_files, take_pictures

_RIGHTS = frozenset(
    {
        *(Permission.ARTICLE_WRITE, Permission.ARTICLE_EDIT, Permission.ARTICLE_PUBLISH, Permission.ARTICLE_WITHDRAW),
        *(Permission.ARTICLE_SYNDICATE, Permission.PICTURE_UPLOAD, Permission.FILE_UPLOAD),
    }
)


def pending(unit_ids: Iterable[int]) -> list[tuple[int, int, int]]:
    """What the worker has to do now: (copy, sending unit, receiving unit), the oldest first; what failed before comes
    behind the rest, once its pause is over."""
    columns = (SyndicatedCopy.id, SyndicatedCopy.source_unit_id, SyndicatedCopy.unit_id)
    waiting = select(*columns).where(SyndicatedCopy.is_pending, SyndicatedCopy.unit_id.in_(list(unit_ids)))
    due = waiting.where(or_(SyndicatedCopy.next_try_at.is_(None), SyndicatedCopy.next_try_at <= clock.now()))
    ordered = due.order_by(SyndicatedCopy.failures, SyndicatedCopy.id)
    return [(row[0], row[1], row[2]) for row in db.session.execute(ordered)]


def deliver(copy_id: int) -> str:
    """Do what there is to do for one copy; gives its state. Doing it twice changes nothing.

    What the receiving unit's own gate refuses is kept as refused, with the reason, for both sides to read. What does
    not answer (storage, database, somebody who holds the item for long) raises, and is tried again.
    """
    wait_for_locks(patience().lock_seconds)
    copy = _held(copy_id)
    if copy is None:
        return ""
    actor = system_actor(tenancy.title_of(copy.source_unit_id), _RIGHTS, (copy.source_unit_id, copy.unit_id))
    source, before = _article(copy.source_unit_id, copy.source_article_id), (copy.state, copy.delivered_version)
    follow_works(copy)
    try:
        with db.session.begin_nested():
            _follow(actor, copy, source)
    except Unavailable:
        raise
    except CongxaError as refusal:
        copy.state, copy.reason = CopyState.REFUSED.value, refusal.message
    copy.is_pending = False
    clear(copy)
    # Who changed the text there stays named, and who acted last where nothing came of it.
    if not copy.offered and (copy.state, copy.delivered_version) != before:
        copy.at, copy.by = clock.now(), actor.name
    return copy.state


def _held(copy_id: int) -> SyndicatedCopy | None:
    """The copy if there is still something to do, held together with its source and its article.

    Whoever changes an item holds it before its copies, and so do we: what is taken off above while it is brought here
    is told to a copy that is no longer under way, and two never wait for each other.
    """
    waiting = select(SyndicatedCopy).where(SyndicatedCopy.id == copy_id, SyndicatedCopy.is_pending)
    copy = db.session.scalar(waiting)
    if copy is None:
        return None
    ends = ((copy.source_unit_id, copy.source_article_id), (copy.unit_id, copy.article_id or 0))
    source, here = (and_(Article.unit_id == unit_id, Article.id == number) for unit_id, number in ends)
    db.session.execute(select(Article.id).where(source).with_for_update(read=True))
    db.session.execute(select(Article.id).where(here).with_for_update())
    return db.session.scalar(waiting.with_for_update().execution_options(populate_existing=True))


def _follow(actor: Actor, copy: SyndicatedCopy, source: Article | None) -> None:
    taken_back = copy.state == CopyState.WITHDRAWN and bool(copy.reason)
    if copy.state == CopyState.DECLINED:
        return
    if source is None or source.state != ArticleState.PUBLISHED or taken_back:
        _withdraw(actor, copy, copy.reason if taken_back else "Đơn vị phát hành đã gỡ bài gốc.")
        copy.state, copy.reason = CopyState.WITHDRAWN.value, copy.reason if taken_back else ""
        return
    article = _article(copy.unit_id, copy.article_id) if copy.article_id else None
    if article is None:
        article = _make(actor, copy, source)
    elif copy.delivered_version < source.version or (copy.is_changed and copy.mode == Mode.LOCKED):
        if copy.is_changed and copy.mode == Mode.ADAPTABLE:  # the unit compares, and decides
            copy.offered = carry_over(actor, copy, source).as_facts()
        else:
            article = _update(actor, copy, source, article)
    _bring_out(actor, copy, article)
    copy.goes_live = copy.goes_live or article.published_at is not None  # let out once there, it is asked about no more
    copy.state, copy.reason, copy.title = CopyState.DELIVERED.value, "", source.title[:200]
    copy.sent_version = source.version


def _make(actor: Actor, copy: SyndicatedCopy, source: Article) -> Article:
    draft = carry_over(actor, copy, source)
    article = create(actor, copy.unit_id, draft)
    article.source_unit_id, article.source_article_id = source.unit_id, source.id
    copy.article_id, copy.delivered_version = article.id, source.version
    _look_on(article, source)
    return article


def _update(actor: Actor, copy: SyndicatedCopy, source: Article, article: Article) -> Article:
    """Put the text of the source into the copy, as a new version of it."""
    if not is_open(article.state):
        article = workflow.reopen(actor, article.unit_id, article.id, article.version)
    kept = save(actor, copy.unit_id, article.id, carry_over(actor, copy, source), article.version)
    copy.delivered_version, copy.is_changed, copy.offered = source.version, False, {}
    _look_on(kept, source)
    return kept


def _look_on(article: Article, source: Article) -> None:
    """Whoever looked at the source has looked at the copy."""
    note_eyes(article, Eyes(source.created_by, source.written_by, source.approved_by, source.has_second_eyes))
    db.session.flush()  # the next step takes the version that stands now


def _bring_out(actor: Actor, copy: SyndicatedCopy, article: Article) -> None:
    if article.state == ArticleState.PUBLISHED:
        return
    if not is_open(article.state):
        article = workflow.reopen(actor, article.unit_id, article.id, article.version)
    if copy.goes_live or article.published_at is not None:  # what the unit had let out comes back as it was
        source = _article(copy.source_unit_id, copy.source_article_id)
        if source is not None:
            _look_on(article, source)
        workflow.publish(actor, article.unit_id, article.id, article.version)
    elif article.state == ArticleState.DRAFT:
        workflow.submit(actor, article.unit_id, article.id, article.version)


def _withdraw(actor: Actor, copy: SyndicatedCopy, reason: str) -> None:
    article = _article(copy.unit_id, copy.article_id) if copy.article_id else None
    if article is None:
        return
    if article.state == ArticleState.SCHEDULED:
        article = workflow.unschedule(actor, article.unit_id, article.id, article.version)
    if article.state == ArticleState.PUBLISHED:
        workflow.withdraw(actor, article.unit_id, article.id, article.version, f"{actor.name}: {reason}")


def carry_over(actor: Actor, copy: SyndicatedCopy, source: Article) -> Draft:
    """The source as a draft of the receiving unit: its pictures and files taken along, its links leading back."""
    draft, kind = draft_of(source), kind_of(source.kind)
    pictures = take_pictures(actor, copy, media.pictures(source.unit_id, _pictures_of(draft)).values())
    home = tenancy.public_url(tenancy.directory().by_id[source.unit_id], "")

    def moved(html: str) -> str:
        return markup.moved(html, pictures, home)

    return replace(
        draft,
        section=copy.section,
        body=moved(draft.body),
        cover_id=pictures.get(draft.cover_id or 0),
        origin=carried(draft.origin, source.unit_id, home + address(source.id, source.slug), source.rights_until),
        fields=_fields(actor, copy, source, kind)
        | {field.name: moved(str(draft.fields[field.name])) for field in kind.rich() if field.name in draft.fields},
    )


def _fields(actor: Actor, copy: SyndicatedCopy, source: Article, kind: Kind) -> dict[str, object]:
    """The facts with the numbers of the receiving unit's files; items of the sending unit are not there to be named."""
    named = kind.file_ids(source.fields)
    known = media.files_of(source.unit_id, [number for several in named.values() for number in several])
    taken = take_files(actor, copy, known.values())
    fields = {name: said for name, said in source.fields.items() if not isinstance(kind.field(name), Items)}
    return fields | {
        name: [taken[number] for number in several if number in taken] for name, several in named.items() if several
    }


def _pictures_of(draft: Draft) -> set[int]:
    return set(markup.shown_pictures(shown_html(draft))) | ({draft.cover_id} if draft.cover_id else set())


def _article(unit_id: int, article_id: int) -> Article | None:
    return db.session.scalar(
        select(Article)
        .where(Article.unit_id == unit_id, Article.id == article_id)
        .execution_options(populate_existing=True)
    )


@events.listen(ArticleShown)
def follow_shown(event: ArticleShown) -> None:
    """A source was changed, or is back; or a unit below let out what had waited there."""
    _follow_later(event.unit_id, event.article_id)
    received = db.session.scalar(
        select(SyndicatedCopy).where(
            SyndicatedCopy.unit_id == event.unit_id,
            SyndicatedCopy.article_id == event.article_id,
            SyndicatedCopy.goes_live.is_(False),
        )
    )
    if received is not None:
        received.goes_live, received.at = True, clock.now()


@events.listen(ArticleHidden)
def follow_hidden(event: ArticleHidden) -> None:
    """A source is public no more."""
    _follow_later(event.unit_id, event.article_id)


def _follow_later(unit_id: int, article_id: int) -> None:
    """The worker looks after the copies of what was changed, taken off or brought back."""
    _wake(unit_id, SyndicatedCopy.source_article_id == article_id)


def _wake(unit_id: int, which: ColumnElement[bool]) -> None:
    """In one statement that waits for a delivery under way: what it has read is out of date, though the row still says
    that it is pending. What a unit declined stays so, and what was taken back on purpose, which has a reason."""
    stays = (SyndicatedCopy.state == CopyState.WITHDRAWN) & (SyndicatedCopy.reason != "")
    db.session.execute(
        update(SyndicatedCopy)
        .where(SyndicatedCopy.source_unit_id == unit_id, which)
        .where(SyndicatedCopy.state != CopyState.DECLINED, ~stays)
        .values(is_pending=True, next_try_at=None)
    )


@events.listen(ArticlePurged)
def let_go(event: ArticlePurged) -> None:
    """What is gone for good above or below is no copy any more."""
    open_bin()
    for copy in db.session.scalars(
        select(SyndicatedCopy).where(
            SyndicatedCopy.source_unit_id == event.unit_id, SyndicatedCopy.source_article_id == event.article_id
        )
    ):
        db.session.delete(copy)
    for copy in db.session.scalars(
        select(SyndicatedCopy).where(
            SyndicatedCopy.unit_id == event.unit_id, SyndicatedCopy.article_id == event.article_id
        )
    ):
        copy.article_id, copy.delivered_version = None, 0
    db.session.flush()
