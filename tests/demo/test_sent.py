"""What the district of the demo sends fits the units that receive it."""

from __future__ import annotations

from congxa import tenancy
from congxa.config import ROOT
from congxa.demo.sent import DISTRICT, book
from congxa.publishing.syndicated.rules import Mode


def test_every_commune_has_the_sections_and_those_that_decide_are_there() -> None:
    specs = {spec.slug: spec for spec in tenancy.load(ROOT / "tenants").specs}
    said, below = book(), [spec for spec in specs.values() if spec.parent == DISTRICT]
    assert [Mode(item["mode"]) for item in said["item"]] == [Mode.LOCKED, Mode.ADAPTABLE]
    for item in said["item"]:
        kinds = {section.kind for section in specs[DISTRICT].site.sections if section.slug == item["section"]}
        assert kinds
        assert all(kinds <= {section.kind for section in spec.site.sections} for spec in below)
    assert {said["declined"]["unit"], said["changed"]["unit"]} <= {spec.slug for spec in below}
