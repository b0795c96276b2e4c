"""What does a check say about one breach at one place?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from congxa.oversight.states import Severity
from congxa.tenancy import SiteFacts


@dataclass(frozen=True)
class Found:
    """One breach. ``target`` tells several breaches of one subject apart (a host); never a position in the text.

    ``mend`` says in words for a clerk how to put it right. ``evidence`` is JSON: ``path`` (public address),
    ``excerpt``, ``article_version``, ``rule`` and what else proves the breach.
    """

    subject_kind: str
    subject_id: int
    target: str
    severity: Severity
    title: str
    detail: str
    mend: str
    evidence: Mapping[str, Any]

    def fingerprint(self, check: str) -> str:
        """What makes this the same breach at the next scan: check, subject and target."""
        return f"{check}:{self.subject_kind}:{self.subject_id}:{self.target}"


class Check(Protocol):
    """A kind of breach: a module here. ``check`` examines all that is public of a unit, writing nothing."""

    KEY: str
    TITLE: str
    SEVERITY: Severity

    def check(self, unit: SiteFacts, now: datetime) -> Iterable[Found]: ...
