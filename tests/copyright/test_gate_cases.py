"""The gate says exactly what its table says: every work, basis and missing field."""

from __future__ import annotations

import pytest

from congxa import copyright as rights
from congxa.copyright.rules import RULES
from copyright.gate_cases import DOCS, ON, Case, as_docs, cases, kept

KEPT = kept()
NOW = {(case.work, case.kind, case.basis, case.case): case for case in cases()}


@pytest.mark.parametrize("case", KEPT, ids=lambda case: f"{case.work}-{case.kind}-{case.basis}-{case.case}")
def test_the_gate_answers_as_its_table_says(case: Case) -> None:
    assert NOW[case.work, case.kind, case.basis, case.case] == case


def test_the_table_leaves_no_case_out() -> None:
    assert [(case.work, case.kind, case.basis, case.case) for case in KEPT] == list(NOW)
    assert len(KEPT) > 150


def test_every_rule_of_the_data_has_its_function_and_stops_something() -> None:
    assert {rule.key for rule in rights.rules(ON)} == set(RULES)
    said = "\n".join(message for case in KEPT for message in case.messages)
    unheard = [rule.key for rule in rights.rules(ON) if rule.mend not in said]
    assert unheard == ["licence_use"]  # no site of an authority earns money


def test_every_message_says_what_is_wrong_and_how_to_mend_it() -> None:
    for case in KEPT:
        for message in case.messages:
            assert message.endswith(".") and len(message.split(". ")) > 1, message
            assert "{" not in message


def test_the_page_for_people_is_the_same_table() -> None:
    assert DOCS.read_text("utf-8") == as_docs() + "\n"
