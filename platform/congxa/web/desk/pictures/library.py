"""Views of the library of pictures: the grid, the list for the editor, one picture, uploading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import Response, flash, jsonify, redirect, render_template, request
from sqlalchemy import func, select
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response as AnyResponse

from congxa import copyright as rights
from congxa import media, publishing
from congxa.copyright import Origin, WorkKind, credit
from congxa.core.db import db
from congxa.core.errors import Invalid, Refused
from congxa.identity import Permission
from congxa.media import Evidence, Picture, sorting
from congxa.media.duplicates import alike
from congxa.publishing.bin import bin_days
from congxa.publishing.library.found import USABLE, pictures_found
from congxa.publishing.library.places import Counts, counts_of_pictures, places_of_picture
from congxa.publishing.library.sharing import can_share
from congxa.publishing.library.sorting import Change, sort
from congxa.web.desk.above import giver_of, kept_origin
from congxa.web.desk.fields import read_number, read_page, read_text
from congxa.web.desk.library import asking
from congxa.web.desk.origins import DETAILS, fields_for
from congxa.web.desk.pictures import evidence
from congxa.web.desk.pictures.form import PictureForm
from congxa.web.desk.pictures.lacks import lacks_of
from congxa.web.desk.pictures.listed import listed
from congxa.web.desk.pictures.twins import twins_of
from congxa.web.desk.words import _
from congxa.web.requests import current_actor, current_person, current_unit, here
from congxa.web.told import told

MOST_AT_ONCE = 50
SHOWN_WIDTH = 960  # pixels; the editor puts this rendition into the text
Answer = str | AnyResponse | tuple[str, int]


@dataclass(frozen=True)
class Card:
    """A picture in the grid, and where it stands."""

    picture: Picture
    credit: str
    lacks: list[str]
    uses: Counts


def pictures() -> str:
    """The unit's pictures that answer to the conditions, the newest first, with what each lacks."""
    page, unit_id = read_page(request.args.get("trang")), current_unit().unit_id
    conditions, problems = asking.asked()
    rows, total = pictures_found(current_actor(), unit_id, conditions, page)
    numbers = [row.id for row in rows]
    origins, uses = rights.origins(unit_id, WorkKind.PICTURE, numbers), counts_of_pictures(unit_id, numbers)
    said = media.evidence_of(unit_id, numbers)
    return render_template(
        "desk/pictures.html",
        cards=[
            Card(
                row,
                credit(origins.get(row.id)),
                lacks_of(origins.get(row.id), row.alt, said.get(row.id)),
                uses.get(row.id, Counts()),
            )
            for row in rows
        ],
        page=page,
        total=total,
        has_next=page * media.PAGE < total,
        asked=conditions,
        kept=asking.in_address(conditions),
        problems=problems,
        offer=asking.offer(Picture),
        states=asking.state_titles(),
        bin_days=bin_days(unit_id),
        is_below=bool(current_unit().lineage),
        may_upload=current_actor().may(Permission.PICTURE_UPLOAD, unit_id),
    )


def pictures_json() -> Response:
    """Those that may be put into a text, under the same conditions, for the editor's choice."""
    page, unit_id = read_page(request.args.get("trang")), current_unit().unit_id
    conditions = replace(asking.asked()[0], state=USABLE)
    rows, total = pictures_found(current_actor(), unit_id, conditions, page)
    ids = [row.id for row in rows]
    origins, said = rights.origins(unit_id, WorkKind.PICTURE, ids), media.evidence_of(unit_id, ids)
    shown = [as_json(row, origins.get(row.id), said.get(row.id)) for row in rows]
    return listed(shown, "desk.pictures_json", page, has_next=page * media.PAGE < total)


def as_json(picture: Picture, origin: Origin | None, said: Evidence | None = None) -> dict[str, Any]:
    """What the editor needs to show a picture and put it into the text."""
    return {
        "id": picture.id,
        "url": media.address(picture.id, SHOWN_WIDTH),
        "alt": picture.alt,
        "width": picture.shown_width,
        "height": picture.shown_height,
        "credit": credit(origin),
        "said": evidence.as_json(said or Evidence()),
    }


@dataclass(frozen=True)
class Taken:
    """What became of one upload, in words; ``alike``: pictures that look the same; ``against``: what its file says
    against what was said of it."""

    name: str
    words: str
    is_kept: bool
    picture: Picture | None = None
    alike: tuple[tuple[Picture, int], ...] = ()
    is_new: bool = False
    file_says: str = ""
    against: Sequence[str] = ()


def upload() -> Answer | Response | tuple[Response, int]:
    """Take pictures in, one or many: from the page for it, which without JavaScript sends all at once and with it one
    after the other, or from the editor. Who asks for JSON sends one."""
    if request.method == "GET":
        return _upload_page(PictureForm())
    form = PictureForm.typed(request.form)
    sent = [file for file in request.files.getlist("file") if file.filename]
    if request.accept_mimetypes.best == "application/json":
        return _one_as_json(form, sent)
    try:
        if not sent:
            raise Invalid.at("file", _("Chưa chọn ảnh. Hãy chọn một hoặc nhiều tệp ảnh trên máy."))
        if len(sent) > MOST_AT_ONCE:
            raise Invalid.at("file", _("Mỗi lần gửi tối đa %(most)s ảnh. Hãy gửi làm nhiều lần.", most=MOST_AT_ONCE))
        folder = form_folder()
        taken = [_try_in(form, file, folder) for file in sent]
        if len(taken) == 1 and not taken[0].is_kept:
            raise Invalid.at("file", taken[0].words)
    except Invalid as error:
        errors = error.by_field()
        errors.setdefault("file", [_("Ảnh chưa được giữ. Hãy chọn lại tệp.")])
        return _upload_page(form, errors), 422
    kept = [each for each in taken if each.picture is not None]
    if len(taken) == 1 and len(kept) == 1 and kept[0].picture is not None and not kept[0].alike:
        flash(kept[0].words)
        return redirect(here("desk.picture", picture_id=kept[0].picture.id), 303)
    # What was kept stays: the answer is 200, for an error would undo it.
    return _upload_page(form, None, taken), 200 if kept else 422


