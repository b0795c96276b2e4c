"""``congxa demo``: the whole platform on one machine, with servers of its own and sample content."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import secrets
import sys
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import click

from congxa.adapters.engines import EmbeddedEngines, EngineError, Engines
from congxa.config import ROOT, settings
from congxa.demo.supervise import Process, exit_on_term, run

BANNER = """
Cổng Xã đang chạy ({seconds:.0f} giây). Nhấn Ctrl-C để dừng.

  Trang công khai   http://khe-sanh.localhost:{port}/   (và 20 xã, thị trấn khác: xem tenants/)
  Cổng của huyện    http://huong-hoa.localhost:{port}/
  Quản lý           http://quan-ly.localhost:{port}/

  Tài khoản (mật khẩu congxa-demo)
    bien-tap@khe-sanh.demo     biên tập viên        truong-ban@khe-sanh.demo   trưởng ban biên tập
    giam-sat@huong-hoa.demo    cán bộ giám sát      lanh-dao@huong-hoa.demo    lãnh đạo đơn vị giám sát
  Mỗi xã đều có bien-tap@<xã>.demo và truong-ban@<xã>.demo. Gợi ý dùng thử: docs/demo.md
"""


@click.command()
def demo() -> None:
    """Chạy thử: 22 trang với nội dung mẫu, không cần cài máy chủ nào."""
    started = time.monotonic()
    data = settings().data.resolve()
    try:
        with exit_on_term(), EmbeddedEngines(data) as engines:
            environment = _environment(engines, data)
            os.environ.update(environment)
            settings.cache_clear()
            prepare()
            code = _serve(started)
    except EngineError as error:
        raise click.ClickException(str(error)) from error
    sys.exit(code)


def _environment(engines: Engines, data: Path) -> dict[str, str]:
    """The settings of the demo; written to a file too, so that other commands can join in."""
    environment = {
        "DATABASE_URL": engines.database_url,
        "OWNER_DATABASE_URL": engines.owner_url,
        "REDIS_URL": engines.redis_url,
        "SECRET_KEY": _secret(data / "secret_key"),
        "CONGXA_DATA": str(data),
        "CONGXA_DEMO": "1",
        "CONGXA_HTTPS": "0",
        "PORT": str(settings().port),
    }
    file = data / "environment"
    file.touch(mode=0o600)
    file.write_text("".join(f"export {name}='{value}'\n" for name, value in environment.items()))
    return environment


def _secret(file: Path) -> str:
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_hex(32))
    return file.read_text()


def prepare() -> None:
    """Migrate, apply the tenant files, load what is not loaded yet; at once when all that was done before.

    What it works from is summed up in a file, so that a second start does not even import what it would need.
    """
    done, wanted = settings().data / "prepared", _sum_of_sources()
    if done.exists() and done.read_text() == wanted:
        return
    click.echo("Chuẩn bị cơ sở dữ liệu và nội dung mẫu…")
    _prepare()
    done.write_text(wanted)


def _sum_of_sources() -> str:
    sources = [*settings().tenants.glob("*.toml"), *(ROOT / "platform" / "congxa" / "migrations").rglob("*.py")]
    total = hashlib.sha256()
    for source in sorted(sources):
        total.update(source.name.encode() + b"\0" + source.read_bytes())
    return total.hexdigest()


def _prepare() -> None:
    from congxa import schema, tenancy
    from congxa.cli.tenants import checked
    from congxa.cli.work import platform_work
    from congxa.core import log
    from congxa.core.actor import system_actor

    log.configure()
    schema.migrate(settings().owner_url)
    specs = checked()
    with platform_work():
        tenancy.apply(system_actor("Bản dùng thử", frozenset(), ()), specs)
    _load([spec.slug for spec in specs])


def _load(slugs: list[str]) -> None:
    """Sample content for the units that have none, on all cores: drawing sizes of pictures is most of the work."""
    from congxa.cli.work import command_app
    from congxa.core.db import db

    with command_app().app_context():
        db.engine.dispose()  # a child must not share a connection with us
    with ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("fork")) as pool:
        for count, _ in enumerate(pool.map(load_unit, slugs), 1):
            click.echo(f"\r  Nạp nội dung mẫu: {count}/{len(slugs)} trang", nl=count == len(slugs))

    with command_app().app_context():
        from congxa.cli.timekeeper import deliver
        from congxa.demo import sent

        sent.send_samples(deliver)  # from unit to unit, so only when all are there


def load_unit(slug: str) -> bool:
    """Load one unit, in a process of its own."""
    from congxa.cli.work import command_app
    from congxa.demo import load

    with command_app().app_context():
        return load.load_unit(slug)


def _serve(started: float) -> int:
    command = (sys.executable, "-m", "congxa.cli")
    processes = [Process("web", [*command, "web"]), Process("worker", [*command, "worker"])]
    threading.Thread(target=_greet, args=(started,), daemon=True).start()
    return run(processes)


def _greet(started: float) -> None:
    from urllib.error import URLError
    from urllib.request import urlopen

    address = f"http://127.0.0.1:{settings().port}/healthz"
    for _ in range(1200):
        try:
            with urlopen(address, timeout=1):
                break
        except (URLError, OSError):
            time.sleep(0.05)
    else:
        click.echo(f"Máy chủ web chưa trả lời ở {address}.", err=True)
        return
    click.echo(BANNER.format(seconds=time.monotonic() - started, port=settings().port))
