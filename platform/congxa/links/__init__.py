"""Which outgoing links are there, which are allowed, and how does no forbidden one leave?"""

from congxa.links.addresses import is_web_address, parents, parse, targets
from congxa.links.cleaning import clean, is_blank, is_too_deep, text_of
from congxa.links.extract import Found, extract
from congxa.links.guard import Guarded, guard, guard_location, guard_xml
from congxa.links.models import LinkPolicy, LinkRule, OutboundLink
from congxa.links.queries import (
    DomainRow,
    Preview,
    Target,
    aim,
    domains,
    own_hosts,
    places,
    preview,
    rule,
    rules,
    rules_in_force,
)
from congxa.links.rules import Judgement, Rule, RuleSet, TargetKind, Verdict
from congxa.links.service import Owner, block, index, refuse_blocked, revoke, set_live
from congxa.links.suspicion import Suspicion, suspicion

__all__ = [
    "DomainRow",
    "Found",
    "Guarded",
    "Judgement",
    "LinkPolicy",
    "LinkRule",
    "OutboundLink",
    "Owner",
    "Preview",
    "Rule",
    "RuleSet",
    "Suspicion",
    "Target",
    "TargetKind",
    "Verdict",
    "aim",
    "block",
    "clean",
    "domains",
    "extract",
    "guard",
    "guard_location",
    "guard_xml",
    "index",
    "is_blank",
    "is_too_deep",
    "is_web_address",
    "own_hosts",
    "parents",
    "parse",
    "places",
    "preview",
    "refuse_blocked",
    "revoke",
    "rule",
    "rules",
    "rules_in_force",
    "set_live",
    "suspicion",
    "targets",
    "text_of",
]
