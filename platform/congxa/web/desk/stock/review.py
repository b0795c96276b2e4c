"""The review of stock: what is public without its rights today, the worst first, and how much is complete."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flask import render_template, request

from congxa import copyright as rights
from congxa import publishing, readership
from congxa.copyright import Origin, WorkKind
from congxa.core import clock
from congxa.identity import Permission
from congxa.publishing import RightsShare, StockWork
from congxa.web.desk.fields import read_page
from congxa.web.desk.origins import OriginFields, OriginForm, fields_for
from congxa.web.desk.stock.places import WORKS, place_of
from congxa.web.desk.words import _
from congxa.web.requests import current_actor, current_unit, public_url

PAGE = 50
SORTS = {"bai": WorkKind.ARTICLE, "anh": WorkKind.PICTURE, "tep": WorkKind.FILE}  # in the address


@dataclass(frozen=True)
class Row:
    """A work in the list, in words."""

    work: StockWork
    sort: str
    why: str  # its rank
    url: str
    views: int


def review() -> str:
    """Everything that today's rules would stop, whatever its date; one sort of work, when it is chosen."""
    actor, unit_id = current_actor(), current_unit().unit_id
    works = publishing.stock(actor, unit_id, clock.today())
    pages = [place.article_id for work in works if work.gaps for place in work.places if place.article_id]
    listed = publishing.worst_first(works, readership.views_of(unit_id, set(pages)))
    sort = request.args.get("loai", "")
    chosen = [pair for pair in listed if sort not in SORTS or pair[0].work is SORTS[sort]]
    page = read_page(request.args.get("trang"))
    shares = publishing.shares(works)
    return render_template(
        "desk/stock.html",
        rows=[row_of(work, views) for work, views in chosen[(page - 1) * PAGE : page * PAGE]],
        found=len(chosen),
        page=page,
        has_next=len(chosen) > page * PAGE,
        kept={"loai": sort} if sort in SORTS else {},
        sort=sort,
        sorts=[(key, _(WORKS[kind]), shares[kind].lacking) for key, kind in SORTS.items()],
        shares=[(_(WORKS[kind]), share) for kind, share in shares.items() if share.total],
        whole=publishing.together(shares.values()),
        origin=fields_for_several(OriginForm()),
        form_errors=None,
        may_complete=actor.may(Permission.ARTICLE_PUBLISH, unit_id),
        site=public_url(current_unit(), "").rstrip("/"),
        batches=publishing.batches(actor, unit_id),
    )


def fields_for_several(form: OriginForm) -> OriginFields:
    """The fields of an origin that is given to several works of any sort."""
    return replace(fields_for(WorkKind.ARTICLE, form), is_for_several=True)


def row_of(work: StockWork, views: int) -> Row:
    """The work as the list shows it."""
    return Row(work, _(WORKS[work.work]), _(work.rank_words), place_of(work.work, work.id), views)


def said_of(origin: Origin) -> str:
    """An origin in a line: on what right, and whom it names; empty while nothing is said."""
    if origin.basis is None:
        return ""
    facts = rights.basis_facts(origin.basis, clock.today())
    words = _(facts.title) if facts else origin.basis.value
    return " · ".join(part for part in (words, rights.credit(origin)) if part)


def percent_of(share: RightsShare) -> str:
    """``87%``."""
    return f"{share.percent}%"
