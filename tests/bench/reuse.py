"""How long does it take to be told what stands elsewhere, among 200,000 stored texts of all units?

Ten thousand texts are written and printed; the others are their likes with prints of their own, so that the index is as
large and as mixed as in life. The yardstick needs no print: one single phrase looked for in all texts with LIKE.
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import psycopg
from psycopg import Connection
from psycopg.rows import TupleRow

sys.path[:0] = [str(Path(__file__).parents[1] / "reuse")]

from texts import STANDING, text  # noqa: E402

ITEMS = 200_000
TEXTS = 10_000
WORDS = 500
ROUNDS = 40
SITE = "khe-sanh"
FAR = 5_000_000  # numbers from here on are texts that are not stored


def table(superuser_url: str) -> None:
    """Print the table; the database has the sample units, and what it had to be found is gone afterwards."""
    begun = time.perf_counter()
    with psycopg.connect(superuser_url.replace("+psycopg", ""), autocommit=True) as connection:
        article_id = _write_article()
        _write_texts(connection)
        print(f"\nreuse: {TEXTS:,} texts written and printed in {time.perf_counter() - begun:.0f} s", flush=True)
        begun = time.perf_counter()
        sizes = _fill(connection, article_id)
        took, busy = time.perf_counter() - begun, os.getloadavg()[0]
        print(f"reuse: {ITEMS:,} texts of about {WORDS} words loaded in {took:.0f} s; {sizes}", flush=True)
        print(f"load average {busy:.1f} on {os.cpu_count()} cores", flush=True)
        _measure(connection, article_id)
        connection.execute("set session_replication_role = replica")
        connection.execute("truncate public_print, public_text")
        connection.execute("delete from article where id > %s", (article_id,))


def _write_article() -> int:
    """The article that is being written; the stored ones take its shape."""
    from congxa import publishing
    from congxa.cli.work import unit_work
    from congxa.copyright import Basis, Origin
    from congxa.core.db import DbRole

    with unit_work(SITE, DbRole.DESK) as (facts, actor):
        draft = publishing.Draft(
            title="Bài đo thử trùng lặp (mẫu)",
            section="kinh-te",
            summary="Bài của phép đo.",
            body=f"<p>{text(FAR, WORDS)}</p>",
            byline="Ban biên tập",
            origin=Origin(Basis.OWN_STAFF, author="Ban biên tập"),
        )
        return publishing.create(actor, facts.unit_id, draft).id


def _write_texts(connection: Connection[TupleRow]) -> None:
    from congxa.reuse.winnowing import prints
    from congxa.reuse.words import words_of

    connection.execute("create temp table bodies (number int primary key, body text)")
    connection.execute("create temp table prints (number int, print int)")
    stored: list[tuple[int, int]] = []
    with connection.cursor().copy("copy bodies from stdin") as copy:
        for number in range(TEXTS):
            said = text(number, WORDS)
            words = words_of(f"{STANDING}. {said}" if number % 3 == 0 else said)
            copy.write_row((number, words.shown))
            stored += {(number, each.print) for each in prints(words.folded)}
    with connection.cursor().copy("copy prints from stdin") as copy:
        for row in stored:
            copy.write_row(row)


def _fill(connection: Connection[TupleRow], article_id: int) -> str:
    """The texts for all other units in turn; gives the sizes of tables and index."""
    first = datetime.now(UTC) - timedelta(days=3650)
    values = {"first": first, "texts": TEXTS, "items": ITEMS, "article": article_id, "site": SITE}
    for statement in (
        "set session_replication_role = replica",  # keys between these tables are right as they are made
        "set maintenance_work_mem = '512MB'",
        "truncate public_print, public_text",  # those of the sample content, when it is there, bear the same numbers
        "alter table public_print drop constraint pk_public_print",
        "drop index ix_public_print_text_id",
        "create temp table holders as select row_number() over (order by u.id) - 1 as turn, u.id as unit_id,"
        " (select s.id from section s where s.unit_id = u.id order by s.id limit 1) as section_id"
        " from unit u where u.slug <> %(site)s",
        "insert into article select r.* from generate_series(1, %(items)s) n"
        " join holders h on h.turn = n %% (select count(*) from holders)"
        " cross join (select to_jsonb(a) as shape from article a where a.id = %(article)s) a"
        " cross join lateral jsonb_populate_record(null::article, a.shape || jsonb_build_object("
        " 'id', %(article)s + n, 'unit_id', h.unit_id, 'section_id', h.section_id, 'body', '', 'state', 'published',"
        " 'published_at', %(first)s + n * interval '26 minutes', 'form_key', null)) r",
        "insert into public_text (id, unit_id, article_id, title, path, published_at, body)"
        " select n, h.unit_id, %(article)s + n, 'Bài số ' || n, '/bai-viet/' || n || '/bai',"
        " %(first)s + n * interval '26 minutes', b.body from generate_series(1, %(items)s) n"
        " join holders h on h.turn = n %% (select count(*) from holders)"
        " join bodies b on b.number = n %% %(texts)s",
        # The first ten thousand keep their prints, the others get some of their own.
        "insert into public_print (print, text_id, unit_id)"
        " select distinct p.print # (hashint4((n - 1) / %(texts)s) * (n > %(texts)s)::int), n, t.unit_id"
        " from generate_series(1, %(items)s) n join public_text t on t.id = n"
        " join prints p on p.number = n %% %(texts)s",
        "alter table public_print add constraint pk_public_print primary key (print, text_id)",
        "create index ix_public_print_text_id on public_print (text_id)",
        "set session_replication_role = default",
    ):
        connection.execute(statement, values if "%(" in statement else None)
    # Their numbers were chosen here; those of the measured ones follow.
    connection.execute("select setval('article_id_seq', (select max(id) from article))")
    for name in ("public_print", "public_text", "article"):
        connection.execute(f"vacuum analyze {name}")
    ((count, heap, index, texts),) = connection.execute(
        "select (select count(*) from public_print), pg_size_pretty(pg_table_size('public_print')),"
        " pg_size_pretty(pg_indexes_size('public_print')), pg_size_pretty(pg_total_relation_size('public_text'))"
    ).fetchall()
    return f"{count:,} prints: table {heap}, indexes {index}; texts {texts}"


def _measure(connection: Connection[TupleRow], article_id: int) -> None:
    chance = random.Random(11)

    def own(number: int) -> str:
        return text(FAR + 1 + number, WORDS)

    def some(number: int, words: int) -> str:
        said = text(chance.randrange(TEXTS), WORDS).split()
        start = chance.randrange(len(said) - words)
        return " ".join([own(number), *said[start : start + words]])

    cases: tuple[tuple[str, Callable[[int], str]], ...] = (
        ("own words alone", own),
        ("own words after the legal ground of all papers", lambda number: f"{STANDING}. {own(number)}"),
        ("a passage of 60 words of another", lambda number: some(number, 60)),
        ("a passage of 200 words of another", lambda number: some(number, 200)),
        ("the whole of another", lambda _number: text(chance.randrange(TEXTS), WORDS)),
        ("passages of ten others", lambda number: " ".join(some(number, 40) for _ in range(10))),
        (
            "10,000 words, one passage of another",
            lambda number: f"{text(FAR + 9_000 + number, 9_500)} {some(number, 100)}",
        ),
    )
    print(f"{'':<50}{'told':>8}{'p50 ms':>10}{'p95 ms':>10}{'max ms':>10}")
    everything: list[float] = []
    for name, write in cases:
        told, waits = _timed(article_id, write)
        everything += waits
        _row(name, f"{told} of {ROUNDS}", waits)
    _row("all of these", "", everything)
    for words in (WORDS, 5_000, 10_000):
        _row(f"a whole submission, {words:,} own words", "", _submitted(partial(_own, words)))
    asked = _submitted(lambda number: f"{_own(9_400, number)} {some(number, 100)}")
    _row("the same, 10,000 words, with a question", "", asked)
    begun = time.perf_counter()
    needle = " ".join(text(77, WORDS).split()[100:108])
    connection.execute("select id, title from public_text where body like %s", (f"%{needle}%",)).fetchall()
    _row("yardstick: one phrase of eight words with LIKE", "", [(time.perf_counter() - begun) * 1000])


def _row(name: str, told: str, waits: list[float]) -> None:
    figures = (_share(waits, 0.5), _share(waits, 0.95), max(waits))
    print(f"{name:<50}{told:>8}" + "".join(f"{figure:>10.1f}" for figure in figures), flush=True)


def _timed(article_id: int, write: Callable[[int], str]) -> tuple[int, list[float]]:
    """In how many rounds something was told; milliseconds of each, the transaction included. The first two warm up."""
    from congxa import publishing, reuse
    from congxa.cli.work import unit_work
    from congxa.core.db import DbRole
    from congxa.identity import Permission

    told, waits = 0, []
    for number in range(ROUNDS + 2):
        body = f"<p>{write(number)}</p>"
        begun = time.perf_counter()
        with unit_work(SITE, DbRole.DESK, writes=False) as (facts, actor):
            article = publishing.article_for(actor, Permission.DESK_READ, facts.unit_id, article_id)
            found = reuse.matches(article, publishing.Draft(title=article.title, body=body, kind=article.kind))
        waits.append((time.perf_counter() - begun) * 1000)
        told += bool(found) and number > 1
    return told, waits[2:]


def _own(words: int, number: int) -> str:
    return text(FAR + 20_000 + number, words)


def _submitted(write: Callable[[int], str]) -> list[float]:
    from congxa import publishing
    from congxa.cli.work import unit_work
    from congxa.copyright import Basis, Origin
    from congxa.core.db import DbRole
    from congxa.core.errors import Invalid

    waits = []
    for number in range(ROUNDS):
        with unit_work(SITE, DbRole.DESK) as (facts, actor):
            draft = publishing.Draft(
                title=f"Bài đo thử gửi duyệt số {number} (mẫu)",
                section="kinh-te",
                body=f"<p>{write(500 + number)}</p>",
                origin=Origin(Basis.OWN_STAFF, author="Ban biên tập"),
            )
            article = publishing.create(actor, facts.unit_id, draft)
            made = article.id, article.version
        begun = time.perf_counter()
        with suppress(Invalid), unit_work(SITE, DbRole.DESK) as (facts, actor):
            publishing.submit(actor, facts.unit_id, *made)
        waits.append((time.perf_counter() - begun) * 1000)
    return waits


def _share(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
