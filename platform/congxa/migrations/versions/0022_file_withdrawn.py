"""A file can be taken off the site, and readers are told so and why

Revision: 0022, follows 0021
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

NAMES = ("withdrawn_at", "withdrawn_by", "withdrawn_reason")


def upgrade() -> None:
    op.add_column("file", sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True))
    for name in NAMES[1:]:
        op.add_column("file", sa.Column(name, sa.String(), nullable=False, server_default=""))
        op.alter_column("file", name, server_default=None)  # only the rows that stand need one
    op.execute(f"grant select ({', '.join(NAMES)}) on file to congxa_site")


def downgrade() -> None:
    for name in NAMES:
        op.drop_column("file", name)
