"""Reading articles for the desk: every query takes the actor, and what is another unit's does not exist."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, or_, select

from congxa import copyright, identity
from congxa.copyright import Origin, WorkKind
from congxa.core import clock, text
from congxa.core.actor import Actor
from congxa.core.db import db
from congxa.core.errors import Conflict, Missing, Problem
from congxa.core.text import line
from congxa.core.words import say
from congxa.identity import Permission
from congxa.publishing import further, gate
from congxa.publishing.drafts import Draft
from congxa.publishing.eyes import Eyes
from congxa.publishing.hands import may_with
from congxa.publishing.models import Article, ArticleRevision, Section
from congxa.publishing.states import ENDED, TRANSITIONS, ArticleState, Step, permission_to_bin, steps_from

PAGE = 30
MOST_WRITERS = 100


def articles(
    actor: Actor,
    unit_id: int,
    state: str | None = None,
    section: str | None = None,
    search: str = "",
    page: int = 1,
    writer: str = "",
) -> Sequence[Article]:
    """A page of the unit's articles, the one changed last first; one more than ``PAGE`` when there is a further page.

    ``section`` is a slug; ``search`` finds words of the title, with or without Vietnamese marks.
    ``writer`` is the name of who began it, or changed its text last.
    """
    identity.require(actor, Permission.DESK_READ, unit_id)
    state, section, search = (line(said or "") for said in (state, section, search))
    query = select(Article).where(Article.unit_id == unit_id)
    if state:
        query = query.where(Article.state == state)
    if writer:
        query = query.where(or_(Article.created_by == writer, Article.written_by == writer))
    if section:
        query = query.join(Section, Section.id == Article.section_id).where(Section.slug == section)
    if any(letter.isalnum() for letter in search):
        # The slug is the title without marks; it is shorter, so the title is asked too.
        in_slug = Article.slug.contains(text.slug(search), autoescape=True)
        query = query.where(or_(Article.title.icontains(search, autoescape=True), in_slug))
    newest_first = query.order_by(Article.updated_at.desc(), Article.id.desc())
    return db.session.scalars(newest_first.offset((page - 1) * PAGE).limit(PAGE + 1)).all()


def writers(actor: Actor, unit_id: int) -> Sequence[str]:
    """The names of those who wrote at the unit's articles, one's own first."""
    identity.require(actor, Permission.DESK_READ, unit_id)
    own = (Article.created_by == actor.name).label("own")
    names = select(Article.created_by, own).where(Article.unit_id == unit_id).distinct()
    return [
        row.created_by for row in db.session.execute(names.order_by(own.desc(), Article.created_by).limit(MOST_WRITERS))
    ]


def all_articles(actor: Actor, unit_id: int) -> Sequence[Article]:
    """Every article of the unit, the newest first: for commands, never for a page."""
    identity.require(actor, Permission.DESK_READ, unit_id)
    return db.session.scalars(select(Article).where(Article.unit_id == unit_id).order_by(Article.id.desc())).all()


def items_of_kind(actor: Actor, unit_id: int, kind: str, chosen: Sequence[int], most: int) -> Sequence[Article]:
    """Items that another may name: those of the numbers ``chosen``, then the newest of their kind, ``most`` in all."""
    identity.require(actor, Permission.DESK_READ, unit_id)
    of_kind = select(Article).where(Article.unit_id == unit_id, Article.kind == kind, Article.state.not_in(ENDED))
    return db.session.scalars(of_kind.order_by(Article.id.in_(chosen).desc(), Article.id.desc()).limit(most)).all()


def article_for(actor: Actor, permission: Permission, unit_id: int, article_id: int) -> Article:
    """One article of the unit, for somebody who holds the permission there; Missing for another unit's."""
    identity.require(actor, permission, unit_id)
    article = db.session.scalar(select(Article).where(Article.unit_id == unit_id, Article.id == article_id))
    if article is None:
        raise Missing(say("Không tìm thấy bài viết này."))
    return article


