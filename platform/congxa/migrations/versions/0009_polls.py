"""Votes in polls

Revision: 0009, follows 0008
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from congxa.migrations.rights import IN_SCOPE

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

# The one thing that the public face may add: a vote, for an option that there is, in a poll that it can see (published,
# in scope) and that is open today in Vietnam. It reads what was voted for, never by whom, and changes nothing.
OPEN_POLL = (
    "voter is not null and choice >= 0 and exists (select from article a"
    " where a.unit_id = poll_vote.unit_id and a.id = poll_vote.article_id and a.kind = 'poll'"
    " and choice < jsonb_array_length(a.fields->'options')"
    " and to_char(now() at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD')"
    " between a.fields->>'opens_on' and a.fields->>'closes_on')"
)


def upgrade() -> None:
    op.create_table(
        "poll_vote",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("choice", sa.SmallInteger(), nullable=False),
        sa.Column("voter", sa.String(), nullable=True),
        sa.Column("voted_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_poll_vote_unit_id")),
        sa.ForeignKeyConstraint(
            ["unit_id", "article_id"], ["article.unit_id", "article.id"], name=op.f("fk_poll_vote_unit_id_article_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_poll_vote")),
        sa.UniqueConstraint("article_id", "voter", name=op.f("uq_poll_vote_article_id_voter")),
    )
    op.execute("alter table poll_vote enable row level security")
    op.execute("alter table poll_vote force row level security")
    op.execute("grant select (unit_id, article_id, choice) on poll_vote to congxa_site")
    op.execute("grant insert (unit_id, article_id, choice, voter, voted_on) on poll_vote to congxa_site")
    op.execute("grant usage on sequence poll_vote_id_seq to congxa_site")
    op.execute(f"create policy site_reads on poll_vote for select to congxa_site using ({IN_SCOPE})")
    op.execute(
        f"create policy site_votes on poll_vote for insert to congxa_site with check ({IN_SCOPE} and {OPEN_POLL})"
    )
    # The desk counts, and the worker forgets the voters of polls that are over.
    op.execute("grant select (unit_id, article_id, choice, voter), update (voter) on poll_vote to congxa_desk")
    op.execute(
        f"create policy desk_scope on poll_vote for all to congxa_desk using ({IN_SCOPE})"
        f" with check ({IN_SCOPE} and voter is null)"
    )


def downgrade() -> None:
    op.drop_table("poll_vote")
