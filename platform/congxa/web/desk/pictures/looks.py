"""Views of how a picture looks and where it is seen: its crop and focus, off the pages and back, shared downwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import flash, redirect, render_template, request
from werkzeug.wrappers import Response

from congxa import media, publishing
from congxa.copyright import WorkKind
from congxa.core.db import db
from congxa.core.errors import Conflict, Invalid, Refused
from congxa.media import Picture
from congxa.publishing.library.cutting import Cut, cut_picture
from congxa.publishing.library.places import places_of_picture
from congxa.publishing.library.sharing import share_picture
from congxa.publishing.library.withdrawal import restore_picture, withdraw_picture
from congxa.web.desk.fields import read_text
from congxa.web.desk.library.withdrawing import Answer, bring_back, take_off
from congxa.web.desk.words import _
from congxa.web.requests import current_actor, current_unit, here
from congxa.web.told import told

RATIOS = (("", "Tự do"), ("16:9", "16:9"), ("4:3", "4:3"), ("1:1", "1:1"))


@dataclass(frozen=True)
class CutForm:
    """The fields as they were typed: the frame in pixels of the original, the focus in percent of the frame."""

    left: str
    top: str
    width: str
    height: str
    focus_x: str
    focus_y: str

    @classmethod
    def typed(cls, form: Mapping[str, str]) -> CutForm:
        """What stands in a sent form."""
        return cls(*(read_text(form, name) for name in ("left", "top", "width", "height", "focus_x", "focus_y")))

    @classmethod
    def of(cls, picture: Picture) -> CutForm:
        """The fields for what is kept."""
        frame = picture.crop or (0, 0, picture.width, picture.height)
        return cls(*map(str, (*frame, picture.focus_x, picture.focus_y)))

    def cut(self) -> Cut:
        """What the fields say; Invalid at ``crop`` or ``focus``."""
        said = (self.left, self.top, self.width, self.height, self.focus_x, self.focus_y)
        if not all(each.isascii() and each.isdigit() and len(each) < 8 for each in said):
            raise Invalid.at("crop", _("Mỗi ô của khung cắt và điểm chính phải là một số nguyên, ví dụ 640."))
        left, top, width, height, x, y = map(int, said)
        return Cut((left, top, width, height), x, y)


def cut(picture_id: int) -> Answer:
    """Set crop and focus, by pointer, by keys or by numbers."""
    actor, unit_id = current_actor(), current_unit().unit_id
    found = media.picture_for(actor, unit_id, picture_id)
    if request.method == "GET":
        return _cut_page(found, CutForm.of(found))
    whole = "whole" in request.form
    form = CutForm.typed(request.form)
    try:
        with db.session.begin_nested():
            cut_picture(actor, unit_id, picture_id, Cut() if whole else form.cut())
    except Invalid as error:
        return _cut_page(found, form, error.by_field()), 422
    except (Refused, Conflict) as error:
        return _cut_page(found, form, {"": [error.message]}), 403 if isinstance(error, Refused) else 409
    flash(_("Đã lưu khung cắt và điểm chính. Người đọc thấy ngay; ảnh gốc giữ nguyên."))
    return redirect(here("desk.picture", picture_id=picture_id), 303)


def _cut_page(found: Picture, form: CutForm, errors: dict[str, list[str]] | None = None) -> str:
    return render_template("desk/picture_cut.html", picture=found, form=form, errors=errors, ratios=RATIOS)


def withdraw(picture_id: int) -> Answer:
    """Say where the picture stands, ask why, take it off every page."""
    actor, unit_id = current_actor(), current_unit().unit_id
    return take_off(
        "desk/picture_withdraw.html",
        {
            "picture": media.picture_for(actor, unit_id, picture_id),
            "given": publishing.units_given(unit_id, WorkKind.PICTURE, picture_id),
        },
        lambda: places_of_picture(unit_id, picture_id),
        lambda reason: withdraw_picture(actor, unit_id, picture_id, reason),
        here("desk.picture", picture_id=picture_id),
        _("Đã gỡ ảnh khỏi mọi trang công khai. Có thể cho hiện lại bất cứ lúc nào."),
    )


def restore(picture_id: int) -> Response:
    """Show it again wherever it stands."""
    return bring_back(
        lambda: restore_picture(current_actor(), current_unit().unit_id, picture_id),
        here("desk.picture", picture_id=picture_id),
        _("Ảnh hiện lại ở mọi nơi đang dùng."),
    )


def share(picture_id: int) -> Response:
    """Offer it to the units below, or cease to."""
    is_shared = read_text(request.form, "chia-se") == "1"
    try:
        share_picture(current_actor(), current_unit().unit_id, picture_id, is_shared)
    except (Invalid, Conflict) as error:
        flash(_("Chưa chia sẻ được.") + " " + told(error.message), "error")
    else:
        flash(_("Các đơn vị cấp dưới thấy ảnh này.") if is_shared else _("Đã thôi chia sẻ; bản đã lấy vẫn còn."))
    return redirect(here("desk.picture", picture_id=picture_id), 303)
