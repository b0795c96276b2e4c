"""A unit whose table takes nothing: a failure that no rule foresaw, made by the database itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import create_engine, text

from congxa.adapters.engines import Engines

STUMBLE = """
create function stumble() returns trigger language plpgsql as
$$ begin if new.unit_id = {unit_id} then raise exception 'nobody foresaw this'; end if; return new; end $$;
create trigger stumble before insert or update on {table} for each row execute function stumble()
"""


@contextmanager
def stumbling(engines: Engines, unit_id: int, table: str = "article") -> Iterator[None]:
    """While the block runs, no item (or other row of ``table``) of this unit can be made or changed."""
    engine = create_engine(engines.superuser_url, isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            connection.execute(text(STUMBLE.format(unit_id=unit_id, table=table)))
        yield
    finally:
        with engine.connect() as connection:
            connection.execute(text("drop function if exists stumble cascade"))
        engine.dispose()
