"""What the public face reads of articles: a view that holds the condition of the policies and gives no withheld text.

The public face has no right on the columns of the table that hold text, so no query of it can forget to ask whether
they are withheld. The view reads as its owner; who asks is still told by ``current_user``. A migration that adds a
column which readers are to see calls ``show_articles`` again.
"""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from congxa.migrations.rights import IN_SCOPE

TEXTS = {"summary": "''", "body": "''", "fields": "'{}'::jsonb"}
READS = ("site", "desk", "office")
# What search may look for in documents without opening their facts; the partial index says the same.
CHANGING = "kind = 'document' and (fields ? 'replaces' or fields ? 'amends')"


def show_articles(added: Sequence[str] = ()) -> None:
    """Make the view over the columns that the table has now; with ``added`` the view that stands gets these behind its
    own, so that what stands on it stays."""
    every = [column["name"] for column in sa.inspect(op.get_bind()).get_columns("article")]
    names = [name for name in every if name not in added]
    if not added:
        hide_articles()
    columns = ", ".join(_column(name) for name in names)
    more = "".join(f", {name}" for name in added)
    op.execute(
        f"create or replace view article_public as select {columns}, ({CHANGING}) as is_changing{more} from article"
        f" where {IN_SCOPE} and binned_at is null and (current_user <> 'congxa_site' or state = 'published')"
    )
    for role in READS:
        op.execute(f"grant select on article_public to congxa_{role}")
    op.execute("revoke select on article from congxa_site")
    plain = ", ".join(name for name in every if name not in TEXTS)
    op.execute(f"grant select ({plain}) on article to congxa_site")


def hide_articles() -> None:
    """Take the view away; what stands on it must be gone."""
    op.execute("drop view if exists article_public")


def _column(name: str) -> str:
    if name not in TEXTS:
        return name
    return f"case when is_withheld and current_user = 'congxa_site' then {TEXTS[name]} else {name} end as {name}"
