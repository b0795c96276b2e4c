"""Which rows may this piece of work see, and who ends its transaction?

The login of the application owns nothing and inherits nothing: every transaction takes one database role and one
scope, both local to it, and row-level security does the rest. Without a scope there are no rights at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Connection, DateTime, Executable, MetaData, Row, event, func, select
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Session, SessionTransaction

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """The parent of every table."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {datetime: DateTime(timezone=True), dict[str, Any]: JSONB, list[Any]: JSONB}  # noqa: RUF012


class DbRole(StrEnum):
    """The database roles of design section 4, and what each is for."""

    SITE = "congxa_site"  # reads what is public
    DESK = "congxa_desk"  # reads and writes the rows of one unit
    OFFICE = "congxa_office"  # the rows of a unit and all below it
    GATE = "congxa_gate"  # accounts and memberships, before anybody is known
    PLATFORM = "congxa_platform"  # tenant files and accounts, from the command line


@dataclass(frozen=True)
class Scope:
    """What one transaction may touch: a role, the ids of its units, and their ancestors, whose policy binds them."""

    role: DbRole
    units: tuple[int, ...] = ()
    lineage: tuple[int, ...] = ()


# Models derive from our own Base: the one that the extension would make is opaque to the type checker.
db = SQLAlchemy(session_options={"expire_on_commit": False})

_ENTER = (
    "select set_config('role', %(role)s, true), set_config('congxa.scope', %(units)s, true),"
    " set_config('congxa.lineage', %(lineage)s, true)"
)
_drop_listeners: list[Callable[[frozenset[str]], None]] = []


def _joined(ids: tuple[int, ...]) -> str:
    return ",".join(map(str, ids))


@event.listens_for(Session, "after_begin")
def _enter(session: Session, transaction: SessionTransaction, connection: Connection) -> None:
    scope: Scope | None = session.info.get("scope")
    if scope is not None and not transaction.nested:
        names = {"role": scope.role.value, "units": _joined(scope.units), "lineage": _joined(scope.lineage)}
        connection.exec_driver_sql(_ENTER, names)


@contextmanager
def transaction(scope: Scope, *, writes: bool = True) -> Iterator[Session]:
    """One piece of work: opens the scope, commits at the end, then drops the cache tags that the work named.

    With ``writes=False`` the end is a rollback: a page that is read can change nothing. An error rolls back and is
    passed on. Scopes do not nest: a second one inside the first raises RuntimeError.
    """
    session: Session = db.session()
    if "scope" in session.info:
        raise RuntimeError("A scope is already open: one piece of work has one scope.")
    session.info.update(scope=scope, tags=set(), before_commit={}, after_commit=[])
    try:
        yield session
        _end(session, writes)
    except BaseException:
        session.rollback()
        raise
    finally:
        for key in ("scope", "tags", "before_commit", "after_commit", "abandoned"):
            session.info.pop(key, None)
        session.close()


def _end(session: Session, writes: bool) -> None:
    if not writes or session.info.get("abandoned"):
        session.rollback()
        return
    for act in list(session.info["before_commit"].values()):
        act()
    session.commit()
    tags = frozenset(session.info["tags"])
    if tags:
        for drop in _drop_listeners:
            drop(tags)
    for action in session.info["after_commit"]:
        action()


def rows(statement: Executable, values: Mapping[str, Any]) -> Sequence[Row[Any]]:
    """The rows of a statement on tables, without the bookkeeping of entities: for pages made often."""
    return db.session.connection().execute(statement, values).all()


def hold(thing: str, number: int, *, shared: bool = False) -> None:
    """Wait until no other work holds the same thing, and hold it until this work ends.

    For rules about several rows that no constraint can say. ``shared``: others may hold it too, if they share.
    """
    lock = func.pg_advisory_xact_lock_shared if shared else func.pg_advisory_xact_lock
    db.session.execute(select(lock(func.hashtextextended(f"{thing}:{number}", 0))))


def open_bin() -> None:
    """Let the present piece of work see what lies in the bin, which row-level security hides from everything else."""
    db.session.execute(select(func.set_config("congxa.bin", "open", True)))


def wait_for_locks(seconds: float) -> None:
    """Let the present piece of work wait no longer than this for a row that another holds: then it fails, with what it
    did undone. For work that keeps other work waiting."""
    db.session.execute(select(func.set_config("lock_timeout", f"{int(seconds * 1000)}ms", True)))


def abandon() -> None:
    """End the present piece of work with a rollback though nothing was raised: a form that is shown again."""
    db.session.info["abandoned"] = True


def changed(*tags: str) -> None:
    """Name what this work changed; the pages that bear one of these tags are dropped after the commit."""
    db.session.info["tags"].update(tags)


def has_changed(prefix: str) -> bool:
    """Whether the work under way has named a tag that begins so: it may see what nobody else sees yet, or ever will."""
    return any(tag.startswith(prefix) for tag in db.session.info.get("tags", ()))


def before_commit(key: str, action: Callable[[], None]) -> None:
    """Run ``action`` at the end of the present work, as a part of it; the same ``key`` named twice is done once."""
    db.session.info["before_commit"][key] = action


def after_commit(action: Callable[[], None]) -> None:
    """Run ``action`` once the present work is committed, and not at all when it is rolled back."""
    db.session.info["after_commit"].append(action)


def on_drop(listener: Callable[[frozenset[str]], None]) -> None:
    """Be told of the tags of every commit in this process; the page cache is the one that listens."""
    if listener not in _drop_listeners:
        _drop_listeners.append(listener)


def current_scope() -> Scope:
    """The scope of the work under way; RuntimeError outside of one."""
    scope: Scope | None = db.session.info.get("scope")
    if scope is None:
        raise RuntimeError("No scope is open: nothing may be read or written here.")
    return scope
