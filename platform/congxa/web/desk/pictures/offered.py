"""Views of the pictures that units above share: seen here, taken over as a copy of one's own."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Response, flash, jsonify, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from congxa import copyright as rights
from congxa import media, tenancy
from congxa.copyright import WorkKind, credit
from congxa.core.errors import Invalid
from congxa.media import Picture
from congxa.publishing.library.sharing import adopt_shared, shared_picture, shared_pictures
from congxa.web.desk.fields import read_page, read_text
from congxa.web.desk.pictures.library import as_json
from congxa.web.desk.pictures.listed import listed
from congxa.web.desk.pictures.serving import answer
from congxa.web.desk.words import _
from congxa.web.requests import current_actor, current_unit, here
from congxa.web.told import told


@dataclass(frozen=True)
class Card:
    """A picture that is offered, whose it is and how it is credited."""

    picture: Picture
    owner: str
    credit: str


def pictures() -> str:
    """What the units above offer, the newest first."""
    page = read_page(request.args.get("trang"))
    cards, has_next = _cards(page)
    return render_template("desk/pictures_shared.html", cards=cards, page=page, has_next=has_next)


def pictures_json() -> Response:
    """The same for the editor's choice; one that is chosen is taken over at ``take`` first."""
    page = read_page(request.args.get("trang"))
    cards, has_next = _cards(page, read_text(request.args, "tim")[:200])
    rows = [
        {
            "id": card.picture.id,
            "alt": card.picture.alt,
            "owner": card.owner,
            "credit": card.credit,
            "thumb": here("desk.shared_rendition", picture_id=card.picture.id, width=320),
            "take": here("desk.adopt_picture", picture_id=card.picture.id),
        }
        for card in cards
    ]
    return listed(rows, "desk.shared_pictures_json", page, has_next=has_next)


def rendition(picture_id: int, width: int) -> Response:
    """One of them in one of its widths."""
    return answer(shared_picture(current_actor(), current_unit().unit_id, picture_id), width)


def adopt(picture_id: int) -> AnyResponse | tuple[Response, int]:
    """Take a copy into the unit's own library; the editor asks for JSON."""
    wants_json = request.accept_mimetypes.best == "application/json"
    unit_id = current_unit().unit_id
    try:
        copy = adopt_shared(current_actor(), unit_id, picture_id)
    except Invalid as error:
        if wants_json:
            return jsonify(message=told(error.message)), 422
        flash(told(error.message), "error")
        return redirect(here("desk.shared_pictures"), 303)
    if wants_json:
        return jsonify(as_json(copy, rights.origins(unit_id, WorkKind.PICTURE, [copy.id]).get(copy.id)))
    flash(_("Đã lấy ảnh vào thư viện của đơn vị, kèm mô tả và nguồn gốc."))
    return redirect(here("desk.picture", picture_id=copy.id), 303)


def _cards(page: int, words: str = "") -> tuple[list[Card], bool]:
    rows = shared_pictures(current_actor(), current_unit().unit_id, page, words)
    shown = rows[: media.PAGE]
    said = {
        (unit_id, number): origin
        for unit_id in {row.unit_id for row in shown}
        for number, origin in rights.origins(
            unit_id, WorkKind.PICTURE, [row.id for row in shown if row.unit_id == unit_id]
        ).items()
    }
    cards = [Card(row, _owner(row), credit(said.get((row.unit_id, row.id)))) for row in shown]
    return cards, len(rows) > media.PAGE


def _owner(picture: Picture) -> str:
    return tenancy.title_of(picture.unit_id)
