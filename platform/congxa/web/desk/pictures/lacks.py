"""What does a picture still lack before an article with it may go out? In short sentences for its card."""

from __future__ import annotations

from congxa import copyright as rights
from congxa.copyright import Beside, Illustration, Origin
from congxa.core import clock
from congxa.core.words import say
from congxa.media import Evidence
from congxa.web.requests import current_unit
from congxa.web.told import told


def lacks_of(origin: Origin | None, alt: str, evidence: Evidence | None = None) -> list[str]:
    """What is missing of a picture with this origin and these words for those who do not see it, and what its file
    says against the origin."""
    shown = [Illustration(say("Ảnh"), origin, alt, evidence=evidence)]
    beside = Beside(records=rights.records_of(current_unit().unit_id, [origin]))
    found = rights.gaps("", None, shown, True, clock.today(), beside=beside)
    return [told(gap.lack) for gap in found if gap.field == "pictures"]
