"""What must happen at its very moment, though nobody visits? Threads of the worker look every two seconds.

A queue finds a job of a moment to come only when it polls next, and its periodic jobs come by the minute; an item is
promised to be public within five seconds of its time. The look itself is one small query over all units.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import structlog

from congxa import copyright, publishing, tenancy
from congxa.cli.work import command_app
from congxa.core import clock
from congxa.core.db import DbRole, Scope, transaction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from congxa.tenancy import SiteFacts

log = structlog.get_logger(__name__)

EVERY = 2.0  # seconds
AFTER_TROUBLE = 10.0  # seconds; a database that does not answer is not asked twice a second
LAST_LOOK = 30.0  # seconds; what is under way when the worker is told to stop may end


def keep_time(unit: SiteFacts) -> None:
    """Publish what is due in a unit, and take off what has ended."""
    now = clock.now()
    with transaction(Scope(DbRole.DESK, (unit.unit_id,), unit.lineage)):
        for article_id in publishing.publish_due(now):
            log.info("published_on_schedule", unit=unit.slug, article=article_id)
        for article_id in publishing.expire_due(now):
            log.info("ended_on_schedule", unit=unit.slug, article=article_id)


def look_at_the_clock() -> None:
    """One look over all units, within an application context. Trouble in one unit keeps no other waiting. Ends with a
    sign of life: what was due by then is out."""
    by_id = tenancy.directory().by_id
    with transaction(Scope(DbRole.DESK, tuple(by_id)), writes=False):
        due = publishing.units_due(clock.now())
    for unit_id in due:
        try:
            keep_time(by_id[unit_id])
        except Exception:  # the job of the minute tries again, and says so when it gives up
            log.exception("schedule_failed", unit=by_id[unit_id].slug)
    with transaction(Scope(DbRole.DESK)):
        publishing.timekeeping.sign(clock.now())


def deliver() -> None:
    """Bring what was sent to the units below, one copy at a time, each in the scope of both desks."""
    by_id = tenancy.directory().by_id
    with transaction(Scope(DbRole.DESK, tuple(by_id)), writes=False):
        waiting = publishing.delivery.pending(by_id)
    stumbled = set[int]()
    for copy_id, sender, receiver in waiting:
        if receiver in stumbled:  # what else it is sent comes at the next look: the others do not wait for it twice
            continue
        unit, scope = by_id[receiver], Scope(DbRole.DESK, (sender, receiver), by_id[receiver].lineage)
        try:
            with transaction(scope):
                state = publishing.delivery.deliver(copy_id)
            log.info("delivered", copy=copy_id, unit=unit.slug, state=state)
        except Exception as error:  # it stays pending, and is tried again, later each time
            log.exception("delivery_failed", copy=copy_id, unit=unit.slug)
            stumbled.add(receiver)
            with transaction(scope):
                publishing.trouble.note_failure(copy_id, error)


_versions: dict[int, int] = {}  # of the agreements that cover units below, as of the last look


def follow_agreements() -> None:
    """Bring a changed agreement of a unit above to the works of the units below, each in the scope of its own desk: the
    desk above may not write there. A worker that starts looks through all of them once."""
    by_id = tenancy.directory().by_id
    with transaction(Scope(DbRole.DESK, tuple(by_id)), writes=False):
        now = copyright.shared_versions()
        changed = [number for number in {**_versions, **now} if _versions.get(number) != now.get(number)]
        resting = {number: copyright.units_on(number) for number in changed}
    for number, unit_ids in resting.items():
        for unit_id in unit_ids:
            unit = by_id[unit_id]
            with transaction(Scope(DbRole.DESK, (unit_id,), unit.lineage)):
                settled = publishing.settle_on(unit_id, number)
            if any(settled):
                log.info("agreement_followed", unit=unit.slug, agreement=number, **settled._asdict())
        if number in now:
            _versions[number] = now[number]
        else:  # it covers the units below no more
            _versions.pop(number, None)


# What is done every two seconds, each in a thread of its own: the clock does not wait for a hundred deliveries. A
# further thing to do in time is a line here.
LOOKS: Sequence[Callable[[], None]] = (look_at_the_clock, deliver, follow_agreements)


@contextmanager
def timekeeper() -> Iterator[None]:
    """Keep time while the block runs."""
    ended = threading.Event()
    threads = [
        threading.Thread(target=_run, args=(look, ended), name=f"timekeeper-{look.__name__}", daemon=True)
        for look in LOOKS
    ]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        ended.set()
        until = time.monotonic() + LAST_LOOK
        for thread in threads:
            thread.join(timeout=max(0.0, until - time.monotonic()))


def _run(look: Callable[[], None], ended: threading.Event) -> None:
    wait = EVERY
    while not ended.wait(wait):
        wait = EVERY
        try:
            with command_app().app_context():
                look()
        except Exception:
            log.exception("timekeeper_failed", look=look.__name__)
            wait = AFTER_TROUBLE
