"""The row of an article and all that hangs on it: origin, link index, picture uses, revision, audit, cache tags."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select

from congxa import audit, copyright, links, media
from congxa.copyright import WorkKind
from congxa.core import clock, events, text
from congxa.core.actor import Actor
from congxa.core.db import changed, db
from congxa.core.errors import Conflict, Missing
from congxa.core.words import say
from congxa.publishing.archive import refuse_archived
from congxa.publishing.drafts import Draft, shown_html
from congxa.publishing.events import ArticleHidden, ArticleShown
from congxa.publishing.eyes import Eyes
from congxa.publishing.files.uses import note_files
from congxa.publishing.intake import Prepared
from congxa.publishing.kinds import Kind, kind_of
from congxa.publishing.models import Article, ArticleRevision
from congxa.publishing.pictures import markup
from congxa.publishing.pictures.uses import note_pictures
from congxa.publishing.queries import draft_of
from congxa.publishing.states import ArticleState


class EditedMeanwhile(Conflict):
    """Somebody saved the article after it was opened for editing. ``theirs`` is the article as it stands now."""

    def __init__(self, article: Article) -> None:
        super().__init__(
            say(
                "%(name)s đã lưu bài này lúc %(moment)s, sau khi bạn mở bài. Bản của bạn chưa được lưu và chưa mất:"
                " hãy so sánh hai bản rồi quyết định.",
                name=article.updated_by,
                moment=text.short_moment(article.updated_at),
            )
        )
        self.article_id, self.theirs = article.id, draft_of(article)
        self.version, self.by, self.at = article.version, article.updated_by, article.updated_at


def address(article_id: int, slug: str) -> str:
    """The public path of an article on its unit's site; the number decides, the words are for people."""
    return f"/bai-viet/{article_id}/{slug}"


def section_address(slug: str) -> str:
    """The public path of a section."""
    return f"/chuyen-muc/{slug}"


