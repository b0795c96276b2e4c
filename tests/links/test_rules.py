"""Which targets may be ruled on, and which rule counts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congxa.links.addresses import parse
from congxa.links.rules import Rule, RuleSet, TargetKind, TargetRefused, Verdict, read_target

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
OWN = frozenset({"khe-sanh.xa.test", "quan-ly.xa.test"})


def rule(
    number: int,
    target: str,
    verdict: Verdict = Verdict.BLOCK,
    since: datetime = NOW - timedelta(days=1),
    until: datetime | None = None,
) -> Rule:
    kind, host, path, url = read_target(target)
    return Rule(number, verdict, kind, host, path, url, since, until)


def verdict(address: str, *rules: Rule, at: datetime = NOW) -> Verdict:
    return RuleSet(rules).judge(address, at).verdict


@pytest.mark.parametrize(
    ("typed", "target"),
    [
        (" W88.Example ", (TargetKind.HOST, "w88.example", "", "")),
        ("*.w88.example", (TargetKind.HOST, "w88.example", "", "")),
        ("w88.example:8443", (TargetKind.HOST, "w88.example", "", "")),
        ("https://w88.example/#a", (TargetKind.HOST, "w88.example", "", "")),
        ("nhà-cái.example", (TargetKind.HOST, "xn--nh-ci-sqaj.example", "", "")),
        ("192.0.2.7", (TargetKind.HOST, "192.0.2.7", "", "")),
        ("mxh.example/nhom/", (TargetKind.PATH, "mxh.example", "/nhom", "")),
        ("https://mxh.example/nhom?", (TargetKind.PATH, "mxh.example", "/nhom", "")),
        ("//mxh.example/a?b=1#c", (TargetKind.URL, "mxh.example", "/a", "https://mxh.example/a?b=1")),
    ],
)
def test_what_a_supervisor_types_is_understood(typed: str, target: tuple[TargetKind, str, str, str]) -> None:
    assert read_target(typed, OWN) == target


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Chưa nhập"),
        ("w88", "không phải là tên miền"),
        ("cờ bạc online", "không phải là tên miền"),
        ("mailto:a@w88.example", "không phải là tên miền"),
        ("javascript:alert(1)", "không phải là tên miền"),
        ("com.vn", "đuôi tên miền dùng chung"),
        ("https://github.io/a", "đuôi tên miền dùng chung"),
        ("gov.vn", "cơ quan nhà nước"),
        ("huong-hoa.quangtri.gov.vn", "cơ quan nhà nước"),
        ("https://dichvucong.gov.vn/a?b=1", "cơ quan nhà nước"),
        ("khe-sanh.xa.test", "chính hệ thống"),
        ("anh.khe-sanh.xa.test", "chính hệ thống"),
        ("xa.test/tin", "chính hệ thống"),
    ],
)
def test_a_target_that_must_not_be_ruled_on_is_refused_with_the_reason(typed: str, words: str) -> None:
    with pytest.raises(TargetRefused, match=words) as refusal:
        read_target(typed, OWN)
    assert refusal.value.message == str(refusal.value)


def test_a_host_rule_hits_the_host_and_its_subdomains_by_whatever_scheme_and_port() -> None:
    for address in ("http://w88.example", "https://m.a.w88.example:8080/x", "//W88.example./", "ftp://w88.example/"):
        assert verdict(address, rule(1, "w88.example")) is Verdict.BLOCK


@given(st.from_regex(r"[a-z0-9]{1,12}", fullmatch=True))
def test_a_host_rule_never_hits_a_substring(word: str) -> None:
    rules = RuleSet([rule(1, "w88.example")])
    for address in (
        f"https://{word}w88.example/",
        f"https://w88.example{word}/",
        f"https://w88.example.{word}.test/",
        f"https://{word}.test/w88.example",
        f"https://{word}.test/?trang=w88.example#w88.example",
    ):
        assert rules.judge(address, NOW).verdict is Verdict.ALLOW


def test_a_path_rule_ends_at_a_segment() -> None:
    nhom = rule(1, "mxh.example/nhom")
    for address in ("https://mxh.example/nhom", "https://www.mxh.example/%6Ehom/a", "http://mxh.example//nhom/?x=1"):
        assert verdict(address, nhom) is Verdict.BLOCK
    for address in ("https://mxh.example/nhom2", "https://mxh.example/", "https://mxh.example/a/nhom"):
        assert verdict(address, nhom) is Verdict.ALLOW


def test_an_address_rule_hits_that_address_whatever_its_scheme_and_fragment() -> None:
    one = rule(1, "https://mxh.example/a?b=1")
    assert verdict("http://mxh.example/a?b=1#c", one) is Verdict.BLOCK
    assert verdict("https://mxh.example/a?b=12", one) is Verdict.ALLOW
    assert verdict("https://mxh.example/a", one) is Verdict.ALLOW


def test_the_most_specific_rule_counts() -> None:
    rules = (
        rule(1, "mxh.example"),
        rule(2, "tin.mxh.example", Verdict.ALLOW),
        rule(3, "mxh.example/nhom", Verdict.REVIEW),
        rule(4, "mxh.example/nhom/sach", Verdict.ALLOW),
        rule(5, "https://mxh.example/nhom/sach?x=1"),
    )
    said = {
        "https://mxh.example/": Verdict.BLOCK,
        "https://tin.mxh.example/": Verdict.ALLOW,
        "https://mxh.example/nhom/a": Verdict.REVIEW,
        "https://mxh.example/nhom/sach/": Verdict.ALLOW,
        "https://mxh.example/nhom/sach?x=1": Verdict.BLOCK,
    }
    assert {address: verdict(address, *rules) for address in said} == said


def test_an_allowance_lifts_an_equal_block_only_when_it_is_newer() -> None:
    older, newer = NOW - timedelta(days=3), NOW - timedelta(days=2)
    lifted = (rule(1, "w88.example", since=older), rule(2, "w88.example", Verdict.ALLOW, since=newer))
    renewed = (rule(1, "w88.example", since=newer), rule(2, "w88.example", Verdict.ALLOW, since=older))
    under_review = (*renewed, rule(3, "w88.example", Verdict.REVIEW, since=NOW))
    assert verdict("https://w88.example", *lifted) is Verdict.ALLOW
    assert verdict("https://w88.example", *renewed) is Verdict.BLOCK
    assert verdict("https://w88.example", *under_review) is Verdict.BLOCK


def test_a_rule_is_in_force_from_its_start_up_to_its_end() -> None:
    week = rule(1, "w88.example", since=NOW, until=NOW + timedelta(days=7))
    rules = RuleSet([week])
    moments = {
        NOW - timedelta(seconds=1): Verdict.ALLOW,
        NOW: Verdict.BLOCK,
        NOW + timedelta(days=6): Verdict.BLOCK,
        NOW + timedelta(days=7): Verdict.ALLOW,
    }
    assert {at: rules.judge("https://w88.example", at).verdict for at in moments} == moments


def test_the_worst_verdict_counts_for_what_a_redirector_carries() -> None:
    rules = RuleSet([rule(1, "r.example", Verdict.ALLOW), rule(2, "w88.example")])
    judgement = rules.judge("https://r.example/?u=https%3A%2F%2Fw88.example%2F", NOW)
    assert judgement.verdict is Verdict.BLOCK
    assert judgement.rule is not None and judgement.rule.id == 2
    assert judgement.target is not None and judgement.target.host == "w88.example"
    assert rules.judge("https://r.example/?u=https://ok.test", NOW).verdict is Verdict.ALLOW


def test_a_hijacked_redirector_of_the_state_is_blocked_for_what_it_carries() -> None:
    assert verdict("https://abc.gov.vn/go?url=//w88.example", rule(1, "w88.example")) is Verdict.BLOCK


def test_a_parsed_address_may_be_judged_too() -> None:
    address = parse("https://w88.example/")
    assert address is not None
    assert RuleSet([rule(1, "w88.example")]).judge(address, NOW).verdict is Verdict.BLOCK


def test_no_rule_means_allowed() -> None:
    empty = RuleSet([])
    assert empty.is_empty
    assert empty.judge("https://w88.example", NOW).verdict is Verdict.ALLOW
    assert empty.judge("không phải địa chỉ", NOW).rule is None


def test_the_blocked_hosts_are_named_for_the_page_cache() -> None:
    rules = RuleSet([rule(1, "w88.example"), rule(2, "mxh.example/a"), rule(3, "ok.test", Verdict.ALLOW)])
    assert rules.blocked_hosts == {"w88.example", "mxh.example"}
    assert not rules.is_empty
