"""Prints of public texts and pictures

Revision: 0014, follows 0013
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from congxa.migrations.rights import IN_SCOPE, protect

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

IN_LINEAGE = "unit_id = any (string_to_array(current_setting('congxa.lineage', true), ',')::int[])"
SOMEBODY = "coalesce(current_setting('congxa.scope', true), '') <> ''"
OWN = "select, insert, update, delete"
# Unit by unit nothing is public here but what the desk of the unit wrote; the views below show what is public of all.
SHOWN = ("picture_use", "provenance")


def upgrade() -> None:
    _texts()
    _press()
    _answers()
    _pictures()
    _views()


def _texts() -> None:
    op.create_table(
        "public_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_public_text_unit_id")),
        sa.ForeignKeyConstraint(
            ["unit_id", "article_id"], ["article.unit_id", "article.id"], name=op.f("fk_public_text_unit_id_article_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_public_text")),
        sa.UniqueConstraint("unit_id", "id", name=op.f("uq_public_text_unit_id_id")),
        sa.UniqueConstraint("unit_id", "article_id", name=op.f("uq_public_text_unit_id_article_id")),
    )
    protect("public_text", {"desk": OWN})
    _print_table("public_print", "public_text")
    protect("public_print", {"desk": OWN}, has_sequence=False)


def _print_table(name: str, owner: str) -> None:
    op.create_table(
        name,
        sa.Column("print", sa.Integer(), nullable=False),
        sa.Column("text_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["unit_id", "text_id"],
            [f"{owner}.unit_id", f"{owner}.id"],
            name=op.f(f"fk_{name}_unit_id_text_id"),
            ondelete="CASCADE",
        ),
        # In this order: who asks has prints, and reads the numbers of the texts from the index alone.
        sa.PrimaryKeyConstraint("print", "text_id", name=op.f(f"pk_{name}")),
    )
    op.create_index(f"ix_{name}_text_id", name, ["text_id"])


def _press() -> None:
    op.create_table(
        "press_batch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by", sa.String(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_press_batch_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_press_batch")),
        sa.UniqueConstraint("unit_id", "id", name=op.f("uq_press_batch_unit_id_id")),
    )
    op.create_table(
        "press_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("newspaper", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("body", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_press_text_unit_id")),
        sa.ForeignKeyConstraint(
            ["unit_id", "batch_id"],
            ["press_batch.unit_id", "press_batch.id"],
            name=op.f("fk_press_text_unit_id_batch_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_press_text")),
        sa.UniqueConstraint("unit_id", "id", name=op.f("uq_press_text_unit_id_id")),
    )
    op.create_index("ix_press_text_batch_id", "press_text", ["batch_id"])
    _print_table("press_print", "press_text")
    protect("press_batch", {"office": "select, insert, update"})
    # Texts and prints are known from the office that brought them in downwards, as rules about links are.
    protect("press_text", {"desk": "select", "office": "select, insert, delete"})
    protect("press_print", {"desk": "select", "office": "select, insert, delete"}, has_sequence=False)
    for table in ("press_text", "press_print"):
        for role in ("desk", "office"):
            op.execute(f"create policy {role}_lineage on {table} for select to congxa_{role} using ({IN_LINEAGE})")


def _answers() -> None:
    op.create_table(
        "reuse_answer",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["unit_id", "article_id"],
            ["article.unit_id", "article.id"],
            name=op.f("fk_reuse_answer_unit_id_article_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reuse_answer")),
        sa.UniqueConstraint("unit_id", "article_id", "source", name=op.f("uq_reuse_answer_unit_id_article_id_source")),
    )
    protect("reuse_answer", {"desk": "select, insert, update", "office": "select"})


def _pictures() -> None:
    op.create_table(
        "picture_print",
        sa.Column("picture_id", sa.BigInteger(), nullable=False),
        sa.Column("part", sa.SmallInteger(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("across", sa.BigInteger(), nullable=False),
        sa.Column("down", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["unit_id", "picture_id"],
            ["picture.unit_id", "picture.id"],
            name=op.f("fk_picture_print_unit_id_picture_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("picture_id", "part", name=op.f("pk_picture_print")),
    )
    protect("picture_print", {"desk": OWN, "office": "select"}, has_sequence=False)
    op.create_table(
        "picture_twin",
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("picture_id", sa.BigInteger(), nullable=False),
        sa.Column("other_unit_id", sa.Integer(), nullable=False),
        sa.Column("other_picture_id", sa.BigInteger(), nullable=False),
        sa.Column("distance", sa.SmallInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["unit_id", "picture_id"],
            ["picture.unit_id", "picture.id"],
            name=op.f("fk_picture_twin_unit_id_picture_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["other_unit_id", "other_picture_id"],
            ["picture.unit_id", "picture.id"],
            name=op.f("fk_picture_twin_other_unit_id_other_picture_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("picture_id", "other_picture_id", name=op.f("pk_picture_twin")),
    )
    op.create_index("ix_picture_twin_other", "picture_twin", ["other_unit_id", "other_picture_id"])
    op.create_index("ix_picture_twin_unit_id", "picture_twin", ["unit_id"])
    protect("picture_twin", {"desk": OWN, "office": "select"}, has_sequence=False)
    other = IN_SCOPE.replace("unit_id", "other_unit_id")
    for role in ("desk", "office"):
        op.execute(f"create policy {role}_other on picture_twin for select to congxa_{role} using ({other})")


def _views() -> None:
    # What is public of all units may be compared by all desks. The operators that compare bits and arrays are not
    # leak-proof, so under a row-level policy PostgreSQL would ask no index with them: the views hold the condition.
    # They read as their owner.
    for table in ("public_text", "public_print", "picture_print", *SHOWN):
        op.execute(f"create policy owner_compares on {table} for select to current_user using (true)")
    op.execute("create policy owner_compares on article for select to current_user using (true)")
    op.execute(
        "create view every_public_text as select t.* from public_text t"
        " join article a on a.unit_id = t.unit_id and a.id = t.article_id"
        f" where a.state = 'published' and {SOMEBODY}"
    )
    op.execute(f"create view every_public_print as select print, text_id from public_print where {SOMEBODY}")
    op.execute(
        "create view every_public_picture as select p.* from picture_print p where exists (select from picture_use u"
        f" where u.unit_id = p.unit_id and u.picture_id = p.picture_id and u.is_live) and {SOMEBODY}"
    )
    op.execute(
        "create view every_public_claim as select u.unit_id, u.picture_id, a.id as article_id, a.title, a.slug,"
        " a.published_at, coalesce(p.basis, '') as basis, coalesce(p.author, '') as author,"
        " coalesce(p.source_name, '') as source_name"
        " from picture_use u join article a on a.unit_id = u.unit_id and a.id = u.owner_id"
        " left join provenance p on p.unit_id = u.unit_id and p.work_kind = 'picture' and p.work_id = u.picture_id"
        f" where u.is_live and u.owner_kind = 'article' and a.state = 'published' and {SOMEBODY}"
    )
    for view in ("every_public_text", "every_public_print", "every_public_picture", "every_public_claim"):
        op.execute(f"grant select on {view} to congxa_desk")
    op.execute("grant select on every_public_claim to congxa_office")


def downgrade() -> None:
    for view in ("every_public_claim", "every_public_picture", "every_public_print", "every_public_text"):
        op.execute(f"drop view {view}")
    for table in ("article", *SHOWN):
        op.execute(f"drop policy owner_compares on {table}")
    for table in ("picture_twin", "picture_print", "reuse_answer", "press_print", "press_text", "press_batch"):
        op.drop_table(table)
    for table in ("public_print", "public_text"):
        op.drop_table(table)
