"""How long does a search take among 200,000 things: spread over all sites, and all of them on one?

Texts are put together from the sentences of the sample content, so that words are as common and as rare as in life. The
yardstick is what needs no index of ours: the same words looked for in titles and texts with ILIKE.
"""

from __future__ import annotations

import os
import random
import re
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
from psycopg import Connection
from psycopg.rows import TupleRow

ITEMS = 200_000
TEXTS = 10_000  # different bodies; titles, numbers and dates are different for every item
ROUNDS = 40
SITE = "khe-sanh"
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hồ", "Hoàng", "Võ", "Đặng", "Bùi", "Đỗ", "Ngô", "Dương", "Mai", "Trịnh")
KINDS = ("news", "news", "news", "notice", "document")
QUERIES: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("words in most texts, with marks", "ủy ban nhân dân", {}),
    ("words in most texts, without marks", "nhan dan", {}),
    ("one word in most texts", "đường", {}),
    ("one word of many meanings", "ma", {}),
    ("a place, without marks", "huong hoa", {}),
    ("a phrase in some texts", "duong lien thon", {}),
    ("a phrase in few texts", "phòng chống thiên tai", {}),
    ("a whole sentence", "hội nghị tổng kết công tác hội cựu chiến binh", {}),
    ("a number", "412/QĐ-UBND", {}),
    ("the beginning of a number", "412/qđ", {}),
    ("the beginning of a word", "trư", {}),
    ("a common word in one kind of content", "nhân dân", {"kind": "document"}),
    ("a common word in one month of ten years", "nhân dân", {"since": 1900, "until": 1930}),
    ("the last page", "nhân dân", {"page": 20}),
    ("nothing", "qwrt zxcv", {}),
)
TYPED = ("xâ", "xây d", "huong h", "41", "nhan dan", "nguyễn th")


def make_units(owner_url: str) -> None:
    """The units of ``tenants/`` without any content, when nothing else is measured."""
    from congxa import schema, tenancy
    from congxa.cli.work import ACTOR_NAME, platform_work
    from congxa.config import settings
    from congxa.core.actor import system_actor

    schema.migrate(owner_url)
    with platform_work():
        tenancy.apply(system_actor(ACTOR_NAME, frozenset(), ()), tenancy.load(settings().tenants).specs)


def table(superuser_url: str) -> None:
    """Print the table; the database has the sample units, and what it had to be found is gone afterwards."""
    begun = time.perf_counter()
    with psycopg.connect(superuser_url.replace("+psycopg", ""), autocommit=True) as connection:
        _write_texts(connection)
        units = [number for (number,) in connection.execute("select id from unit order by id")]
        print(f"\nsearch: {ITEMS:,} texts written in {time.perf_counter() - begun:.0f} s", flush=True)
        for title, holders in (("spread over all sites", units), ("all on one site", [])):
            begun = time.perf_counter()
            size = _fill(connection, holders)
            took, busy = time.perf_counter() - begun, os.getloadavg()[0]
            load = f"load average {busy:.1f} on {os.cpu_count()} cores"
            print(f"\nsearch, {title} ({size}, indexed in {took:.0f} s; {load})", flush=True)
            _measure(connection)
        connection.execute("truncate search_item")


def _sentences() -> list[str]:
    folder = Path(__file__).parents[2] / "platform/congxa/demo/data"
    raw = " ".join(file.read_text("utf-8") for file in sorted(folder.glob("*.toml")) if file.stem != "pictures")
    raw = re.sub(r"https?://\S+|\w+ = |[{}\[\]|#*=\"]", " ", raw)
    return [" ".join(part.split()) for part in re.split(r"[.,;:\n]", raw) if len(part.split()) > 3]


def _write_texts(connection: Connection[TupleRow]) -> None:
    from congxa.search.words import lexemes

    chance, sentences = random.Random(7), _sentences()
    syllables = sorted({word.lower() for part in sentences for word in part.split() if word.isalpha()})

    def some(count: int) -> str:
        return " ".join(chance.choices(syllables, k=count))

    connection.execute("create temp table bodies (number int primary key, body text, words text[])")
    connection.execute(
        "create temp table heads (number int, kind text, title text, summary text, fact text, words text[])"
    )
    with connection.cursor().copy("copy bodies from stdin") as copy:
        for number in range(TEXTS):
            body = ". ".join(f"{chance.choice(sentences)} {some(2)}" for _ in range(12))
            body = f"{body}. {chance.choice(FAMILIES)} {some(2)}"
            copy.write_row((number, body, [word for word in lexemes("", "", body, [], "", 0) if word[0] not in "#@"]))
    with connection.cursor().copy("copy heads from stdin") as copy:
        for number in range(ITEMS):
            kind = chance.choice(KINDS)
            title = " ".join((*chance.choice(sentences).split()[:8], *chance.choice(sentences).split()[:4]))
            summary = f"{chance.choice(sentences)}, {chance.choice(sentences)}"
            fact = f"{chance.randint(1, 999)}/QĐ-UBND" if kind == "document" else ""
            copy.write_row((number, kind, title, summary, fact, lexemes(title, summary, "", [fact], kind, 0)))


