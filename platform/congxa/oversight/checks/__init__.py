"""What can be wrong on a site? One file per kind of breach; a new kind is a new file and a line here."""

from collections.abc import Mapping

from congxa.oversight.checks import (
    document_incomplete,
    gambling_link,
    picture_claimed_twice,
    picture_without_source,
    press_review_without_newspaper,
    rights_expired,
    stale_section,
)
from congxa.oversight.checks.found import Check, Found

ALL: tuple[Check, ...] = (
    gambling_link,
    picture_without_source,
    picture_claimed_twice,
    press_review_without_newspaper,
    rights_expired,
    document_incomplete,
    stale_section,
)
BY_KEY: Mapping[str, Check] = {check.KEY: check for check in ALL}

__all__ = ["ALL", "BY_KEY", "Check", "Found"]
