"""``make bench``: tables of speed and memory on the sample content, beside a yardstick of the same run.

Each server runs on the first core, the load on the last. Nothing here decides whether a test passes.

With ``search``, ``intake``, ``reuse`` or ``twins`` as arguments only the tables of searches, of pictures taken in, of
texts or of pictures that stand elsewhere.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import intake  # noqa: E402
import twins  # noqa: E402
from load import Measured, get, measure  # noqa: E402
from phone import measure_pages  # noqa: E402

import reuse  # noqa: E402
import search  # noqa: E402

LINKS = 100
DOMAIN = "chan-thu.example"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(target: str, port: int, environment: dict[str, str]) -> Iterator[int]:
    """A server on the first core; gives its process id."""
    command = [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)),
        *(
            "--workers",
            "1",
            "--blocking-threads",
            "4",
            "--backpressure",
            "256",
            "--no-ws",
            "--log-level",
            "error",
            target,
        ),
    ]
    process = subprocess.Popen(
        command, env=os.environ | environment, cwd=HERE, preexec_fn=lambda: os.sched_setaffinity(0, {0})
    )
    try:
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.05)
        yield process.pid
    finally:
        process.terminate()
        process.wait(15)


def resident_mb(pid: int) -> float:
    """Resident memory of a process and its children, in MB, shared pages counted once each process."""
    total = 0
    pids = [pid]
    while pids:
        current = pids.pop()
        status = Path(f"/proc/{current}/status").read_text()
        total += next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
        children = Path(f"/proc/{current}/task/{current}/children").read_text().split()
        pids += [int(child) for child in children]
    return total / 1024


def row(name: str, measured: Measured, yardstick: Measured | None = None) -> None:
    times = f"{measured.per_second / yardstick.per_second:8.2f} x" if yardstick else "        -"
    print(f"{name:<44}{measured.per_second:>12,.0f}{measured.p50_ms:>10.2f}{measured.p99_ms:>10.2f}{times:>11}")


def main() -> None:
    from congxa.adapters.engines import EmbeddedEngines

    folder = Path(tempfile.mkdtemp(prefix="congxa-bench-"))
    try:
        with EmbeddedEngines(folder) as engines:
            environment = {
                "DATABASE_URL": engines.database_url,
                "OWNER_DATABASE_URL": engines.owner_url,
                "REDIS_URL": engines.redis_url,
                "SECRET_KEY": "for the bench only, for the bench only",
                "CONGXA_DATA": str(folder),
                "CONGXA_DEMO": "1",
                "CONGXA_HTTPS": "0",
            }
            os.environ.update(environment)
            only = sys.argv[1:]
            if "intake" in only:
                return intake.table(folder)
            if only:
                search.make_units(engines.owner_url)
            else:
                prepare()
                pages(environment)
                intake.table(folder)
            for name, part in (("search", search), ("reuse", reuse), ("twins", twins)):
                if not only or name in only:
                    part.table(engines.superuser_url)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def prepare() -> None:
    """Sample content, and one domain with 100 links spread over the 21 communes."""
    from congxa import publishing, tenancy
    from congxa.cli.demo import filled, finish
    from congxa.cli.work import command_app, unit_work
    from congxa.copyright import Basis, Origin
    from congxa.core import clock
    from congxa.core.db import DbRole

    print("Chuẩn bị 22 trang với nội dung mẫu…", flush=True)
    with filled() as samples:
        if samples:
            finish(samples)
    with command_app().app_context():
        communes = [facts.slug for facts in tenancy.directory().by_id.values() if facts.parent_id is not None]
    for number in range(LINKS):
        with unit_work(communes[number % len(communes)], DbRole.DESK) as (facts, actor):
            link = f'<a href="https://{DOMAIN}/trang/{number}">xem thêm</a>'
            draft = publishing.Draft(
                title=f"Bài đo thử số {number} (mẫu)",
                section="kinh-te",
                summary="Bài của phép đo.",
                body=f"<p>Nội dung mẫu, {link}.</p>",
                byline="Ban biên tập",
                origin=Origin(Basis.OWN_STAFF, author="Ban biên tập"),
            )
            publishing.import_article(actor, facts.unit_id, publishing.ImportedArticle(draft, clock.now()))


def pages(environment: dict[str, str]) -> None:
    from congxa import publishing
    from congxa.cli.work import unit_work
    from congxa.core.db import DbRole

    with unit_work("khe-sanh", DbRole.DESK, writes=False) as (facts, actor):
        article = next(row for row in publishing.articles(actor, facts.unit_id, state="published"))
        path = f"/bai-viet/{article.id}/{article.slug}"
    host = "khe-sanh.localhost"
    os.sched_setaffinity(0, {(os.cpu_count() or 1) - 1})  # the load; the servers of rows and drops stay free
    print(f"\n{'':<44}{'answers/s':>12}{'p50 ms':>10}{'p99 ms':>10}{'yardstick':>11}")
    port = free_port()
    with serving("yardstick:application", port, {}):
        yardstick = measure(port, "localhost", "/")
        row("bare Flask view of 30 KB (yardstick)", yardstick)
    port = free_port()
    with serving("congxa.wsgi:application", port, environment | {"PORT": str(port)}) as pid:
        warm(port)
        row("front page, from the page cache", measure(port, host, "/"), yardstick)
        row("article page, from the page cache", measure(port, host, path), yardstick)
        block_to_gone(port)
        web_mb = resident_mb(pid)
        one_core = os.sched_getaffinity(0)
        os.sched_setaffinity(0, range(os.cpu_count() or 1))  # a browser is several processes
        measure_pages(port, on_a_phone())
        os.sched_setaffinity(0, one_core)
    port = free_port()
    with serving("congxa.wsgi:application", port, environment | {"CONGXA_PAGE_CACHE_MB": "0", "PORT": str(port)}):
        row("front page, made anew each time", measure(port, host, "/"), yardstick)
        row("article page, made anew each time", measure(port, host, path), yardstick)
    worker_memory(web_mb)


def on_a_phone() -> list[tuple[str, str, str]]:
    """The pages that are measured on a phone: name, host and path, in three themes."""
    from congxa import publishing
    from congxa.cli.work import unit_work
    from congxa.core.db import DbRole

    places = []
    for slug in ("khe-sanh", "lao-bao", "huong-lap"):
        with unit_work(slug, DbRole.DESK, writes=False) as (facts, actor):
            rows = publishing.all_articles(actor, facts.unit_id)
            items = {row.kind: publishing.address(row.id, row.slug) for row in rows if row.state == "published"}
        pages = {
            **{kind: items[kind] for kind in ("news", "document", "gallery")},
            "front page": "/",
            "register of documents": "/chuyen-muc/van-ban",
            "search": "/tim-kiem?tu-khoa=duong",
        }
        theme = facts.spec.site.theme
        places += [(f"{theme}: {name}", f"{slug}.localhost", path) for name, path in pages.items()]
    return sorted(places)


def communes() -> list[str]:
    from congxa import tenancy
    from congxa.cli.work import command_app

    with command_app().app_context():
        return [facts.slug for facts in tenancy.directory().by_id.values() if facts.parent_id is not None]


def warm(port: int) -> None:
    for slug in communes():
        for path in ("/", "/chuyen-muc/kinh-te"):
            get(port, f"{slug}.localhost", path)


def carriers() -> list[tuple[str, str]]:
    """Every public page of the articles that carry the domain: (unit slug, path)."""
    from congxa import links, tenancy
    from congxa.cli.work import unit_work
    from congxa.core.db import DbRole

    with unit_work("huong-hoa", DbRole.OFFICE, writes=False) as (facts, _):
        directory = tenancy.directory()
        units = directory.below[facts.unit_id]
        return [
            (directory.by_id[place.unit_id].slug, place.owner_path) for place in links.places(links.aim(DOMAIN), units)
        ]


def block_to_gone(port: int) -> None:
    """From the commit of the rule to the first clean answer of every site, over every page that carries the domain."""
    from congxa import links
    from congxa.cli.work import unit_work
    from congxa.core.db import DbRole

    wanted = carriers()
    dirty = sum(DOMAIN.encode() in get(port, f"{slug}.localhost", path) for slug, path in wanted)
    with unit_work("huong-hoa", DbRole.OFFICE) as (facts, actor):
        rule = links.block(actor, facts.unit_id, DOMAIN, "Đo thời gian gỡ.")
        rule_id = rule.id
    committed = time.perf_counter()
    first_of_each = list({slug: (slug, path) for slug, path in wanted}.values())
    sites = until_clean(port, first_of_each) - committed
    pages = until_clean(port, wanted) - committed
    print(
        f"block to gone: {len(wanted)} links on {dirty} pages of {len(first_of_each)} sites;"
        f" first clean answer of every site after {sites:.3f} s, every page asked and clean after {pages:.3f} s"
    )
    with unit_work("huong-hoa", DbRole.OFFICE) as (facts, actor):
        links.revoke(actor, facts.unit_id, rule_id, "Hết phép đo.")


def until_clean(port: int, places: list[tuple[str, str]]) -> float:
    """Ask the pages again and again until none carries the domain; the moment of the last clean answer."""
    left, end = list(places), time.perf_counter() + 30
    while left and time.perf_counter() < end:
        left = [place for place in left if DOMAIN.encode() in get(port, f"{place[0]}.localhost", place[1])]
    return time.perf_counter() if not left else float("nan")


def worker_memory(web_mb: float) -> None:
    worker = subprocess.Popen([sys.executable, "-m", "congxa.cli", "worker"])
    try:
        time.sleep(6)
        worker_mb = resident_mb(worker.pid)
    finally:
        worker.terminate()
        worker.wait(15)
    print(f"resident memory: web {web_mb:.0f} MB (server and worker process together), job worker {worker_mb:.0f} MB")


if __name__ == "__main__":
    main()
