"""Which units are there, whose site is this host, and what do the tenant files say?"""

from congxa.tenancy.addresses import public_url
from congxa.tenancy.archive import refuse_archived
from congxa.tenancy.arrangement import PART_TITLES, PARTS, Content, content_of, in_force, laid_over
from congxa.tenancy.check import check
from congxa.tenancy.english import EnglishFacts, in_english, place_in_english
from congxa.tenancy.events import SiteArranged, UnitApplied
from congxa.tenancy.files import load
from congxa.tenancy.mistakes import Mistake
from congxa.tenancy.models import ArrangementDraft, Site, SiteArrangement, SiteHost, TenantApply, Unit
from congxa.tenancy.queries import (
    APPLIED,
    Directory,
    HostUnknown,
    SiteFacts,
    directory,
    doubt_directory,
    filed,
    forget_directory,
    title_of,
)
from congxa.tenancy.schema import KIND_WORDS, TenantSpec
from congxa.tenancy.service import UnitPlan, apply, plan, without_file
from congxa.tenancy.site import Part

__all__ = [
    "APPLIED",
    "KIND_WORDS",
    "PARTS",
    "PART_TITLES",
    "ArrangementDraft",
    "Content",
    "Directory",
    "EnglishFacts",
    "HostUnknown",
    "Mistake",
    "Part",
    "Site",
    "SiteArranged",
    "SiteArrangement",
    "SiteFacts",
    "SiteHost",
    "TenantApply",
    "TenantSpec",
    "Unit",
    "UnitApplied",
    "UnitPlan",
    "apply",
    "check",
    "content_of",
    "directory",
    "doubt_directory",
    "filed",
    "forget_directory",
    "in_english",
    "in_force",
    "laid_over",
    "load",
    "place_in_english",
    "plan",
    "public_url",
    "refuse_archived",
    "title_of",
    "without_file",
]
