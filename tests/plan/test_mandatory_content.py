"""docs/mandatory-content.md names, for each item that the law wants, an address that every site of the demo has."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from flask import Flask

from congxa import publishing, tenancy
from congxa.app import create_site_app
from congxa.config import ROOT, Settings

TABLE = ROOT / "docs" / "mandatory-content.md"
ITEMS = {
    "legal_documents",
    "procedures",
    "legal_guidance",
    "plans",
    "organisation",
    "finance_statistics",
    "public_information_list",
    "public_interest",
    "footer",
    "base_functions",
}
SECTION = "/chuyen-muc/"


def rows() -> Iterator[list[str]]:
    for line in TABLE.read_text().splitlines():
        if line.startswith("| `"):
            yield [cell.strip() for cell in line.strip("|").split("|")]


def addresses() -> list[str]:
    return sorted({address for row in rows() for address in re.findall(r"`(/[^`]*)`", row[4])})


@pytest.fixture(scope="module")
def site(built: Settings) -> Flask:
    return create_site_app(built)


def test_every_item_of_the_checklist_has_a_row() -> None:
    assert {re.findall(r"`(\w+)`", row[0])[0] for row in rows()} == ITEMS


def test_every_row_says_how_certain_it_is() -> None:
    assert {row[3] for row in rows()} <= {"seen", "unverified"}


@pytest.mark.parametrize("address", addresses())
def test_every_address_exists_on_every_site_of_the_demo(site: Flask, address: str) -> None:
    path = address.partition("?")[0]
    if not path.startswith(SECTION):
        assert path in {rule.rule for rule in site.url_map.iter_rules()}
        return
    for spec in tenancy.load(ROOT / "tenants").specs:
        assert path.removeprefix(SECTION) in {section.slug for section in spec.site.sections}, spec.slug


def test_the_kinds_are_those_that_there_are() -> None:
    said = {kind for row in rows() for kind in re.findall(r"`(\w+)`", row[5])}
    assert said <= set(publishing.all_kinds())
    assert len(said) > 6
