"""``congxa reuse reindex`` and ``congxa reuse press``."""

from __future__ import annotations

from pathlib import Path

import click

from congxa import reuse
from congxa.cli.work import Friendly, count_in_each, json_option, say, unit_option, unit_work
from congxa.core.db import DbRole


@click.group(name="reuse", cls=Friendly)
def group() -> None:
    """Đoạn văn và ảnh đã có ở nơi khác."""


@group.command()
@unit_option
@json_option
def reindex(unit: str, as_json: bool) -> None:
    """Lập lại dấu vân của các bài đang công khai và của ảnh chưa có, từng đơn vị một."""
    counted = count_in_each(reuse.reindex, unit)
    lines = [f"{slug}: {count} bài" for slug, count in counted.items()]
    say(counted, as_json, *lines, f"Đã lập dấu vân của {sum(counted.values())} bài, {len(counted)} đơn vị.")


@group.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--unit", required=True, metavar="SLUG", help="Đơn vị giám sát nhận các bài này, ví dụ huong-hoa.")
@click.option("--name", default="", help="Tên của đợt nhập; bỏ trống là tên tệp.")
@json_option
def press(file: Path, unit: str, name: str, as_json: bool) -> None:
    """Nhập bài báo để đối chiếu: mỗi dòng một bài, JSON với newspaper, title, author, address, published_at, text."""
    with file.open(encoding="utf-8", errors="replace") as lines:
        drafts = reuse.read_lines(lines)
    with unit_work(unit, DbRole.OFFICE) as (facts, actor):
        batch = reuse.add_press(actor, facts.unit_id, name or file.name, drafts)
        told = {"batch": batch.id, "added": batch.size, "known": len(drafts) - batch.size}
    say(told, as_json, f"Đợt {told['batch']}: thêm {told['added']} bài, {told['known']} bài đã có từ trước.")
