"""Licences, agreements, contributors, origins of files

Revision: 0011, follows 0010
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from congxa.migrations.rights import IN_SCOPE, protect

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

IN_LINEAGE = "unit_id = any (string_to_array(current_setting('congxa.lineage', true), ',')::int[])"
TEXTS = ("licence", "licence_version", "scope")
RECORDS = ("contributor", "agreement", "proof")
# Whoever watches over a unit sees that there is a consent and how long it lasts, never how to reach the person.
SEEN_ABOVE = (
    "id, unit_id, name, proof_id, terms, valid_until, note, created_at, created_by, closed_at, closed_by, version"
)
SHOWN = (
    "case work_kind"
    " when 'picture' then exists (select from picture p where p.unit_id = provenance.unit_id and p.id = work_id)"
    " when 'article' then exists (select from article a where a.unit_id = provenance.unit_id and a.id = work_id)"
    "{file} else false end"
)
SHOWN_FILE = " when 'file' then exists (select from file f where f.unit_id = provenance.unit_id and f.id = work_id)"


def upgrade() -> None:
    _make_agreements()
    _make_contributors()
    for name in TEXTS:
        op.add_column("provenance", sa.Column(name, sa.String(), nullable=False, server_default=""))
        op.alter_column("provenance", name, server_default=None)
    op.add_column("provenance", sa.Column("valid_from", sa.Date(), nullable=True))
    op.add_column("provenance", sa.Column("valid_until", sa.Date(), nullable=True))
    for name in RECORDS:
        column = f"{name}_id"
        op.add_column("provenance", sa.Column(column, sa.BigInteger(), nullable=True))
        op.create_index(
            f"ix_provenance_{column}", "provenance", [column], postgresql_where=sa.text(f"{column} is not null")
        )
    op.create_foreign_key(
        op.f("fk_provenance_unit_id_contributor_id"),
        "provenance",
        "contributor",
        ["unit_id", "contributor_id"],
        ["unit_id", "id"],
    )
    op.create_foreign_key(op.f("fk_provenance_agreement_id"), "provenance", "agreement", ["agreement_id"], ["id"])
    op.create_foreign_key(
        op.f("fk_provenance_unit_id_proof_id"), "provenance", "file", ["unit_id", "proof_id"], ["unit_id", "id"]
    )
    _show_origins(SHOWN.format(file=SHOWN_FILE))


def downgrade() -> None:
    _show_origins(SHOWN.format(file=""))
    for name in RECORDS:
        op.drop_column("provenance", f"{name}_id")
    for name in ("valid_until", "valid_from", *TEXTS):
        op.drop_column("provenance", name)
    op.drop_table("contributor")
    op.drop_table("agreement")


def _make_agreements() -> None:
    op.create_table(
        "agreement",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("partner", sa.String(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("works", JSONB(), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("covers_below", sa.Boolean(), nullable=False),
        *_record_columns("agreement"),
    )
    protect("agreement", {"desk": "select, insert, update", "office": "select"})
    # What a unit above lets the units below use is seen there, also by who watches them, and changed by its own desk.
    seen = f"({IN_SCOPE} or (covers_below and {IN_LINEAGE}))"
    op.execute(f"alter policy office_scope on agreement using ({seen})")
    op.execute("drop policy desk_scope on agreement")
    op.execute(f"create policy desk_reads on agreement for select to congxa_desk using ({seen})")
    op.execute(f"create policy desk_makes on agreement for insert to congxa_desk with check ({IN_SCOPE})")
    op.execute(
        f"create policy desk_changes on agreement for update to congxa_desk using ({IN_SCOPE}) with check ({IN_SCOPE})"
    )


def _make_contributors() -> None:
    op.create_table(
        "contributor",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column("terms", sa.String(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        *_record_columns("contributor"),
    )
    protect("contributor", {"desk": "select, insert, update", "office": "select"})
    op.execute("revoke select on contributor from congxa_office")
    op.execute(f"grant select ({SEEN_ABOVE}) on contributor to congxa_office")


def _record_columns(table: str) -> tuple[sa.schema.SchemaItem, ...]:
    return (
        sa.Column("proof_id", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f(f"fk_{table}_unit_id")),
        sa.ForeignKeyConstraint(
            ["unit_id", "proof_id"], ["file.unit_id", "file.id"], name=op.f(f"fk_{table}_unit_id_proof_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("unit_id", "id", name=op.f(f"uq_{table}_unit_id_id")),
    )


def _show_origins(shown: str) -> None:
    seen = f"{IN_SCOPE} and {shown}"
    op.execute(f"alter policy site_scope on provenance using ({seen}) with check ({seen})")
