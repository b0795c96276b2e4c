"""``congxa tenants check | plan | apply``."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import click

from congxa import publishing, tenancy
from congxa.cli.work import ACTOR_NAME, Friendly, json_option, platform_work, say
from congxa.config import settings
from congxa.core.actor import system_actor
from congxa.tenancy import TenantSpec, UnitPlan
from congxa.theming import Themes

RESERVED = frozenset({"quan-ly", "www"})


@click.group(name="tenants", cls=Friendly)
def group() -> None:
    """Tệp cấu hình của các đơn vị (thư mục tenants/)."""


def checked() -> tuple[TenantSpec, ...]:
    """The units of the tenants folder; prints every mistake and ends with exit code 1 when there is one."""
    mistakes = tenancy.check(
        settings().tenants,
        Themes(settings().themes).names(),
        frozenset(publishing.all_kinds()),
        RESERVED | {settings().site_domain},
    )
    for mistake in mistakes:
        click.echo(str(mistake), err=True)
    if mistakes:
        click.echo(f"{len(mistakes)} lỗi; không có gì được áp dụng.", err=True)
        sys.exit(1)
    return tenancy.load(settings().tenants).specs


@group.command()
@json_option
def check(as_json: bool) -> None:
    """Liệt kê mọi lỗi trong các tệp cùng một lúc."""
    specs = checked()
    say({"units": [spec.slug for spec in specs]}, as_json, f"{len(specs)} tệp, không có lỗi.")


@group.command()
@json_option
def plan(as_json: bool) -> None:
    """So sánh tệp với những gì đang có hiệu lực."""
    specs = checked()
    with platform_work(writes=False):
        plans = tenancy.plan(specs)
        orphans = tenancy.without_file(specs)
    say(
        _as_data(plans), as_json, *_lines(plans), *(f"! {slug}: đang hoạt động nhưng không còn tệp" for slug in orphans)
    )


@group.command()
@json_option
def apply(as_json: bool) -> None:
    """Áp dụng tất cả trong một giao dịch; máy chủ đang chạy theo ngay, không cần khởi động lại."""
    specs = checked()
    with platform_work():
        plans = tenancy.apply(system_actor(ACTOR_NAME, frozenset(), ()), specs)
    say(_as_data(plans), as_json, *_lines(plans))


def _as_data(plans: Iterable[UnitPlan]) -> list[dict[str, object]]:
    return [{"unit": step.spec.slug, "new": step.is_new, "changes": step.changes} for step in plans]


def _lines(plans: list[UnitPlan]) -> list[str]:
    if not plans:
        return ["Không có gì thay đổi."]
    lines = []
    for step in plans:
        lines.append(f"{'+' if step.is_new else '~'} {step.spec.slug}")
        if not step.is_new:
            lines += [f"    {key}: {old!r} → {new!r}" for key, (old, new) in step.changes.items()]
    return lines
