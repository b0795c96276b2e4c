"""The index of what is public

Revision: 0006, follows 0005
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from congxa.migrations.rights import protect

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ONCE_IN_SCOPE = (
    "(unit_id + 0) = any ((select string_to_array(current_setting('congxa.scope', true), ',')::int[])::int[])"
)


def upgrade() -> None:
    op.create_table(
        "search_item",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("section_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("words", postgresql.TSVECTOR(), nullable=False),
        sa.Column("owner_kind", sa.String(), nullable=False),
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("facts", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_search_item_unit_id")),
        sa.ForeignKeyConstraint(
            ["unit_id", "section_id"], ["section.unit_id", "section.id"], name=op.f("fk_search_item_unit_id_section_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_item")),
        sa.UniqueConstraint(
            "unit_id", "owner_kind", "owner_id", name=op.f("uq_search_item_unit_id_owner_kind_owner_id")
        ),
    )
    op.create_index("ix_search_item_unit_id_published_at", "search_item", ["unit_id", "published_at"])
    op.create_index("ix_search_item_words", "search_item", ["words"], postgresql_using="gin")
    # Narrow rows: a search walks over thousands of them, and opens the long columns of a few. Lexemes are read often
    # and are short words in order, which compress badly: unpacking costs more than the room.
    op.execute("alter table search_item set (toast_tuple_target = 256)")
    op.execute("alter table search_item alter column words set storage external")
    # New items reach the index at once instead of waiting in a list that every search would have to read.
    op.execute("alter index ix_search_item_words set (fastupdate = off)")

    protect("search_item", {"desk": "select, insert, update, delete"})
    # Full-text operators are not leak-proof, so PostgreSQL never asks an index with them ahead of a row-level policy:
    # each search would read every row of the unit. The public face therefore reads through a view, which holds the
    # condition of the policies, and has no right on the table itself. The view reads as its owner. Written so that
    # the scope is read once a search and never tempts the planner away from the index of lexemes.
    op.execute("create policy owner_reads on search_item for select to current_user using (true)")
    op.execute(f"create view search_public as select * from search_item where {ONCE_IN_SCOPE}")
    op.execute("grant select on search_public to congxa_site")


def downgrade() -> None:
    op.execute("drop view search_public")
    op.drop_table("search_item")
