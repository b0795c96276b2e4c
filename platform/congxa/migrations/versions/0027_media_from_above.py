"""Pictures and files that a unit above gave keep to it: whose they are, and whether they are off its pages

Revision: 0027, follows 0026
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from congxa.migrations.rights import IN_SCOPE

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

SENT = IN_SCOPE.replace("unit_id", "source_unit_id", 1)
COPY = ("source_unit_id", "source_article_id", "unit_id")
READ = ("syndicated_copy", "article", "picture", "picture_use", "file", "file_use", "provenance")
# What the minute's job wrote until now where it took a copy off the pages.
FOLLOWER, SAYS = "Theo ảnh chung của cấp trên", " đã gỡ ảnh này: "


def upgrade() -> None:
    op.add_column("file", sa.Column("adopted_unit_id", sa.Integer(), nullable=True))
    op.add_column("file", sa.Column("adopted_id", sa.BigInteger(), nullable=True))
    op.create_index("ix_file_adopted", "file", ["adopted_unit_id", "adopted_id"])
    for table in ("picture", "file"):
        op.add_column(table, sa.Column("withdrawn_above", sa.Boolean(), nullable=False, server_default=sa.false()))
        op.alter_column(table, "withdrawn_above", server_default=None)  # only the rows that stand need one
    op.execute("grant select (withdrawn_above) on picture to congxa_site")
    op.execute("grant select (adopted_unit_id, adopted_id, withdrawn_above) on file to congxa_site")
    _table()
    _standing()


def _table() -> None:
    op.create_table(
        "syndicated_work",
        sa.Column("source_unit_id", sa.Integer(), nullable=False),
        sa.Column("work_kind", sa.String(), nullable=False),
        sa.Column("source_work_id", sa.BigInteger(), nullable=False),
        sa.Column("source_article_id", sa.BigInteger(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            COPY,
            [f"syndicated_copy.{name}" for name in COPY],
            name=op.f("fk_syndicated_work_source_unit_id_source_article_id_unit_id"),
            ondelete="cascade",
        ),
        sa.PrimaryKeyConstraint(
            *("source_unit_id", "work_kind", "source_work_id", "source_article_id", "unit_id"),
            name=op.f("pk_syndicated_work"),
        ),
    )
    op.create_index("ix_syndicated_work_copy", "syndicated_work", list(COPY))
    op.execute("alter table syndicated_work enable row level security")
    op.execute("alter table syndicated_work force row level security")
    op.execute("grant select, insert on syndicated_work to congxa_desk")
    op.execute(f"create policy desk_select on syndicated_work for select to congxa_desk using ({IN_SCOPE} or {SENT})")
    op.execute(f"create policy desk_insert on syndicated_work for insert to congxa_desk with check ({SENT})")


def _standing() -> None:
    """What stands already. Row-level security binds the owner too, so it steps aside."""
    for table in (*READ, "syndicated_work"):
        op.execute(f"alter table {table} no force row level security")
    # A copy for which the unit has said another basis stands on the unit's own right: it is its own from now on.
    op.execute(
        "update picture p set adopted_unit_id = null, adopted_id = null from provenance own, provenance given"
        " where own.unit_id = p.unit_id and own.work_kind = 'picture' and own.work_id = p.id"
        " and given.unit_id = p.adopted_unit_id and given.work_kind = 'picture' and given.work_id = p.adopted_id"
        " and own.basis <> case when given.basis in ('own_staff', 'contributor') then 'syndicated' else given.basis end"
    )
    op.execute(
        "update picture set withdrawn_above = true,"
        f" withdrawn_by = split_part(withdrawn_reason, '{SAYS}', 1),"
        f" withdrawn_reason = split_part(withdrawn_reason, '{SAYS}', 2)"
        f" where withdrawn_by = '{FOLLOWER}' and adopted_id is not null"
    )
    # A file is the same where its bytes are; who brought the item brought it, or it was the unit's own before.
    op.execute(
        "update file f set adopted_unit_id = given.unit_id, adopted_id = given.id"
        " from syndicated_copy c, file_use u, file given, article a where c.unit_id = f.unit_id"
        " and a.unit_id = c.unit_id and a.id = c.article_id and f.created_by = a.created_by"
        " and u.unit_id = c.unit_id and u.owner_kind = 'article' and u.owner_id = c.article_id and u.file_id = f.id"
        " and given.unit_id = c.source_unit_id and given.sha256 = f.sha256"
    )
    for kind in ("picture", "file"):
        op.execute(
            f"insert into syndicated_work select distinct c.source_unit_id, '{kind}', w.adopted_id,"
            f" c.source_article_id, c.unit_id from syndicated_copy c join {kind}_use u on u.unit_id = c.unit_id"
            f" and u.owner_kind = 'article' and u.owner_id = c.article_id join {kind} w on w.unit_id = c.unit_id"
            f" and w.id = u.{kind}_id and w.adopted_unit_id = c.source_unit_id"
        )
    for table in (*READ, "syndicated_work"):
        op.execute(f"alter table {table} force row level security")


def downgrade() -> None:
    op.drop_table("syndicated_work")
    for table in ("picture", "file"):
        op.drop_column(table, "withdrawn_above")
    op.drop_index("ix_file_adopted", "file")
    op.drop_column("file", "adopted_id")
    op.drop_column("file", "adopted_unit_id")