def revisions(actor: Actor, unit_id: int, article_id: int, page: int = 0) -> Sequence[ArticleRevision]:
    """Every version of an article, the newest first. ``content`` is what ``Draft.from_facts`` reads, and the state.

    With ``page``, that page of ``PAGE`` versions and one more, against which the last one is compared.
    """
    article_for(actor, Permission.DESK_READ, unit_id, article_id)
    of_article = (ArticleRevision.unit_id == unit_id, ArticleRevision.article_id == article_id)
    newest_first = select(ArticleRevision).where(*of_article).order_by(ArticleRevision.number.desc())
    if page:
        newest_first = newest_first.offset((page - 1) * PAGE).limit(PAGE + 1)
    return db.session.scalars(newest_first).all()


def newest_version(unit_id: int, article_id: int) -> int:
    """The number of the newest version that is kept of an article."""
    of_article = (ArticleRevision.unit_id == unit_id, ArticleRevision.article_id == article_id)
    return db.session.scalar(select(func.max(ArticleRevision.number)).where(*of_article)) or 0


def sections(unit_id: int) -> Sequence[Section]:
    """The sections in use, in the order of the menu."""
    in_use = select(Section).where(Section.unit_id == unit_id, Section.is_active)
    return db.session.scalars(in_use.order_by(Section.position)).all()


def counts(actor: Actor, unit_id: int) -> dict[ArticleState, int]:
    """How many articles of the unit are in each state; every state is there."""
    identity.require(actor, Permission.DESK_READ, unit_id)
    query = select(Article.state, func.count()).where(Article.unit_id == unit_id).group_by(Article.state)
    found: dict[str, int] = dict(iter(db.session.execute(query)))
    return {state: found.get(state.value, 0) for state in ArticleState}


def draft_of(article: Article) -> Draft:
    """The article as a form shows it."""
    origins = copyright.origins(article.unit_id, WorkKind.ARTICLE, [article.id])
    section = db.session.get(Section, article.section_id)
    return Draft(
        title=article.title,
        section=section.slug if section else "",
        summary=article.summary,
        body=article.body,
        byline=article.byline,
        cover_id=article.cover_id,
        origin=origins.get(article.id, Origin()),
        kind=article.kind,
        fields=article.fields,
        expires_at=article.expires_at,
    )


def gaps(actor: Actor, article: Article) -> tuple[Problem, ...]:
    """What is missing before the article can go out or, for one that is public, what it lacks today."""
    identity.require(actor, Permission.DESK_READ, article.unit_id)
    public = article.state == ArticleState.PUBLISHED
    at = article.published_at if public else article.publish_at
    draft = draft_of(article)
    found = gate.missing(article.unit_id, article.kind, draft, at or clock.now())
    return found if public else (*found, *further.asked(article, draft))


def may_bin(actor: Actor, article: Article) -> bool:
    """Whether this actor may throw the article away as it stands."""
    try:
        return may_with(actor, permission_to_bin(article.state), article)
    except Conflict:
        return False


def eyes_of(article: Article) -> Eyes:
    """Whose hands the text went through."""
    return Eyes(article.created_by, article.written_by, article.approved_by, article.has_second_eyes)


def next_steps(actor: Actor, article: Article) -> tuple[Step, ...]:
    """The legal steps that this actor may take: the buttons to show. The services ask the same table."""
    open_ones = [step for step in steps_from(article.state) if may_with(actor, TRANSITIONS[step].permission, article)]
    eyes, needless = eyes_of(article), set[Step]()
    if eyes.has_second or not eyes.is_another(actor.name):
        needless.add(Step.APPROVE)
    # Who may return somebody else's item says why; what came from above is decided about.
    if article.source_unit_id is not None or (Step.RETURN in open_ones and article.created_by != actor.name):
        needless.add(Step.RETRACT)
    return tuple(step for step in open_ones if step not in needless)
