"""Who starts web and worker together, and stops them together?

with exit_on_term(), EmbeddedEngines(data) as engines:
    ...                                     # migrate, load samples
    return run([Process("web", [...], env), Process("worker", [...], env)])
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Any

from congxa.adapters.engines.children import die_with_parent, undisturbed, wait_gone

LOOK_SECONDS = 0.1
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM)


@dataclass(frozen=True)
class Process:
    """One program of the demo; `environment` is its whole environment, ours when None."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Child:
    """A process that was started. It leads a group of its own, so Ctrl-C reaches it only through us, in order."""

    process: Process
    popen: subprocess.Popen[bytes]

    def ask_to_stop(self) -> None:
        if self.popen.poll() is None:
            self.popen.send_signal(signal.SIGTERM)

    def make_stop(self, seconds: float) -> None:
        """Waits, then ends it with all it started itself."""
        if not wait_gone(self.popen, max(seconds, 0.0)):
            os.killpg(self.popen.pid, signal.SIGKILL)
            self.popen.wait()


def run(processes: Sequence[Process], *, grace: float = 8.0) -> int:
    """Runs all until Ctrl-C or TERM (returns 0), or until one ends: then the others are stopped too, the console
    says which one ended, and its exit code (1 when it ended well, for it should not have ended) is returned.

    Children get `grace` seconds after TERM, then KILL. Nothing is restarted: a demo that dies should be seen to.
    """
    asked: list[int] = []
    children: list[Child] = []
    with _handling(lambda number, _: asked.append(number)):
        try:
            children.extend(map(_start, processes))
            ended = _wait(children, asked)
        finally:
            with undisturbed():
                _stop(children, grace)
    if ended is None:
        return 0
    sys.stderr.write(f"Tiến trình {ended.process.name} đã tự dừng (mã {ended.popen.returncode}); dừng tất cả.\n")
    return abs(ended.popen.returncode) or 1


@contextmanager
def exit_on_term() -> Iterator[None]:
    """Makes TERM end the work inside by an exception, as Ctrl-C does, so that every `with` is left in order."""

    def leave(number: int, _: FrameType | None) -> None:
        raise SystemExit(128 + number)

    before = signal.signal(signal.SIGTERM, leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _start(process: Process) -> Child:
    popen = subprocess.Popen(  # noqa: S603 - our own programs
        process.command,
        env=process.environment,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=die_with_parent(signal.SIGTERM),
    )
    return Child(process, popen)


def _wait(children: Sequence[Child], asked: Sequence[int]) -> Child | None:
    """The child that ended by itself; None when a signal asked us to stop."""
    while not asked:
        for child in children:
            if child.popen.poll() is not None:
                return child
        time.sleep(LOOK_SECONDS)
    return None


def _stop(children: Sequence[Child], grace: float) -> None:
    deadline = time.monotonic() + grace
    for child in children:
        child.ask_to_stop()
    for child in children:
        child.make_stop(deadline - time.monotonic())


@contextmanager
def _handling(handler: Callable[[int, FrameType | None], Any]) -> Iterator[None]:
    before = {number: signal.signal(number, handler) for number in STOP_SIGNALS}
    try:
        yield
    finally:
        for number, previous in before.items():
            signal.signal(number, previous)
