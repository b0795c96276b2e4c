"""A delivery that failed is put off, and says since when and why

Revision: 0021, follows 0019
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from congxa.migrations.rights import IN_SCOPE

revision = "0021"
down_revision = "0019"
branch_labels = None
depends_on = None

SENT = IN_SCOPE.replace("unit_id", "source_unit_id", 1)
NAMES = ("failures", "failing_since", "next_try_at", "trouble")


def upgrade() -> None:
    op.add_column("syndicated_copy", sa.Column("failures", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("syndicated_copy", sa.Column("failing_since", sa.DateTime(timezone=True), nullable=True))
    op.add_column("syndicated_copy", sa.Column("next_try_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("syndicated_copy", sa.Column("trouble", sa.String(), nullable=False, server_default=""))
    for name in ("failures", "trouble"):  # only the rows that stand need one
        op.alter_column("syndicated_copy", name, server_default=None)
    op.execute(f"grant update ({', '.join(NAMES)}) on syndicated_copy to congxa_desk")
    # The office decides nothing about what was sent; it may have what failed tried again at once.
    op.execute("grant update (next_try_at) on syndicated_copy to congxa_office")
    op.execute(f"create policy office_update on syndicated_copy for update to congxa_office using ({SENT})")


def downgrade() -> None:
    op.execute("drop policy office_update on syndicated_copy")
    for name in NAMES:
        op.drop_column("syndicated_copy", name)
