"""Keeping the prints of what is public: a text is known from the commit that shows it, and forgotten with the one that
hides it.

Both happen in the transaction of the change. Texts that nobody's right protects (documents, notices, schedules: the
kinds whose text needs no origin) are not kept: who repeats them repeats the law.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import delete, insert, select

from congxa import copyright, media, publishing
from congxa.copyright import WorkKind
from congxa.core.db import db
from congxa.core.events import listen
from congxa.media.prints import PicturePrint, keep_prints
from congxa.publishing import Article, ArticleState
from congxa.publishing.events import ArticleHidden, ArticleShown
from congxa.reuse.limits import limits
from congxa.reuse.models import PublicPrint, PublicText
from congxa.reuse.twins import note_twins
from congxa.reuse.winnowing import prints
from congxa.reuse.words import words_of

AT_ONCE = 200  # articles read at a time


@listen(ArticleShown)
def remember(event: ArticleShown) -> None:
    """Keep the text of an article as it stands now, and look whether its pictures stand elsewhere."""
    _remember_text(event)
    note_twins(event.unit_id, event.article_id)


@listen(ArticleHidden)
def forget(event: ArticleHidden) -> None:
    """Let a text be known no longer; nothing happens when it was not."""
    mine = (PublicText.unit_id == event.unit_id, PublicText.article_id == event.article_id)
    db.session.execute(delete(PublicText).where(*mine))


def reindex(unit_id: int) -> int:
    """Make the prints of a unit anew from what is public, and those of pictures that have none; gives the number of
    texts. For commands, in the scope of the unit's desk."""
    db.session.execute(delete(PublicText).where(PublicText.unit_id == unit_id))
    _print_pictures(unit_id)
    count = 0
    for event in _public(unit_id):
        remember(event)
        count += 1
    return count


def _remember_text(event: ArticleShown) -> None:
    words = words_of(f"{event.summary} {event.text}")
    mine = (PublicText.unit_id == event.unit_id, PublicText.article_id == event.article_id)
    standing = db.session.scalar(select(PublicText).where(*mine))
    is_known = len(words) >= limits().least and _is_of_its_own(event)
    if standing is not None and not (is_known and standing.body == words.shown):
        forget(ArticleHidden(event.unit_id, event.article_id))
        db.session.expunge(standing)
        standing = None
    if not is_known:
        return
    facts = {
        "title": event.title,
        "path": publishing.address(event.article_id, event.slug),
        "published_at": event.published_at,
    }
    if standing is not None:
        for name, said in facts.items():
            setattr(standing, name, said)
        return
    text = PublicText(unit_id=event.unit_id, article_id=event.article_id, body=words.shown, **facts)
    db.session.add(text)
    db.session.flush()
    kept = {each.print for each in prints(words.folded)}
    rows = [{"print": each, "text_id": text.id, "unit_id": event.unit_id} for each in sorted(kept)]
    db.session.execute(insert(PublicPrint), rows)


def _is_of_its_own(event: ArticleShown) -> bool:
    """Whether the words may be somebody's, and are not those of a unit above that handed them down."""
    if not publishing.kind_of(event.kind).needs_origin:
        return False
    origin = copyright.origins(event.unit_id, WorkKind.ARTICLE, [event.article_id]).get(event.article_id)
    return origin is None or origin.basis is None or origin.basis.value not in limits().handed_down


def _public(unit_id: int) -> Iterator[ArticleShown]:
    last = 0
    in_turn = select(Article).where(Article.unit_id == unit_id, Article.state == ArticleState.PUBLISHED)
    while articles := db.session.scalars(in_turn.where(Article.id > last).order_by(Article.id).limit(AT_ONCE)).all():
        yield from map(publishing.shown, articles)
        last = articles[-1].id
        db.session.expunge_all()


def _print_pictures(unit_id: int) -> None:
    printed = select(PicturePrint.picture_id).where(PicturePrint.unit_id == unit_id)
    bare = select(media.Picture).where(media.Picture.unit_id == unit_id, media.Picture.id.not_in(printed))
    for picture in db.session.scalars(bare):
        _facts, shown = media.examine(media.storage.get(picture.key))
        keep_prints(picture, shown)
    db.session.flush()
