"""Views of the history of an article: its versions, two of them compared, one of them restored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask import flash, redirect, render_template, request
from werkzeug.wrappers import Response

from congxa import publishing
from congxa.core.errors import Conflict, Invalid, Refused
from congxa.identity import Permission
from congxa.publishing import PAGE, STATE_TITLES, Article, ArticleRevision, ArticleState, Draft
from congxa.publishing.bin import BINNED, TAKEN_BACK
from congxa.web.desk.articles import page as article_page
from congxa.web.desk.articles.compare import changed_fields, changes
from congxa.web.desk.articles.form import ArticleForm
from congxa.web.desk.articles.illustrations import names_in
from congxa.web.desk.articles.steps import may_save, why_not
from congxa.web.desk.fields import read_number, read_page
from congxa.web.desk.words import _
from congxa.web.errors import status_of
from congxa.web.requests import current_actor, current_unit, here

Answer = str | Response | tuple[str, int]


_ACTS = {BINNED: "Bỏ bài vào thùng rác.", TAKEN_BACK: "Lấy bài khỏi thùng rác."}


@dataclass(frozen=True)
class Change:
    """One version in the history: who made it when, and which fields it changed against the version before."""

    number: int
    at: datetime
    by: str
    state: str
    note: str
    is_first: bool
    fields: list[str]
    new_state: bool
    restores: int
    act: str


ONLY_EDITS = "sua"  # in the address: steps and the bin are left out


def revisions(article_id: int) -> str:
    """A page of the versions of an article, the newest first. What changed in them is made only when asked for."""
    actor, unit_id = current_actor(), current_unit().unit_id
    article = publishing.article_for(actor, Permission.DESK_READ, unit_id, article_id)
    page = read_page(request.args.get("trang"))
    found = publishing.revisions(actor, unit_id, article_id, page)
    older: list[ArticleRevision | None] = [*found[1:], None]
    rows = [_change(new, old) for new, old in zip(found, older, strict=True)]
    only_edits = request.args.get("chi") == ONLY_EDITS
    return render_template(
        "desk/revisions.html",
        article=article,
        changes=[row for row in rows[:PAGE] if row.is_first or row.fields or not only_edits],
        only_edits=only_edits,
        newest=publishing.newest_version(unit_id, article_id),
        page=page,
        has_next=len(rows) > PAGE,
        may_save=may_save(actor, article),
    )


def _change(new: ArticleRevision, old: ArticleRevision | None) -> Change:
    act = _ACTS.get(new.content.get("act", ""), "")
    return Change(
        number=new.number,
        at=new.at,
        by=new.by,
        state=_(STATE_TITLES[ArticleState(new.content["state"])]),
        note=new.content.get("state_note", ""),
        is_first=old is None,
        fields=changed_fields(Draft.from_facts(old.content), Draft.from_facts(new.content)) if old else [],
        new_state=old is not None and old.content["state"] != new.content["state"],
        restores=new.content.get("restores") or 0,
        act=_(act) if act else "",
    )


def compare_versions(article_id: int) -> str:
    """Two versions as one text, with what was added and dropped: ``?tu=3&den=7``."""
    actor, unit_id = current_actor(), current_unit().unit_id
    article = publishing.article_for(actor, Permission.DESK_READ, unit_id, article_id)
    newer = read_number(request.args.get("den")) or publishing.newest_version(unit_id, article_id)
    older = read_number(request.args.get("tu")) or max(newer - 1, 1)
    left = publishing.version_of(actor, unit_id, article_id, older)
    right = publishing.version_of(actor, unit_id, article_id, newer)
    names = names_in(Draft.from_facts(left.content), Draft.from_facts(right.content))
    return render_template(
        "desk/versions.html",
        article=article,
        left=left,
        right=right,
        rows=changes(Draft.from_facts(left.content), Draft.from_facts(right.content), _section_titles(), names),
        may_save=may_save(actor, article),
    )


def restore_version(article_id: int, number: int) -> Answer:
    """Ask whether a version shall be today's again, saying what will change; sent, do it, or open it in the editor."""
    actor, unit_id = current_actor(), current_unit().unit_id
    article = publishing.article_for(actor, Permission.DESK_READ, unit_id, article_id)
    revision = publishing.version_of(actor, unit_id, article_id, number)
    if request.method == "GET":
        return _asked(article, revision)
    form = ArticleForm.of(publishing.as_restored(article, revision))
    if "open" in request.form:
        return article_page.of(article, form)
    try:
        kept = publishing.restore(actor, unit_id, article_id, number, read_number(request.form.get("version")) or 0)
    except Invalid as error:  # it is mended in the editor, where all of it stands
        return article_page.of(article, form, errors=error.by_field()), 422
    except (Conflict, Refused) as error:
        return _asked(article, revision, error.message), status_of(error)
    flash(_("Đã khôi phục bản %(old)s thành bản %(new)s.", old=number, new=kept.version))
    return redirect(here("desk.article", article_id=article_id), 303)


def _asked(article: Article, revision: ArticleRevision, refusal: str = "") -> str:
    standing, restored = publishing.draft_of(article), publishing.as_restored(article, revision)
    return render_template(
        "desk/restore.html",
        article=article,
        revision=revision,
        refusal=refusal,
        why_not=why_not(current_actor(), article),
        problems=publishing.hindrances(current_actor(), article, revision),
        rows=changes(standing, restored, _section_titles(), names_in(standing, restored)),
    )


def _section_titles() -> dict[str, str]:
    return {section.slug: section.title for section in publishing.sections(current_unit().unit_id)}
