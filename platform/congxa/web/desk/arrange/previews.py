"""Seeing a draft before it counts: the page around the frame, and what stands in the frame."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Response, current_app, make_response, render_template, request

from congxa.publishing import arrangement
from congxa.tenancy import PART_TITLES, SiteFacts
from congxa.web.desk.arrange.parts import SLUGS, shown, themes
from congxa.web.headers import FRAMING_POLICY
from congxa.web.requests import current_actor, current_unit, here

WIDTHS = ("may-tinh", "dien-thoai")


def preview(part_slug: str) -> Response:
    """The draft in the site's own theme, and in words what would change; from here it is put in force."""
    part = SLUGS[part_slug]
    state = arrangement.part_state(current_actor(), current_unit().unit_id, part)
    titles = {name: themes().theme(name).title for name in themes().names()}
    width = request.args.get("rong", "")
    answer = make_response(
        render_template(
            "desk/arrange/preview.html",
            state=state,
            part_slug=part_slug,
            title=PART_TITLES[part],
            changes=arrangement.changes_in_words(part, shown(part, state.shown), shown(part, state.edited), titles),
            widths=WIDTHS,
            width=width if width in WIDTHS else WIDTHS[0],
            is_chosen=width in WIDTHS,
        )
    )
    answer.headers["Content-Security-Policy"] = FRAMING_POLICY
    return answer


def drafted(part_slug: str) -> tuple[SiteFacts, str]:
    """For the frame: the facts with the draft, another theme to try if the address names one, and where its colours
    are. Runs in the scope of the desk."""
    facts = arrangement.drafted_facts(current_actor(), current_unit().unit_id, SLUGS[part_slug])
    asked = request.args.get("giao-dien", "")
    values = {"part_slug": part_slug}
    if asked in themes().names():
        facts = replace(facts, spec=facts.spec.model_copy(update={"site": _in_theme(facts, asked)}))
        values["giao-dien"] = asked
    return facts, here("desk.arrange_tokens", **values)


def _in_theme(facts: SiteFacts, theme: str) -> Any:
    site = facts.spec.site
    bare = site.tokens.model_copy(update={"header_image": None, "emblem": None})  # another theme has other pictures
    return site.model_copy(update={"theme": theme, "tokens": bare})


def frame(found: tuple[SiteFacts, str]) -> Response:
    """The front page itself. Runs in the scope of the public face."""
    answer: Response = current_app.extensions["congxa.preview"].front(*found)
    return answer


def tokens(found: tuple[SiteFacts, str]) -> Response:
    """Its colours."""
    answer: Response = current_app.extensions["congxa.preview"].tokens(found[0])
    return answer
