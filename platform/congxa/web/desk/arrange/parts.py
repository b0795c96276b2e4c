"""Views that arrange a part of the site: overview, forms, and the steps of a draft."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import current_app, flash, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from congxa import tenancy
from congxa.core.db import abandon, db
from congxa.core.errors import Conflict, Invalid
from congxa.publishing import arrangement
from congxa.publishing.arrangement import PartState
from congxa.tenancy import PART_TITLES, Content, Part
from congxa.tenancy.blocks import BLOCKS, MOST_LINES
from congxa.tenancy.fitting import PLACE_WORDS
from congxa.theming import BASE, Themes
from congxa.web.desk.arrange import front, links, looks, menus
from congxa.web.desk.arrange.rows import followed
from congxa.web.desk.fields import read_number
from congxa.web.desk.words import _
from congxa.web.headers import FRAMING_POLICY
from congxa.web.requests import current_actor, current_unit, here

Answer = str | Response | tuple[str, int]
# The part as it stands in addresses.
SLUGS: Mapping[str, Part] = {"trang-chu": "front", "danh-muc": "menu", "lien-ket": "links", "giao-dien": "look"}
PART_SLUGS: Mapping[Part, str] = {part: slug for slug, part in SLUGS.items()}
HINTS: Mapping[Part, str] = {
    "front": "Các khối trên trang chủ và cột bên: chọn khối, thứ tự, tên, số mục.",
    "menu": "Các mục của thanh danh mục, mỗi mục có thể có mục con.",
    "links": "Danh sách liên kết tới cơ quan, dịch vụ liên quan.",
    "look": "Giao diện, màu sắc, biểu trưng; xem ngay và kiểm tra độ tương phản.",
}


def themes() -> Themes:
    """The themes that a site may have."""
    found: Themes = current_app.extensions["congxa.themes"]
    return found


def arrangement_page() -> str:
    """What may be arranged here, and how each part stands."""
    states = arrangement.part_states(current_actor(), current_unit().unit_id)
    return render_template("desk/arrange/parts.html", states=states, slugs=PART_SLUGS, titles=PART_TITLES, hints=HINTS)


def part(part_slug: str) -> Response:
    """One part as a form; beside that of the looks stands the site in a frame."""
    answer = make_response(_part(part_slug))
    if SLUGS[part_slug] == "look":
        answer.headers["Content-Security-Policy"] = FRAMING_POLICY
    return answer


def _part(part_slug: str) -> Answer:
    """A button moves, adds or takes out without keeping anything; saving keeps the draft and goes
    on to the preview."""
    state = _state(part_slug)
    if request.method == "GET":
        return _page(state, shown(state.part, state.edited))
    content, act = _typed(state.part), request.form.get("act", "")
    if act and act != "save":
        abandon()
        after = _acted(state.part, content, act)
        return _page(state, after, version=_version(), acted=followed(act) if after != content else act)
    try:
        with db.session.begin_nested():
            arrangement.save_draft(current_actor(), current_unit().unit_id, state.part, _version(), content, themes())
    except Invalid as error:
        return _page(state, content, errors=error.by_field(), version=_version()), 422
    except Conflict as error:
        return _page(state, content, errors={"": [error.message]}), 409
    return redirect(here("desk.arrange_preview", part_slug=part_slug), 303)


def apply(part_slug: str) -> Response:
    """Put the draft in force."""
    actor, unit_id = current_actor(), current_unit().unit_id
    arrangement.put_in_force(actor, unit_id, SLUGS[part_slug], _version(), themes())
    flash(_("Đã áp dụng. Người dân thấy bố cục mới ngay trên trang công khai."))
    return redirect(here("desk.arrange"), 303)


def discard(part_slug: str) -> Response:
    """Throw the draft away."""
    arrangement.discard(current_actor(), current_unit().unit_id, SLUGS[part_slug], _version())
    flash(_("Đã bỏ bản nháp. Trang công khai không thay đổi."))
    return redirect(here("desk.arrange"), 303)


def take_back(part_slug: str) -> Response:
    """Let the tenant file hold again."""
    arrangement.take_back(current_actor(), current_unit().unit_id, SLUGS[part_slug], _version())
    flash(_("Đã trả về theo tệp cấu hình của đơn vị. Người dân thấy ngay trên trang công khai."))
    return redirect(here("desk.arrange"), 303)


def _state(part_slug: str) -> PartState:
    return arrangement.part_state(current_actor(), current_unit().unit_id, SLUGS[part_slug])


def _version() -> int:
    return read_number(request.form.get("version")) or 0


def shown(part: Part, content: Content) -> dict[str, Any]:
    """A part as people see it: where nothing is arranged, what the site then makes by itself."""
    match part:
        case "front":
            return front.shown(content)
        case "menu":
            return menus.shown(content, current_unit().spec.site)
        case _:
            return dict(content)


def _typed(part: Part) -> dict[str, Any]:
    match part:
        case "front":
            return front.typed(request.form)
        case "menu":
            return menus.typed(request.form)
        case "links":
            return links.typed(request.form)
        case "look":
            return looks.typed(request.form)


def _acted(part: Part, content: dict[str, Any], act: str) -> dict[str, Any]:
    match part:
        case "front":
            return front.acted(content, act, request.form)
        case "menu":
            return menus.acted(content, act)
        case "links":
            return links.acted(content, act)
        case "look":
            return content  # “check” shows the contrast of what was typed


def _page(
    state: PartState,
    content: Content,
    errors: dict[str, list[str]] | None = None,
    version: int | None = None,
    acted: str = "",
) -> str:
    known = themes()
    used = {block["kind"] for block in content.get("blocks", ())}
    free = [(key, rules) for key, rules in BLOCKS.items() if not (rules.once and key in used)]
    choices = [(name, known.theme(name)) for name in sorted(known.names()) if name != BASE]
    return render_template(
        f"desk/arrange/{state.part}.html",
        state=state,
        part_slug=PART_SLUGS[state.part],
        title=PART_TITLES[state.part],
        content=content,
        errors=errors,
        version=state.version if version is None else version,
        acted=acted,
        kinds=BLOCKS,
        offered={place: [each for each in free if place in each[1].places] for place in PLACE_WORDS},
        places=PLACE_WORDS,
        most=MOST_LINES,
        sections=tenancy.filed(current_unit().unit_id).site.sections,
        themes=choices,
        images=known.images(content["theme"]) if content.get("theme") in known.names() else [],
        contrasts=looks.contrasts(content, known) if state.part == "look" else [],
    )
