"""``congxa demo``: the whole platform on one machine, with servers of its own and sample content."""

from __future__ import annotations

import hashlib
import os
import secrets
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

import click
import structlog

from congxa.adapters.engines import EmbeddedEngines, EngineError, Engines
from congxa.config import ROOT, settings
from congxa.demo.supervise import Process, exit_on_term, run

if TYPE_CHECKING:
    from congxa.cli.samples import Loading

log = structlog.get_logger(__name__)

BANNER = """
Cổng Xã đang chạy ({seconds:.0f} giây). Nhấn Ctrl-C để dừng.

  Trang công khai   http://khe-sanh.localhost:{port}/   (và 20 xã, thị trấn khác: xem tenants/)
  Cổng của huyện    http://huong-hoa.localhost:{port}/
  Quản lý           http://quan-ly.localhost:{port}/

  Tài khoản (mật khẩu congxa-demo)
    bien-tap@khe-sanh.demo     biên tập viên        truong-ban@khe-sanh.demo   trưởng ban biên tập
    giam-sat@huong-hoa.demo    cán bộ giám sát      lanh-dao@huong-hoa.demo    lãnh đạo đơn vị giám sát
  Mỗi xã đều có bien-tap@<xã>.demo và truong-ban@<xã>.demo. Gợi ý dùng thử: docs/demo.md
{rest}"""
LOADING = """
Hai trang trên đã có đủ nội dung mẫu. Đang nạp tiếp cho {left} trang còn lại; trang nào chưa nạp thì còn trống và
chưa có tài khoản. Nạp xong sẽ báo ở đây.
"""
LOADED = "Đã nạp xong nội dung mẫu của cả {total} trang ({seconds:.0f} giây)."


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
            with filled() as samples:
                code = _serve(started, samples)
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


@contextmanager
def filled() -> Iterator[Loading | None]:
    """The database is there, and sample content is being loaded; None when all of it was loaded before.

    What it works from is summed up in a file, so that a second start does not even import what it would need.
    """
    if _kept().exists() and _kept().read_text() == _sum_of_sources():
        yield None
        return
    click.echo("Chuẩn bị cơ sở dữ liệu và hai trang đầu…")
    from congxa.cli.samples import loading

    with loading() as samples:
        yield samples


def finish(samples: Loading) -> None:
    """Wait until everything is loaded, and keep in mind that it is."""
    samples.finish()
    _kept().write_text(_sum_of_sources())


def _kept() -> Path:
    return settings().data / "prepared"


def _sum_of_sources() -> str:
    sources = [*settings().tenants.glob("*.toml"), *(ROOT / "platform" / "congxa" / "migrations").rglob("*.py")]
    total = hashlib.sha256()
    for source in sorted(sources):
        total.update(source.name.encode() + b"\0" + source.read_bytes())
    return total.hexdigest()


def _serve(started: float, samples: Loading | None) -> int:
    if samples:  # a site that answers is one that can be looked at
        samples.settle_the_first()
    command = (sys.executable, "-m", "congxa.cli")
    processes = [Process("web", [*command, "web"]), Process("worker", [*command, "worker"])]
    threading.Thread(target=_greet, args=(started, samples), daemon=True).start()
    return run(processes)


def _greet(started: float, samples: Loading | None) -> None:
    """Say when the sites answer, and when the rest of their content is there."""
    if not _web_answers():
        return
    try:
        if samples:
            samples.wait_for_the_first()
        left = samples.left if samples else 0
        rest = LOADING.format(left=left) if left else ""
        click.echo(BANNER.format(seconds=time.monotonic() - started, port=settings().port, rest=rest))
        if samples:
            finish(samples)
            click.echo(LOADED.format(total=samples.total, seconds=time.monotonic() - started))
    except Exception as error:
        if samples and samples.is_broken_off:
            return  # the demo was stopped meanwhile; the next start goes on
        log.exception("samples_not_loaded")
        click.echo(f"Không nạp hết được nội dung mẫu: {error}. Lần khởi động sau sẽ nạp tiếp.", err=True)


def _web_answers() -> bool:
    address = f"http://127.0.0.1:{settings().port}/healthz"
    for _ in range(1200):
        try:
            with urlopen(address, timeout=1):
                return True
        except (URLError, OSError):
            time.sleep(0.05)
    click.echo(f"Máy chủ web chưa trả lời ở {address}.", err=True)
    return False
