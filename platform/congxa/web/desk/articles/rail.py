"""What stands beside an article: where it is on its way, what it lacks, the steps that are open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from congxa import publishing, readership, reuse, tenancy
from congxa.core.errors import Problem
from congxa.identity import Permission
from congxa.publishing import STATE_TITLES, STEP_TITLES, Article, ArticleState
from congxa.web.desk.articles import elsewhere
from congxa.web.desk.articles.steps import first_steps, steps_offered, waits_for_another
from congxa.web.desk.words import _
from congxa.web.requests import current_actor, current_unit, public_url

STATE_KINDS = {
    ArticleState.DRAFT: "muted",
    ArticleState.SUBMITTED: "warn",
    ArticleState.RETURNED: "bad",
    ArticleState.APPROVED: "good",
    ArticleState.SCHEDULED: "warn",
    ArticleState.PUBLISHED: "good",
    ArticleState.WITHDRAWN: "bad",
    ArticleState.EXPIRED: "muted",
    ArticleState.ARCHIVED: "muted",
}


def rail(article: Article | None, gaps: tuple[Problem, ...]) -> dict[str, Any]:
    """What ``rail.html`` shows of an article; of none while a new one is written."""
    actor, unit = current_actor(), current_unit()
    public = article is not None and article.state == ArticleState.PUBLISHED
    address = publishing.address(article.id, article.slug) if article else ""
    return {
        "article": article,
        "gaps": gaps,
        "steps": steps_offered(actor, article) if article else first_steps(actor, unit.unit_id),
        "waits_for_another": article is not None and waits_for_another(actor, article),
        "step_titles": {step: _(title) for step, title in STEP_TITLES.items()},
        "state_title": _(STATE_TITLES[ArticleState(article.state) if article else ArticleState.DRAFT]),
        "state_kind": STATE_KINDS[ArticleState(article.state)] if article else "muted",
        **_between_units(article),
        "standing_still": publishing.timekeeping.standing_still() if article and _awaits_its_hour(article) else "",
        "bin_days": publishing.bin_days(unit.unit_id),
        "may_bin": article is not None and publishing.may_bin(actor, article),
        "public_address": public_url(unit, address) if public else "",
        "told": _told(article) if article else (),
        "elsewhere": elsewhere.of(article) if article else None,
        "owner_of": reuse.owner_of,
        "views": readership.views_of(unit.unit_id, [article.id]).get(article.id, 0) if article else 0,
    }


def _awaits_its_hour(article: Article) -> bool:
    return article.state == ArticleState.SCHEDULED or (
        article.state == ArticleState.PUBLISHED and article.expires_at is not None
    )


def _between_units(article: Article | None) -> dict[str, Any]:
    """Whether the item can be sent to units below, and what it is when it came from above."""
    actor, unit = current_actor(), current_unit()
    has_below = bool(tenancy.directory().below.get(unit.unit_id))
    may_send = article is not None and has_below and article.source_unit_id is None
    return {
        "may_send": may_send and actor.may(Permission.ARTICLE_SYNDICATE, unit.unit_id),
        "units_with": publishing.watching.units_with(unit.unit_id, article.id) if article and has_below else 0,
        "copy": publishing.bonds.copy_of(article) if article else None,
        "sender": tenancy.title_of(article.source_unit_id) if article and article.source_unit_id else "",
    }


def _told(article: Article) -> Sequence[tuple[str, str]]:
    """What the kind tells of an item beside its form, such as the votes of a poll."""
    kind = publishing.kind_of(article.kind)
    return kind.told(article.unit_id, article.id, kind.read(article.fields))
