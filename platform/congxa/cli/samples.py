"""The sample content of the demo, loaded by processes of its own while the sites serve already.

with loading() as samples:
    samples.settle_the_first()     # what the console sends a visitor to is full: web may start
    samples.wait_for_the_first()   # raises what went wrong with it
    samples.finish()               # so is everything else
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, wait
from contextlib import contextmanager

from congxa import schema, tenancy
from congxa.adapters.engines.children import die_with_parent, undisturbed
from congxa.cli.tenants import checked
from congxa.cli.timekeeper import deliver
from congxa.cli.work import command_app, platform_work
from congxa.config import settings
from congxa.core import log
from congxa.core.actor import system_actor
from congxa.core.db import db
from congxa.demo import load, sent

# Loaded before the others: where the console and docs/demo.md begin. The one that takes longest is begun first.
FIRST = ("huong-hoa", "khe-sanh")
MOST_PROCESSES = 8  # each holds a connection, as do web and worker
GRACE_SECONDS = 5.0
NICENESS = 5  # whoever looks at the sites already comes before the rest of the content


class Loading:
    """What is being loaded. The waits raise what went wrong, and some error or other when it was broken off."""

    def __init__(self, processes: Executor, slugs: Sequence[str]) -> None:
        self._processes = processes
        self.is_broken_off = False
        ordered = [*(slug for slug in FIRST if slug in slugs), *(slug for slug in slugs if slug not in FIRST)]
        self._units = {slug: processes.submit(load_unit, slug) for slug in ordered}

    @property
    def total(self) -> int:
        """How many units there are."""
        return len(self._units)

    @property
    def left(self) -> int:
        """How many of them are not full yet."""
        return sum(not unit.done() for unit in self._units.values())

    def settle_the_first(self) -> None:
        """Until the units that a visitor is sent to are full, or could not be filled."""
        wait([self._units[slug] for slug in self._units.keys() & FIRST])

    def wait_for_the_first(self) -> None:
        """Until the units are full that a visitor is sent to."""
        for slug in self._units.keys() & FIRST:
            self._units[slug].result()

    def finish(self) -> None:
        """Until all units are full, and what goes from one to another has gone: it needs both."""
        for unit in self._units.values():
            unit.result()
        self._processes.submit(send_samples).result()
        self._processes.shutdown(wait=False)  # each holds a connection and some memory

    def break_off(self) -> None:
        """Begin no other unit; those at hand are finished."""
        self.is_broken_off = True
        self._processes.shutdown(wait=False, cancel_futures=True)


@contextmanager
def loading() -> Iterator[Loading]:
    """Migrate, apply the tenant files, and begin to load what is not loaded yet, on all cores.

    Leaving before the end breaks it off; another start goes on there.
    """
    slugs = _apply()
    with command_app().app_context():
        db.engine.dispose()  # a child must not share a connection with us
    count = min(os.cpu_count() or 1, MOST_PROCESSES)
    processes = ProcessPoolExecutor(count, multiprocessing.get_context("fork"), _begin_process)
    samples = Loading(processes, slugs)
    try:
        yield samples
    finally:
        with undisturbed():
            samples.break_off()
            _wait_for_processes()


def _apply() -> list[str]:
    log.configure()
    schema.migrate(settings().owner_url)
    specs = checked()
    with platform_work():
        tenancy.apply(system_actor("Bản dùng thử", frozenset(), ()), specs)
    return [spec.slug for spec in specs]


def _begin_process() -> None:
    """A process of the pool hears from its parent alone when to end; it ends with it, however that dies."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    if follow := die_with_parent(signal.SIGKILL):
        follow()


def _wait_for_processes() -> None:
    """Until they have finished; what takes too long is rolled back, and done by the next start."""
    deadline = time.monotonic() + GRACE_SECONDS
    for child in multiprocessing.active_children():
        child.join(max(deadline - time.monotonic(), 0.0))
        child.kill()


def load_unit(slug: str) -> bool:
    """Load one unit, in a process of the pool."""
    if slug not in FIRST:  # the console waits for those
        os.setpriority(os.PRIO_PROCESS, 0, NICENESS)
    with command_app().app_context():
        return load.load_unit(slug)


def send_samples() -> None:
    """Send from unit to unit, in a process of the pool."""
    with command_app().app_context():
        sent.send_samples(deliver)
