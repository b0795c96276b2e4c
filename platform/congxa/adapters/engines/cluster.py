"""A cluster as the first migration finds it: passwords for every login, the roles, and an empty database."""

from __future__ import annotations

import subprocess
import tempfile
from importlib.resources import files
from pathlib import Path

import psycopg
from psycopg import sql

from congxa.adapters.engines.account import Account
from congxa.adapters.engines.errors import EngineError

DATABASE = "congxa"


def make_cluster(programs: Path, cluster: Path, account: Account, password: str, *, fast: bool) -> None:
    """Makes an empty cluster whose every login needs its password. One that was begun and not finished is no cluster:
    it is made beside its place and moved there when complete."""
    with tempfile.TemporaryDirectory(dir=cluster.parent, prefix="postgres-new-") as draft_name:
        draft = Path(draft_name)
        password_file = draft / "password"
        password_file.write_text(password)
        account.own(draft, password_file)
        options = [
            "--username=postgres",
            f"--pwfile={password_file}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",  # knows that Đ is the capital of đ, on every machine alike
            *(["--no-sync"] if fast else []),
        ]
        made = subprocess.run(  # noqa: S603 - nothing of it comes from outside
            [str(programs / "initdb"), "-D", str(draft / "cluster"), *options],
            cwd=draft,
            user=account.uid,
            group=account.gid,
            extra_groups=[] if account.uid is not None else None,
            capture_output=True,
            text=True,
            check=False,
        )
        if made.returncode != 0:
            raise EngineError(f"Không tạo được cơ sở dữ liệu trong {cluster.parent}:\n{made.stderr.strip()}")
        (draft / "cluster").rename(cluster)


def fill_cluster(admin: psycopg.Connection, passwords: dict[str, str]) -> None:
    """Runs roles.sql, sets the passwords, makes the database; changes nothing where all is there."""
    if not _has_database(admin):
        _make(admin, passwords)
    # Always: a newer congxa may bring a role that this cluster has not seen.
    admin.execute(files("congxa.adapters").joinpath("roles.sql").read_bytes())


def _has_database(admin: psycopg.Connection) -> bool:
    return admin.execute("select from pg_database where datname = %s", [DATABASE]).fetchone() is not None


def _make(admin: psycopg.Connection, passwords: dict[str, str]) -> None:
    """The database comes last: a start that was cut off begins here again."""
    admin.execute(files("congxa.adapters").joinpath("roles.sql").read_bytes())
    for login, password in passwords.items():
        verifier = admin.pgconn.encrypt_password(password.encode(), login.encode(), b"scram-sha-256").decode()
        admin.execute(sql.SQL("alter role {} password {}").format(sql.Identifier(login), sql.Literal(verifier)))
    admin.execute(sql.SQL("create database {} owner congxa_owner template template0").format(sql.Identifier(DATABASE)))
    admin.execute(
        sql.SQL("revoke all on database {0} from public; grant connect on database {0} to congxa_app").format(
            sql.Identifier(DATABASE)
        )
    )
