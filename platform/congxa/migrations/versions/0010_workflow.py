"""The way of an item in full: two pairs of eyes, an end, the bin

Revision: 0010, follows 0009
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from congxa.migrations.rights import IN_SCOPE

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

# What lies in the bin is nowhere else: a query cannot forget it, one has to ask for it (``core.db.open_bin``).
OUT_OF_BIN = "(binned_at is null or current_setting('congxa.bin', true) = 'open')"
# Was public once and is no more: told of by its number alone. The view reads as its owner.
GONE = "published_at is not null and (binned_at is not null or state <> 'published')"
# Of what leaves the bin for good, and of nothing else, these may be deleted.
DELETED_WITH_IT = ("article_revision", "poll_vote")
OF_BINNED = (
    "exists (select from article a where a.unit_id = {table}.unit_id and a.id = {table}.article_id"
    " and a.binned_at is not null)"
)


def upgrade() -> None:
    _add(sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True))
    _add(sa.Column("form_key", sa.String(), nullable=True))
    _add(sa.Column("written_by", sa.String(), nullable=False, server_default=""))
    _add(sa.Column("approved_by", sa.String(), nullable=False, server_default=""))
    # What is public already was judged when it went out.
    _add(sa.Column("has_second_eyes", sa.Boolean(), nullable=False, server_default=sa.true()))
    _add(sa.Column("binned_at", sa.DateTime(timezone=True), nullable=True))
    _add(sa.Column("binned_by", sa.String(), nullable=False, server_default=""))
    for name, condition in (("expires_at", "state = 'published'"), ("binned_at", "binned_at is not null")):
        op.create_index(f"ix_article_{name}", "article", [name], postgresql_where=sa.text(condition))
    op.create_unique_constraint("uq_article_unit_id_form_key", "article", ["unit_id", "form_key"])
    op.execute(f"alter policy site_scope on article using ({IN_SCOPE} and state = 'published' and binned_at is null)")
    for role in ("desk", "office"):
        op.execute(f"alter policy {role}_scope on article using ({IN_SCOPE} and {OUT_OF_BIN}) with check ({IN_SCOPE})")
    op.execute(f"create view article_gone as select unit_id, id, state from article where {IN_SCOPE} and {GONE}")
    op.execute("grant select on article_gone to congxa_site")
    op.execute("grant delete on article to congxa_desk")
    op.execute(
        "create policy desk_purges on article as restrictive for delete to congxa_desk using (binned_at is not null)"
    )
    for table in DELETED_WITH_IT:
        op.execute(f"grant delete on {table} to congxa_desk")
        op.execute(
            f"create policy desk_purges on {table} as restrictive for delete to congxa_desk"
            f" using ({OF_BINNED.format(table=table)})"
        )
    op.execute("drop trigger append_only on article_revision")
    op.execute(
        "create trigger append_only before update or truncate on article_revision"
        " for each statement execute function refuse_change()"
    )


def _add(column: sa.Column[object]) -> None:
    has_default, name = column.server_default is not None, column.name
    op.add_column("article", column)
    if has_default:
        op.alter_column("article", name, server_default=None)


def downgrade() -> None:
    op.execute("drop view article_gone")
    op.execute("drop trigger append_only on article_revision")
    op.execute(
        "create trigger append_only before update or delete or truncate on article_revision"
        " for each statement execute function refuse_change()"
    )
    for table in (*DELETED_WITH_IT, "article"):
        op.execute(f"drop policy desk_purges on {table}")
        op.execute(f"revoke delete on {table} from congxa_desk")
    for role, seen in (("desk", IN_SCOPE), ("office", IN_SCOPE), ("site", f"{IN_SCOPE} and state = 'published'")):
        op.execute(f"alter policy {role}_scope on article using ({seen})")
    op.drop_constraint("uq_article_unit_id_form_key", "article")
    for name in ("binned_at", "expires_at"):
        op.drop_index(f"ix_article_{name}", "article")
    for name in ("binned_by", "binned_at", "has_second_eyes", "approved_by", "written_by", "form_key", "expires_at"):
        op.drop_column("article", name)
