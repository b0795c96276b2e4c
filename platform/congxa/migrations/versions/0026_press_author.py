"""Who wrote the work that a press review quotes stands in its origin, as for every other text

Revision: 0026, follows 0025
"""

from __future__ import annotations

from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

TABLES = ("article", "provenance")
OF_REVIEW = "p.unit_id = article.unit_id and p.work_kind = 'article' and p.work_id = article.id"


def upgrade() -> None:
    for table in TABLES:  # row-level security binds the owner too, so it steps aside
        op.execute(f"alter table {table} no force row level security")
    op.execute(
        "update provenance p set author = article.fields->>'work_author' from article"
        f" where {OF_REVIEW}"
        " and article.kind = 'press_review' and p.author = '' and article.fields ? 'work_author'"
    )
    op.execute(
        "update article set fields = fields - 'work_author' where kind = 'press_review' and fields ? 'work_author'"
        f" and exists (select from provenance p where {OF_REVIEW})"
    )
    for table in TABLES:
        op.execute(f"alter table {table} force row level security")


def downgrade() -> None:
    """The author stays in the origin, where the earlier pages read it as well."""
