"""``congxa findings scan``."""

from __future__ import annotations

import click

from congxa import oversight, tenancy
from congxa.cli.work import Friendly, json_option, say, unit_work
from congxa.core import clock
from congxa.core.db import DbRole


@click.group(name="findings", cls=Friendly)
def group() -> None:
    """Lỗi phát hiện trên các trang."""


@group.command()
@click.option("--unit", required=True, help="Đơn vị giám sát, ví dụ huong-hoa.")
@json_option
def scan(unit: str, as_json: bool) -> None:
    """Kiểm tra mọi trang của đơn vị và các đơn vị bên dưới."""
    with unit_work(unit, DbRole.OFFICE) as (facts, _actor):
        units = (facts.unit_id, *tenancy.directory().below.get(facts.unit_id, ()))
        report = oversight.scan(units, clock.now())
        data = {"created": report.created, "closed": report.closed, "reopened": report.reopened, "seen": report.seen}
    say(
        data,
        as_json,
        f"{report.seen} lỗi đang có: {report.created} mới, {report.reopened} tái diễn; {report.closed} đã hết.",
    )
