"""Which documents of the unit does this one clash with? Asks the database in the role of the desk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import func, select

from congxa.core.db import db, hold
from congxa.core.errors import Problem
from congxa.core.text import fold, shorten
from congxa.core.words import say
from congxa.publishing.kinds.document.facts import FIELDS
from congxa.publishing.kinds.document.notation import tidied
from congxa.publishing.kinds.document.validity import AMENDS, REPLACES
from congxa.publishing.kinds.kind import Values
from congxa.publishing.models import Article
from congxa.publishing.states import ENDED, STATE_TITLES, ArticleState

_LABELS = {field.name: field.label for field in FIELDS}


def clashes(unit_id: int, article_id: int | None, values: Values) -> Iterable[Problem]:
    """Another item for the same document; changed documents that are none, or are changed by their elders."""
    if values["number"] and values["issuer"]:
        yield from _same_number(unit_id, article_id, values)
    named = _named(unit_id, {*values[REPLACES], *values[AMENDS]})
    for verb in (REPLACES, AMENDS):
        for number in values[verb]:
            yield from _impossible(verb, number, article_id, named, values)


def _same_number(unit_id: int, article_id: int | None, values: Values) -> Iterable[Problem]:
    number = tidied(values["number"]).lower()
    # Two clerks who type the same document at once: the second waits here until the first has saved.
    hold(f"document:{number}", unit_id)
    twins = db.session.scalars(
        select(Article).where(
            Article.unit_id == unit_id,
            Article.kind == "document",
            Article.state.not_in(ENDED),
            func.lower(Article.fields["number"].astext) == number,
        )
    )
    for twin in twins:
        if twin.id != article_id and _is_same(twin, values):
            state = say(STATE_TITLES[ArticleState(twin.state)]).lower()
            yield Problem(
                "number",
                say(
                    "Số %(number)s của %(issuer)s đã có ở mục “%(title)s” (%(state)s). Hãy mở mục đó để sửa,"
                    " gỡ mục đó nếu đăng nhầm, hoặc xem lại số, cơ quan và ngày ban hành.",
                    number=values["number"],
                    issuer=values["issuer"],
                    title=shorten(twin.title, 120),
                    state=state,
                ),
            )


def _is_same(twin: Article, values: Values) -> bool:
    """Numbers begin anew every year, at every issuer."""
    year = str(twin.fields.get("issued_on") or "")[:4]
    ours = str(values["issued_on"].year) if values["issued_on"] else ""
    return fold(twin.fields.get("issuer") or "") == fold(values["issuer"]) and (year == ours or not (year and ours))


def _named(unit_id: int, numbers: set[int]) -> Mapping[int, Article]:
    if not numbers:
        return {}
    known = select(Article).where(Article.unit_id == unit_id, Article.kind == "document", Article.id.in_(numbers))
    return {row.id: row for row in db.session.scalars(known)}


def _impossible(
    verb: str, number: int, article_id: int | None, named: Mapping[int, Article], values: Values
) -> Iterable[Problem]:
    label, other = _LABELS[verb], named.get(number)
    if other is None:
        yield Problem(verb, say("%(label)s: văn bản đã chọn không còn trong trang. Hãy bỏ chọn.", label=say(label)))
        return
    name = other.fields.get("number") or shorten(other.title, 80)
    if number == article_id:
        yield Problem(
            verb,
            say("%(label)s: văn bản không thể tự chọn chính nó. Hãy bỏ chọn %(name)s.", label=say(label), name=name),
        )
    elif article_id is not None and article_id in (*other.fields.get(REPLACES, ()), *other.fields.get(AMENDS, ())):
        yield Problem(
            verb,
            say(
                "%(label)s: %(name)s đã ghi là thay thế hoặc sửa đổi chính văn bản này. Hãy bỏ một trong hai.",
                label=say(label),
                name=name,
            ),
        )
    elif values["issued_on"] and str(other.fields.get("issued_on") or "") > values["issued_on"].isoformat():
        yield Problem(
            verb,
            say(
                "%(label)s: %(name)s ban hành sau văn bản này. Hãy xem lại ngày ban hành hoặc bỏ chọn.",
                label=say(label),
                name=name,
            ),
        )
