"""The statements of the register of documents. They run in the role of the public face."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    Subquery,
    and_,
    bindparam,
    case,
    cast,
    func,
    select,
)

from congxa.publishing.kinds.document.asked import Asked
from congxa.publishing.kinds.document.validity import AMENDS, REPLACES, Force
from congxa.publishing.public import ARTICLES, LINES, fact

KIND = "document"
_ARTICLE = ARTICLES.c


# The condition of the partial index: few documents change others.
_CHANGING = and_(_ARTICLE.kind == KIND, _ARTICLE.is_changing)
CHANGING = select(*LINES).where(_ARTICLE.unit_id == bindparam("unit_id"), _CHANGING).order_by(_ARTICLE.id)
# What the form offers to choose from: what there is.
OFFERED = (
    select(fact("type"), fact("issuer"), fact("area"), func.left(fact("issued_on"), 4))
    .where(
        _ARTICLE.unit_id == bindparam("unit_id"),
        _ARTICLE.section_id == bindparam("section_id"),
        _ARTICLE.kind == KIND,
    )
    .distinct()
)


def register(asked: Asked, today: date) -> Select[*tuple[Any, ...]]:
    """A page of the documents of a section that answer to the conditions, the one issued last first."""
    counted = select(*LINES, func.count().over().label("total"))
    return _ordered(counted, asked, today).limit(bindparam("length")).offset(bindparam("start"))


def candidates(asked: Asked, today: date) -> Select[*tuple[Any, ...]]:
    """All that answer to the other conditions, with what ``Asked.finder`` reads: folding Vietnamese is no work for the
    database, which takes a hundred times as long."""
    return _ordered(select(_ARTICLE.id, _ARTICLE.title, fact("number").label("number")), asked, today)


def _ordered(statement: Select[*tuple[Any, ...]], asked: Asked, today: date) -> Select[*tuple[Any, ...]]:
    statement = statement.where(
        _ARTICLE.unit_id == bindparam("unit_id"),
        _ARTICLE.section_id == bindparam("section_id"),
        _ARTICLE.kind == KIND,
        *_conditions(asked),
    )
    if asked.force:
        replaced, amended = _changed(REPLACES, today), _changed(AMENDS, today)
        statement = (
            statement.outerjoin_from(ARTICLES, replaced, replaced.c.id == _ARTICLE.id)
            .outerjoin(amended, amended.c.id == _ARTICLE.id)
            .where(_force(replaced.c.since, amended.c.since, today.isoformat()) == asked.force)
        )
    return statement.order_by(fact("issued_on").desc().nulls_last(), _ARTICLE.id.desc())


def _conditions(asked: Asked) -> Iterable[ColumnElement[bool]]:
    for name, said in (("type", asked.type), ("issuer", asked.issuer), ("area", asked.area)):
        if said:
            yield fact(name) == said
    if asked.year:
        yield func.left(fact("issued_on"), 4) == asked.year


def _changed(verb: str, today: date) -> Subquery:
    """The documents that others of the unit replace (or amend) by today, and since when."""
    changing = ARTICLES.alias()
    target = func.jsonb_array_elements_text(changing.c.fields[verb]).table_valued("value").alias()
    number, effective = cast(target.c.value, BigInteger), fact("effective_on", changing)
    return (
        select(number.label("id"), func.min(effective).label("since"))
        .select_from(changing)
        .join(target, effective <= today.isoformat())
        .where(
            changing.c.unit_id == bindparam("unit_id"),
            changing.c.kind == KIND,
            changing.c.is_changing,
            changing.c.fields.has_key(verb),
        )
        .group_by(number)
        .subquery()
    )


def _force(replaced: ColumnElement[Any], amended: ColumnElement[Any], today: str) -> ColumnElement[str]:
    """The same as ``validity.validity``; a test holds the two together."""
    starts, ends = fact("effective_on"), func.coalesce(fact("expires_on"), "9999")
    return case(
        (and_(replaced.is_not(None), ~and_(ends < today, ends < replaced)), Force.REPLACED.value),
        (ends < today, Force.EXPIRED.value),
        (starts.is_(None), Force.UNKNOWN.value),
        (starts > today, Force.NOT_YET.value),
        (amended.is_not(None), Force.PARTLY.value),
        else_=Force.IN_FORCE.value,
    )
