"""Views of the library of pictures: the grid, the list for the editor, one picture, uploading."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from flask import Response, flash, jsonify, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from congxa import copyright as rights
from congxa import media, publishing
from congxa.copyright import Origin, WorkKind, credit
from congxa.core.db import db
from congxa.core.errors import Invalid, Refused
from congxa.identity import Permission
from congxa.media import Evidence, Picture
from congxa.web.desk.fields import read_number, read_page
from congxa.web.desk.origins import DETAILS, fields_for
from congxa.web.desk.pictures import evidence
from congxa.web.desk.pictures.form import PictureForm
from congxa.web.desk.pictures.lacks import lacks_of
from congxa.web.desk.pictures.twins import twins_of
from congxa.web.desk.words import _
from congxa.web.requests import current_actor, current_person, current_unit, here

SHOWN_WIDTH = 960  # pixels; the editor puts this rendition into the text
Answer = str | AnyResponse | tuple[str, int]


@dataclass(frozen=True)
class Card:
    """A picture in the grid."""

    picture: Picture
    credit: str
    lacks: list[str]


def pictures() -> str:
    """The unit's pictures, the newest first, with what each lacks."""
    page = read_page(request.args.get("trang"))
    rows, has_next = _library(page)
    ids = [row.id for row in rows]
    origins = rights.origins(current_unit().unit_id, WorkKind.PICTURE, ids)
    said = media.evidence_of(current_unit().unit_id, ids)
    cards = [
        Card(row, credit(origins.get(row.id)), lacks_of(origins.get(row.id), row.alt, said.get(row.id))) for row in rows
    ]
    may_upload = current_actor().may(Permission.PICTURE_UPLOAD, current_unit().unit_id)
    return render_template("desk/pictures.html", cards=cards, page=page, has_next=has_next, may_upload=may_upload)


def pictures_json() -> Response:
    """The same list for the editor's choice."""
    rows, _has_next = _library(read_page(request.args.get("trang")))
    ids = [row.id for row in rows]
    origins = rights.origins(current_unit().unit_id, WorkKind.PICTURE, ids)
    said = media.evidence_of(current_unit().unit_id, ids)
    return jsonify([as_json(row, origins.get(row.id), said.get(row.id)) for row in rows])


def _library(page: int) -> tuple[list[Picture], bool]:
    rows = media.library(current_actor(), current_unit().unit_id, page)
    return list(rows[: media.PAGE]), len(rows) > media.PAGE


def as_json(picture: Picture, origin: Origin | None, said: Evidence | None = None) -> dict[str, Any]:
    """What the editor needs to show a picture and put it into the text."""
    return {
        "id": picture.id,
        "url": media.address(picture.id, SHOWN_WIDTH),
        "alt": picture.alt,
        "width": picture.width,
        "height": picture.height,
        "credit": credit(origin),
        "said": evidence.as_json(said or Evidence()),
    }


def upload() -> Answer | Response | tuple[Response, int]:
    """Take a picture in: from the form of the library, or from the editor, which asks for JSON."""
    if request.method == "GET":
        return _upload_page(PictureForm())
    wants_json = request.accept_mimetypes.best == "application/json"
    form = PictureForm.typed(request.form)
    try:
        picture = _take_in(form)
    except Invalid as error:
        if wants_json:
            return jsonify(message=error.message), 422
        errors = error.by_field()
        if "file" not in errors:
            errors["file"] = [_("Ảnh chưa được giữ. Hãy chọn lại tệp.")]
        return _upload_page(form, errors), 422
    if wants_json:
        return jsonify(as_json(picture, _origin_of(picture.id), evidence.evidence_of(picture.id)))
    flash(_("Đã tải ảnh lên thư viện."))
    return redirect(here("desk.picture", picture_id=picture.id), 303)


def _take_in(form: PictureForm) -> Picture:
    file = request.files.get("file")
    if file is None or not file.filename:
        raise Invalid.at("file", _("Chưa chọn ảnh. Hãy chọn một tệp ảnh trên máy."))
    return publishing.add_picture(
        current_actor(),
        current_unit().unit_id,
        file.filename,
        file.read(),
        form.alt,
        form.caption,
        form.origin.origin(),
    )


def _upload_page(form: PictureForm, errors: dict[str, list[str]] | None = None) -> str:
    return render_template(
        "desk/upload.html",
        form=form,
        errors=errors,
        origin=fields_for(WorkKind.PICTURE, form.origin, _named(errors)),
        person=current_person().name,
    )


def picture(picture_id: int) -> str:
    """One picture with its words and origin, to change."""
    found = media.picture_for(current_actor(), current_unit().unit_id, picture_id)
    standing = _origin_of(picture_id)
    form, filled = evidence.prefilled(PictureForm.of(found, standing), standing, evidence.evidence_of(picture_id))
    return _picture_page(found, form, filled=filled)


def save_picture(picture_id: int) -> Answer:
    """Keep what was said about a picture, wherever it is used; on to the article it was opened from."""
    actor, unit_id = current_actor(), current_unit().unit_id
    found = media.picture_for(actor, unit_id, picture_id)
    form = PictureForm.typed(request.form)
    try:
        with db.session.begin_nested():  # what is refused leaves nothing behind in the page that is shown again
            origin = form.origin.origin(_origin_of(picture_id))
            publishing.describe_picture(actor, unit_id, picture_id, form.alt, form.caption, origin)
    except Invalid as error:
        return _picture_page(found, form, error.by_field()), 422
    except Refused as error:
        return _picture_page(found, form, {"": [_("Ảnh này đang hiện trên trang công khai."), error.message]}), 403
    flash(_("Đã lưu thông tin ảnh."))
    article_id = read_number(request.form.get("ve"))
    back = here("desk.article", article_id=article_id) if article_id else here("desk.picture", picture_id=picture_id)
    return redirect(back, 303)


def _picture_page(
    found: Picture, form: PictureForm, errors: dict[str, list[str]] | None = None, filled: tuple[str, ...] = ()
) -> str:
    said, twins = evidence.evidence_of(found.id), twins_of(found.id)
    return render_template(
        "desk/picture.html",
        picture=found,
        form=form,
        errors=errors,
        origin=replace(fields_for(WorkKind.PICTURE, form.origin, _named(errors)), from_file=filled),
        lacks=lacks_of(_origin_of(found.id), found.alt, said),
        told=evidence.told(found, said, filled, is_seen_elsewhere=bool(twins)),
        twins=twins,
        back_to=read_number(request.values.get("ve")) or "",
    )


def _named(errors: dict[str, list[str]] | None) -> tuple[str, ...]:
    return tuple(name for name in DETAILS if name in (errors or {}))


def _origin_of(picture_id: int) -> Origin:
    found = rights.origins(current_unit().unit_id, WorkKind.PICTURE, [picture_id])
    return found.get(picture_id, Origin())
