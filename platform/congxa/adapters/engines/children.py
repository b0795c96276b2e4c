"""The servers as children of this process: they start away from its terminal and do not outlive it."""

from __future__ import annotations

import ctypes
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

PR_SET_PDEATHSIG = 1


def die_with_parent(signal_number: int) -> Callable[[], None] | None:
    """What a child runs before its program so that the kernel signals it when its parent dies, however it dies.

    Linux only; elsewhere a killed parent leaves its servers behind and the next start stops them.
    """
    if sys.platform != "linux":
        return None
    prctl = ctypes.CDLL(None).prctl
    return lambda: prctl(PR_SET_PDEATHSIG, signal_number)


def wait_gone(child: subprocess.Popen[bytes], seconds: float) -> bool:
    """Whether the child ended within so many seconds."""
    try:
        child.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True


def tail(log: Path, lines: int = 8) -> str:
    """The last lines of a server's log, for an error message."""
    if not log.exists():
        return ""
    return "\n".join(log.read_text(errors="replace").splitlines()[-lines:])


@contextmanager
def undisturbed() -> Iterator[None]:
    """Lets the clean-up inside finish although Ctrl-C or TERM comes again."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, signal.SIG_IGN) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
