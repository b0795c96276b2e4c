"""What colleagues say of a passage of an item

Revision: 0018, follows 0017
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from congxa.migrations.rights import protect

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

OF_BINNED = (
    "exists (select from article a where a.unit_id = remark.unit_id and a.id = remark.article_id"
    " and a.binned_at is not null)"
)


def upgrade() -> None:
    op.create_table(
        "remark",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("reply_to", sa.BigInteger(), nullable=True),
        sa.Column("on_version", sa.Integer(), nullable=False),
        sa.Column("quote", sa.String(), nullable=False),
        sa.Column("before", sa.String(), nullable=False),
        sa.Column("after", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("resolved_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_remark_unit_id")),
        sa.ForeignKeyConstraint(["by_id"], ["user_account.id"], name=op.f("fk_remark_by_id")),
        sa.ForeignKeyConstraint(
            ["unit_id", "article_id"], ["article.unit_id", "article.id"], name=op.f("fk_remark_unit_id_article_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remark")),
        # An answer stands under a remark on the same item, so the item is part of the key.
        sa.UniqueConstraint("unit_id", "article_id", "id", name=op.f("uq_remark_unit_id_article_id_id")),
        sa.ForeignKeyConstraint(
            ["unit_id", "article_id", "reply_to"],
            ["remark.unit_id", "remark.article_id", "remark.id"],
            name=op.f("fk_remark_unit_id_article_id_reply_to"),
        ),
    )
    op.create_index(
        "ix_remark_open",
        "remark",
        ["unit_id", "article_id"],
        postgresql_where=sa.text("reply_to is null and resolved_at is null"),
    )
    # Neither the public face nor the office: what colleagues say to each other stays with them.
    protect("remark", {"desk": "select, insert, update, delete"})
    op.execute(f"create policy desk_purges on remark as restrictive for delete to congxa_desk using ({OF_BINNED})")


def downgrade() -> None:
    op.drop_table("remark")
