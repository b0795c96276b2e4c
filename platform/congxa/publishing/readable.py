"""Which columns of an article may the public face read? All, but the text of what is withheld.

``article_public`` is a view (migration 0015): for the public face it holds the condition of the policies and gives no
summary, body or facts of an article whose rights ran out; for the desk it is the table. The public face has no right on
those columns of the table, so that a query which forgets this fails instead of leaking.
"""

from __future__ import annotations

from typing import cast

from sqlalchemy import BigInteger, Boolean, Column, Integer, MetaData, String, Table

from congxa.publishing.models import Article

ARTICLES = Table(
    "article_public",
    MetaData(),  # a view is no table of the schema
    *(Column(each.name, each.type) for each in cast(Table, Article.__table__).columns),
    Column("is_changing", Boolean),  # a document that replaces or amends others; an index knows them
)

# A view of migration 0010: which items were public once and are no more, and nothing else of them.
GONE = Table(
    "article_gone",
    MetaData(),
    *(Column("unit_id", Integer), Column("id", BigInteger), Column("state", String)),
)
