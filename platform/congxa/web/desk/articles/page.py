"""The pages of one article: editor, reading, comparison. Gathers what the templates show."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Response, after_this_request, render_template, request

from congxa import media, publishing
from congxa.copyright import WorkKind
from congxa.core.errors import Conflict, Invalid, Refused
from congxa.identity import Permission
from congxa.publishing import Article, Kind, Section, Step
from congxa.publishing.autosaves.models import Autosave
from congxa.publishing.states import is_open
from congxa.web.desk.above import kept_origin_of_item
from congxa.web.desk.articles import offers
from congxa.web.desk.articles.autosaving import USE, typed_at
from congxa.web.desk.articles.beside import Beside, beside
from congxa.web.desk.articles.compare import compare
from congxa.web.desk.articles.editor_words import editor_words, words_a_minute
from congxa.web.desk.articles.facts import rows_shown
from congxa.web.desk.articles.form import ArticleForm
from congxa.web.desk.articles.illustrations import covers, names_in, shown_in
from congxa.web.desk.articles.rail import rail
from congxa.web.desk.articles.steps import may_save, not_taken, require_writer, why_not
from congxa.web.desk.articles.text import text_of
from congxa.web.desk.origins import DETAILS, fields_for
from congxa.web.desk.quoting import quoting
from congxa.web.headers import FRAMING_POLICY
from congxa.web.requests import current_actor, current_unit, here

Errors = dict[str, list[str]]
# What a form sends beside what was typed: the page of two versions has its own.
_OF_THE_PAGE = frozenset({"csrf_token", "version", "step", "continue"})


def of(
    article: Article,
    form: ArticleForm | None = None,
    *,
    version: int | None = None,
    errors: Errors | None = None,
    failed: Step | None = None,
) -> str:
    """The editor for those who may change the article as it stands, the article to read for all others."""
    if may_save(current_actor(), article):
        draft = form or ArticleForm.of(publishing.draft_of(article))
        return editor(draft, article, version=version, errors=errors, failed=failed)
    return reading(article, form=form, errors=errors, failed=failed)


def editor(
    form: ArticleForm,
    article: Article | None = None,
    *,
    version: int | None = None,
    errors: Errors | None = None,
    failed: Step | None = None,
    is_kept: bool = False,
) -> str:
    """The editor with these fields; ``version`` is the one that the person saw, by default the one that stands.

    ``is_kept``: what was typed is saved, and only the step was refused.
    """
    actor, unit_id = current_actor(), current_unit().unit_id
    require_writer(actor, unit_id)
    gaps = publishing.gaps(actor, article) if article else ()
    kind = _kind(form, article)
    named = tuple(name for name in DETAILS if name in (errors or {}) or any(gap.field == name for gap in gaps))
    library = media.library(actor, unit_id)
    after_this_request(_let_frame)
    return render_template(
        "desk/article_edit.html",
        form=form,
        version=version or (article.version if article else 0),
        errors=errors,
        failed=failed,
        refused=not_taken(failed, is_kept=is_kept),
        kind=kind,
        sections=[section for section in publishing.sections(unit_id) if section.kind == kind.key or not form.section],
        files=offers.files(actor, unit_id, kind, form.facts),
        items=offers.items(actor, unit_id, kind, form.facts, article),
        rows_shown=rows_shown,
        quotation=quoting(form.body),
        origin=fields_for(WorkKind.ARTICLE, form.origin, named, kind=kind.key, byline=form.byline),
        origin_kept=kept_origin_of_item(article),
        covers=covers(library, form),
        shown=shown_in(form),
        unsaved=_unsaved(form, article) if errors is None else (),
        typed_at=typed_at,
        is_unsaved=not is_kept and _is_unsaved(form, article),
        item=str(article.id) if article else form.form_key,
        person_id=actor.id,
        unit_slug=current_unit().slug,
        editor_words=editor_words(),
        words_a_minute=words_a_minute(),
        **rail(article, gaps),
        beside=beside(article) if article else None,
    )


def _is_unsaved(form: ArticleForm, article: Article | None) -> bool:
    """Whether the page shows what was sent and is not saved, so that it has to be kept while it stands there."""
    try:
        return request.method == "POST" and (article is None or form.differs_from(publishing.draft_of(article)))
    except Invalid:
        return True


def _let_frame(answer: Response) -> Response:
    """The item as it is typed is shown in a frame of this page."""
    answer.headers["Content-Security-Policy"] = FRAMING_POLICY
    return answer


def _unsaved(form: ArticleForm, article: Article | None) -> Sequence[tuple[str, Autosave]]:
    """What this person typed before and never saved, with the address where it goes on; nothing while it is open."""
    actor, unit_id = current_actor(), current_unit().unit_id
    if USE in request.args:
        return ()
    if article is not None:
        row = publishing.autosaves.kept(actor, unit_id, str(article.id))
        return ((here("desk.article", article_id=article.id, **{USE: 1}), row),) if row else ()
    rows = publishing.autosaves.kept_new(actor, unit_id, form.section)
    return [(here("desk.new_article", **{"chuyen-muc": form.section, USE: row.item}), row) for row in rows]


def choose_section() -> str:
    """What may be written here: the sections, by the kind of their items."""
    actor, unit_id = current_actor(), current_unit().unit_id
    require_writer(actor, unit_id)
    by_kind: dict[str, list[Section]] = {}
    for section in publishing.sections(unit_id):
        by_kind.setdefault(section.kind, []).append(section)
    choices = [(kind, by_kind[key]) for key, kind in publishing.all_kinds().items() if key in by_kind]
    return render_template("desk/choose_section.html", choices=choices)


def kind_of_section(slug: str) -> str:
    """The kind of what is written in a section; empty for one that is not in use."""
    sections = publishing.sections(current_unit().unit_id)
    return next((section.kind for section in sections if section.slug == slug), "")


def _kind(form: ArticleForm, article: Article | None) -> Kind:
    """The kind by whose form an item is written: its own or, for a new one, that of its section."""
    if article is not None:
        return publishing.kind_of(article.kind)
    key = form.kind or kind_of_section(form.section)
    return publishing.kind_of(key if key in publishing.all_kinds() else "news")


def reading(
    article: Article,
    shown: Beside | None = None,
    *,
    form: ArticleForm | None = None,
    errors: Errors | None = None,
    failed: Step | None = None,
) -> str:
    """The article to read, with the remarks beside it and their passages marked."""
    actor, shown = current_actor(), shown or beside(article)
    may_edit = may_save(actor, article)
    return render_template(
        "desk/article_read.html",
        form=form or ArticleForm(),
        version=article.version,
        errors=errors,
        failed=failed,
        refused=not_taken(failed),
        why_not=why_not(actor, article),
        may_edit=may_edit,
        fields_at=here("desk.article", article_id=article.id) if may_edit else "",
        **text_of(article, shown),
        **rail(article, publishing.gaps(actor, article) if is_open(article.state) else ()),
        beside=shown,
    )


def comparison(
    article_id: int, form: ArticleForm, error: Conflict | Refused, typed: Sequence[tuple[str, str]] | None = None
) -> str:
    """What stands beside what was typed, when the one could not be written over the other. ``typed``: all pairs of the
    form, which the page carries on; None for those that were sent."""
    actor, unit = current_actor(), current_unit()
    now = publishing.article_for(actor, Permission.DESK_READ, unit.unit_id, article_id)
    theirs = publishing.draft_of(now)
    mine = form.lenient_draft(theirs)
    sent = list(request.form.items(multi=True)) if typed is None else typed
    titles = {section.slug: section.title for section in publishing.sections(unit.unit_id)}
    return render_template(
        "desk/article_compare.html",
        article=now,
        message=error.message,
        form=form,
        typed=[pair for pair in sent if pair[0] not in _OF_THE_PAGE],
        passages=compare(theirs, mine, titles, names_in(theirs, mine)),
        may_overwrite=may_save(actor, now),
    )
