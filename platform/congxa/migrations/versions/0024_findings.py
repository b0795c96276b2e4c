"""The desk keeps the findings of its own rights that ended: opened and closed in the work that withholds

Revision: 0024, follows 0023
"""

from __future__ import annotations

from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

# Every other finding is the office's alone: a commune does not close what was found at it.
OF_RIGHTS = "\"check\" = 'rights_expired'"


def upgrade() -> None:
    op.execute("grant insert, update on finding to congxa_desk")
    op.execute("grant usage on sequence finding_id_seq to congxa_desk")
    op.execute(f"create policy desk_finds on finding as restrictive for insert to congxa_desk with check ({OF_RIGHTS})")
    op.execute(
        "create policy desk_settles on finding as restrictive for update to congxa_desk"
        f" using ({OF_RIGHTS}) with check ({OF_RIGHTS})"
    )


def downgrade() -> None:
    op.execute("drop policy desk_settles on finding")
    op.execute("drop policy desk_finds on finding")
    op.execute("revoke usage on sequence finding_id_seq from congxa_desk")
    op.execute("revoke insert, update on finding from congxa_desk")
