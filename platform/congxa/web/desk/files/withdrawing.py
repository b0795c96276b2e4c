"""Views of taking a file off the site and of bringing it back."""

from __future__ import annotations

from werkzeug.wrappers import Response

from congxa import media, publishing
from congxa.copyright import WorkKind
from congxa.publishing.library.places import places_of_file
from congxa.publishing.library.withdrawal import restore_file, withdraw_file
from congxa.web.desk.library.withdrawing import Answer, bring_back, take_off
from congxa.web.desk.words import _
from congxa.web.requests import current_actor, current_unit, here


def withdraw(file_id: int) -> Answer:
    """Say where the file stands, ask why, take it off the site."""
    actor, unit_id = current_actor(), current_unit().unit_id
    return take_off(
        "desk/file_withdraw.html",
        {
            "file": media.file_for(actor, unit_id, file_id),
            "given": publishing.units_given(unit_id, WorkKind.FILE, file_id),
        },
        lambda: places_of_file(unit_id, file_id),
        lambda reason: withdraw_file(actor, unit_id, file_id, reason),
        here("desk.file", file_id=file_id),
        _("Đã gỡ tệp khỏi trang công khai. Có thể cho hiện lại bất cứ lúc nào."),
    )


def restore(file_id: int) -> Response:
    """Give it back to readers wherever it stands."""
    return bring_back(
        lambda: restore_file(current_actor(), current_unit().unit_id, file_id),
        here("desk.file", file_id=file_id),
        _("Tệp hiện lại ở mọi nơi đang dùng."),
    )