def _fill(connection: Connection[TupleRow], units: list[int]) -> str:
    """The items for these units in turn, or all for the site that is measured; gives the size of the table."""
    units = units or [number for (number,) in connection.execute("select id from unit where slug = %s", (SITE,))]
    first = datetime.now(UTC) - timedelta(days=3650)
    connection.execute("truncate search_item")
    connection.execute("drop index ix_search_item_words")
    connection.execute(
        "insert into search_item (unit_id, owner_kind, owner_id, kind, section_id, title, summary, body, facts, path,"
        " published_at, words)"
        " select u.id, 'article', h.number, h.kind, s.id, h.title, h.summary, b.body,"
        " case when h.fact = '' then '{}'::jsonb else jsonb_build_object('number', h.fact) end,"
        " '/bai-viet/' || h.number || '/bai', %(first)s + h.number * interval '26 minutes',"
        " array_to_tsvector(h.words) || array_to_tsvector(b.words)"
        " from heads h join bodies b on b.number = (h.number * 7919) %% %(texts)s"
        " join unit u on u.id = (%(units)s::int[])[1 + h.number %% cardinality(%(units)s::int[])]"
        " join lateral (select id from section where unit_id = u.id order by id limit 1) s on true order by h.number",
        {"first": first, "texts": TEXTS, "units": units},
    )
    connection.execute("set maintenance_work_mem = '512MB'")
    connection.execute("create index ix_search_item_words on search_item using gin (words) with (fastupdate = off)")
    connection.execute("vacuum analyze search_item")
    ((size,),) = connection.execute("select pg_size_pretty(pg_total_relation_size('search_item'))").fetchall()
    return str(size)


def _measure(connection: Connection[TupleRow]) -> None:
    from congxa import search
    from congxa.core import clock

    print(f"{'':<44}{'results':>10}{'p50 ms':>10}{'p95 ms':>10}{'yardstick ms':>14}")
    everything: list[float] = []
    for name, said, more in QUERIES:
        start = clock.today() - timedelta(days=3650)
        days = {key: start + timedelta(days=value) for key, value in more.items() if key in ("since", "until")}
        wanted = search.Wanted(said, **{**more, **days})
        total, waits = _timed(lambda unit_id, wanted=wanted: search.find(unit_id, wanted).total)
        everything += waits
        plain = _naive(connection, said)
        print(
            f"{name:<44}{total:>10,}{_share(waits, 0.5):>10.1f}{_share(waits, 0.95):>10.1f}{plain:>14,.0f}", flush=True
        )
    print(f"{'all of these':<44}{'':>10}{_share(everything, 0.5):>10.1f}{_share(everything, 0.95):>10.1f}")
    typing: list[float] = []
    for said in TYPED:
        typing += _timed(lambda unit_id, said=said: len(search.suggest(unit_id, said)))[1]
    print(f"{'suggestions while typing':<44}{'':>10}{_share(typing, 0.5):>10.1f}{_share(typing, 0.95):>10.1f}")


def _timed(action: Callable[[int], int]) -> tuple[int, list[float]]:
    """Milliseconds of each round, the transaction included, as a page has it; the first two only warm up."""
    from congxa.cli.work import unit_work
    from congxa.core.db import DbRole

    count, waits = 0, []
    for _ in range(ROUNDS + 2):
        begun = time.perf_counter()
        with unit_work(SITE, DbRole.SITE, writes=False) as (facts, _actor):
            count = action(facts.unit_id)
        waits.append((time.perf_counter() - begun) * 1000)
    return count, waits[2:]


def _naive(connection: Connection[TupleRow], said: str) -> float:
    begun = time.perf_counter()
    connection.execute(
        "select id, title, body from search_item where unit_id = (select id from unit where slug = %s)"
        " and (title ilike %s or body ilike %s) order by published_at desc limit 12",
        (SITE, f"%{said}%", f"%{said}%"),
    ).fetchall()
    return (time.perf_counter() - begun) * 1000


def _share(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
