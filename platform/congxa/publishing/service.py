"""Writing and saving articles."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from congxa import audit, identity
from congxa.core import clock
from congxa.core.actor import Actor, ActorKind
from congxa.core.db import db, hold
from congxa.core.errors import Invalid, Problem, Refused
from congxa.core.words import say, together
from congxa.publishing import further, gate
from congxa.publishing.drafts import Draft, shown_html
from congxa.publishing.eyes import Eyes
from congxa.publishing.hands import require_with
from congxa.publishing.intake import Prepared, prepare
from congxa.publishing.kinds import kind_of
from congxa.publishing.models import Article
from congxa.publishing.queries import draft_of, eyes_of
from congxa.publishing.rows import (
    EditedMeanwhile,
    announce,
    insert,
    locked,
    note_eyes,
    record,
    refuse_older,
    write,
)
from congxa.publishing.states import ArticleState, permission_to_save
from congxa.publishing.syndicated.bonds import note_adapted, refuse_locked, refuse_other_origin

MAX_FORM_KEY = 64
_WORDS = frozenset({"title", "summary", "body", "byline", "cover_id", "fields"})


def create(actor: Actor, unit_id: int, draft: Draft, form_key: str = "") -> Article:
    """Keep a new article as a draft. Raises Conflict on an archived site, Invalid with every problem; fields as in
    ``Draft``, ``Origin``.

    ``form_key`` is drawn anew for each empty form: one that is sent twice gives the article of the first time, and
    raises EditedMeanwhile where something else was typed into it by then.
    """
    identity.require(actor, identity.Permission.ARTICLE_WRITE, unit_id)
    if form_key:
        standing = _made_by_form(unit_id, form_key[:MAX_FORM_KEY])
        if standing is not None:
            if not is_kept(standing, draft):
                raise EditedMeanwhile(standing)
            return standing
    article = insert(
        actor, unit_id, prepare(unit_id, draft), ArticleState.DRAFT, form_key=form_key[:MAX_FORM_KEY] or None
    )
    record(actor, article, audit.Event.ARTICLE_CREATED, {"title": (None, article.title)})
    return article


def is_kept(article: Article, draft: Draft) -> bool:
    """Whether the article stands just as this draft would be kept: a form sent twice changes nothing more."""
    prepared = prepare(article.unit_id, draft, article.id).draft
    return not audit.difference(draft_of(article).as_facts(), prepared.as_facts())


def _made_by_form(unit_id: int, form_key: str) -> Article | None:
    hold(f"form {form_key}", unit_id)  # the second press of a button comes while the first is on its way
    return db.session.scalar(select(Article).where(Article.unit_id == unit_id, Article.form_key == form_key))


def save(actor: Actor, unit_id: int, article_id: int, draft: Draft, version: int, *, restores: int = 0) -> Article:
    """Keep what was typed over version ``version`` of the article; what is public changes at once and must pass the
    gate again. A new body or other pictures are judged by the law of today, everything else by that of the date of
    publication: an old article may be kept in order, but not be replaced by a new one without an origin.
    ``restores``: the earlier version that this text is, for the history.

    Raises EditedMeanwhile when the article is at another version by now (nothing is overwritten), Conflict for one
    that was withdrawn or stands on an archived site, Invalid with every problem, Refused where changing what is
    public takes another right, or another person.
    """
    identity.require(actor, identity.Permission.ARTICLE_WRITE, unit_id)
    article = locked(unit_id, article_id)
    require_with(actor, permission_to_save(article.state), article)
    refuse_locked(actor, article)
    refuse_older(article, version)
    before = draft_of(article)
    prepared = _checked(article, before, draft)
    differences = audit.difference(before.as_facts(), prepared.draft.as_facts())
    if not differences:
        return article
    refuse_other_origin(actor, article, before.origin, prepared.draft.origin)
    announce(article)
    note_adapted(actor, article, prepared.draft.expires_at)
    public = article.state == ArticleState.PUBLISHED
    eyes = eyes_of(article).written(actor.name, is_public=public)
    if public and actor.kind is ActorKind.USER and differences.keys() & _WORDS:
        _refuse_alone(article, eyes, actor.name)
    note_eyes(article, eyes)
    if article.state == ArticleState.APPROVED:  # what was approved was another text
        article.state = ArticleState.SUBMITTED.value
    write(article, prepared, actor, restores)
    if "body" in differences:  # the texts themselves are in the revisions
        differences["body"] = (f"bản {version}", f"bản {article.version}")
    record(actor, article, audit.Event.ARTICLE_SAVED, differences)
    return article


def _refuse_alone(article: Article, eyes: Eyes, by: str) -> None:
    """Where a unit asks for four eyes, nobody puts words of their own before readers by changing what is public."""
    if gate.asks_for_two(article.unit_id) and not (eyes.has_second or eyes.is_another(by)):
        raise Refused(
            say(
                "Đơn vị quy định mỗi bài phải qua hai người: bài đang đăng do chính bạn viết thì phải do"
                " người khác sửa. Hãy nhờ một trưởng ban biên tập khác sửa, hoặc gỡ bài, sửa rồi gửi"
                " duyệt lại."
            )
        )


def problems_to_save(article: Article, draft: Draft) -> tuple[Problem, ...]:
    """What would keep ``save`` from keeping this draft."""
    try:
        _checked(article, draft_of(article), draft)
    except Invalid as error:
        return error.problems
    return ()


def _checked(article: Article, before: Draft, draft: Draft) -> Prepared:
    # A kind that an import gave stays as long as the article stays in its section.
    kind = draft.kind or (article.kind if draft.section == before.section else None)
    prepared = prepare(article.unit_id, replace(draft, kind=kind), article.id)
    _refuse_loss(article, prepared, draft)
    _refuse_gaps(article, before, prepared)
    return prepared


def _refuse_gaps(article: Article, before: Draft, prepared: Prepared) -> None:
    moments = {ArticleState.PUBLISHED: article.published_at, ArticleState.SCHEDULED: article.publish_at}
    at = moments.get(ArticleState(article.state))
    if at is None:
        return
    if _is_rewritten(before, prepared.draft):
        at = max(at, clock.now())
    problems = gate.missing(article.unit_id, prepared.kind.key, prepared.draft, at)
    if _is_rewritten(before, prepared.draft):
        problems += further.asked(article, prepared.draft, before)
    if problems:
        raise Invalid(problems)


def _refuse_loss(article: Article, prepared: Prepared, typed: Draft) -> None:
    """Moving an item to a section of another kind may not drop facts that were typed."""
    lost = [name for name, said in typed.fields.items() if said and prepared.kind.field(name) is None]
    if prepared.kind.key != article.kind and lost:
        named = (say(field.label) for name in lost if (field := kind_of(article.kind).field(name)))
        labels = together((say("“%(title)s”", title=each) for each in named), ", ")
        raise Invalid.at(
            "section",
            say(
                "Chuyên mục “%(title)s” là loại “%(kind)s”, không giữ được điều đã ghi ở %(labels)s. Hãy chọn chuyên"
                " mục cùng loại, hoặc tạo mục mới.",
                title=prepared.section.title,
                kind=say(prepared.kind.title),
                labels=labels,
            ),
        )


def _is_rewritten(before: Draft, after: Draft) -> bool:
    """Whether the texts, pictures or files are others, or the text's origin, once said, is taken back."""
    is_disowned = before.origin.basis is not None and after.origin.basis is None
    return is_disowned or _shown(before) != _shown(after)


def _shown(draft: Draft) -> tuple[object, ...]:
    files = kind_of(draft.kind).file_ids(draft.fields) if draft.kind else {}
    return shown_html(draft), draft.cover_id, {number for several in files.values() for number in several}
