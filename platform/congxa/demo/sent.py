"""What the district of the demo sent to its communes: kept word for word, adapted, declined. After all are loaded."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from importlib.resources import files
from typing import Any

from congxa import publishing, tenancy
from congxa.copyright import Basis, Origin
from congxa.core.actor import Actor, system_actor
from congxa.core.db import DbRole, Scope, transaction
from congxa.identity import Permission
from congxa.publishing import Article, Draft, SyndicatedCopy, receiving, sending, watching
from congxa.publishing.syndicated.rules import Mode
from congxa.publishing.syndicated.sending import Sending
from congxa.tenancy import SiteFacts

DISTRICT = "huong-hoa"
_EDITORS = Origin(Basis.OWN_STAFF, author="Ban biên tập huyện Hướng Hóa")


def send_samples(deliver: Callable[[], None]) -> None:
    """Send, deliver (as the worker does), and decide below as people would; what was done before is left as it is."""
    said, unit = book(), tenancy.directory().unit(DISTRICT)
    with _desk(unit):
        chief = _chief("Trưởng ban biên tập Hướng Hóa (mẫu)", unit)
        sent = {item.title: item.article_id for item in watching.sent_items(chief, unit.unit_id)}
        for item in said["item"]:
            if item["title"] not in sent:
                sent[item["title"]] = _send(chief, unit, item).id
    deliver()
    asked = sent[said["item"][-1]["title"]]
    _adapt(asked, said["changed"])
    _decline(asked, said["declined"])


def _send(chief: Actor, unit: SiteFacts, said: Mapping[str, str]) -> Article:
    texts = (said["title"], said["section"], said["summary"], said["body"].strip(), "Ban biên tập")
    article = publishing.create(chief, unit.unit_id, Draft(*texts, origin=_EDITORS))
    article = publishing.publish(chief, unit.unit_id, article.id, article.version)
    everybody = tenancy.directory().below[unit.unit_id]
    sending.send(chief, unit.unit_id, article.id, Sending(everybody, Mode(said["mode"]), note=said["note"]))
    return article


def _adapt(source_id: int, said: Mapping[str, str]) -> None:
    """One commune adds a line of its own, and lets the notice out."""
    unit = tenancy.directory().unit(said["unit"])
    with _desk(unit):
        chief = _chief(f"Trưởng ban biên tập {unit.spec.name} (mẫu)", unit)
        for copy in _waiting(chief, unit, source_id):
            own = publishing.article_for(chief, Permission.DESK_READ, unit.unit_id, copy.article_id or 0)
            draft = publishing.draft_of(own)
            draft = replace(draft, body=draft.body + said["line"])
            kept = publishing.save(chief, unit.unit_id, own.id, draft, own.version)
            publishing.publish(chief, unit.unit_id, own.id, kept.version)


def _decline(source_id: int, said: Mapping[str, str]) -> None:
    unit = tenancy.directory().unit(said["unit"])
    with _desk(unit):
        chief = _chief(f"Trưởng ban biên tập {unit.spec.name} (mẫu)", unit)
        for copy in _waiting(chief, unit, source_id):
            receiving.refuse_copy(chief, unit.unit_id, copy.id, said["reason"])


def _waiting(chief: Actor, unit: SiteFacts, source_id: int) -> list[SyndicatedCopy]:
    """The copy of this item in a unit, unless the unit has decided about it."""
    received = receiving.received(chief, unit.unit_id)
    mine = [copy for copy in received if copy.source_article_id == source_id]
    return [copy for copy in mine if watching.standing(copy) is watching.Standing.WAITING]


def _desk(unit: SiteFacts) -> AbstractContextManager[object]:
    return transaction(Scope(DbRole.DESK, (unit.unit_id,), unit.lineage))


def _chief(name: str, unit: SiteFacts) -> Actor:
    return system_actor(name, frozenset(Permission), (unit.unit_id,))


def book() -> dict[str, Any]:
    """What is sent, and what is decided below."""
    return tomllib.loads(files("congxa.demo").joinpath("data", "sent.toml").read_text("utf-8"))
