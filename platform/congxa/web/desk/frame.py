"""What stands around the pages of a desk: its navigation, with what waits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask import request

from congxa import tenancy
from congxa.core.db import db
from congxa.identity import Permission
from congxa.web.desk.owed import owed
from congxa.web.desk.syndicated.received import inbox
from congxa.web.desk.words import _
from congxa.web.navigation import Frame, NavItem, frame
from congxa.web.requests import current_actor, current_unit, here

# Endpoint of the entry -> the endpoints that belong to it.
_FAMILIES: dict[str, frozenset[str]] = {
    "desk.tasks": frozenset({"desk.tasks"}),
    "desk.articles": frozenset(
        {"desk.articles", "desk.new_article", "desk.article", "desk.save_article", "desk.withdraw_article"}
        | {"desk.bin", "desk.bulk", "desk.bin_article", "desk.take_back"}
        | {"desk.revisions", "desk.compare_versions", "desk.restore_version", "desk.elsewhere"}
        | {"desk.remarks", "desk.settle_remark", "desk.preview", "desk.preview_frame"}
    ),
    "desk.received": frozenset({"desk.received", "desk.received_item", "desk.decline_copy"}),
    "desk.sent": frozenset({"desk.sent", "desk.sent_item", "desk.take_back_copies", "desk.send_article"}),
    "desk.pictures": frozenset(
        {"desk.pictures", "desk.upload", "desk.picture", "desk.save_picture", "desk.cut_picture"}
        | {"desk.withdraw_picture", "desk.sort_pictures", "desk.shared_pictures"}
    ),
    "desk.files": frozenset(
        {"desk.files", "desk.upload_files", "desk.file", "desk.save_file", "desk.sort_files", "desk.withdraw_file"}
    ),
    "desk.banners": frozenset({"desk.banners", "desk.new_banner", "desk.banner", "desk.save_banner"}),
    "desk.arrange": frozenset({"desk.arrange", "desk.arrange_part", "desk.arrange_preview"}),
    "desk.agreements": frozenset(
        {"desk.agreements", "desk.new_agreement", "desk.agreement", "desk.save_agreement", "desk.rights_guide"}
        | {"desk.rights_ending", "desk.stock", "desk.stock_preview", "desk.stock_complete", "desk.stock_batch"}
        | {"desk.contributors", "desk.new_contributor", "desk.contributor", "desk.save_contributor"}
    ),
    "desk.links": frozenset({"desk.links"}),
    "desk.directives": frozenset({"desk.directives", "desk.directive", "desk.acknowledge", "desk.respond"}),
    "desk.audit": frozenset({"desk.audit"}),
}


def surround() -> dict[str, Any]:
    """The frame for the templates of the desk. An error's page is made when the work has ended, and bears none."""
    if "scope" not in db.session.info:
        return {}
    keeps_rights = current_actor().may(Permission.RIGHTS_EDIT, current_unit().unit_id)
    return {"frame": desk_frame(), "keeps_rights": keeps_rights}


def desk_frame() -> Frame:
    """The frame of the unit's desk, with the entries that this person may open."""
    unit, actor = current_unit(), current_actor()

    def may(permission: Permission) -> bool:
        return actor.may(permission, unit.unit_id)

    entries = [
        _entry("desk.tasks", _("Việc cần làm"), "checklist"),
        _entry("desk.articles", _("Bài viết"), "news"),
        *_between_units(),
        _entry("desk.pictures", _("Thư viện ảnh"), "photo"),
        _entry("desk.files", _("Tập tin"), "file-text"),
    ]
    if may(Permission.BANNER_EDIT):
        entries.append(_entry("desk.banners", _("Biểu ngữ"), "flag"))
    if may(Permission.SITE_ARRANGE):
        entries.append(_entry("desk.arrange", _("Bố cục trang"), "layout-dashboard"))
    entries.append(_entry("desk.agreements", _("Bản quyền"), "license"))
    entries.append(_entry("desk.links", _("Liên kết"), "link"))
    if may(Permission.DIRECTIVE_READ):
        entries.append(_entry("desk.directives", _("Chỉ đạo"), "gavel", len(owed())))
    if may(Permission.AUDIT_READ):
        entries.append(_entry("desk.audit", _("Nhật ký"), "history"))
    return frame(unit, entries)


def _between_units() -> Iterator[NavItem]:
    """What was sent down from here, and what came from above: where there is such a thing."""
    waiting = inbox()
    if waiting.is_used:
        yield _entry("desk.received", _("Tin cấp trên gửi"), "mail", len(waiting.asked))
    if tenancy.directory().below.get(current_unit().unit_id):
        yield _entry("desk.sent", _("Tin đã gửi"), "send")


def _entry(endpoint: str, title: str, icon: str, count: int = 0) -> NavItem:
    return NavItem(title, here(endpoint), icon, request.endpoint in _FAMILIES[endpoint], count)
