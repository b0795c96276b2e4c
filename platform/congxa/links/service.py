"""Writing the link index, refusing what is blocked, and making and revoking rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from sqlalchemy import ColumnElement, delete, select, update

from congxa import audit, identity
from congxa.core import clock
from congxa.core.actor import Actor
from congxa.core.db import changed, db
from congxa.core.errors import Conflict, Invalid, Missing, Problem
from congxa.core.words import say
from congxa.links.addresses import registrable_domain, reversed_host
from congxa.links.extract import Found, extract
from congxa.links.models import LinkPolicy, LinkRule, OutboundLink
from congxa.links.queries import own_hosts, preview, rules_in_force
from congxa.links.rules import TargetKind, Verdict

MAX_REASON = 1000


@dataclass(frozen=True)
class Owner:
    """The thing that carries links: an article, a banner, the site itself (menu and footer)."""

    kind: str
    id: int
    unit_id: int
    title: str
    path: str  # its public address on the unit's site; "" when it has no page of its own


def found_in(value: str) -> list[Found]:
    """The outgoing links of one field: HTML when it holds markup, else a single address."""
    if not value.strip():
        return []
    if "<" not in value:
        value = f'<a href="{escape(value)}"></a>'
    return extract(value, own_hosts())


def index(owner: Owner, fields: Mapping[str, str], *, live: bool, by: str) -> None:
    """Rewrite the index rows of ``owner``; an address that it bore before keeps the time it was first seen.

    ``fields`` maps a field's name to HTML or to one address. Called in the transaction that saves the owner.
    """
    mine = _rows_of(owner.unit_id, owner.kind, owner.id)
    link = OutboundLink
    kept = delete(link).where(*mine).returning(link.field, link.url, link.first_seen_at, link.first_seen_by)
    known = {(field, url): (seen_at, seen_by) for field, url, seen_at, seen_by in db.session.execute(kept)}
    fresh = (clock.now(), by)
    for field, value in fields.items():
        for found in found_in(value):
            seen_at, seen_by = known.get((field, found.url), fresh)
            db.session.add(
                OutboundLink(
                    unit_id=owner.unit_id,
                    owner_kind=owner.kind,
                    owner_id=owner.id,
                    owner_title=owner.title,
                    owner_path=owner.path,
                    field=field,
                    position=found.position,
                    element=found.element if field == "body" else owner.kind,
                    url=found.url,
                    host=found.host,
                    domain=registrable_domain(found.host) or found.host,
                    host_reversed=reversed_host(found.host),
                    anchor_text=found.text[:500] or (owner.title if field != "body" else ""),
                    is_hidden=found.hidden,
                    via=found.via or "",
                    is_live=live,
                    first_seen_at=seen_at,
                    first_seen_by=seen_by,
                )
            )


def set_live(unit_id: int, owner_kind: str, owner_id: int, live: bool) -> None:
    """Note that the owner went public, or ceased to be."""
    db.session.execute(update(OutboundLink).where(*_rows_of(unit_id, owner_kind, owner_id)).values(is_live=live))


def _rows_of(unit_id: int, kind: str, owner_id: int) -> tuple[ColumnElement[bool], ...]:
    return (OutboundLink.unit_id == unit_id, OutboundLink.owner_kind == kind, OutboundLink.owner_id == owner_id)


def refuse_blocked(unit_id: int, fields: Mapping[str, tuple[str, str]]) -> None:
    """Raise Invalid when a field holds a blocked link, naming the link and the field.

    ``fields`` maps a field's name to its title on screen and its value (HTML or one address).
    """
    rules, now = rules_in_force(unit_id), clock.now()
    problems = []
    for field, (title, value) in fields.items():
        for found in found_in(value):
            judgement = rules.judge(found.url, now)
            if judgement.verdict is Verdict.BLOCK and judgement.rule is not None:
                shown = found.text or found.url
                problems.append(
                    Problem(
                        field,
                        say(
                            "%(title)s: liên kết “%(shown)s” dẫn tới %(url)s, địa chỉ đã bị đơn vị giám sát chặn"
                            " (%(host)s). Hãy bỏ liên kết này rồi lưu lại; chữ có thể giữ.",
                            title=title,
                            shown=shown,
                            url=found.url,
                            host=judgement.rule.host,
                        ),
                    )
                )
    if problems:
        raise Invalid(dict.fromkeys(problems))


def block(actor: Actor, unit_id: int, target: str, reason: str, legal_basis: str = "") -> LinkRule:
    """Forbid a host (with its subdomains), a path or an address on the unit and all units below, from this commit on.

    Raises Invalid at ``target`` or ``reason``; Conflict when the same target is blocked already.
    """
    identity.require(actor, identity.Permission.LINK_RULE_MAKE, unit_id)
    if not reason.strip():
        raise Invalid.at("reason", say("Chưa có lý do. Hãy ghi lý do: xã sẽ đọc, và lý do được lưu trong nhật ký."))
    if len(reason) > MAX_REASON:
        raise Invalid.at(
            "reason",
            say("Lý do dài %(length)s ký tự; tối đa %(most)s. Hãy rút ngắn lại.", length=len(reason), most=MAX_REASON),
        )
    effect = preview(actor, unit_id, target)
    aim = effect.target
    _raise_version(unit_id)  # first, for its lock: of two that block the same at once the second sees the first's rule
    standing = _standing(unit_id, aim.kind, aim.host, aim.path, aim.url)
    if standing is not None:
        raise Conflict(
            say(
                "%(shown)s đã bị chặn theo quy tắc số %(id)s. Không cần chặn lần nữa.",
                shown=effect.shown,
                id=standing.id,
            )
        )
    now = clock.now()
    rule = LinkRule(
        unit_id=unit_id,
        verdict=Verdict.BLOCK.value,
        kind=aim.kind.value,
        host=aim.host,
        path=aim.path,
        url=aim.url,
        reason=reason.strip(),
        legal_basis=legal_basis.strip(),
        author_id=actor.id,
        author_name=actor.name,
        created_at=now,
        valid_from=now,
        valid_until=None,
        revoked_at=None,
        revoked_by="",
        revoke_reason="",
        effect={"links": effect.links, "pages": effect.pages, "banners": effect.banners, "units": effect.units},
    )
    db.session.add(rule)
    db.session.flush()
    subject = audit.Subject("link_rule", rule.id, effect.shown)
    audit.record(actor, audit.Event.LINK_RULE_MADE, unit_id, subject, {"effect": (None, rule.effect)}, rule.reason)
    changed(f"host:{rule.host}")
    return rule


def revoke(actor: Actor, unit_id: int, rule_id: int, reason: str) -> LinkRule:
    """Take a rule back; what it hid shows again at the next request, because nothing was rewritten.

    Raises Missing for a rule of another unit, Conflict when it is revoked already, Invalid at ``reason``.
    """
    identity.require(actor, identity.Permission.LINK_RULE_REVOKE, unit_id)
    rule = db.session.scalar(select(LinkRule).where(LinkRule.unit_id == unit_id, LinkRule.id == rule_id))
    if rule is None:
        raise Missing(say("Không có quy tắc số %(rule_id)s.", rule_id=rule_id))
    if rule.revoked_at is not None:
        raise Conflict(say("Quy tắc số %(rule_id)s đã được hoàn tác trước đó.", rule_id=rule_id))
    if not reason.strip():
        raise Invalid.at("reason", say("Chưa có lý do hoàn tác. Hãy ghi lý do để lưu trong nhật ký."))
    rule.revoked_at, rule.revoked_by, rule.revoke_reason = clock.now(), actor.name, reason.strip()[:MAX_REASON]
    _raise_version(unit_id)
    subject = audit.Subject("link_rule", rule.id, rule.url or rule.host + rule.path)
    audit.record(actor, audit.Event.LINK_RULE_REVOKED, unit_id, subject, {"rule": (facts_of(rule), None)}, reason)
    changed(f"host:{rule.host}")
    return rule


def facts_of(rule: LinkRule) -> dict[str, str]:
    """The facts of a rule that the audit record keeps."""
    return {"verdict": rule.verdict, "kind": rule.kind, "host": rule.host, "path": rule.path, "url": rule.url}


def _standing(unit_id: int, kind: TargetKind, host: str, path: str, url: str) -> LinkRule | None:
    return db.session.scalar(
        select(LinkRule).where(
            LinkRule.unit_id == unit_id,
            LinkRule.verdict == Verdict.BLOCK.value,
            LinkRule.revoked_at.is_(None),
            LinkRule.kind == kind.value,
            LinkRule.host == host,
            LinkRule.path == path,
            LinkRule.url == url,
        )
    )


def _raise_version(unit_id: int) -> None:
    """Let every process see that the rules changed; the row's lock puts two changes at once one after the other."""
    raised = db.session.execute(
        update(LinkPolicy)
        .where(LinkPolicy.unit_id == unit_id)
        .values(version=LinkPolicy.version + 1)
        .returning(LinkPolicy.version)
    ).first()
    if raised is None:
        db.session.add(LinkPolicy(unit_id=unit_id, version=1))
