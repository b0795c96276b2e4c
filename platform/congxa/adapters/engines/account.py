"""Which account of the machine runs PostgreSQL? It refuses to run as root, so a root lends it one."""

from __future__ import annotations

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path

import structlog

from congxa.adapters.engines.errors import EngineError

log = structlog.get_logger(__name__)

NAME = "pgserver"


@dataclass(frozen=True)
class Account:
    """The user and group ids of the account; None for our own."""

    uid: int | None = None
    gid: int | None = None

    def own(self, *paths: Path) -> None:
        """Gives what we made to the account."""
        if self.uid is not None and self.gid is not None:
            for path in paths:
                os.chown(path, self.uid, self.gid)

    def may_reach(self, path: Path) -> None:
        """Lets the account pass through the folders above (pass, not list): a root's folders are often closed."""
        if self.uid is None:
            return
        for folder in path.resolve().parents:
            mode = folder.stat().st_mode
            if not mode & 0o001:
                log.warning("folder opened for passing through", folder=str(folder), account=NAME)
                folder.chmod(mode & 0o7777 | 0o001)

    def trusts(self, folder: Path) -> bool:
        """Whether a folder at a public place is private to us: no other user made it under this name."""
        if folder.is_symlink() or not folder.is_dir():
            return False
        state = folder.stat()
        return state.st_uid in {os.geteuid(), self.uid} and state.st_mode & 0o077 == 0


def pick_account() -> Account:
    """Our own account, or `pgserver` for a root, made when it is missing. Raises EngineError when it cannot be made."""
    if os.geteuid() != 0:
        return Account()
    try:
        entry = pwd.getpwnam(NAME)
    except KeyError:
        _make()
        entry = pwd.getpwnam(NAME)
    return Account(entry.pw_uid, entry.pw_gid)


def _make() -> None:
    try:
        subprocess.run(  # noqa: S603 - nothing of it comes from outside
            ["useradd", "--system", "--shell", "/usr/sbin/nologin", NAME],  # noqa: S607
            check=True,
            capture_output=True,
        )
    except (OSError, subprocess.CalledProcessError) as error:
        raise EngineError(
            f"PostgreSQL không chạy bằng quyền root và không tạo được tài khoản {NAME} (useradd: {error}). "
            "Hãy chạy congxa bằng một tài khoản thường, hoặc đặt DATABASE_URL tới máy chủ có sẵn."
        ) from error
