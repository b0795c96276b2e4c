"""What do programs read of an event? Properties of schema.org/Event. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from congxa.publishing.kinds.kind import Values
from congxa.publishing.public import AnyRow


def event(row: AnyRow, values: Values) -> Mapping[str, object]:
    """When and where it takes place."""
    said: dict[str, object] = {"@type": "Event", "name": row.title}
    for name, moment in (("startDate", values["starts_at"]), ("endDate", values["ends_at"])):
        if moment:
            said[name] = moment.isoformat()
    if values["place"]:
        said["location"] = {"@type": "Place", "name": values["place"], "address": values["place"]}
    if values["organiser"]:
        said["organizer"] = {"@type": "Organization", "name": values["organiser"]}
    return said
