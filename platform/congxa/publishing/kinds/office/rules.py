"""What must be known of an office before it may go out? Pure."""

from __future__ import annotations

from collections.abc import Iterable

from congxa.core.errors import Problem
from congxa.core.words import say, together
from congxa.publishing.kinds.kind import Outgoing
from congxa.publishing.kinds.office.facts import CONTACTS, LEGAL


def lacks(item: Outgoing) -> Iterable[Problem]:
    """Every contact officer is there with name, post, telephone and official e-mail."""
    for number, contact in enumerate(item.values["contacts"], start=1):
        missing = [say(column.label).lower() for column in CONTACTS.columns if not contact[column.name]]
        if missing:
            yield Problem(
                "contacts",
                say(
                    "Dòng %(number)s: chưa có %(missing)s. Hãy bổ sung (%(legal)s).",
                    number=number,
                    missing=together(missing, ", "),
                    legal=LEGAL,
                ),
            )
