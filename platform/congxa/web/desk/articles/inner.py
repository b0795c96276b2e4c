"""Links while they are typed: to what the site has itself, and what is known of the others."""

from __future__ import annotations

from datetime import datetime

from flask import Response, jsonify, request

from congxa import links, media, publishing
from congxa.core import clock
from congxa.core.text import fold
from congxa.links import RuleSet, Verdict
from congxa.publishing import ArticleState
from congxa.web.desk.fields import read_text
from congxa.web.desk.words import _
from congxa.web.requests import current_actor, current_unit

SHOWN = 8  # of each sort
MOST_CHECKED = 200  # addresses of one question


def inner_links() -> Response:
    """What the site has that bears these words: sections, public items, files; by title, with or without marks."""
    actor, unit_id = current_actor(), current_unit().unit_id
    asked = read_text(request.args, "q")[:200]
    if not any(letter.isalnum() for letter in asked):
        return jsonify([])
    wanted = fold(asked)
    sections = [each for each in publishing.sections(unit_id) if wanted in fold(each.title)]
    items = publishing.articles(actor, unit_id, ArticleState.PUBLISHED, None, asked)[:SHOWN]
    files = media.file_library(actor, unit_id, words=asked)[:SHOWN]
    found = [(_("Chuyên mục"), each.title, publishing.section_address(each.slug)) for each in sections[:SHOWN]]
    found += [
        (_(publishing.kind_of(each.kind).title), each.title, publishing.address(each.id, each.slug)) for each in items
    ]
    found += [(file.form, file.shown_title, f"/tap-tin/{file.id}/{file.filename}") for file in files]
    return jsonify([{"sort": sort, "title": title, "href": href} for sort, title, href in found])


def check_links() -> Response:
    """What is known of addresses in the text: ``{"links": [{"href", "state", "words"}]}`` for those that want a look.

    ``state`` is blocked (a save will refuse it), review or suspicious.
    """
    unit_id, now = current_unit().unit_id, clock.now()
    said = request.get_json(silent=True)
    asked = said.get("links") if isinstance(said, dict) else None
    addresses = [each for each in asked if isinstance(each, str)] if isinstance(asked, list) else []
    rules, own, found = links.rules_in_force(unit_id), links.own_hosts(), []
    for address in list(dict.fromkeys(addresses))[:MOST_CHECKED]:
        told = _told(address, rules, own, now)
        if told:
            found.append({"href": address, "state": told[0], "words": told[1]})
    return jsonify(links=found)


def _told(address: str, rules: RuleSet, own: frozenset[str], now: datetime) -> tuple[str, str] | None:
    judgement = rules.judge(address, now)
    if judgement.verdict is Verdict.BLOCK and judgement.rule is not None:
        host = judgement.rule.host
        return "blocked", _("Đã bị đơn vị giám sát chặn (%(host)s). Hãy bỏ liên kết này; chữ có thể giữ.", host=host)
    if judgement.verdict is Verdict.REVIEW:
        return "review", _("Đơn vị giám sát đang xem xét địa chỉ này. Chỉ giữ khi thật cần.")
    parsed = links.parse(address)
    if parsed is None or parsed.host in own:
        return None
    doubt = links.suspicion(parsed.host)
    if doubt.is_proposed:
        return "suspicious", _("Có dấu hiệu quảng cáo, cờ bạc: %(reasons)s", reasons="; ".join(doubt.reasons))
    return None