def locked(unit_id: int, article_id: int) -> Article:
    """The article as it stands now, held against every other change until the end of the transaction.

    Raises Missing, or Conflict when its site is archived: whoever asks is about to write.
    """
    article = db.session.scalar(
        select(Article)
        .where(Article.unit_id == unit_id, Article.id == article_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if article is None:
        raise Missing(say("Không tìm thấy bài viết này."))
    refuse_archived(unit_id)
    return article


def refuse_older(article: Article, version: int) -> None:
    """Raise EditedMeanwhile unless ``version`` is the one that stands."""
    if article.version != version:
        raise EditedMeanwhile(article)


def note_eyes(article: Article, eyes: Eyes) -> None:
    """Write down whose hands the text went through."""
    article.written_by, article.approved_by, article.has_second_eyes = eyes[1:]


def insert(
    actor: Actor,
    unit_id: int,
    prepared: Prepared,
    state: ArticleState,
    published_at: datetime | None = None,
    form_key: str | None = None,
) -> Article:
    """Add the row of a new article and all that hangs on it. Raises Conflict when its site is archived."""
    refuse_archived(unit_id)
    now = clock.now()
    article = Article(
        unit_id=unit_id,
        state=state.value,
        state_note="",
        publish_at=None,
        published_at=published_at,
        form_key=form_key,
        slug=text.slug(prepared.draft.title),
        created_at=now,
        created_by=actor.name,
        binned_at=None,
        # What comes in as public, an import, was approved by whoever brings it in.
        approved_by=actor.name if state is ArticleState.PUBLISHED else "",
        has_second_eyes=state is ArticleState.PUBLISHED,
        written_by=actor.name,
    )
    db.session.add(article)
    write(article, prepared, actor)
    return article


def write(article: Article, prepared: Prepared, actor: Actor, restores: int = 0) -> None:
    """Put a prepared draft into the row, and rewrite origin, link index, picture uses and revision."""
    draft = prepared.draft
    article.section_id, article.kind = prepared.section.id, prepared.kind.key
    article.title, article.summary, article.body = draft.title, draft.summary, draft.body
    article.byline, article.cover_id, article.fields = draft.byline, draft.cover_id, dict(draft.fields)
    article.expires_at = draft.expires_at
    if article.published_at is None:  # addresses that were public once stay
        article.slug = text.slug(draft.title)
    article.updated_at, article.updated_by = clock.now(), actor.name
    db.session.flush()
    copyright.set_origin(article.unit_id, WorkKind.ARTICLE, article.id, draft.origin)
    write_uses(article, draft, prepared.kind, actor)
    keep_revision(article, draft, actor, restores)
    announce(article)
    if article.state == ArticleState.PUBLISHED:
        tell(article)


def write_uses(article: Article, draft: Draft, kind: Kind, actor: Actor) -> None:
    """Rewrite what the article links to, and which pictures and files stand in it."""
    live = article.state == ArticleState.PUBLISHED
    owner = links.Owner("article", article.id, article.unit_id, article.title, address(article.id, article.slug))
    fields = {"body": draft.body, "source_url": draft.origin.source_url, **kind.html(draft.fields)}
    links.index(owner, fields, live=live, by=actor.name)
    uses = [(number, "body") for number in markup.shown_pictures(shown_html(draft))]
    uses += [(draft.cover_id, "cover")] if draft.cover_id is not None else []
    # What was thrown away meanwhile, as when an item comes back from the bin, has no place; the gate says so.
    standing = media.pictures(article.unit_id, [number for number, _ in uses])
    note_pictures(article.unit_id, "article", article.id, [use for use in uses if use[0] in standing], live=live)
    shown_files = kind.file_ids(draft.fields)
    files = [(number, name) for name, numbers in shown_files.items() for number in numbers]
    kept = media.files_of(article.unit_id, [number for number, _ in files])
    note_files(article.unit_id, "article", article.id, [use for use in files if use[0] in kept], live=live)


def keep_revision(article: Article, draft: Draft, actor: Actor, restores: int = 0, act: str = "") -> None:
    """Keep the article as it stands at its present version; ``restores`` is the earlier one whose text it is, ``act``
    what was done to it where neither words nor state changed."""
    content = {**draft.as_facts(), "kind": article.kind, "state": article.state, "state_note": article.state_note}
    content |= {"restores": restores} if restores else {}
    content |= {"act": act} if act else {}
    db.session.add(
        ArticleRevision(
            unit_id=article.unit_id,
            article_id=article.id,
            number=article.version,
            content=content,
            at=clock.now() if act else article.updated_at,
            by=actor.name,
        )
    )


def record(
    actor: Actor,
    article: Article,
    event: audit.Event,
    changes: dict[str, tuple[Any, Any]] | None = None,
    note: str = "",
) -> None:
    """Write an act on an article into the audit record."""
    subject = audit.Subject("article", article.id, article.title)
    audit.record(actor, event, article.unit_id, subject, changes, note)


def announce(article: Article) -> None:
    """Name the pages on which a public article stands; nobody sees the others."""
    if article.state == ArticleState.PUBLISHED:
        changed(
            f"article:{article.id}",
            f"section:{article.section_id}",
            f"kind:{article.unit_id}:{article.kind}",
            f"front:{article.unit_id}",
        )


def tell(article: Article) -> None:
    """Tell whoever keeps something about public articles (search) how this one stands after the change."""
    if article.state != ArticleState.PUBLISHED or article.published_at is None:
        events.announce(ArticleHidden(article.unit_id, article.id))
        return
    events.announce(shown(article))


def _text_of_files(article: Article) -> str:
    numbers = [number for several in kind_of(article.kind).file_ids(article.fields).values() for number in several]
    return media.text_of_files(article.unit_id, numbers) if numbers else ""


def shown(article: Article) -> ArticleShown:
    """What there is to find of a public article; of one that is withheld, its title."""
    kind = kind_of(article.kind)
    assert article.published_at is not None
    if article.is_withheld:
        return ArticleShown(
            unit_id=article.unit_id,
            article_id=article.id,
            kind=article.kind,
            section_id=article.section_id,
            title=article.title,
            summary="",
            text="",
            slug=article.slug,
            published_at=article.published_at,
        )
    rich = [line for field in kind.rich() for line in field.lines(article.fields.get(field.name))]
    facts = kind.words({name: said for name, said in article.fields.items() if kind.field(name) not in kind.rich()})
    return ArticleShown(
        unit_id=article.unit_id,
        article_id=article.id,
        kind=article.kind,
        section_id=article.section_id,
        title=article.title,
        summary=article.summary,
        text=" ".join((links.text_of(article.body), *rich, _text_of_files(article))),
        slug=article.slug,
        published_at=article.published_at,
        facts=facts,
    )
