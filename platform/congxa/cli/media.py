"""``congxa media read-evidence``."""

from __future__ import annotations

import click

from congxa import media, tenancy
from congxa.cli.work import Friendly, command_app, json_option, say, unit_work
from congxa.core.db import DbRole


@click.group(name="media", cls=Friendly)
def group() -> None:
    """Thư viện ảnh và tệp."""


@group.command(name="read-evidence")
@click.option("--unit", default="", metavar="SLUG", help="Chỉ một đơn vị, ví dụ khe-sanh; bỏ trống là mọi đơn vị.")
@json_option
def read_evidence(unit: str, as_json: bool) -> None:
    """Đọc những gì tệp ảnh tự ghi (tác giả, nguồn, ngày chụp…) của các ảnh tải lên từ trước; ảnh đã đọc thì bỏ qua."""
    counted: dict[str, dict[str, int]] = {}
    for slug in [unit] if unit else _every():
        with unit_work(slug, DbRole.DESK) as (facts, _actor):
            results = [could for _, could in media.read_evidence(facts.unit_id)]
        counted[slug] = {"read": sum(results), "unreadable": len(results) - sum(results)}
    lines = [
        f"{slug}: đọc {n['read']} ảnh, không đọc được {n['unreadable']}"
        for slug, n in counted.items()
        if any(n.values())
    ]
    say(counted, as_json, *lines, f"Đã đọc {sum(n['read'] for n in counted.values())} ảnh của {len(counted)} đơn vị.")


def _every() -> list[str]:
    with command_app().app_context():
        return sorted(tenancy.directory().by_slug)
