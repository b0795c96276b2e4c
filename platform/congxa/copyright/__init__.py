"""Where does a work come from, on what right is it used, and what is missing before it may go out?"""

from congxa.copyright.ends import ends, tell_agreement, tell_contributor
from congxa.copyright.events import RightsChanged
from congxa.copyright.expiry import is_over, step_due, steps, withheld_from
from congxa.copyright.gate import Illustration, gaps, is_required
from congxa.copyright.models import Agreement, Contributor, Provenance, RightsNotice
from congxa.copyright.origin import Basis, Origin, WorkKind, credit, moment_of, tidied
from congxa.copyright.queries import origins
from congxa.copyright.service import check, set_origin
from congxa.copyright.table import BasisFacts, bases, basis_facts

__all__ = [
    "Agreement",
    "Basis",
    "BasisFacts",
    "Contributor",
    "Illustration",
    "Origin",
    "Provenance",
    "RightsChanged",
    "RightsNotice",
    "WorkKind",
    "bases",
    "basis_facts",
    "check",
    "credit",
    "ends",
    "gaps",
    "is_over",
    "is_required",
    "moment_of",
    "origins",
    "set_origin",
    "step_due",
    "steps",
    "tell_agreement",
    "tell_contributor",
    "tidied",
    "withheld_from",
]
