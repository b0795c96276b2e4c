"""Items of a supervising unit on the sites below it

Revision: 0016, follows 0015
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from congxa.migrations.public_article import hide_articles, show_articles
from congxa.migrations.rights import IN_SCOPE

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

SENT = IN_SCOPE.replace("unit_id", "source_unit_id", 1)


def upgrade() -> None:
    op.create_table(
        "syndicated_copy",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.BigInteger(), nullable=True),
        sa.Column("source_unit_id", sa.Integer(), nullable=False),
        sa.Column("source_article_id", sa.BigInteger(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("mode", "state", "section")),
        *(sa.Column(name, sa.Boolean(), nullable=False) for name in ("may_decline", "goes_live")),
        *(sa.Column(name, sa.Boolean(), nullable=False) for name in ("is_pending", "is_changed")),
        sa.Column("title", sa.String(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("sent_version", "delivered_version")),
        sa.Column("offered", postgresql.JSONB(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("note", "reason")),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_syndicated_copy_unit_id")),
        sa.ForeignKeyConstraint(["source_unit_id"], ["unit.id"], name=op.f("fk_syndicated_copy_source_unit_id")),
        sa.ForeignKeyConstraint(
            ["source_unit_id", "source_article_id"],
            ["article.unit_id", "article.id"],
            name=op.f("fk_syndicated_copy_source_unit_id_source_article_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_syndicated_copy")),
        sa.UniqueConstraint(
            "source_unit_id",
            "source_article_id",
            "unit_id",
            name=op.f("uq_syndicated_copy_source_unit_id_source_article_id_unit_id"),
        ),
    )
    op.create_index("ix_syndicated_copy_unit_id_article_id", "syndicated_copy", ["unit_id", "article_id"])
    op.create_index(
        "ix_syndicated_copy_pending", "syndicated_copy", ["unit_id"], postgresql_where=sa.text("is_pending")
    )
    op.execute("alter table syndicated_copy enable row level security")
    op.execute("alter table syndicated_copy force row level security")
    op.execute("grant select, insert, update, delete on syndicated_copy to congxa_desk")
    op.execute("grant usage on sequence syndicated_copy_id_seq to congxa_desk")
    op.execute("grant select on syndicated_copy to congxa_office")
    # Both sides see it; only the sender makes one, or lets go of it.
    for verb in ("select", "update"):
        op.execute(
            f"create policy desk_{verb} on syndicated_copy for {verb} to congxa_desk using ({IN_SCOPE} or {SENT})"
        )
    op.execute(f"create policy desk_insert on syndicated_copy for insert to congxa_desk with check ({SENT})")
    op.execute(f"create policy desk_delete on syndicated_copy for delete to congxa_desk using ({SENT})")
    op.execute(
        f"create policy office_select on syndicated_copy for select to congxa_office using ({IN_SCOPE} or {SENT})"
    )
    op.add_column("article", sa.Column("source_unit_id", sa.Integer(), nullable=True))
    op.add_column("article", sa.Column("source_article_id", sa.BigInteger(), nullable=True))
    op.create_foreign_key("fk_article_source_unit_id", "article", "unit", ["source_unit_id"], ["id"])
    show_articles(("source_unit_id", "source_article_id"))


def downgrade() -> None:
    connection = op.get_bind()
    vote = connection.execute(
        sa.text("select with_check from pg_policies where tablename = 'poll_vote' and policyname = 'site_votes'")
    ).scalar_one()
    op.execute("alter policy site_votes on poll_vote with check (false)")  # it stands on the view
    hide_articles()
    op.execute("revoke select on article from congxa_site")
    op.drop_constraint("fk_article_source_unit_id", "article")
    op.drop_column("article", "source_article_id")
    op.drop_column("article", "source_unit_id")
    show_articles()
    op.execute(f"alter policy site_votes on poll_vote with check ({vote})")
    op.drop_table("syndicated_copy")
