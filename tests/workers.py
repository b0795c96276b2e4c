"""The real worker, in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def working(**variables: str) -> Iterator[None]:
    """A worker is there while the block runs; ``variables`` are laid over the environment."""
    command = [sys.executable, "-m", "congxa.cli", "worker"]
    with subprocess.Popen(command, env={**os.environ, **variables}) as process:
        try:
            yield
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=60)
