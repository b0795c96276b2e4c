"""Near pictures are found by bands of their prints, whatever is stored; a unit's prints are found by themselves

Revision: 0023, follows 0022
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

# Every fourth spot of the eight times eight, shifted from row to row (``congxa.media.bands``). Indexes over a column that
# stands there already: nothing is to be filled in, and what the views and policies of 0014 show stays what it was.
MASKS = (0x8811224488112244, 0x4488112244881122, 0x2244881122448811, 0x1122448811224488)


def upgrade() -> None:
    op.create_index("ix_picture_print_unit_id", "picture_print", ["unit_id"])
    for band, mask in enumerate(MASKS):
        signed = mask - (1 << 64) if mask >> 63 else mask
        op.create_index(
            f"ix_picture_print_band_{band}",
            "picture_print",
            [sa.text(f"(across & '{signed}'::bigint)"), "part"],
            postgresql_include=["across", "down", "unit_id", "picture_id"],
        )


def downgrade() -> None:
    for band in range(len(MASKS)):
        op.drop_index(f"ix_picture_print_band_{band}", "picture_print")
    op.drop_index("ix_picture_print_unit_id", "picture_print")
