"""``congxa web``, ``congxa worker``, ``congxa migrate``: the three duties of the one image."""

from __future__ import annotations

import os
import sys

import click

from congxa.config import settings


@click.command()
@click.option("--workers", default=1, show_default=True, help="Số tiến trình phục vụ web.")
def web(workers: int) -> None:
    """Phục vụ mọi trang web."""
    kept = settings()
    arguments = [
        *("--interface", "wsgi", "--host", kept.bind, "--port", str(kept.port)),
        *("--workers", str(workers), "--blocking-threads", str(kept.web_threads)),
        *("--backpressure", "256", "--no-ws", "--log-level", "warning"),
        "congxa.wsgi:application",
    ]
    os.execv(sys.executable, [sys.executable, "-m", "granian", *arguments])  # noqa: S606 - we become the server


@click.command()
def worker() -> None:
    """Chạy các việc hẹn giờ và định kỳ."""
    from congxa.cli.jobs import run

    run()


@click.command()
def migrate() -> None:
    """Đưa cơ sở dữ liệu lên phiên bản mới nhất (cần OWNER_DATABASE_URL)."""
    from congxa import schema

    if not settings().owner_url:
        raise click.ClickException("Chưa có OWNER_DATABASE_URL: địa chỉ đăng nhập của vai trò congxa_owner.")
    schema.migrate(settings().owner_url)
    click.echo("Cơ sở dữ liệu đã ở phiên bản mới nhất.")
