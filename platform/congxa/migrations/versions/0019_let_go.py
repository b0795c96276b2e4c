"""What names an item lets go of it when it leaves the bin for good; who a copy comes from and goes to stays

Revision: 0019, follows 0018
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

# Both name an item by a foreign key: as long as they cannot be deleted, neither can what was ever read or explained.
LET_GO = ("article_view", "reuse_answer")
OF_BINNED = (
    "exists (select from article a where a.unit_id = {table}.unit_id and a.id = {table}.article_id"
    " and a.binned_at is not null)"
)
# Sender and receiver both change a copy, so its policy lets the row be theirs before and after; without this a unit
# could make itself the sender of what it was sent, or send a third one's row elsewhere.
WHOSE = ("id", "unit_id", "source_unit_id", "source_article_id")


def upgrade() -> None:
    for table in LET_GO:
        op.execute(f"grant delete on {table} to congxa_desk")
        op.execute(
            f"create policy desk_purges on {table} as restrictive for delete to congxa_desk"
            f" using ({OF_BINNED.format(table=table)})"
        )
    every = [column["name"] for column in sa.inspect(op.get_bind()).get_columns("syndicated_copy")]
    changeable = ", ".join(f'"{name}"' for name in every if name not in WHOSE)
    op.execute("revoke update on syndicated_copy from congxa_desk")
    op.execute(f"grant update ({changeable}) on syndicated_copy to congxa_desk")


def downgrade() -> None:
    op.execute("grant update on syndicated_copy to congxa_desk")
    for table in LET_GO:
        op.execute(f"drop policy desk_purges on {table}")
        op.execute(f"revoke delete on {table} from congxa_desk")
