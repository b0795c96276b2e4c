"""Folders, tags, crops, sharing and withdrawal of pictures

Revision: 0012, follows 0011
"""

from __future__ import annotations

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
