"""What lies in the data folder beside the servers' own files: the lock, the passwords, the folder of the sockets."""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from congxa.adapters.engines.account import Account
from congxa.adapters.engines.errors import EngineError

LOGINS = ("postgres", "congxa_owner", "congxa_app")
# A unix socket's path holds 107 bytes (Linux) or 103 (macOS); the longest name in the folder is ".s.PGSQL.5432.lock".
LONGEST_RUN_FOLDER = 80


@contextmanager
def hold(data: Path) -> Iterator[None]:
    """Keeps the folder to this process. Raises EngineError when another one has it. The kernel frees it on any end."""
    with (data / "lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise EngineError(
                f"Thư mục dữ liệu {data} đang được một congxa khác sử dụng. "
                "Hãy dừng chương trình đó trước, hoặc đặt CONGXA_DATA sang một thư mục khác."
            ) from None
        yield


def read_passwords(data: Path) -> dict[str, str]:
    """The password of each database login; random ones are made at the first start."""
    file = data / "passwords.json"
    if not file.exists():
        draft = file.with_suffix(".new")
        draft.unlink(missing_ok=True)
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
            json.dump({login: secrets.token_urlsafe(24) for login in LOGINS}, out, indent=1)
        draft.rename(file)
    passwords: dict[str, str] = json.loads(file.read_text())
    return passwords


def make_run_folder(data: Path, account: Account) -> Path:
    """The folder of the sockets: `run` in the data folder, or, where that path is too long for a socket, a short
    temporary folder that `run` points to, so that the next start finds it again."""
    run = data / "run"
    if len(os.fsencode(run)) <= LONGEST_RUN_FOLDER:
        run.mkdir(mode=0o700, exist_ok=True)
    else:
        run = _make_short_folder(run, account)
    account.own(run)
    return run


def _make_short_folder(link: Path, account: Account) -> Path:
    if not (link.is_symlink() and account.trusts(link.readlink())):
        link.unlink(missing_ok=True)
        link.symlink_to(tempfile.mkdtemp(prefix="congxa-", dir=_short_temporary_folder()))
    return link.readlink()


def remove_short_folder(data: Path) -> None:
    """Takes the temporary folder away when the servers have stopped; a `run` inside the data folder stays."""
    run = data / "run"
    if run.is_symlink():
        shutil.rmtree(run.readlink(), ignore_errors=True)
        run.unlink()


def _short_temporary_folder() -> str:
    usual = tempfile.gettempdir()
    return usual if len(os.fsencode(usual)) < LONGEST_RUN_FOLDER - 20 else "/tmp"  # noqa: S108 - mkdtemp is private
