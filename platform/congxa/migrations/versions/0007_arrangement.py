"""What a desk arranges of its own site: what is in force, and the draft of it

Revision: 0007, follows 0006
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from congxa.migrations.rights import IN_SCOPE, protect

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

READERS = ("site", "office", "gate", "platform")


def upgrade() -> None:
    op.create_table(
        "site_arrangement",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("content", postgresql.JSONB(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_site_arrangement_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_arrangement")),
    )
    op.create_index("ix_site_arrangement_unit_id_part_id", "site_arrangement", ["unit_id", "part", "id"])
    op.create_table(
        "arrangement_draft",
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("content", postgresql.JSONB(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_arrangement_draft_unit_id")),
        sa.PrimaryKeyConstraint("unit_id", "part", name=op.f("pk_arrangement_draft")),
    )
    protect("arrangement_draft", {"desk": "select, insert, update"}, has_sequence=False)
    _open_arrangement()


def _open_arrangement() -> None:
    """How a site is arranged is public, like its tenant file, and every process reads it for all units at once. A desk
    adds to its own unit, and nobody changes or takes away."""
    table = "site_arrangement"
    op.execute(f"alter table {table} enable row level security")
    op.execute(f"alter table {table} force row level security")
    for role in READERS:
        op.execute(f"grant select on {table} to congxa_{role}")
        op.execute(f"create policy {role}_scope on {table} for select to congxa_{role} using (true)")
    op.execute(f"grant select, insert on {table} to congxa_desk")
    op.execute(f"grant usage on sequence {table}_id_seq to congxa_desk")
    op.execute(f"create policy desk_reads on {table} for select to congxa_desk using (true)")
    op.execute(f"create policy desk_scope on {table} for insert to congxa_desk with check ({IN_SCOPE})")
    op.execute(
        f"create trigger append_only before update or delete or truncate on {table}"
        " for each statement execute function refuse_change()"
    )


def downgrade() -> None:
    op.drop_table("arrangement_draft")
    op.drop_table("site_arrangement")
