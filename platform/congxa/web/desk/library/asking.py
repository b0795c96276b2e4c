"""What does the form above a library ask for, and what does it offer to choose from?"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

from flask import request

from congxa.core.errors import Invalid
from congxa.media import File, Picture, sorting
from congxa.media.quota import Room, room
from congxa.publishing.library.found import Asked, senders
from congxa.web.desk.fields import read_text
from congxa.web.desk.moments import read_day
from congxa.web.desk.words import _
from congxa.web.requests import current_unit

STATES = ("withdrawn", "shared", "bin")
# Field of ``Asked`` -> its name in the address.
NAMES = {
    "words": "tim",
    "folder": "thu-muc",
    "tag": "nhan",
    "by": "nguoi",
    "since": "tu-ngay",
    "until": "den-ngay",
    "sort": "loai",
    "lacking": "thieu",
    "unused": "chua-dung",
    "state": "tinh-trang",
}


@dataclass(frozen=True)
class Offer:
    """The choices of the form, and the room of the unit."""

    folders: dict[str, int]
    tags: dict[str, int]
    senders: list[str]
    room: Room


def offer(shelf: type[Picture] | type[File]) -> Offer:
    """What there is to choose from."""
    unit_id = current_unit().unit_id
    tags = dict(list(sorting.tags(unit_id, shelf).items())[:60])
    return Offer(sorting.folders(unit_id, shelf), tags, senders(unit_id, shelf), room(unit_id))


def asked() -> tuple[Asked, list[str]]:
    """The conditions in the address, and what of it could not be understood, in words."""
    said = {name: read_text(request.args, key)[:200] for name, key in NAMES.items()}
    problems: list[str] = []
    conditions = Asked(
        words=said["words"],
        folder=said["folder"],
        tag=said["tag"],
        by=said["by"],
        since=_day(said["since"], problems),
        until=_day(said["until"], problems),
        sort=said["sort"],
        lacking=bool(said["lacking"]),
        unused=bool(said["unused"]),
        state=said["state"] if said["state"] in STATES else "",
    )
    return conditions, problems


def _day(typed: str, problems: list[str]) -> date | None:
    try:
        return read_day(typed, "")
    except Invalid as error:
        problems.append(error.message)
        return None


def in_address(conditions: Asked) -> dict[str, str | None]:
    """The conditions as they stand in an address; None for what is not asked."""
    found: dict[str, str | None] = {}
    for field in fields(conditions):
        value = getattr(conditions, field.name)
        found[NAMES[field.name]] = ("1" if value is True else str(value)) if value else None
    return found


def state_titles() -> dict[str, str]:
    """The choices of the field for the state."""
    return {
        "": _("Trong thư viện"),
        "withdrawn": _("Đã gỡ khỏi trang"),
        "shared": _("Đang chia sẻ"),
        "bin": _("Thùng rác"),
    }
