"""The worker: what runs without a visitor, and with which scope."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from functools import wraps

import structlog
from procrastinate import App, JobContext, PsycopgConnector, RetryStrategy

from congxa import identity, media, oversight, publishing, readership, tenancy
from congxa.adapters.tally import Tally
from congxa.cli.timekeeper import keep_time, timekeeper
from congxa.cli.work import command_app
from congxa.config import settings
from congxa.core import clock
from congxa.core.db import DbRole, Scope, transaction
from congxa.publishing.kinds.poll import voting
from congxa.tenancy import SiteFacts

log = structlog.get_logger(__name__)

queue = App(connector=PsycopgConnector())
RETRY = RetryStrategy(max_attempts=5, exponential_wait=2)
FAILED_KEPT_HOURS = 24 * 30


def _in_each(*acts: Callable[[SiteFacts], None]) -> None:
    """Do these things for every unit, so that trouble with one stays where it is; RuntimeError names the units that had
    it, and the queue tries again."""
    failed = set()
    with command_app().app_context():
        for unit in tenancy.directory().by_id.values():
            for act in acts:
                try:
                    act(unit)
                except Exception:
                    log.exception("unit_failed", unit=unit.slug, work=f"{act.__module__}.{act.__qualname__}")
                    failed.add(unit.slug)
    if failed:
        raise RuntimeError(f"Units for which it could not be done: {', '.join(sorted(failed))}")


@queue.periodic(cron="* * * * *")
@queue.task(name="publishing.publish_due", queueing_lock="publish_due", retry=RETRY, pass_context=False)
def publish_due(timestamp: int) -> None:  # noqa: ARG001 - the queue names the minute it means
    """Each minute: what the timekeeper left, and expired banners, unit by unit, so that trouble stays where it is."""
    with command_app().app_context(), transaction(Scope(DbRole.GATE)):
        identity.forget_failures()
    _in_each(keep_time, _retire_banners)


def _retire_banners(unit: SiteFacts) -> None:
    with transaction(Scope(DbRole.DESK, (unit.unit_id,), unit.lineage)):
        publishing.retire_banners(clock.now())


@queue.periodic(cron="* * * * *")
@queue.task(name="readership.flush", queueing_lock="flush_views", lock="flush_views", retry=RETRY, pass_context=False)
def flush_views(timestamp: int) -> None:  # noqa: ARG001 - as above
    """Each minute: bring home how often pages were read."""
    app = command_app()
    tally: Tally | None = app.extensions["congxa.tally"]
    if tally is None:
        return
    with app.app_context(), transaction(Scope(DbRole.DESK, tuple(tenancy.directory().by_id))):
        readership.flush(tally)


@queue.periodic(cron="20 17 * * *")
@queue.task(name="publishing.forget_voters", queueing_lock="forget_voters", retry=RETRY, pass_context=False)
def forget_voters(timestamp: int) -> None:  # noqa: ARG001 - as above
    """Each night after the date has changed in Vietnam: who voted in polls that are over is nobody's business."""
    with command_app().app_context(), transaction(Scope(DbRole.DESK, tuple(tenancy.directory().by_id))):
        log.info("voters_forgotten", votes=voting.forget_voters())


@queue.periodic(cron="* * * * *")
@queue.task(name="media.draw_waiting", queueing_lock="draw", lock="draw", retry=RETRY, pass_context=False)
def draw_waiting(timestamp: int) -> None:  # noqa: ARG001 - as above
    """Each minute: draw the pages of documents that came in."""
    with command_app().app_context():
        for file_id in media.draw_waiting(tuple(tenancy.directory().by_id)):
            log.info("pages_drawn", file=file_id)


@queue.periodic(cron="* * * * * */4")
@queue.task(name="media.make_waiting", queueing_lock="make_pictures", lock="make_pictures", pass_context=False)
def make_waiting(timestamp: int) -> None:  # noqa: ARG001 - as above
    """Every four seconds: make the sizes of pictures that came in or were cut."""
    with command_app().app_context():
        for picture_id in media.make_waiting(tuple(tenancy.directory().by_id)):
            log.info("sizes_made", picture=picture_id)


