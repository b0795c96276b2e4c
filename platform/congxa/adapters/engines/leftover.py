"""A PostgreSQL that outlived a crash of ours is stopped, so that every start ends in the same state."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import structlog

from congxa.adapters.engines.errors import EngineError

log = structlog.get_logger(__name__)

STOP_SECONDS = 10.0


def end_leftover(cluster: Path) -> None:
    """Stops the server that `postmaster.pid` names, when it is one and serves this cluster.

    Raises EngineError when it does not end within 10 s. A number that now belongs to another program (common after a
    restart of the machine or container) is not touched; only the stale file goes, or PostgreSQL would not start.
    """
    file = cluster / "postmaster.pid"
    if not file.exists():
        return
    pid = int(file.read_text().split("\n", 1)[0])
    command = command_of(pid)
    if command is None:
        return  # PostgreSQL itself clears the file of a server that is gone
    if not _serves(command, cluster):
        file.unlink()
        return
    log.warning("stopping a PostgreSQL left over from a crash", pid=pid)
    _end(pid)


def command_of(pid: int) -> list[str] | None:
    """The command line of a running process; None when there is none."""
    import psutil  # type: ignore[import-untyped]  # comes with the embedded servers, absent in production

    try:
        process = psutil.Process(pid)
        return None if process.status() == psutil.STATUS_ZOMBIE else list(process.cmdline())
    except psutil.NoSuchProcess:
        return None
    except psutil.AccessDenied:
        return []


def _serves(command: list[str], cluster: Path) -> bool:
    return bool(command) and Path(command[0]).name == "postgres" and str(cluster) in command


def _end(pid: int) -> None:
    os.kill(pid, signal.SIGINT)
    deadline = time.monotonic() + STOP_SECONDS
    while command_of(pid) is not None:
        if time.monotonic() > deadline:
            raise EngineError(f"PostgreSQL cũ (tiến trình {pid}) không dừng. Hãy dừng nó rồi chạy lại.")
        time.sleep(0.05)
