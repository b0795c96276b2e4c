"""What is withheld because its rights ran out, the notices before it, and the review of what is public

Revision: 0015, follows 0014
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from congxa.migrations.public_article import hide_articles, show_articles
from congxa.migrations.rights import IN_SCOPE, hide, protect

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

WORKS = ("article", "picture", "file")
# As in 0009, but over what the public face may read.
OPEN_POLL = (
    "voter is not null and choice >= 0 and exists (select from {articles} a"
    " where a.unit_id = poll_vote.unit_id and a.id = poll_vote.article_id and a.kind = 'poll'"
    " and choice < jsonb_array_length(a.fields->'options')"
    " and to_char(now() at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD')"
    " between a.fields->>'opens_on' and a.fields->>'closes_on')"
)
IN_USE = "exists (select from file_use u where u.unit_id = file.unit_id and u.file_id = file.id)"


def upgrade() -> None:
    for table in WORKS:
        op.add_column(table, sa.Column("rights_until", sa.Date(), nullable=True))
        op.add_column(table, sa.Column("is_withheld", sa.Boolean(), nullable=False, server_default=sa.false()))
        op.alter_column(table, "is_withheld", server_default=None)
        op.create_index(
            f"ix_{table}_rights_until",
            table,
            ["unit_id", "rights_until"],
            postgresql_where=sa.text("rights_until is not null"),
        )
    for table in ("picture", "file"):
        hide(table, "evidence")
    op.create_table(
        "rights_notice",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("work_kind", sa.String(), nullable=False),
        sa.Column("work_id", sa.BigInteger(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("read_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_rights_notice_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rights_notice")),
        sa.UniqueConstraint(
            "unit_id",
            "work_kind",
            "work_id",
            "ends_on",
            "days",
            name=op.f("uq_rights_notice_unit_id_work_kind_work_id_ends_on_days"),
        ),
    )
    protect("rights_notice", {"desk": "select, insert, update", "office": "select"})
    _make_review()
    op.execute("create policy owner_reads on article for select to current_user using (true)")
    show_articles()
    _let_vote("article_public")
    # A withheld file is not there for the public face, nor are its pages: their policy asks for the file.
    _let_see_files(f"{IN_USE} and not is_withheld")


def downgrade() -> None:
    _let_vote("article")
    _let_see_files(IN_USE)
    hide_articles()
    op.execute("drop policy owner_reads on article")
    op.execute("revoke select on article from congxa_site")
    op.execute("grant select on article to congxa_site")
    for table in ("rights_batch", "rights_stock", "rights_notice"):
        op.drop_table(table)
    for table in reversed(WORKS):
        op.drop_index(f"ix_{table}_rights_until", table)
        op.drop_column(table, "is_withheld")
        op.drop_column(table, "rights_until")


def _make_review() -> None:
    op.create_table(
        "rights_stock",
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("work_kind", sa.String(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("complete", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_rights_stock_unit_id")),
        sa.PrimaryKeyConstraint("unit_id", "day", "work_kind", name=op.f("pk_rights_stock")),
    )
    op.create_table(
        "rights_batch",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("origin", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("works", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_rights_batch_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rights_batch")),
        sa.UniqueConstraint("unit_id", "id", name=op.f("uq_rights_batch_unit_id_id")),
    )
    protect("rights_stock", {"desk": "select, insert, update", "office": "select"}, has_sequence=False)
    protect("rights_batch", {"desk": "select, insert, update", "office": "select"})


def _let_vote(articles: str) -> None:
    open_poll = OPEN_POLL.format(articles=articles)
    op.execute(f"alter policy site_votes on poll_vote with check ({IN_SCOPE} and {open_poll})")


def _let_see_files(published: str) -> None:
    seen = f"{IN_SCOPE} and {published}"
    op.execute(f"alter policy site_scope on file using ({seen}) with check ({seen})")
