"""A running server, and Chromium in the hands of the cast."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from browser.pages import Site
from browser.room import PATIENCE, Room
from browser.watch import Watch
from cast import Person
from chromium import FLAGS, MISSING, find_chromium
from congxa.config import Settings

STARTS_WITHIN = 60.0  # seconds
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    found = find_chromium()
    if found is None:
        pytest.fail(MISSING, pytrace=False)
    return {"executable_path": found, "args": list(FLAGS)}


@pytest.fixture(scope="session")
def server(built: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The platform serving on a free port, as one process of its own."""
    port = _free_port()
    said = tmp_path_factory.mktemp("server") / "output.txt"
    # Demo mode: links between the sites carry the port.
    variables = {"PORT": str(port), "SITE_DOMAIN": "localhost", "CONGXA_HTTPS": "0", "CONGXA_DEMO": "1"}
    with said.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "congxa.cli", "web"],
            env=os.environ | variables,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait_for(port, process, said)
        yield Site(port)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes], said: Path) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until and process.poll() is None:
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=2)
            connection.request("GET", "/healthz")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"The server did not start:\n{said.read_text()[-4000:]}", pytrace=False)


@pytest.fixture(scope="session")
def kept_sessions() -> dict[Person, Any]:
    return {}


@pytest.fixture
def room(server: Site, browser: Browser, kept_sessions: dict[Person, Any]) -> Iterator[Room]:
    """Browsers at the running server. A script error, or a request to a foreign host, in any of them fails the test."""
    watch = Watch()
    seats = Room(server, browser, watch, kept_sessions)
    yield seats
    for context in seats.contexts:
        context.close()
    assert watch.troubles() == []
