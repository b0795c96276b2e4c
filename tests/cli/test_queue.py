"""The table of the queue does not grow: what was done is gone at once, what failed after some weeks."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from procrastinate.tasks import Task

from cast import World
from congxa.cli import jobs
from congxa.config import settings


def ask(statement: str) -> list[str]:
    with psycopg.connect(settings().database_url.replace("+psycopg", "")) as connection:
        answer = connection.execute(statement)
        return [str(row[0]) for row in answer.fetchall()] if answer.description else []


@pytest.fixture(autouse=True)
def _empty(world: World) -> Iterator[None]:
    """Nothing is left of workers before, and nothing for those to come."""
    ask("delete from procrastinate_jobs")
    yield
    ask("delete from procrastinate_jobs")


def defer(*tasks: Task[..., None, ...]) -> None:
    with jobs.connected() as queue, queue.open():
        for task in tasks:
            task.configure().defer(timestamp=0)


def work_off() -> None:
    """In a thread of its own: a browser of another test may hold the loop of this one."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(jobs.work, wait=False).result(timeout=60)


def test_a_job_that_is_done_leaves_no_row(world: World) -> None:
    defer(jobs.make_waiting, jobs.follow_pictures, jobs.draw_waiting)
    numbers = ask("select id from procrastinate_jobs")
    assert len(numbers) == 3
    work_off()
    assert ask(f"select id from procrastinate_jobs where id in ({', '.join(numbers)})") == []
    assert ask(f"select id from procrastinate_events where job_id in ({', '.join(numbers)})") == []


def test_a_job_that_failed_is_kept_some_weeks_for_whoever_asks_why(world: World) -> None:
    defer(jobs.make_waiting, jobs.flush_views)
    ask("update procrastinate_jobs set status = 'failed'")
    ask(
        "update procrastinate_events set at = now() - interval '31 days' where job_id ="
        " (select id from procrastinate_jobs where task_name = 'media.make_waiting')"
    )
    defer(jobs.forget_old_jobs)
    work_off()
    assert ask("select task_name from procrastinate_jobs where status = 'failed'") == ["readership.flush"]
