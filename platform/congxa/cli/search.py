"""``congxa search reindex``."""

from __future__ import annotations

import click

from congxa import search, tenancy
from congxa.cli.work import Friendly, command_app, json_option, say, unit_work
from congxa.core.db import DbRole


@click.group(name="search", cls=Friendly)
def group() -> None:
    """Tìm kiếm trên các trang công khai."""


@group.command()
@click.option("--unit", default="", metavar="SLUG", help="Chỉ một đơn vị, ví dụ khe-sanh; bỏ trống là mọi đơn vị.")
@json_option
def reindex(unit: str, as_json: bool) -> None:
    """Lập lại chỉ mục tìm kiếm từ những gì đang công khai, từng đơn vị một; trong lúc chạy vẫn tìm được."""
    counted: dict[str, int] = {}
    for slug in [unit] if unit else _every():
        with unit_work(slug, DbRole.DESK) as (facts, _actor):
            counted[slug] = search.reindex(facts.unit_id)
    lines = [f"{slug}: {count} mục" for slug, count in counted.items()]
    say(counted, as_json, *lines, f"Đã lập chỉ mục {sum(counted.values())} mục của {len(counted)} đơn vị.")


def _every() -> list[str]:
    with command_app().app_context():
        return sorted(tenancy.directory().by_slug)
