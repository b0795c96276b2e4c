"""Which units are there, whose site is this host, and what do the tenant files say?"""

from congxa.tenancy.check import check
from congxa.tenancy.events import UnitApplied
from congxa.tenancy.files import load
from congxa.tenancy.mistakes import Mistake
from congxa.tenancy.models import Site, SiteHost, TenantApply, Unit
from congxa.tenancy.queries import (
    APPLIED,
    Directory,
    HostUnknown,
    SiteFacts,
    directory,
    doubt_directory,
    forget_directory,
)
from congxa.tenancy.schema import KIND_WORDS, TenantSpec
from congxa.tenancy.service import UnitPlan, apply, plan, without_file

__all__ = [
    "APPLIED",
    "KIND_WORDS",
    "Directory",
    "HostUnknown",
    "Mistake",
    "Site",
    "SiteFacts",
    "SiteHost",
    "TenantApply",
    "TenantSpec",
    "Unit",
    "UnitApplied",
    "UnitPlan",
    "apply",
    "check",
    "directory",
    "doubt_directory",
    "forget_directory",
    "load",
    "plan",
    "without_file",
]
