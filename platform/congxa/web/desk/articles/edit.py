"""Views of the editor: a new article, an article, saving with or without a step."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import replace
from typing import BinaryIO, cast

from flask import flash, redirect, request
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from congxa import publishing, reuse
from congxa.core import clock
from congxa.core.db import db
from congxa.core.errors import Conflict, Invalid, Problem, Refused
from congxa.core.text import short_moment
from congxa.identity import Permission
from congxa.publishing import TRANSITIONS, Article, ArticleState, Step, autosaves
from congxa.publishing.kinds.fields import Field
from congxa.web.desk.articles import page
from congxa.web.desk.articles.autosaving import USE, form_of
from congxa.web.desk.articles.elsewhere import claimed_twice
from congxa.web.desk.articles.facts import name_of
from congxa.web.desk.articles.form import ArticleForm, read_step
from congxa.web.desk.articles.steps import may_save, take, what_happened
from congxa.web.desk.fields import read_number
from congxa.web.desk.origins import OriginForm
from congxa.web.desk.words import _
from congxa.web.errors import status_of
from congxa.web.requests import current_actor, current_unit, here
from congxa.web.told import told

Answer = str | Response | tuple[str, int]
COVER_FILE = "cover_file"
FROM_READING = "reading"
_TOWARDS_READERS = (Step.SUBMIT, Step.SCHEDULE, Step.PUBLISH)


def new_article() -> Answer:
    """An empty editor; sent, the article is kept as a draft, and the step that was pressed is taken."""
    if request.method == "GET":
        section = request.args.get("chuyen-muc", "")
        key = page.kind_of_section(section)
        if not key:
            return page.choose_section()
        again = _kept_new(section)
        if again is not None:
            return page.editor(again)
        return page.editor(_empty(section, key))
    form = ArticleForm.typed(request.form)
    try:
        step = read_step(request.form)
        with db.session.begin_nested():  # a refused save leaves nothing behind in the page that is shown again
            form = _with_uploaded_files(_with_uploaded_cover(form))
            article = publishing.create(current_actor(), current_unit().unit_id, form.draft(), form.form_key)
    except Invalid as error:
        return page.editor(form, errors=_errors(error)), 422
    except publishing.EditedMeanwhile as error:  # a form that made its article already, with other words by now
        return page.comparison(error.article_id, form, error), status_of(error)
    if article.state != ArticleState.DRAFT:  # the same form came before, and did it
        return _done(article, step)
    return _begun(article, step, form)


def _begun(article: Article, step: Step | None, form: ArticleForm) -> Answer:
    """A new article is kept whatever becomes of its step: what is to be mended first is often mended on other pages."""
    try:
        with db.session.begin_nested():
            taken, question = _taken(article, step, form)
    except (Invalid, Refused) as refusal:
        db.session.refresh(article)
        _let_go(article)
        errors = refusal.by_field() if isinstance(refusal, Invalid) else {"": [refusal.message]}
        return page.editor(form, article, errors=errors, failed=step, is_kept=True)
    return _asked(taken) if question else _done(taken, step)


def _empty(section: str, key: str) -> ArticleForm:
    usual = publishing.kind_of(key).usual_basis
    origin = OriginForm(basis=usual.value if usual else "")
    return ArticleForm(section=section, kind=key, origin=origin, form_key=secrets.token_urlsafe(16))


def article(article_id: int) -> Answer:
    """The editor with one article, or the article to read for those who may not change it now."""
    actor, unit_id = current_actor(), current_unit().unit_id
    found = publishing.article_for(actor, Permission.DESK_READ, unit_id, article_id)
    row = autosaves.kept(actor, unit_id, str(article_id)) if USE in request.args else None
    if row is None or not may_save(actor, found):
        return page.of(found)
    form = form_of(row)
    if row.version != found.version:  # somebody saved it after this was typed
        kept = [(str(name), str(value)) for name, value in row.form]
        return page.comparison(article_id, form, publishing.EditedMeanwhile(found), kept), 409
    return page.editor(form, found, version=row.version)


def _kept_new(section: str) -> ArticleForm | None:
    """What was begun in a section and never saved, when the person wants to go on with it."""
    key = request.args.get(USE, "")
    row = autosaves.kept(current_actor(), current_unit().unit_id, key) if key else None
    return form_of(row) if row is not None and row.section in (section, "") else None


def save_article(article_id: int) -> Answer:
    """Keep what was typed and take the step that was pressed; both or neither."""
    actor, unit_id = current_actor(), current_unit().unit_id
    standing = publishing.article_for(actor, Permission.DESK_READ, unit_id, article_id)
    form, version = _sent_form(standing), read_number(request.form.get("version")) or 0
    if "continue" in request.form and may_save(actor, standing):  # from the comparison back to writing
        return page.editor(form, standing, version=version)
    try:
        step = read_step(request.form)
        with db.session.begin_nested():  # a refused step leaves nothing behind in the page that is shown again
            form = _with_uploaded_files(_with_uploaded_cover(form))
            kept, question = _taken(_keep(standing, form, version, step), step, form)
    except Invalid as error:
        failed = _pressed(request.form)
        if FROM_READING in request.form:
            return page.reading(standing, form=form, errors=_errors(error), failed=failed), 422
        return page.of(standing, form, version=version, errors=_errors(error), failed=failed), 422
    except (Conflict, Refused) as error:
        if isinstance(error, Conflict) and _is_sent_twice(article_id, form, step):
            return _done(publishing.article_for(actor, Permission.DESK_READ, unit_id, article_id), step)
        if FROM_READING in request.form:  # nothing was typed that could be compared
            return _read_again(standing, error)
        if isinstance(error, Refused) and not form.differs_from(publishing.draft_of(standing)):
            return page.of(standing, form, errors={"": [error.message]}, failed=step), status_of(error)  # nor here
        return page.comparison(article_id, form, error), status_of(error)
    if question:
        return _asked(kept)
    return _done(kept, step, is_saved=FROM_READING not in request.form)


def _read_again(standing: Article, error: Conflict | Refused) -> Response:
    meanwhile = _("%(name)s vừa xử lý bài này. Hãy đọc lại bản hiện nay rồi quyết định.", name=standing.updated_by)
    flash(meanwhile if isinstance(error, publishing.EditedMeanwhile) else told(error.message), "error")
    return redirect(here("desk.remarks", article_id=standing.id), 303)


def _sent_form(standing: Article) -> ArticleForm:
    """What was typed; from the page for reading, which has no fields but those of the steps, the article as it is."""
    typed = ArticleForm.typed(request.form)
    if FROM_READING not in request.form:
        return typed
    return replace(ArticleForm.of(publishing.draft_of(standing)), steps=typed.steps)


def _is_sent_twice(article_id: int, form: ArticleForm, step: Step | None) -> bool:
    """Whether this very form came before, from the same person, and did what it says."""
    actor, unit_id = current_actor(), current_unit().unit_id
    now = publishing.article_for(actor, Permission.DESK_READ, unit_id, article_id)
    if now.updated_by != actor.name or (step and now.state != TRANSITIONS[step].target):
        return False
    try:
        return publishing.is_kept(now, form.draft(publishing.draft_of(now)))
    except Invalid:
        return False


def withdraw_article(article_id: int) -> Answer:
    """Take an article off the site as it stands, leaving aside what was typed and cannot be kept."""
    actor, unit_id = current_actor(), current_unit().unit_id
    standing = publishing.article_for(actor, Permission.DESK_READ, unit_id, article_id)
    form = ArticleForm.typed(request.form)
    try:
        with db.session.begin_nested():
            taken = take(actor, standing, Step.WITHDRAW, form.steps)
    except Invalid as error:
        return page.of(standing, form, errors=_errors(error), failed=Step.WITHDRAW), 422
    return _done(taken, Step.WITHDRAW, is_saved=False)


def _taken(article: Article, step: Step | None, form: ArticleForm) -> tuple[Article, Invalid | None]:
    """The article after the step, or what is asked before it: that alone undoes the step and not what was typed, for
    it is answered beside the article, on a page of its own."""
    if step is None:
        return article, None
    try:
        with db.session.begin_nested():
            return take(current_actor(), article, step, form.steps), None
    except Invalid as refusal:
        if any(problem.field != reuse.FIELD for problem in refusal.problems):
            raise
        db.session.refresh(article)
        return article, refusal


def _let_go(article: Article) -> None:
    """What was kept while it was typed is saved now: let go of it here, and tell the page to let go of its own copy."""
    actor, unit = current_actor(), current_unit()
    items = [item[: autosaves.MAX_KEY] for item in (str(article.id), request.form.get("form_key", "")) if item]
    autosaves.forget(actor, unit.unit_id, *items)
    for item in items:
        flash(f"{actor.id}:{unit.slug}:{item}", "saved-form")


def _asked(article: Article) -> Response:
    _let_go(article)
    flash(
        _("Bài đã lưu, chưa chuyển bước: còn đoạn trùng chưa nói lấy từ đâu. Hãy trả lời ở dưới rồi làm lại bước đó.")
    )
    return redirect(here("desk.elsewhere", article_id=article.id), 303)


def _pressed(form: Mapping[str, str]) -> Step | None:
    """The step that was refused, for the page that is shown again."""
    try:
        return read_step(form)
    except Invalid:
        return None


def _keep(standing: Article, form: ArticleForm, version: int, step: Step | None) -> Article:
    """Save first, so that no step loses what was typed; a step on an unchanged article saves nothing."""
    actor, stored = current_actor(), publishing.draft_of(standing)
    if step and (not may_save(actor, standing) or not form.differs_from(stored)):
        if standing.version != version:
            raise publishing.EditedMeanwhile(standing)
        return standing
    return publishing.save(actor, standing.unit_id, standing.id, form.draft(stored), version)


def _with_uploaded_cover(form: ArticleForm) -> ArticleForm:
    file = request.files.get(COVER_FILE)
    if file is None or not file.filename:
        return form
    try:
        picture = publishing.add_picture(current_actor(), current_unit().unit_id, file.filename, file.read())
    except Invalid as error:
        raise Invalid([Problem(COVER_FILE, each.message) for each in error.problems]) from None
    return form.with_cover(picture.id)


def _with_uploaded_files(form: ArticleForm) -> ArticleForm:
    """The form with the files that came along in the library, and chosen in their fields."""
    if form.kind not in publishing.all_kinds():
        return form
    for field in publishing.kind_of(form.kind).fields:
        for file in _sent(field):
            try:
                kept = publishing.add_file(
                    current_actor(), current_unit().unit_id, file.filename or "", cast(BinaryIO, file.stream)
                )
            except Invalid as error:
                said = {"label": _(field.label), "name": file.filename}
                words = [_("%(label)s, tệp “%(name)s”:", **said) + f" {told(each.message)}" for each in error.problems]
                raise Invalid(Problem(field.name, each) for each in words) from None
            form = form.with_file(field.name, kept.id)
    return form


def _sent(field: Field) -> list[FileStorage]:
    sent = request.files.getlist(f"{name_of(field)}-new") if field.widget == "files" else []
    return [file for file in sent if file.filename]


def _errors(error: Invalid) -> dict[str, list[str]]:
    errors = error.by_field()
    _ask_for_files_again(errors)
    file = request.files.get(COVER_FILE)
    if file is not None and file.filename and COVER_FILE not in errors:
        again = _("Bài chưa được lưu nên ảnh “%(name)s” cũng chưa được giữ. Hãy chọn lại tệp.", name=file.filename)
        errors[COVER_FILE] = [again]
    return errors


def _ask_for_files_again(errors: dict[str, list[str]]) -> None:
    key = request.form.get("kind", "")
    for field in publishing.kind_of(key).fields if key in publishing.all_kinds() else ():
        names = ", ".join(f"“{file.filename}”" for file in _sent(field))
        if names and field.name not in errors:
            again = _("Mục này chưa được lưu nên tệp %(names)s cũng chưa được giữ. Hãy chọn lại tệp.", names=names)
            errors[field.name] = [again]


def _done(article: Article, step: Step | None, *, is_saved: bool = True) -> Response:
    """Tell what happened. What is typed of an item elsewhere stays kept when only the state of the item changed."""
    saved = _("Đã lưu lúc %(time)s.", time=short_moment(clock.now()).split()[1])
    if is_saved:
        _let_go(article)
    flash(what_happened(step, article) if step else saved)
    if step in _TOWARDS_READERS and (words := claimed_twice(article)):
        flash(words, "error")
    return redirect(here("desk.article", article_id=article.id), 303)
