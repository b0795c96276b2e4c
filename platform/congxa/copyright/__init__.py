"""Where does a work come from, on what right is it used, and what is missing before it may go out?"""

from congxa.copyright.gate import Illustration, gaps, is_required
from congxa.copyright.models import Provenance
from congxa.copyright.origin import Basis, Origin, WorkKind, credit, moment_of, tidied
from congxa.copyright.queries import origins
from congxa.copyright.service import check, set_origin
from congxa.copyright.table import BasisFacts, bases, basis_facts

__all__ = [
    "Basis",
    "BasisFacts",
    "Illustration",
    "Origin",
    "Provenance",
    "WorkKind",
    "bases",
    "basis_facts",
    "check",
    "credit",
    "gaps",
    "is_required",
    "moment_of",
    "origins",
    "set_origin",
    "tidied",
]
