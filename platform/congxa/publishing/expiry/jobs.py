"""What the worker does each hour about rights that end, just after midnight in Vietnam above all."""

from __future__ import annotations

from congxa.core.db import current_scope
from congxa.publishing.expiry.notices import make_notices
from congxa.publishing.expiry.withhold import Settled, settle


def keep_rights() -> Settled:
    """Withhold, release and tell, for every unit of the present scope; doing it again changes nothing."""
    total = Settled()
    for unit_id in current_scope().units:
        total += settle(unit_id)
        make_notices(unit_id)
    return total
