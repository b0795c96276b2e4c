"""How long does it take to be told where the same picture stands, among 50,000 and among 200,000 public ones?

Their prints are those of drawn scenes with bits turned at random, so that skies are as alike as in life. What is looked
for is one of them with a few bits turned, or none. The yardstick needs no index: all prints compared bit by bit.
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
from psycopg import Connection
from psycopg.rows import TupleRow

sys.path[:0] = [str(Path(__file__).parents[1])]

if TYPE_CHECKING:
    from congxa.media.likeness import Print, Prints

PICTURES = (50_000, 200_000)
SCENES = 200
TURNED = 14  # bits of 64: two pictures of one scene are as far from each other as those of two
ROUNDS = 40
SITE = "khe-sanh"


def table(superuser_url: str) -> None:
    """Print the table; the database has the sample units, and what it had to be found is gone afterwards."""
    known = _scenes()
    with psycopg.connect(superuser_url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute("set session_replication_role = replica")  # prints without their pictures
        for count in PICTURES:
            begun = time.perf_counter()
            sizes = _fill(connection, known, count)
            took, busy = time.perf_counter() - begun, os.getloadavg()[0]
            print(f"\nnear pictures: prints of {count:,} loaded in {took:.0f} s; {sizes}", flush=True)
            print(f"load average {busy:.1f} on {os.cpu_count()} cores", flush=True)
            _measure(connection, known, count)
        connection.execute("truncate picture_print, picture_use")


def _scenes() -> list[Prints]:
    from congxa.media.likeness import prints_of
    from media.scenes import scene

    return [prints for number in range(SCENES) if (prints := prints_of(scene(number))) is not None]


def _likes(known: list[Prints], seed: int) -> Iterator[Prints]:
    """One picture after the other, each far from all others."""
    chance = random.Random(seed)
    while True:
        yield _turned(chance.choice(known), TURNED, chance)


def _turned(prints: Prints, count: int, chance: random.Random) -> Prints:
    from congxa.media.likeness import Print, Prints

    across, down = (sum(1 << place for place in chance.sample(range(64), count)) for _ in range(2))

    def turn(print_: Print) -> Print:
        return Print(print_.across ^ across, print_.down ^ down)

    return Prints(turn(prints.whole), turn(prints.mirrored), tuple(map(turn, prints.parts)))


def _fill(connection: Connection[TupleRow], known: list[Prints], count: int) -> str:
    from congxa.media.prints import signed

    units = [number for (number,) in connection.execute("select id from unit where slug <> %s order by id", (SITE,))]
    connection.execute("truncate picture_print, picture_use")
    into = "copy picture_print (picture_id, part, unit_id, across, down) from stdin"
    with connection.cursor().copy(into) as copy:
        for number, prints in zip(range(1, count + 1), _likes(known, count), strict=False):
            for part, each in enumerate((prints.whole, prints.mirrored, *prints.parts)):
                copy.write_row((number, part, units[number % len(units)], signed(each.across), signed(each.down)))
    connection.execute(
        "insert into picture_use (unit_id, picture_id, owner_kind, owner_id, field, is_live)"
        " select unit_id, picture_id, 'article', picture_id, 'body', true from picture_print where part = 0"
    )
    for name in ("picture_print", "picture_use"):
        connection.execute(f"vacuum analyze {name}")
    ((heap, index),) = connection.execute(
        "select pg_size_pretty(pg_table_size('picture_print')), pg_size_pretty(pg_indexes_size('picture_print'))"
    ).fetchall()
    return f"table {heap}, indexes {index}"


def _measure(connection: Connection[TupleRow], known: list[Prints], count: int) -> None:
    chance = random.Random(5)
    stored = [prints for prints, _ in zip(_likes(known, count), range(ROUNDS + 2), strict=False)]
    print(f"{'':<50}{'told':>8}{'p50 ms':>10}{'p95 ms':>10}{'max ms':>10}")
    for name, asked in (
        ("one of them, six bits turned", [_turned(prints, 6, chance) for prints in stored]),
        ("a picture that stands nowhere", [next(_likes(known, 7 + number)) for number in range(ROUNDS + 2)]),
    ):
        told, waits = _timed(asked)
        _row(name, f"{told} of {ROUNDS}", waits)
    waits = [_compared_all(connection, prints.whole) for prints in stored[:3]]
    _row("yardstick: one print compared with all of them", "", waits)


def _timed(asked: list[Prints]) -> tuple[int, list[float]]:
    """In how many rounds something was told; milliseconds of each, the transaction included. The first two warm up."""
    from congxa.cli.work import unit_work
    from congxa.core.db import DbRole
    from congxa.reuse import twins

    told, waits = 0, []
    for number, prints in enumerate(asked):
        begun = time.perf_counter()
        with unit_work(SITE, DbRole.DESK, writes=False) as (facts, _actor):
            found = twins._same(facts.unit_id, prints)
        waits.append((time.perf_counter() - begun) * 1000)
        told += bool(found) and number > 1
    return told, waits[2:]


def _compared_all(connection: Connection[TupleRow], print_: Print) -> float:
    from congxa.media.prints import signed

    begun = time.perf_counter()
    connection.execute(
        "select picture_id from picture_print where bit_count((across # %s::bigint)::bit(64)) <= 10"
        " and bit_count((down # %s::bigint)::bit(64)) <= 14",
        (signed(print_.across), signed(print_.down)),
    ).fetchall()
    return (time.perf_counter() - begun) * 1000


def _row(name: str, told: str, waits: list[float]) -> None:
    ordered = sorted(waits)
    figures = (ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)], ordered[-1])
    print(f"{name:<50}{told:>8}" + "".join(f"{figure:>10.1f}" for figure in figures), flush=True)
