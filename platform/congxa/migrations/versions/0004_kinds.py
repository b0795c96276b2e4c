"""What the kinds of content keep beyond title and text

Revision: 0004, follows 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    empty = sa.text("'{}'::jsonb")
    op.add_column("article", sa.Column("fields", postgresql.JSONB(), nullable=False, server_default=empty))
    op.alter_column("article", "fields", server_default=None)
    op.create_index("ix_article_unit_id_kind_published_at", "article", ["unit_id", "kind", "published_at"])
    # Few documents replace or amend others; whoever asks how a document stands reads these alone. (A condition on facts
    # reads no index in the role of the public face: its operators are not leak-proof. A partial index is read.)
    changing = sa.text("kind = 'document' and (fields ? 'replaces' or fields ? 'amends')")
    op.create_index("ix_article_changing_documents", "article", ["unit_id"], postgresql_where=changing)
    for table in ("article", "section"):
        op.execute(f"update {table} set kind = 'document' where kind = 'documents'")


def downgrade() -> None:
    for table in ("article", "section"):
        op.execute(f"update {table} set kind = 'documents' where kind = 'document'")
    op.drop_index("ix_article_changing_documents", table_name="article")
    op.drop_index("ix_article_unit_id_kind_published_at", table_name="article")
    op.drop_column("article", "fields")
