"""Where does a work come from, on what right is it used, and what is missing before it may go out?"""

from congxa.copyright.claims import Contradiction, contradictions, offers
from congxa.copyright.credits import (
    Credit,
    author_shown,
    credit,
    credit_of,
    may_bear_byline,
    without_author,
)
from congxa.copyright.ends import ends, tell_record
from congxa.copyright.events import OriginChanged, RightsChanged
from congxa.copyright.expiry import is_over, step_due, steps, withheld_from
from congxa.copyright.gate import Beside, Enclosure, Illustration, file_gaps, gaps, is_required
from congxa.copyright.licences import Licence, licence_of, licences
from congxa.copyright.models import Agreement, Contributor, Provenance, RightsNotice
from congxa.copyright.origin import DAYS, LINES, RECORDS, Basis, Origin, WorkKind, moment_of, tidied
from congxa.copyright.press import is_credited_in, is_press, press_in
from congxa.copyright.queries import origins
from congxa.copyright.quotation import Limits, Measure, is_too_much, limits_on, measure, runs_of, shortest_on
from congxa.copyright.records.choice import settled
from congxa.copyright.records.covering import not_covering_below
from congxa.copyright.records.drafts import AgreementDraft, ContributorDraft
from congxa.copyright.records.ending import EndingRecord, ending_records
from congxa.copyright.records.facts import Records
from congxa.copyright.records.reading import (
    agreement_for,
    agreements,
    contact_of,
    contributor_for,
    contributors,
    records_of,
    shared_versions,
    units_on,
    usable_agreements,
    usable_contributors,
    uses,
    works_on,
)
from congxa.copyright.records.service import (
    agreement_draft,
    close_agreement,
    close_contributor,
    contributor_draft,
    make_agreement,
    make_contributor,
    reopen_agreement,
    reopen_contributor,
    save_agreement,
    save_contributor,
)
from congxa.copyright.rules import WORK_TITLES
from congxa.copyright.service import check, set_origin
from congxa.copyright.table import BasisFacts, Demand, Rule, bases, basis_facts, demands, kind_facts, rules

__all__ = [
    "DAYS",
    "LINES",
    "RECORDS",
    "WORK_TITLES",
    "Agreement",
    "AgreementDraft",
    "Basis",
    "BasisFacts",
    "Beside",
    "Contradiction",
    "Contributor",
    "ContributorDraft",
    "Credit",
    "Demand",
    "Enclosure",
    "EndingRecord",
    "Illustration",
    "Licence",
    "Limits",
    "Measure",
    "Origin",
    "OriginChanged",
    "Provenance",
    "Records",
    "RightsChanged",
    "RightsNotice",
    "Rule",
    "WorkKind",
    "agreement_draft",
    "agreement_for",
    "agreements",
    "author_shown",
    "bases",
    "basis_facts",
    "check",
    "close_agreement",
    "close_contributor",
    "contact_of",
    "contradictions",
    "contributor_draft",
    "contributor_for",
    "contributors",
    "credit",
    "credit_of",
    "demands",
    "ending_records",
    "ends",
    "file_gaps",
    "gaps",
    "is_credited_in",
    "is_over",
    "is_press",
    "is_required",
    "is_too_much",
    "kind_facts",
    "licence_of",
    "licences",
    "limits_on",
    "make_agreement",
    "make_contributor",
    "may_bear_byline",
    "measure",
    "moment_of",
    "not_covering_below",
    "offers",
    "origins",
    "press_in",
    "records_of",
    "reopen_agreement",
    "reopen_contributor",
    "rules",
    "runs_of",
    "save_agreement",
    "save_contributor",
    "set_origin",
    "settled",
    "shared_versions",
    "shortest_on",
    "step_due",
    "steps",
    "tell_record",
    "tidied",
    "units_on",
    "usable_agreements",
    "usable_contributors",
    "uses",
    "withheld_from",
    "without_author",
    "works_on",
]
