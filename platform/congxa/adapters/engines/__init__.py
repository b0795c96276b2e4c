"""Which servers does a machine with none of its own need? PostgreSQL and Redis, started by us under one data folder.

    with EmbeddedEngines(Path("var")) as engines:
        ...  # engines.database_url, engines.owner_url, engines.redis_url

The servers listen on unix sockets only, are children of this process, and stop with it. What is kept under the folder:
`postgres/` (the rows), `passwords.json` (mode 600), `run/` (the sockets), `*.log`, `lock`.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from congxa.adapters.engines.account import pick_account
from congxa.adapters.engines.children import undisturbed
from congxa.adapters.engines.errors import EngineError
from congxa.adapters.engines.folder import hold, make_run_folder, remove_short_folder
from congxa.adapters.engines.postgres import Postgres
from congxa.adapters.engines.redis import Redis

__all__ = ["EmbeddedEngines", "EngineError", "Engines"]


@dataclass(frozen=True)
class Engines:
    """Where the servers are, as addresses for SQLAlchemy and redis-py; they hold passwords, so never print them."""

    database_url: str
    """The login of web and worker, `congxa_app`: not the owner, not a superuser, bound by row-level security."""
    owner_url: str
    """The login of migrations, `congxa_owner`: owns the database `congxa`, not a superuser."""
    redis_url: str
    superuser_url: str
    """The login that made the cluster: for backups, and for tests that empty what no login of ours may empty."""


class EmbeddedEngines:
    """Both servers as one context. Enter it in the main thread: they end when the thread that began them ends."""

    def __init__(self, data: Path, *, fast: bool = False) -> None:
        """`data` is made when missing. `fast` gives up safety against power loss: for tests only."""
        self._data = data
        self._fast = fast
        self._running = ExitStack()

    def __enter__(self) -> Engines:
        """Starts both; a server left over from a crash is stopped first.

        Raises EngineError, in Vietnamese, when another congxa uses the folder or a server does not start.
        """
        with ExitStack() as starting:
            self._data.mkdir(parents=True, exist_ok=True)
            data = self._data.resolve()
            starting.enter_context(hold(data))
            engines = self._start(data, starting)
            self._running = starting.pop_all()
        return engines

    def _start(self, data: Path, starting: ExitStack) -> Engines:
        account = pick_account()
        run_folder = make_run_folder(data, account)
        starting.callback(remove_short_folder, data)
        postgres = Postgres(data, run_folder, account, fast=self._fast)
        starting.callback(postgres.stop)
        postgres.start()
        redis = Redis(data, run_folder)
        starting.callback(redis.stop)
        redis.start()
        return Engines(
            database_url=postgres.url("congxa_app"),
            owner_url=postgres.url("congxa_owner"),
            redis_url=redis.url,
            superuser_url=postgres.url("postgres"),
        )

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stops both and waits until they are gone; a second Ctrl-C does not cut this short."""
        with undisturbed():
            self._running.close()
