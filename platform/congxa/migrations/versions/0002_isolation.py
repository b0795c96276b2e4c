"""Who may touch which rows: rights of the database roles, row-level security, append-only records.

Revision: 0002, follows 0001
"""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# The bare form: wrapped in a sub-select it is 36 times slower over 3,321 units.
IN_SCOPE = "unit_id = any (string_to_array(current_setting('congxa.scope', true), ',')::int[])"
IN_LINEAGE = "unit_id = any (string_to_array(current_setting('congxa.lineage', true), ',')::int[])"

# Facts about units and hosts are public; only the platform writes them.
OPEN = ("unit", "site", "site_host", "tenant_apply")
WITHOUT_SEQUENCE = ("site", "site_host", "link_policy", "task_finding")
ACCOUNTS = ("user_account", "sign_in_failure")

# Table -> role -> rights. What is not listed is refused.
RIGHTS: dict[str, dict[str, str]] = {
    "unit": dict.fromkeys(("site", "desk", "office", "gate"), "select") | {"platform": "select, insert, update"},
    "site": dict.fromkeys(("site", "desk", "office", "gate"), "select") | {"platform": "select, insert, update"},
    "site_host": dict.fromkeys(("site", "desk", "office", "gate"), "select")
    | {"platform": "select, insert, update, delete"},
    "tenant_apply": dict.fromkeys(("site", "desk", "office", "gate"), "select") | {"platform": "select, insert"},
    "user_account": {"gate": "select, update", "platform": "select, insert, update"},
    "membership": {
        "gate": "select",
        "desk": "select",
        "office": "select",
        "platform": "select, insert, update, delete",
    },
    "sign_in_failure": {"gate": "select, insert, delete"},
    "audit_record": {
        "desk": "select, insert",
        "office": "select, insert",
        "gate": "insert, select (id)",  # the number of the row just written, and nothing else of it
        "platform": "select, insert",
    },
    "picture": {"site": "select", "desk": "select, insert, update", "office": "select"},
    "picture_use": {"site": "select", "desk": "select, insert, update, delete", "office": "select"},
    "provenance": {"site": "select", "desk": "select, insert, update, delete", "office": "select"},
    "outbound_link": {
        "site": "select",
        "desk": "select, insert, update, delete",
        "office": "select",
        "platform": "select, insert, update, delete",
    },
    "link_rule": {
        "site": "select",
        "desk": "select",
        "office": "select, insert, update",
        "platform": "select",
    },
    "link_policy": {
        "site": "select",
        "desk": "select",
        "office": "select, insert, update",
        "platform": "select",
    },
    "section": {"site": "select", "desk": "select", "office": "select", "platform": "select, insert, update"},
    "article": {"site": "select", "desk": "select, insert, update", "office": "select"},
    "article_revision": {"desk": "select, insert", "office": "select"},
    "banner": {"site": "select", "desk": "select, insert, update", "office": "select"},
    "finding": {"desk": "select", "office": "select, insert, update"},
    "directive": {"desk": "select", "office": "select, insert"},
    "directive_task": {"desk": "select, update", "office": "select, insert, update"},
    "task_finding": {"desk": "select", "office": "select, insert"},
    "task_event": {"desk": "select, insert", "office": "select, insert"},
}

# What the public face may see beyond being in scope.
PUBLISHED: dict[str, str] = {
    "article": "state = 'published'",
    "section": "is_active",
    "banner": "is_active and (expires_at is null or expires_at > now())",
    "picture_use": "is_live",
    "picture": "exists (select from picture_use u where u.unit_id = picture.unit_id and u.picture_id = picture.id)",
    "provenance": "case work_kind"
    " when 'picture' then exists (select from picture p where p.unit_id = provenance.unit_id and p.id = work_id)"
    " when 'article' then exists (select from article a where a.unit_id = provenance.unit_id and a.id = work_id)"
    " else false end",
    "outbound_link": "is_live",
}
# Rules of the units above bind, so they are visible from below.
INHERITED = ("link_rule", "link_policy")
APPEND_ONLY = ("audit_record", "article_revision", "task_event", "tenant_apply")


def _policy(table: str, role: str) -> tuple[str, str]:
    """What a role may see of a table, and what it may write there."""
    see = write = IN_SCOPE
    if table in OPEN or table in ACCOUNTS or role == "platform":
        return "true", "true"  # the platform role is held by commands alone, and its rights are few
    if role == "site" and table in PUBLISHED:
        see = f"{IN_SCOPE} and {PUBLISHED[table]}"
    if table in INHERITED:
        see = f"({IN_SCOPE} or {IN_LINEAGE})"
    if table == "directive" and role == "desk":
        # The tasks that are visible here are the unit's own.
        see = "exists (select from directive_task t where t.office_id = directive.unit_id and t.directive_id = directive.id)"
    if (table, role) in {("membership", "gate"), ("audit_record", "gate")}:
        see = write = "true"  # before anybody is known there is no scope; what the role may do here is little
    return see, write


def upgrade() -> None:
    op.execute("revoke all on schema public from public")
    for role in ("site", "desk", "office", "gate", "platform"):
        op.execute(f"grant usage on schema public to congxa_{role}")
    for table, rights in RIGHTS.items():
        op.execute(f"alter table {table} enable row level security")
        op.execute(f"alter table {table} force row level security")
        for role, verbs in rights.items():
            op.execute(f"grant {verbs} on {table} to congxa_{role}")
            if "insert" in verbs and table not in WITHOUT_SEQUENCE:
                op.execute(f"grant usage on sequence {table}_id_seq to congxa_{role}")
            see, write = _policy(table, role)
            op.execute(
                f"create policy {role}_scope on {table} for all to congxa_{role} using ({see}) with check ({write})"
            )
    op.execute(
        "create function refuse_change() returns trigger language plpgsql as"
        " $$ begin raise exception '% is append-only', tg_table_name; end $$"
    )
    for table in APPEND_ONLY:
        op.execute(
            f"create trigger append_only before update or delete or truncate on {table}"
            " for each statement execute function refuse_change()"
        )


def downgrade() -> None:
    for table in APPEND_ONLY:
        op.execute(f"drop trigger append_only on {table}")
    op.execute("drop function refuse_change()")
    for table, rights in RIGHTS.items():
        for role in rights:
            op.execute(f"drop policy {role}_scope on {table}")
            op.execute(f"revoke all on {table} from congxa_{role}")
            if table not in WITHOUT_SEQUENCE:
                op.execute(f"revoke all on sequence {table}_id_seq from congxa_{role}")
        op.execute(f"alter table {table} no force row level security")
        op.execute(f"alter table {table} disable row level security")
