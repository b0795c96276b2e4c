"""Views of the library of files: the list, one file, sending files, and the list for choosing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import BinaryIO, cast

from flask import Response, flash, jsonify, redirect, render_template, request
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response as AnyResponse

from congxa import copyright as rights
from congxa import media, publishing
from congxa.copyright import Origin, WorkKind
from congxa.core import text
from congxa.core.db import db
from congxa.core.errors import Invalid, Refused
from congxa.identity import Permission
from congxa.media import File
from congxa.publishing.bin import bin_days
from congxa.publishing.files.uses import uses_of_files
from congxa.publishing.library.found import files_found
from congxa.publishing.library.places import places_of_file
from congxa.web.desk.above import giver_of, kept_origin
from congxa.web.desk.fields import read_number, read_page, read_text
from congxa.web.desk.library import asking
from congxa.web.desk.origins import DETAILS, OriginForm, fields_for
from congxa.web.desk.pictures.evidence import told_of_file
from congxa.web.desk.words import _
from congxa.web.requests import current_actor, current_unit, here
from congxa.web.told import told

Answer = str | AnyResponse | tuple[str, int] | tuple[Response, int]
FIRST_PAGES = 3  # of a document, shown beside its words
MOST_AT_ONCE = 50
SAYS_ORIGIN = frozenset(media.SORTS) - {"captions"}  # captions are part of their film


@dataclass(frozen=True)
class Line:
    """A file in the list: in how many items it stands, and whether readers see it."""

    file: File
    uses: int
    is_public: bool


@dataclass(frozen=True)
class FileForm:
    """The fields of a file as they were typed."""

    title: str
    description: str
    origin: OriginForm

    @classmethod
    def typed(cls, form: Mapping[str, str]) -> FileForm:
        """What stands in a sent form."""
        return cls(read_text(form, "title"), read_text(form, "description"), OriginForm.typed(form))

    @classmethod
    def of(cls, file: File, origin: Origin) -> FileForm:
        """The fields for what is kept."""
        return cls(file.title, file.description, OriginForm.of(origin))


def files() -> str:
    """The unit's files that answer to the conditions, the newest first."""
    page, unit_id = read_page(request.args.get("trang")), current_unit().unit_id
    conditions, problems = asking.asked()
    if conditions.sort not in media.SORTS:
        conditions = replace(conditions, sort="")
    rows, total = files_found(current_actor(), unit_id, conditions, page)
    uses = uses_of_files(unit_id, [row.id for row in rows])
    return render_template(
        "desk/files.html",
        lines=[Line(row, *uses.get(row.id, (0, False))) for row in rows],
        page=page,
        total=total,
        has_next=page * media.PAGE < total,
        asked=conditions,
        kept=asking.in_address(conditions),
        problems=problems,
        offer=asking.offer(File),
        states={key: words for key, words in asking.state_titles().items() if key in ("", "withdrawn", "bin")},
        bin_days=bin_days(unit_id),
        sorts=media.SORTS,
        may_upload=_may_upload(),
    )


def files_json() -> Response:
    """The same list for choosing: ``?loai=pdf,office`` and ``?tim=`` narrow it."""
    sorts = ",".join(each for each in request.args.get("loai", "").split(",") if each in media.SORTS)
    rows, _has_next = _library(sorts, read_page(request.args.get("trang")), request.args.get("tim", "")[:200])
    return jsonify([as_json(row) for row in rows])


def as_json(file: File) -> dict[str, object]:
    """What a form needs to show a file that can be chosen."""
    return {
        "id": file.id,
        "title": file.shown_title,
        "sort": file.sort,
        "facts": facts_of(file),
        "url": here("desk.file", file_id=file.id),
    }


def facts_of(file: File) -> str:
    """``PDF · 1,4 MB · 12 trang``."""
    pages = _("%(count)s trang", count=text.number(file.pages)) if file.pages else ""
    return " · ".join(part for part in (file.form, file.size_in_words, pages, file.duration) if part)


