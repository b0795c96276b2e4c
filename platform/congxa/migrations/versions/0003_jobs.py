"""The tables of the job queue, as its library ships them, and the rights of the worker.

Revision: 0003, follows 0002
"""

from __future__ import annotations

from alembic import op
from procrastinate.schema import SchemaManager

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # exec_driver_sql: the text holds colons that are no parameters
    op.get_bind().exec_driver_sql(SchemaManager.get_schema().replace("%", "%%"))
    for kind in ("tables", "sequences"):
        op.execute(
            "do $$ declare item record; begin for item in select relname from pg_class c"
            " join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'"
            f" where relname like 'procrastinate\\_%' and relkind = '{'r' if kind == 'tables' else 'S'}' loop"
            " execute format('grant all on %I to congxa_app', item.relname); end loop; end $$"
        )
    op.execute("grant usage on schema public to congxa_app")


def downgrade() -> None:
    op.execute("revoke usage on schema public from congxa_app")
    op.execute(
        "do $$ declare item record; begin for item in select oid::regprocedure as signature from pg_proc"
        " where proname like 'procrastinate\\_%' loop"
        " execute 'drop function ' || item.signature || ' cascade'; end loop;"
        " for item in select relname from pg_class where relname like 'procrastinate\\_%' and relkind = 'r' loop"
        " execute format('drop table %I cascade', item.relname); end loop;"
        " for item in select typname from pg_type where typname like 'procrastinate\\_%' and typtype in ('e', 'c') loop"
        " execute format('drop type if exists %I cascade', item.typname); end loop; end $$"
    )
