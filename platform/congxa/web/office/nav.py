"""Where can a supervisor go from here?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import g, request
from flask_babel import gettext as _

from congxa import oversight, tenancy
from congxa.web.navigation import NavItem, frame
from congxa.web.office.words import STATE_KINDS, severity_kind
from congxa.web.requests import current_unit, here

# Title of a group of pages -> the endpoints that belong to it.
_GROUPS = {
    "overview": ("overview",),
    "units": ("unit",),
    "domains": ("domains", "domain", "remove", "rules", "rule", "restore"),
    "findings": ("findings", "finding"),
    "directives": ("directives", "new_directive", "directive", "close_task", "return_task"),
    "sent": ("sent", "sent_item"),
    "press": ("press", "revoke_press"),
    "records": ("records",),
}


def items() -> list[NavItem]:
    """The entries of the office's side navigation, the present one marked."""
    at = (request.endpoint or "").removeprefix("office.")
    entries = (
        ("overview", _("Toàn cảnh"), here("office.overview"), "layout-dashboard"),
        ("units", _("Các xã"), here("office.overview", _anchor="xa"), "map"),
        ("domains", _("Liên kết"), here("office.domains"), "link"),
        ("findings", _("Phát hiện"), here("office.findings"), "flag"),
        ("directives", _("Chỉ đạo"), here("office.directives"), "gavel"),
        ("sent", _("Tin đã gửi"), here("office.sent"), "send"),
        ("press", _("Bài báo đối chiếu"), here("office.press"), "news"),
        ("records", _("Nhật ký"), here("office.records"), "history"),
    )
    return [NavItem(title, url, icon, at in _GROUPS[group]) for group, title, url, icon in entries]


def around() -> dict[str, Any]:
    """What every template of the office finds around its own content; nothing before the unit is known."""
    if "unit" not in g:
        return {}
    return {
        "frame": frame(current_unit(), items()),
        "name_of": tenancy.title_of,
        "severity_kind": severity_kind,
        "state_kinds": STATE_KINDS,
        "oversight": {
            "checks": _said(oversight.CHECK_TITLES),
            "severities": _said(oversight.SEVERITY_TITLES),
            "states": _said(oversight.TASK_STATE_TITLES),
            "steps": _said(oversight.STEP_TITLES),
            "finding_states": _said(oversight.FINDING_STATE_TITLES),
        },
    }


def _said(titles: Mapping[Any, str]) -> dict[Any, str]:
    """Titles in the language of the session."""
    return {key: _(title) for key, title in titles.items()}