def upload_files() -> Answer:
    """Take files in: each that can be kept is kept, and of every other one it is said why not."""
    if request.method == "GET":
        return render_template("desk/upload_files.html", errors=None, sorts=media.SORTS, kept=[])
    wants_json = request.accept_mimetypes.best == "application/json"
    sent = [file for file in request.files.getlist("file") if file.filename]
    kept: list[File] = []
    refused = [] if sent else [_("Chưa chọn tệp nào. Hãy chọn tệp trên máy.")]
    if len(sent) > MOST_AT_ONCE:
        refused, sent = [_("Mỗi lần gửi tối đa %(most)s tệp. Hãy gửi làm nhiều lần.", most=MOST_AT_ONCE)], []
    for each in sent:
        try:
            with db.session.begin_nested():
                kept.append(_take_in(each))
        except Invalid as error:
            refused.append(_named_in(told(error.message), each.filename or ""))
    if wants_json:
        return jsonify(kept=[as_json(file) for file in kept], refused=refused), 200 if kept else 422
    if refused:
        # What was kept stays: the answer is 200, for an error would undo it.
        page = render_template("desk/upload_files.html", errors={"file": refused}, sorts=media.SORTS, kept=kept)
        return (page, 200) if kept else (page, 422)
    flash(_("Đã giữ %(count)s tệp trong thư viện.", count=len(kept)))
    target = here("desk.file", file_id=kept[0].id) if len(kept) == 1 else here("desk.files")
    return redirect(target, 303)


def _named_in(why: str, name: str) -> str:
    """Why a file was refused, so that it is told from the others that were sent with it."""
    return why if name in why else f"“{name}”: {why}"


def _take_in(sent: FileStorage) -> File:
    title = read_text(request.form, "title")
    stream = cast(BinaryIO, sent.stream)
    return publishing.add_file(current_actor(), current_unit().unit_id, sent.filename or "", stream, title)


def file(file_id: int) -> str:
    """One file with its words, to change."""
    found = media.file_for(current_actor(), current_unit().unit_id, file_id)
    return _file_page(found, FileForm.of(found, _origin_of(file_id)), found.version)


def save_file(file_id: int) -> Answer:
    """Keep what was said about a file, wherever it is used."""
    actor, unit_id = current_actor(), current_unit().unit_id
    found = media.file_for(actor, unit_id, file_id)
    form = FileForm.typed(request.form)
    version = read_number(request.form.get("version")) or 0
    stale = version != found.version
    try:
        if stale:
            words = _("Có người vừa sửa thông tin tệp này: tên là “%(title)s”.", title=found.shown_title)
            raise Invalid.at("", words + " " + _("Hãy xem lại rồi bấm Lưu lần nữa nếu vẫn muốn ghi chữ của bạn."))
        with db.session.begin_nested():
            is_said_here = found.sort in SAYS_ORIGIN and not publishing.bonds.keeps_origin_of(actor, found)
            origin = form.origin.origin(_origin_of(file_id)) if is_said_here else None
            publishing.describe_file(actor, unit_id, file_id, form.title, form.description, version, origin)
    except Invalid as error:
        page = _file_page(found, form, found.version, error.by_field())
        return page, 409 if stale else 422
    except Refused as error:
        why = [_("Tệp này đang hiện trên trang công khai."), error.message]
        return _file_page(found, form, version, {"": why}), 403
    flash(_("Đã lưu thông tin tệp."))
    return redirect(here("desk.file", file_id=file_id), 303)


def _origin_of(file_id: int) -> Origin:
    return rights.origins(current_unit().unit_id, WorkKind.FILE, [file_id]).get(file_id, Origin())


def _file_page(found: File, form: FileForm, version: int, errors: dict[str, list[str]] | None = None) -> str:
    unit_id = current_unit().unit_id
    places, actor = places_of_file(unit_id, found.id), current_actor()
    return render_template(
        "desk/file.html",
        file=found,
        facts=facts_of(found),
        form=form,
        origin=fields_for(WorkKind.FILE, form.origin, _named(errors)) if found.sort in SAYS_ORIGIN else None,
        origin_kept=kept_origin(found, _origin_of(found.id)) if found.sort in SAYS_ORIGIN else None,
        giver=giver_of(found),
        version=version,
        errors=errors,
        places=places,
        told=told_of_file(media.evidence_of_file(unit_id, found.id)),
        is_public=any(place.is_public for place in places),
        pages=media.file_pages(unit_id, found.id, 1, FIRST_PAGES),
        page_size=media.page_size,
        may_change=_may_upload(),
        may_withdraw=actor.may(Permission.ARTICLE_WITHDRAW, unit_id),
    )


def _library(sorts: str, page: int, words: str) -> tuple[list[File], bool]:
    rows = media.file_library(current_actor(), current_unit().unit_id, sorts, page, words)
    return list(rows[: media.FILES_ON_PAGE]), len(rows) > media.FILES_ON_PAGE


def _named(errors: dict[str, list[str]] | None) -> tuple[str, ...]:
    return tuple(name for name in DETAILS if name in (errors or {}))


def _may_upload() -> bool:
    return current_actor().may(Permission.FILE_UPLOAD, current_unit().unit_id)
