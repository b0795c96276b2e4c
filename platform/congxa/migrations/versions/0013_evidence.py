"""What files say of themselves

Revision: 0013, follows 0012
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from congxa.migrations.rights import hide

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

BOTH = ("picture", "file")


def upgrade() -> None:
    for table in BOTH:
        op.add_column(table, sa.Column("evidence", JSONB(), nullable=False, server_default=sa.text("'{}'::jsonb")))
        op.alter_column(table, "evidence", server_default=None)
        # Names of people, cameras and programs are for the desk; readers are shown none of it.
        hide(table, "evidence")


def downgrade() -> None:
    for table in BOTH:
        op.execute(f"grant select on {table} to congxa_site")
        op.drop_column(table, "evidence")
