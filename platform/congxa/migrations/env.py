"""Runs migrations with the connection that ``congxa migrate`` (or a test) hands over."""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection

from congxa import schema

connection: Connection = context.config.attributes["connection"]


def _is_ours(_object: object, name: str | None, kind: str, *_rest: object) -> bool:
    """Leave the tables of the job queue alone: they are its library's."""
    return not (kind == "table" and (name or "").startswith("procrastinate_"))


context.configure(
    connection=connection,
    target_metadata=schema.METADATA,
    include_object=_is_ours,
    compare_type=True,
    transaction_per_migration=True,
)
with context.begin_transaction():
    context.run_migrations()
