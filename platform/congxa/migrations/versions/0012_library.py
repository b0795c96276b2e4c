"""Folders, tags, crops, sharing and withdrawal of pictures

Revision: 0012, follows 0011
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from congxa.core import text

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

IN_LINEAGE = "unit_id = any (string_to_array(current_setting('congxa.lineage', true), ',')::int[])"
# What a unit shares is seen by the units below it, once it says what it shows. What was withdrawn stays visible as a
# row, so that whoever took a copy is told why.
SHARED = "is_shared and alt <> '' and binned_at is null"
SHARED_PICTURE = (
    f"exists (select from picture p where p.unit_id = provenance.unit_id and p.id = work_id and p.{SHARED})"
)

BOTH = ("picture", "file")


def upgrade() -> None:
    for table in BOTH:
        _add(table, sa.Column("folder", sa.String(), nullable=False, server_default=""))
        _add(table, sa.Column("tags", postgresql.ARRAY(sa.String()), nullable=False, server_default="{}"))
        _add(table, sa.Column("binned_at", sa.DateTime(timezone=True), nullable=True))
        _add(table, sa.Column("binned_by", sa.String(), nullable=False, server_default=""))
        op.create_index(
            f"ix_{table}_binned_at", table, ["binned_at"], postgresql_where=sa.text("binned_at is not null")
        )
        op.create_index(f"ix_{table}_unit_id_folder", table, ["unit_id", "folder"])
    _add("picture", sa.Column("crop", postgresql.ARRAY(sa.Integer()), nullable=True))
    _add("picture", sa.Column("focus_x", sa.SmallInteger(), nullable=False, server_default="50"))
    _add("picture", sa.Column("focus_y", sa.SmallInteger(), nullable=False, server_default="50"))
    _add("picture", sa.Column("edition", sa.Integer(), nullable=False, server_default="0"))
    _add("picture", sa.Column("has_renditions", sa.Boolean(), nullable=False, server_default=sa.false()))
    _add("picture", sa.Column("folded", sa.String(), nullable=False, server_default=""))
    _add("picture", sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True))
    _add("picture", sa.Column("withdrawn_by", sa.String(), nullable=False, server_default=""))
    _add("picture", sa.Column("withdrawn_reason", sa.String(), nullable=False, server_default=""))
    _add("picture", sa.Column("is_shared", sa.Boolean(), nullable=False, server_default=sa.false()))
    _add("picture", sa.Column("adopted_unit_id", sa.Integer(), nullable=True))
    _add("picture", sa.Column("adopted_id", sa.BigInteger(), nullable=True))
    op.create_index("ix_picture_waiting", "picture", ["id"], postgresql_where=sa.text("not has_renditions"))
    op.create_index("ix_picture_adopted", "picture", ["adopted_unit_id", "adopted_id"])
    op.create_index("ix_picture_shared", "picture", ["unit_id"], postgresql_where=sa.text("is_shared"))
    _fold()
    for table in BOTH:
        # What lies in the bin is not there for the public face, whatever else is said; and only that is ever deleted.
        op.execute(
            f"create policy not_binned on {table} as restrictive for select to congxa_site using (binned_at is null)"
        )
        op.execute(f"grant delete on {table} to congxa_desk")
        binned = "binned_at is not null"
        op.execute(f"create policy desk_purges on {table} as restrictive for delete to congxa_desk using ({binned})")
    op.execute("grant delete on file_page to congxa_desk")
    op.execute(f"create policy desk_shared on picture for select to congxa_desk using ({IN_LINEAGE} and {SHARED})")
    op.execute(
        "create policy desk_shared on provenance for select to congxa_desk"
        f" using ({IN_LINEAGE} and work_kind = 'picture' and {SHARED_PICTURE})"
    )


def _add(table: str, column: sa.Column[object]) -> None:
    """A column whose default serves the rows that are there, and nothing after them."""
    has_default = column.server_default is not None
    name = column.name
    op.add_column(table, column)
    if has_default:
        op.alter_column(table, name, server_default=None)


def _fold() -> None:
    """The words by which the standing pictures are found. Row-level security binds the owner too, so it steps aside."""
    op.execute("alter table picture no force row level security")
    connection = op.get_bind()
    for row in connection.execute(sa.text("select id, alt, caption, filename from picture")).all():
        folded = text.fold(f"{row.alt} {row.caption} {row.filename}")
        connection.execute(
            sa.text("update picture set folded = :folded where id = :id"), {"folded": folded, "id": row.id}
        )
    op.execute("alter table picture force row level security")


def downgrade() -> None:
    op.execute("drop policy desk_shared on provenance")
    op.execute("drop policy desk_shared on picture")
    op.execute("revoke delete on file_page from congxa_desk")
    for table in BOTH:
        op.execute(f"drop policy desk_purges on {table}")
        op.execute(f"revoke delete on {table} from congxa_desk")
        op.execute(f"drop policy not_binned on {table}")
    for index in ("ix_picture_shared", "ix_picture_adopted", "ix_picture_waiting"):
        op.drop_index(index, table_name="picture")
    for name in ("adopted_id", "adopted_unit_id", "is_shared", "withdrawn_reason", "withdrawn_by", "withdrawn_at"):
        op.drop_column("picture", name)
    for name in ("folded", "has_renditions", "edition", "focus_y", "focus_x", "crop"):
        op.drop_column("picture", name)
    for table in BOTH:
        op.drop_index(f"ix_{table}_unit_id_folder", table_name=table)
        op.drop_index(f"ix_{table}_binned_at", table_name=table)
        for name in ("binned_by", "binned_at", "tags", "folder"):
            op.drop_column(table, name)
