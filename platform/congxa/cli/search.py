"""``congxa search reindex``."""

from __future__ import annotations

import click

from congxa import search
from congxa.cli.work import Friendly, count_in_each, json_option, say, unit_option


@click.group(name="search", cls=Friendly)
def group() -> None:
    """Tìm kiếm trên các trang công khai."""


@group.command()
@unit_option
@json_option
def reindex(unit: str, as_json: bool) -> None:
    """Lập lại chỉ mục tìm kiếm từ những gì đang công khai, từng đơn vị một; trong lúc chạy vẫn tìm được."""
    counted = count_in_each(search.reindex, unit)
    lines = [f"{slug}: {count} mục" for slug, count in counted.items()]
    say(counted, as_json, *lines, f"Đã lập chỉ mục {sum(counted.values())} mục của {len(counted)} đơn vị.")
