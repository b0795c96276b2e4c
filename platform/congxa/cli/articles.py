"""``congxa articles import | list``."""

from __future__ import annotations

import sys
from typing import TextIO

import click

from congxa import publishing
from congxa.cli.work import Friendly, json_option, say, unit_work
from congxa.core import text
from congxa.core.db import DbRole, abandon

unit_option = click.option("--unit", required=True, metavar="SLUG", help="Đơn vị, ví dụ khe-sanh.")


@click.group(name="articles", cls=Friendly)
def group() -> None:
    """Bài viết của một đơn vị."""


@group.command(name="import")
@unit_option
@click.argument("file", type=click.File("r", encoding="utf-8"))
@click.option("--keep-going", is_flag=True, help="Nhập các dòng đúng, bỏ qua các dòng sai.")
@json_option
def import_(unit: str, file: TextIO, keep_going: bool, as_json: bool) -> None:
    """Nhập bài từ FILE.jsonl: mỗi dòng một bài (title, section, body, published_at, provenance)."""
    with unit_work(unit, DbRole.DESK) as (facts, actor):
        report = publishing.import_lines(actor, facts.unit_id, file, keep_going)
        if report.problems and not keep_going:
            abandon()
    for line, message in report.problems:
        click.echo(f"dòng {line}: {message}", err=True)
    kept = [] if report.problems and not keep_going else list(report.imported)
    data = {"imported": kept, "problems": [{"line": line, "message": words} for line, words in report.problems]}
    say(data, as_json, f"Đã nhập {len(kept)} bài; {len({line for line, _ in report.problems})} dòng lỗi.")
    if report.problems:
        sys.exit(1)


@group.command(name="list")
@unit_option
@json_option
def list_(unit: str, as_json: bool) -> None:
    """Mọi bài của đơn vị, mới nhất trước."""
    with unit_work(unit, DbRole.DESK, writes=False) as (facts, actor):
        found = publishing.all_articles(actor, facts.unit_id)
        rows = [{name: getattr(article, name) for name in _SHOWN} for article in found]
        lines = [f"{article.id:>6}  {article.state:<10}  {_moment(article):<16}  {article.title}" for article in found]
    say(rows, as_json, *lines)


_SHOWN = ("id", "title", "state", "published_at", "version")


def _moment(article: publishing.Article) -> str:
    return text.short_moment(article.published_at) if article.published_at else "-"
