"""The sample content of the demo is loaded while the sites serve: some of it first, and it can be broken off."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, ThreadPoolExecutor
from threading import Event

import pytest

from congxa.cli import samples
from congxa.cli.samples import FIRST, Loading

SLUGS = ["a-doi", "huong-hoa", "khe-sanh", "lao-bao"]


class Work:
    """What the processes would do, in a thread: in what order, and only as far as it may."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.began = Event()
        self.may_begin = {slug: Event() for slug in SLUGS}

    def load(self, slug: str) -> bool:
        self.began.set()
        assert self.may_begin[slug].wait(10)
        self.done.append(slug)
        return True

    def send(self) -> None:
        self.done.append("sent")

    def allow(self, *slugs: str) -> None:
        for slug in slugs:
            self.may_begin[slug].set()


def wait_until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    work = Work()
    monkeypatch.setattr(samples, "load_unit", work.load)
    monkeypatch.setattr(samples, "send_samples", work.send)
    return work


@pytest.fixture
def loading(work: Work) -> Iterator[Loading]:
    loading = Loading(ThreadPoolExecutor(1), SLUGS)
    yield loading
    work.allow(*SLUGS)
    loading.break_off()


def test_what_the_console_names_is_there_first_while_the_rest_is_still_to_come(work: Work, loading: Loading) -> None:
    work.allow(*FIRST)
    loading.wait_for_the_first()
    assert work.done == list(FIRST)
    assert (loading.left, loading.total) == (2, 4)


def test_who_waits_for_the_first_is_let_go_when_they_cannot_be_filled_and_then_told_why(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(samples, "load_unit", lambda slug: 1 // (slug != FIRST[0]))
    loading = Loading(ThreadPoolExecutor(1), SLUGS)
    loading.settle_the_first()
    with pytest.raises(ZeroDivisionError):
        loading.wait_for_the_first()


def test_what_goes_from_unit_to_unit_is_sent_when_all_are_there(work: Work, loading: Loading) -> None:
    work.allow(*SLUGS)
    loading.finish()
    assert work.done == [*FIRST, "a-doi", "lao-bao", "sent"]
    assert loading.left == 0


def test_breaking_off_finishes_the_unit_at_hand_and_begins_no_other(work: Work, loading: Loading) -> None:
    assert work.began.wait(10)
    loading.break_off()
    assert loading.left == 1
    work.allow(*SLUGS)
    with pytest.raises(CancelledError):
        loading.finish()
    assert work.done == ["huong-hoa"]


def test_breaking_off_before_the_last_step_leaves_it_to_the_next_start(work: Work, loading: Loading) -> None:
    work.allow(*SLUGS)
    wait_until(lambda: loading.left == 0)
    loading.break_off()
    with pytest.raises(RuntimeError):
        loading.finish()
    assert loading.is_broken_off
    assert "sent" not in work.done


def test_trouble_with_a_unit_reaches_who_waits(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(samples, "load_unit", lambda slug: 1 // (slug != "lao-bao"))
    loading = Loading(ThreadPoolExecutor(1), SLUGS)
    loading.wait_for_the_first()
    with pytest.raises(ZeroDivisionError):
        loading.finish()
    assert work.done == []
