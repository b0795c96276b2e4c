"""The processes of the demo start together and stop together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from congxa.demo.supervise import Process, run

# Each program writes a file when it is up and another when it was asked to stop.
POLITE = """
import pathlib, signal, sys, time
def leave(*_):
    pathlib.Path(sys.argv[1] + ".asked").touch()
    raise SystemExit(0)
signal.signal(signal.SIGTERM, leave)
pathlib.Path(sys.argv[1] + ".up").touch()
time.sleep(60)
"""
# Does not hear TERM and has a child of its own that does not either.
STUBBORN = """
import pathlib, signal, subprocess, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
subprocess.Popen([sys.executable, "-c", "import time; time.sleep(61)", sys.argv[1]])
pathlib.Path(sys.argv[1] + ".up").touch()
time.sleep(60)
"""
SUPERVISOR = """
import sys
from congxa.demo.supervise import Process, exit_on_term, run
with exit_on_term():
    try:
        names = sys.argv[3:]
        code = run([Process(n, [sys.executable, "-c", sys.argv[1], sys.argv[2] + n]) for n in names], grace=1.0)
        sys.exit(code)
    finally:
        open(sys.argv[2] + "engines-stopped", "w").close()
"""


def program(source: str, path: Path, name: str) -> Process:
    return Process(name, [sys.executable, "-c", source, str(path / name)])


def start_supervisor(source: str, path: Path, *names: str) -> subprocess.Popen[bytes]:
    supervisor = subprocess.Popen(
        [sys.executable, "-c", SUPERVISOR, source, f"{path}/", *names], start_new_session=True
    )
    for name in names:
        wait_for(path / f"{name}.up")
    return supervisor


def wait_for(file: Path) -> None:
    end = time.monotonic() + 10
    while not file.exists():
        assert time.monotonic() < end, file
        time.sleep(0.02)


def left_behind(path: Path) -> list[list[str]]:
    return [line for p in psutil.process_iter(["cmdline"]) if str(path) in " ".join(line := p.info["cmdline"] or [])]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_and_term_to_the_whole_group_stop_everything_in_order(tmp_path: Path, number: signal.Signals) -> None:
    supervisor = start_supervisor(POLITE, tmp_path, "web", "worker")
    os.killpg(supervisor.pid, number)
    assert supervisor.wait(5) == 0
    assert (tmp_path / "web.asked").exists()
    assert (tmp_path / "worker.asked").exists()
    assert (tmp_path / "engines-stopped").exists()
    assert left_behind(tmp_path) == []


def test_a_program_that_does_not_listen_is_ended_with_its_own_children(tmp_path: Path) -> None:
    supervisor = start_supervisor(STUBBORN, tmp_path, "web")
    supervisor.send_signal(signal.SIGTERM)
    assert supervisor.wait(5) == 0
    assert left_behind(tmp_path) == []


def test_an_impatient_second_ctrl_c_does_not_cut_the_stop_short(tmp_path: Path) -> None:
    supervisor = start_supervisor(STUBBORN, tmp_path, "web")
    for _ in range(4):
        supervisor.send_signal(signal.SIGINT)
        time.sleep(0.2)
    assert supervisor.wait(5) == 0
    assert (tmp_path / "engines-stopped").exists()
    assert left_behind(tmp_path) == []


def test_when_one_ends_the_others_are_stopped_and_it_is_named(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    failing = Process("worker", [sys.executable, "-c", "raise SystemExit(7)"])
    assert run([program(POLITE, tmp_path, "web"), failing], grace=5) == 7
    assert "Tiến trình worker đã tự dừng (mã 7)" in capfd.readouterr().err
    assert left_behind(tmp_path) == []


def test_one_that_ends_well_was_still_not_expected_to(tmp_path: Path) -> None:
    assert run([Process("web", [sys.executable, "-c", ""])]) == 1


def test_a_program_that_cannot_start_stops_those_that_did(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        run([program(POLITE, tmp_path, "web"), Process("worker", [str(tmp_path / "nothing")])], grace=5)
    assert left_behind(tmp_path) == []


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's parent-death signal is Linux only")
def test_the_programs_end_when_the_supervisor_is_killed(tmp_path: Path) -> None:
    supervisor = start_supervisor(POLITE, tmp_path, "web")
    supervisor.kill()
    supervisor.wait()
    wait_for(tmp_path / "web.asked")
