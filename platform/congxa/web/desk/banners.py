"""Views of banners: linked pictures of public campaigns and related agencies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import flash, redirect, render_template, request
from werkzeug.wrappers import Response

from congxa import media, publishing
from congxa.core import clock
from congxa.core.db import db
from congxa.core.errors import Conflict, Invalid, Problem
from congxa.publishing import Banner, BannerDraft
from congxa.web.desk.fields import read_number, read_text
from congxa.web.desk.moments import read_day, write_day
from congxa.web.desk.words import _
from congxa.web.requests import current_actor, current_unit, here

Answer = str | Response | tuple[str, int]


@dataclass(frozen=True)
class BannerForm:
    """The fields of a banner as they were typed."""

    title: str = ""
    url: str = ""
    picture_id: str = ""
    expires_at: str = ""
    position: str = ""
    is_active: bool = True

    @classmethod
    def typed(cls, form: Mapping[str, str]) -> BannerForm:
        """What stands in a sent form."""
        names = ("title", "url", "picture_id", "expires_at", "position")
        return cls(**{name: read_text(form, name) for name in names}, is_active="is_active" in form)

    @classmethod
    def of(cls, banner: Banner) -> BannerForm:
        """The fields for what is kept."""
        return cls(
            title=banner.title,
            url=banner.url,
            picture_id=str(banner.picture_id),
            expires_at=write_day(banner.expires_at),
            position=str(banner.position),
            is_active=banner.is_active,
        )

    def draft(self) -> BannerDraft:
        """What the fields say; the last day counts to its end. Raises Invalid."""
        last = read_day(self.expires_at, "expires_at")
        picture_id, position = read_number(self.picture_id), read_number(self.position)
        problems = []
        if picture_id is None:
            problems.append(Problem("picture_id", _("Chưa chọn ảnh. Hãy chọn một ảnh trong thư viện.")))
        if self.position and (position is None or position > 999):
            problems.append(Problem("position", _("Thứ tự phải là một số từ 0 đến 999.")))
        if problems or picture_id is None:
            raise Invalid(problems)
        expires_at = clock.end_of_day(last) if last else None
        return BannerDraft(self.title, self.url, picture_id, expires_at, self.is_active, position)


def banners() -> str:
    """All banners, those off the site last."""
    actor, unit_id = current_actor(), current_unit().unit_id
    rows = publishing.banners(actor, unit_id)
    return render_template(
        "desk/banners.html",
        rows=rows,
        pictures=media.pictures(unit_id, [row.picture_id for row in rows]),
        now=clock.now(),
    )


def new_banner() -> Answer:
    """An empty form; sent, the banner is on the site at once."""
    if request.method == "GET":
        return _page(BannerForm(picture_id=request.args.get("anh", "")))
    form = BannerForm.typed(request.form)
    try:
        draft = form.draft()
        with db.session.begin_nested():
            where = (current_actor(), current_unit().unit_id)
            publishing.create_banner(*where, draft.title, draft.url, draft.picture_id, draft.expires_at)
    except Invalid as error:
        return _page(form, errors=error.by_field()), 422
    flash(_("Đã thêm biểu ngữ. Người dân thấy ngay trên trang."))
    return redirect(here("desk.banners"), 303)


def banner(banner_id: int) -> str:
    """One banner, to change."""
    found = publishing.banner_for(current_actor(), current_unit().unit_id, banner_id)
    return _page(BannerForm.of(found), found, found.version)


def save_banner(banner_id: int) -> Answer:
    """Keep what was typed, or show it again with what is wrong or with what somebody else saved meanwhile."""
    actor, unit_id = current_actor(), current_unit().unit_id
    found = publishing.banner_for(actor, unit_id, banner_id)
    form, version = BannerForm.typed(request.form), read_number(request.form.get("version")) or 0
    try:
        draft = form.draft()
        with db.session.begin_nested():
            publishing.save_banner(actor, unit_id, banner_id, version, draft)
    except Invalid as error:
        return _page(form, found, version, error.by_field()), 422
    except Conflict as error:
        words = _(
            "Bản hiện tại: “%(title)s”, dẫn tới %(url)s. Nội dung bạn gõ vẫn còn dưới đây;"
            " bấm Lưu lần nữa nếu muốn thay bản hiện tại.",
            title=found.title,
            url=found.url,
        )
        return _page(form, found, found.version, {"": [error.message, words]}), 409
    flash(_("Đã lưu biểu ngữ."))
    return redirect(here("desk.banners"), 303)


def _page(
    form: BannerForm, found: Banner | None = None, version: int = 0, errors: dict[str, list[str]] | None = None
) -> str:
    unit_id = current_unit().unit_id
    library = list(media.library(current_actor(), unit_id))
    chosen = read_number(form.picture_id)
    if chosen and chosen not in {picture.id for picture in library}:
        library = [*media.pictures(unit_id, [chosen]).values(), *library]
    return render_template("desk/banner.html", form=form, banner=found, version=version, errors=errors, library=library)
