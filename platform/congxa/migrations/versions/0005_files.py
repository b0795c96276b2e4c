"""Files: documents, films, captions; the pages of a PDF; where each file is used

Revision: 0005, follows 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from congxa.migrations.rights import protect

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "file",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("filename", sa.String(), nullable=False),
        sa.Column("sort", sa.String(), nullable=False),
        sa.Column("content_type", sa.String(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("has_pictures", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_file_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_file")),
        sa.UniqueConstraint("unit_id", "id", name=op.f("uq_file_unit_id_id")),
        sa.UniqueConstraint("unit_id", "sha256", name=op.f("uq_file_unit_id_sha256")),
    )
    op.create_index("ix_file_waiting", "file", ["id"], postgresql_where=sa.text("pages > 0 and not has_pictures"))
    op.create_table(
        "file_page",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("width", sa.Float(), nullable=False),
        sa.Column("height", sa.Float(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_file_page_unit_id")),
        sa.ForeignKeyConstraint(
            ["unit_id", "file_id"], ["file.unit_id", "file.id"], name=op.f("fk_file_page_unit_id_file_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_file_page")),
        sa.UniqueConstraint("unit_id", "file_id", "number", name=op.f("uq_file_page_unit_id_file_id_number")),
    )
    op.create_table(
        "file_use",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.BigInteger(), nullable=False),
        sa.Column("owner_kind", sa.String(), nullable=False),
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("is_live", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_file_use_unit_id")),
        sa.ForeignKeyConstraint(
            ["unit_id", "file_id"], ["file.unit_id", "file.id"], name=op.f("fk_file_use_unit_id_file_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_file_use")),
        sa.UniqueConstraint(
            "unit_id",
            "file_id",
            "owner_kind",
            "owner_id",
            "field",
            name=op.f("uq_file_use_unit_id_file_id_owner_kind_owner_id_field"),
        ),
    )
    op.create_index("ix_file_use_owner", "file_use", ["unit_id", "owner_kind", "owner_id"])
    protect("file_use", {"site": "select", "desk": "select, insert, update, delete", "office": "select"}, "is_live")
    protect(
        "file",
        {"site": "select", "desk": "select, insert, update", "office": "select"},
        "exists (select from file_use u where u.unit_id = file.unit_id and u.file_id = file.id)",
    )
    protect(
        "file_page",
        {"site": "select", "desk": "select, insert", "office": "select"},
        "exists (select from file f where f.unit_id = file_page.unit_id and f.id = file_page.file_id)",
    )


def downgrade() -> None:
    for table in ("file_page", "file_use", "file"):
        op.drop_table(table)
