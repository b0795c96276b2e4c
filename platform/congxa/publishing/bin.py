"""What was thrown away, and for how long can it be taken back?

Row-level security hides what lies in the bin from every query, so nothing else asks; a piece of work that is about the
bin opens it (``core.db.open_bin``). How many days something lies there is the policy's ``bin_days``.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from congxa import audit, copyright, identity, links, tenancy
from congxa.copyright import Origin, WorkKind
from congxa.core import clock, events
from congxa.core.actor import Actor, system_actor
from congxa.core.db import db, open_bin
from congxa.core.errors import Conflict, Invalid, Missing
from congxa.core.words import say
from congxa.identity import Permission
from congxa.publishing.archive import refuse_archived
from congxa.publishing.events import ArticlePurged
from congxa.publishing.files.uses import note_files
from congxa.publishing.hands import require_with
from congxa.publishing.kinds import kind_of
from congxa.publishing.models import Article, ArticleRevision
from congxa.publishing.pictures.uses import note_pictures
from congxa.publishing.queries import draft_of
from congxa.publishing.rows import keep_revision, locked, record, refuse_older, write_uses
from congxa.publishing.states import permission_to_bin
from congxa.publishing.syndicated.bonds import decline

BINNED, TAKEN_BACK = "binned", "taken-back"  # in the history
MOST_AT_ONCE = 200  # articles of one unit that a night removes; what remains waits for the next


def discard(actor: Actor, unit_id: int, article_id: int, version: int) -> Article:
    """Throw an article into the bin. Its pictures and files are free of it meanwhile.

    Raises Refused (rights), Missing, EditedMeanwhile, Conflict for one that is public or about to be.
    """
    identity.require(actor, Permission.ARTICLE_WRITE, unit_id)
    article = locked(unit_id, article_id)
    require_with(actor, permission_to_bin(article.state), article)
    refuse_older(article, version)
    decline(actor, article, "Đơn vị đã bỏ bài vào thùng rác.")
    open_bin()
    note_pictures(unit_id, "article", article_id, (), live=False)
    note_files(unit_id, "article", article_id, (), live=False)
    links.index(links.Owner("article", article_id, unit_id, article.title, ""), {}, live=False, by=actor.name)
    article.binned_at, article.binned_by = clock.now(), actor.name
    article.form_key = None  # the form that made it may be sent again, and makes another
    db.session.flush()
    keep_revision(article, draft_of(article), actor, act=BINNED)
    record(actor, article, audit.Event.ARTICLE_BINNED)
    return article


def take_back(actor: Actor, unit_id: int, article_id: int) -> Article:
    """Take an article out of the bin, as it was. Raises Refused, Missing, and Invalid where another has its place."""
    identity.require(actor, Permission.ARTICLE_WRITE, unit_id)
    refuse_archived(unit_id)
    open_bin()
    article = db.session.scalar(
        select(Article).where(Article.unit_id == unit_id, Article.id == article_id).with_for_update()
    )
    if article is None:
        raise Missing(say("Không tìm thấy bài này trong thùng rác; có thể đã hết hạn giữ."))
    if article.binned_at is None:
        raise Conflict(say("Bài này không còn trong thùng rác. Có thể người khác vừa lấy lại; hãy tải lại trang."))
    require_with(actor, permission_to_bin(article.state), article)
    kind = kind_of(article.kind)
    problems = list(kind.clashes(unit_id, article.id, kind.read(article.fields)))
    if problems:
        raise Invalid(problems)
    article.binned_at, article.binned_by = None, ""
    db.session.flush()
    write_uses(article, draft_of(article), kind, actor)
    keep_revision(article, draft_of(article), actor, act=TAKEN_BACK)
    record(actor, article, audit.Event.ARTICLE_RESTORED)
    return article


def binned(actor: Actor, unit_id: int) -> Sequence[Article]:
    """What lies in the unit's bin, the newest first. Opens the bin for the rest of this piece of work."""
    identity.require(actor, Permission.DESK_READ, unit_id)
    open_bin()
    in_bin = select(Article).where(Article.unit_id == unit_id, Article.binned_at.is_not(None))
    return db.session.scalars(in_bin.order_by(Article.binned_at.desc(), Article.id.desc())).all()


def bin_days(unit_id: int) -> int:
    """For how many days the unit's bin keeps what lies in it."""
    return tenancy.directory().by_id[unit_id].spec.bin_days


def purger(unit_id: int) -> Actor:
    """Who empties the bins of a unit."""
    return system_actor("Dọn thùng rác", frozenset(), (unit_id,))


def last_kept(unit_id: int, now: datetime) -> datetime:
    """What was thrown away until this moment has had its days."""
    return now - timedelta(days=bin_days(unit_id))


def gone_on(article: Article) -> datetime:
    """The moment at which a binned article goes for good."""
    assert article.binned_at is not None
    return article.binned_at + timedelta(days=bin_days(article.unit_id))


def purge(unit_id: int, now: datetime) -> int:
    """Remove for good the articles that have lain in the bin for their days, with their versions; gives how many. The
    record of acts stays. The address is never given to another article: numbers are not used twice."""
    actor = purger(unit_id)
    open_bin()
    due = db.session.scalars(
        select(Article)
        .where(Article.unit_id == unit_id, Article.binned_at <= last_kept(unit_id, now))
        .order_by(Article.id)
        .limit(MOST_AT_ONCE)
        .with_for_update(skip_locked=True)
    ).all()
    for article in due:
        _purge_one(actor, article)
    return len(due)


def _purge_one(actor: Actor, article: Article) -> None:
    events.announce(ArticlePurged(article.unit_id, article.id))
    copyright.set_origin(article.unit_id, WorkKind.ARTICLE, article.id, Origin())
    of_article = (ArticleRevision.unit_id == article.unit_id, ArticleRevision.article_id == article.id)
    db.session.execute(delete(ArticleRevision).where(*of_article))
    record(actor, article, audit.Event.ARTICLE_PURGED)
    db.session.delete(article)
    db.session.flush()
