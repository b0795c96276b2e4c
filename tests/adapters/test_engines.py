"""The embedded servers start quickly, keep the rows, let nobody in without a password and leave nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import psycopg
import pytest
import redis
from sqlalchemy import create_engine, make_url, text

from congxa.adapters.engines import EmbeddedEngines, EngineError, Engines

HOLD_AND_DIE = """
import os, sys
from pathlib import Path
from congxa.adapters.engines import EmbeddedEngines
with EmbeddedEngines(Path(sys.argv[1]), fast=True):
    print("up", flush=True)
    sys.stdin.read()
"""


def processes_of(data: Path) -> list[str]:
    found = []
    for process in psutil.process_iter(["cmdline"]):
        line = " ".join(process.info["cmdline"] or [])
        if str(data) in line and process.pid != os.getpid():
            found.append(line)
    return found


def run_sql(url: str, statement: str) -> list[tuple[object, ...]]:
    engine = create_engine(url)
    try:
        with engine.begin() as connection:
            result = connection.execute(text(statement))
            return [tuple(row) for row in result] if result.returns_rows else []
    finally:
        engine.dispose()


def test_a_second_start_is_quick_and_finds_the_rows_and_nothing_is_left_behind(tmp_path: Path) -> None:
    with EmbeddedEngines(tmp_path, fast=True) as engines:
        run_sql(engines.owner_url, "create table kept as select 'Khe Sanh' as name")
    assert processes_of(tmp_path) == []

    begun = time.monotonic()
    with EmbeddedEngines(tmp_path, fast=True) as engines:
        assert time.monotonic() - begun < 1.5
        assert run_sql(engines.owner_url, "select name from kept") == [("Khe Sanh",)]
    assert processes_of(tmp_path) == []
    assert not list((tmp_path / "run").iterdir())


def test_rows_survive_a_power_cut_outside_of_tests(tmp_path: Path) -> None:
    with EmbeddedEngines(tmp_path) as engines:
        assert run_sql(engines.database_url, "show fsync") == [("on",)]
        assert run_sql(engines.database_url, "show full_page_writes") == [("on",)]


def test_the_login_of_the_application_has_no_right_of_its_own(engines: Engines) -> None:
    assert run_sql(
        engines.database_url,
        "select rolsuper, rolinherit, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles"
        " where rolname = current_user",
    ) == [(False, False, False, False, False)]
    assert run_sql(
        engines.database_url,
        "select r.rolname, m.inherit_option, m.set_option, m.admin_option from pg_auth_members m"
        " join pg_roles r on r.oid = m.roleid where m.member = 'congxa_app'::regrole order by 1",
    ) == [(f"congxa_{name}", False, True, False) for name in ("desk", "gate", "office", "platform", "site")]
    with pytest.raises(Exception, match="permission denied"):
        run_sql(engines.database_url, "create table public.mine (id int)")
    with pytest.raises(Exception, match="permission denied"):
        run_sql(engines.database_url, "set role congxa_owner")


def test_the_owner_is_no_superuser_and_makes_no_roles(engines: Engines) -> None:
    assert run_sql(
        engines.owner_url,
        "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user",
    ) == [(False, False, False, False)]
    assert run_sql(engines.owner_url, "select datdba::regrole::text from pg_database where datname = 'congxa'") == [
        ("congxa_owner",)
    ]


def test_vietnamese_capitals_are_understood(engines: Engines) -> None:
    assert run_sql(engines.database_url, "select lower('ĐẶNG ẨN Ở HƯỚNG HÓA')") == [("đặng ẩn ở hướng hóa",)]


@pytest.mark.parametrize("login", ["postgres", "congxa_owner", "congxa_app"])
def test_nobody_gets_in_without_the_password(engines: Engines, login: str) -> None:
    host = str(make_url(engines.database_url).query["host"])
    for password in ("", "wrong"):
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(host=host, user=login, dbname="congxa", password=password)


def test_the_servers_listen_on_no_network(engines: Engines) -> None:
    assert run_sql(engines.database_url, "show listen_addresses") == [("",)]
    with redis.Redis.from_url(engines.redis_url) as client:
        settings = client.config_get("*")
    assert settings["port"] == "0"
    assert settings["save"] == ""
    assert settings["maxmemory"] == str(64 * 1024 * 1024)
    assert settings["maxmemory-policy"] == "allkeys-lru"


def test_the_passwords_are_for_us_alone(tmp_path: Path) -> None:
    with EmbeddedEngines(tmp_path, fast=True):
        assert (tmp_path / "passwords.json").stat().st_mode & 0o777 == 0o600
        assert (tmp_path / "run").stat().st_mode & 0o777 == 0o700
        assert (tmp_path / "postgres").stat().st_mode & 0o777 == 0o700


def test_a_second_congxa_on_the_same_folder_is_refused_and_the_first_goes_on(tmp_path: Path) -> None:
    with EmbeddedEngines(tmp_path, fast=True) as engines:
        with pytest.raises(EngineError, match=r"đang được một congxa khác sử dụng.*CONGXA_DATA"):
            EmbeddedEngines(tmp_path, fast=True).__enter__()
        assert run_sql(engines.database_url, "select 1") == [(1,)]


def test_a_folder_with_a_long_vietnamese_name_works_and_its_short_folder_goes_away(tmp_path: Path) -> None:
    data = tmp_path / "dữ liệu của trang thông tin điện tử xã" / ("thư mục rất dài " * 6).strip()
    with EmbeddedEngines(data, fast=True) as engines:
        short = (data / "run").readlink()
        assert run_sql(engines.database_url, "select 1") == [(1,)]
        with redis.Redis.from_url(engines.redis_url) as client:
            assert client.ping()
    assert not short.exists()
    assert not (data / "run").is_symlink()


def test_data_of_another_version_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "postgres").mkdir()
    (tmp_path / "postgres" / "PG_VERSION").write_text("15\n")
    with pytest.raises(EngineError, match="thuộc PostgreSQL 15, chương trình này cần 18"):
        EmbeddedEngines(tmp_path, fast=True).__enter__()


def test_a_pid_file_that_names_a_stranger_is_cleared_and_the_stranger_left_alone(tmp_path: Path) -> None:
    with EmbeddedEngines(tmp_path, fast=True):
        remembered = (tmp_path / "postgres" / "postmaster.pid").read_text()
    stranger = subprocess.Popen(["sleep", "60"])
    try:
        _, rest = remembered.split("\n", 1)
        (tmp_path / "postgres" / "postmaster.pid").write_text(f"{stranger.pid}\n{rest}")
        with EmbeddedEngines(tmp_path, fast=True) as engines:
            assert run_sql(engines.database_url, "select 1") == [(1,)]
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's parent-death signal is Linux only")
def test_the_servers_end_when_we_are_killed(tmp_path: Path) -> None:
    holder = start_holder(tmp_path)
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    wait_until(lambda: processes_of(tmp_path) == [])


def test_a_server_left_over_from_a_crash_is_replaced_and_its_rows_are_kept(tmp_path: Path) -> None:
    with EmbeddedEngines(tmp_path, fast=True) as engines:
        run_sql(engines.owner_url, "create table kept as select 1 as one")
    leftover = start_leftover(tmp_path)
    with EmbeddedEngines(tmp_path, fast=True) as engines:
        assert leftover.wait(5) == 0
        assert run_sql(engines.owner_url, "select one from kept") == [(1,)]


def start_holder(data: Path) -> subprocess.Popen[bytes]:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD_AND_DIE, str(data)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert holder.stdout is not None
    assert b"up\n" in iter(holder.stdout.readline, b"")
    return holder


def start_leftover(data: Path) -> subprocess.Popen[bytes]:
    """A server as an older run would have left it where no parent-death signal exists."""
    from congxa.adapters.engines.account import pick_account
    from congxa.adapters.engines.postgres import find_programs

    account = pick_account()
    command = [str(find_programs() / "postgres"), "-D", str(data / "postgres")]
    sockets = ["-c", f"unix_socket_directories={data / 'run'}", "-c", "listen_addresses="]
    server = subprocess.Popen(
        [*command, *sockets], user=account.uid, group=account.gid, cwd=data / "postgres", stderr=subprocess.DEVNULL
    )
    wait_until((data / "run" / ".s.PGSQL.5432").exists)
    return server


def wait_until(holds: Callable[[], bool], seconds: float = 5.0) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "not within the time"
        time.sleep(0.05)
