"""The timekeeper of the worker leaves a sign of life

Revision: 0025, follows 0024
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

RIGHTS = {"desk": "select, insert, update", "office": "select", "site": "select"}  # the public face answers /readyz


def upgrade() -> None:
    op.create_table(
        "timekeeper",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    # A worker that was never started is missed as one that stopped.
    op.execute("insert into timekeeper (id, seen_at) values (1, now())")
    op.execute("alter table timekeeper enable row level security")
    op.execute("alter table timekeeper force row level security")
    for role, verbs in RIGHTS.items():
        op.execute(f"grant {verbs} on timekeeper to congxa_{role}")
        op.execute(f"create policy {role}_scope on timekeeper for all to congxa_{role} using (true) with check (true)")


def downgrade() -> None:
    op.drop_table("timekeeper")
