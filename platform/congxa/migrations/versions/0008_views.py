"""How often a public thing was read

Revision: 0008, follows 0007
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from congxa.migrations.rights import protect

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


# The worker adds in the desk's scope; the public face reads the numbers of what it may see.
RIGHTS = {"site": "select", "desk": "select, insert, update", "office": "select"}
PUBLISHED = "exists (select from article a where a.unit_id = article_view.unit_id and a.id = article_view.article_id)"


def upgrade() -> None:
    op.create_table(
        "article_view",
        sa.Column("unit_id", sa.Integer(), sa.ForeignKey("unit.id"), nullable=False),
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("views", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id", "article_id"], ["article.unit_id", "article.id"]),
        sa.PrimaryKeyConstraint("unit_id", "article_id", "day"),
    )
    op.create_index("ix_article_view_unit_id_day", "article_view", ["unit_id", "day"])
    op.create_table(
        "site_visit",
        sa.Column("unit_id", sa.Integer(), sa.ForeignKey("unit.id"), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("views", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("unit_id", "day"),
    )
    protect("article_view", RIGHTS, PUBLISHED, has_sequence=False)
    protect("site_visit", RIGHTS, has_sequence=False)


def downgrade() -> None:
    op.drop_table("site_visit")
    op.drop_table("article_view")