def _one_as_json(form: PictureForm, sent: list[FileStorage]) -> Response | tuple[Response, int]:
    """The answer for one picture. A refusal of one of many is no error of the request: the page says it beside it."""
    refused = 200 if "one_of_many" in request.form else 422
    if len(sent) != 1:
        return jsonify(message=_("Chưa chọn ảnh. Hãy chọn một tệp ảnh trên máy.")), refused
    try:
        taken = _try_in(form, sent[0], form_folder())
    except Invalid as error:
        return jsonify(message=told(error.message)), refused
    if taken.picture is None:
        return jsonify(message=taken.words), refused
    alike = [
        {
            "id": each.id,
            "title": each.alt or each.filename,
            "percent": percent,
            "page": here("desk.picture", picture_id=each.id),
            "thumb": here("desk.rendition", picture_id=each.id, width=320),
        }
        for each, percent in taken.alike
    ]
    kept = taken.picture
    page = here("desk.picture", picture_id=kept.id)
    thumb = here("desk.rendition", picture_id=kept.id, width=320)
    said = {"words": taken.words, "alike": alike, "page": page, "thumb": thumb, "is_new": taken.is_new}
    said |= {"file_says": taken.file_says, "against": taken.against}
    return jsonify(as_json(kept, _origin_of(kept.id), evidence.evidence_of(kept.id)) | {"taken": said})


def _try_in(form: PictureForm, sent: FileStorage, folder: str) -> Taken:
    """One upload by itself: what is wrong with it stops no other."""
    actor, unit_id, name = current_actor(), current_unit().unit_id, sent.filename or ""
    before = db.session.scalar(select(func.max(Picture.id)).where(Picture.unit_id == unit_id)) or 0
    try:
        with db.session.begin_nested():
            origin = form.origin.origin()
            kept = publishing.add_picture(actor, unit_id, name, sent.read(), form.alt, form.caption, origin)
            is_new = kept.id > before
            if folder and is_new:
                sort(actor, unit_id, Picture, [kept.id], Change(folder))
    except Invalid as error:
        if any(problem.field != "file" for problem in error.problems):
            raise
        return Taken(name, told(error.message), is_kept=False)
    if not is_new:
        return Taken(name, _("Ảnh này đã có trong thư viện từ trước; dùng ảnh đã có."), is_kept=True, picture=kept)
    likes = {like.picture_id: like.percent for like in alike(kept)}
    pictures = media.pictures(unit_id, likes)
    found = tuple((pictures[number], percent) for number, percent in likes.items() if number in pictures)
    words = _("Đã thêm vào thư viện.")
    if found:
        words = _("Đã thêm, nhưng giống ảnh đã có. Hãy xem và chọn giữ ảnh nào.")
    said, against = evidence.told_at_once(kept.id, _origin_of(kept.id))
    return Taken(name, words, is_kept=True, picture=kept, alike=found, is_new=True, file_says=said, against=against)


def form_folder() -> str:
    """The folder that was typed; Invalid at ``folder``."""
    return sorting.folder_of(read_text(request.form, "folder"))


def _upload_page(form: PictureForm, errors: dict[str, list[str]] | None = None, taken: Sequence[Taken] = ()) -> str:
    return render_template(
        "desk/upload.html",
        form=form,
        taken=taken,
        folder=read_text(request.form, "folder"),
        offer=asking.offer(Picture),
        most=MOST_AT_ONCE,
        errors=errors,
        origin=fields_for(WorkKind.PICTURE, form.origin, _named(errors)),
        person=current_person().name,
    )


def picture(picture_id: int) -> str:
    """One picture with its words and origin, to change."""
    found = media.picture_for(current_actor(), current_unit().unit_id, picture_id)
    standing = _origin_of(picture_id)
    form = PictureForm.of(found, standing)
    if publishing.bonds.keeps_origin_of(current_actor(), found):
        return _picture_page(found, form)
    form, filled = evidence.prefilled(form, standing, evidence.evidence_of(picture_id))
    return _picture_page(found, form, filled=filled)


def save_picture(picture_id: int) -> Answer:
    """Keep what was said about a picture, wherever it is used; on to the article it was opened from."""
    actor, unit_id = current_actor(), current_unit().unit_id
    found = media.picture_for(actor, unit_id, picture_id)
    form = PictureForm.typed(request.form)
    try:
        with db.session.begin_nested():  # what is refused leaves nothing behind in the page that is shown again
            standing = _origin_of(picture_id)
            is_said_here = not publishing.bonds.keeps_origin_of(actor, found)
            origin = form.origin.origin(standing) if is_said_here else standing
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
    unit_id, actor = current_unit().unit_id, current_actor()
    places = places_of_picture(unit_id, found.id)
    return render_template(
        "desk/picture.html",
        picture=found,
        places=places,
        is_public=any(place.is_public for place in places),
        origin_kept=kept_origin(found, _origin_of(found.id)),
        giver=giver_of(found),
        bin_days=bin_days(unit_id),
        can_share=can_share(unit_id) and actor.may(Permission.PICTURE_SHARE, unit_id),
        may_upload=actor.may(Permission.PICTURE_UPLOAD, unit_id),
        may_withdraw=actor.may(Permission.ARTICLE_WITHDRAW, unit_id),
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
