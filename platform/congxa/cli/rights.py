"""``congxa copyright audit``."""

from __future__ import annotations

from datetime import datetime

import click

from congxa import publishing, readership
from congxa.cli.articles import unit_option
from congxa.cli.work import Friendly, json_option, say, unit_work
from congxa.core import clock
from congxa.core.db import DbRole
from congxa.publishing import RightsShare, StockWork

_NAMES = {"article": "bài", "picture": "ảnh", "file": "tệp"}


@click.group(name="copyright", cls=Friendly)
def group() -> None:
    """Quyền đối với nội dung."""


@group.command()
@unit_option
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="Xét theo quy định của ngày này; mặc định là hôm nay.")
@json_option
def audit(unit: str, on: datetime | None, as_json: bool) -> None:
    """Những gì đang công khai mà quy định của hôm nay sẽ chặn, dù đăng từ bao giờ; nặng nhất ở trên."""
    with unit_work(unit, DbRole.DESK, writes=False) as (facts, actor):
        day = on.date() if on else clock.today()
        works = publishing.stock(actor, facts.unit_id, day)
        pages = {place.article_id for work in works for place in work.places if place.article_id}
        listed = publishing.worst_first(works, readership.views_of(facts.unit_id, pages))
        shares = publishing.shares(works)
    whole = publishing.together(shares.values())
    data = {
        "unit": unit,
        "on": day.isoformat(),
        "shares": {kind.value: _share(share) for kind, share in shares.items()},
        "works": [_work(work, views) for work, views in listed],
    }
    lines = [_line(work, views) for work, views in listed]
    total = f"Có đủ quyền: {whole.complete}/{whole.total} ({whole.percent}%). Còn thiếu: {whole.lacking}."
    say(data, as_json, *lines, total)


def _share(share: RightsShare) -> dict[str, int]:
    return {"total": share.total, "complete": share.complete, "percent": share.percent}


def _work(work: StockWork, views: int) -> dict[str, object]:
    return {
        "work": work.work.value,
        "id": work.id,
        "title": work.title,
        "rank": work.rank,
        "gaps": list(work.gaps),
        "places": [place.path for place in work.places],
        "views": views,
    }


def _line(work: StockWork, views: int) -> str:
    return (
        f"{work.rank}  {_NAMES[work.work.value]:<4} {work.id:>6}  {views:>6} lượt  {work.title}: {' '.join(work.gaps)}"
    )
