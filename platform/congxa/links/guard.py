"""The last gate: what a rule blocks leaves in no page, feed or redirect, whatever wrote it there."""

from __future__ import annotations

from datetime import datetime

from congxa.links.addresses import parse
from congxa.links.guard_html import Guarded, guard
from congxa.links.guard_xml import guard_xml
from congxa.links.rules import RuleSet, Verdict

__all__ = ["Guarded", "guard", "guard_location", "guard_xml"]


def guard_location(url: str, rules: RuleSet, at: datetime, own_hosts: frozenset[str] = frozenset()) -> str | None:
    """The address to redirect to, unchanged; None when it is neither http(s) nor a path of our own, or is blocked.

    One of ``own_hosts`` may be left to as well, unless it carries a blocked address itself.
    """
    address = parse(url)
    leads_home = url.startswith("/") if address is None else address.host in own_hosts
    if not leads_home and (address is None or address.scheme == "ftp"):
        return None
    return None if rules.judge(url, at).verdict is Verdict.BLOCK else url