@queue.periodic(cron="* * * * *")
@queue.task(name="publishing.follow_pictures", queueing_lock="follow_pictures", pass_context=False)
def follow_pictures(timestamp: int) -> None:  # noqa: ARG001 - as above
    """Each minute: copies of pictures that a unit above shares, or shared once, go and come back with them; only in the
    scope of both desks are the latter seen."""
    with command_app().app_context():
        by_id = tenancy.directory().by_id
        with transaction(Scope(DbRole.DESK, tuple(by_id)), writes=False):
            concerned = publishing.units_with_copies()
        for unit in (by_id[unit_id] for unit_id in sorted(concerned)):
            with transaction(Scope(DbRole.DESK, (unit.unit_id, *unit.lineage), unit.lineage)):
                for picture_id in publishing.follow_sources(unit.unit_id):
                    log.info("followed_source", unit=unit.slug, picture=picture_id)


@queue.periodic(cron="40 17 * * *")
@queue.task(name="publishing.empty_bins", queueing_lock="empty_bins", retry=RETRY, pass_context=False)
def empty_bins(timestamp: int) -> None:  # noqa: ARG001 - as above
    """Each night: what has lain in the bins for its days, and what was typed and left, goes for good."""
    _in_each(*map(_emptying, publishing.BINS))


def _emptying(purge: Callable[[int, datetime], int]) -> Callable[[SiteFacts], None]:
    @wraps(purge)
    def empty(unit: SiteFacts) -> None:
        with transaction(Scope(DbRole.DESK, (unit.unit_id,), unit.lineage)):
            if count := purge(unit.unit_id, clock.now()):
                log.info("bin_emptied", unit=unit.slug, bin=purge.__module__, things=count)

    return empty


@queue.periodic(cron="1 * * * *")
@queue.task(name="publishing.keep_rights", queueing_lock="keep_rights", retry=RETRY, pass_context=False)
def keep_rights(timestamp: int) -> None:  # noqa: ARG001 - as above
    """Each hour, so just after midnight in Vietnam too: withhold what may be shown no longer, tell of what ends soon,
    open or close the findings of that at once, and once a day count how much of what is public has its rights."""

    def keep(unit: SiteFacts) -> None:
        with transaction(Scope(DbRole.DESK, (unit.unit_id,), unit.lineage)):
            settled = publishing.keep_rights()
            publishing.keep_figures_of_today(unit.unit_id)
        with transaction(Scope(DbRole.OFFICE, (unit.unit_id,), unit.lineage)):
            oversight.scan((unit.unit_id,), clock.now(), ("rights_expired",))
        log.info("rights_kept", unit=unit.slug, withheld=settled.withheld, released=settled.released)

    _in_each(keep)


@queue.periodic(cron="17 * * * *")
@queue.task(name="oversight.scan", queueing_lock="scan", retry=RETRY, pass_context=False)
def scan(timestamp: int) -> None:  # noqa: ARG001 - as above
    """Each hour: look for breaches on all sites."""
    with command_app().app_context():
        oversight.scan_all(clock.now())


@queue.periodic(cron="50 17 * * *")
@queue.task(name="queue.forget_old_jobs", queueing_lock="forget_old_jobs", pass_context=True)
async def forget_old_jobs(context: JobContext, timestamp: int) -> None:  # noqa: ARG001 - as above
    """Each night: what failed is kept for a while, for whoever asks why; what is older goes."""
    await context.app.job_manager.delete_old_jobs(
        nb_hours=FAILED_KEPT_HOURS, include_failed=True, include_cancelled=True, include_aborted=True
    )


def connected() -> AbstractContextManager[App]:
    """The queue as it stands in the database."""
    address = settings().database_url.replace("postgresql+psycopg://", "postgresql://")
    return queue.replace_connector(PsycopgConnector(conninfo=address, min_size=1, max_size=3))


def work(*, wait: bool = True) -> None:
    """Work until told to stop; without ``wait``, until nothing is left to do.

    A job that succeeded leaves no row: those of every few seconds would be 20,000 a day.
    """
    with connected() as running:
        running.run_worker(
            concurrency=2, install_signal_handlers=wait, listen_notify=wait, delete_jobs="successful", wait=wait
        )


def run() -> None:
    """Work until told to stop, and keep time meanwhile."""
    with command_app().app_context():
        pass  # fail at once, not at the first job, when the settings are not there
    with timekeeper():
        work()
