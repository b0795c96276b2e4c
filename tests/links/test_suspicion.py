"""Names of gambling sites are proposed, ordinary names are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from congxa.links.suspicion import Suspicion, suspicion

DATA = Path(__file__).parents[2] / "platform" / "congxa" / "links" / "data"


def listed_hosts() -> list[str]:
    return [line for line in (DATA / "gambling-hosts.txt").read_text().splitlines() if not line.startswith("#")]


def test_every_name_of_the_list_is_found_again() -> None:
    names = listed_hosts()
    assert len(names) > 60_000
    for name in (names[0], names[-1], *names[1:-1:997]):
        found = suspicion(name)
        assert found.is_proposed
        assert "hostsVN" in found.reasons[0]


def test_a_subdomain_of_a_listed_host_is_proposed_and_a_longer_name_is_not() -> None:
    name = next(name for name in listed_hosts() if name.count(".") == 1 and name.endswith("tyc.com"))
    assert suspicion(f"m.{name}").score >= 90
    assert not any("hostsVN" in reason for reason in suspicion(f"x{name}").reasons)


def test_the_list_is_sorted_as_the_search_needs_it_and_bears_its_licence() -> None:
    names = [name.encode() for name in listed_hosts()]
    assert names == sorted(set(names))
    assert "MIT License" in (DATA / "LICENSE-hostsVN").read_text()
    assert all(line.startswith("#") for line in (DATA / "gambling-hosts.txt").read_text().splitlines()[:2])


@pytest.mark.parametrize(
    "host",
    [
        "w88.example",
        "m.w88vip.example",
        "kuwin.test",
        "98win.example",
        "789bet.example",
        "nohu90.example",
        "tai-xiu-online.example",
        "nhacai-uytin.example",
        "casino-vui.example",
        "gamebai.example",
        "vuabet88.example",
        "abc.bet",
        "abc.poker",
    ],
)
def test_a_name_that_looks_like_gambling_is_proposed_with_a_reason(host: str) -> None:
    found = suspicion(host)
    assert found.is_proposed
    assert 50 <= found.score <= 100
    assert found.reasons


@pytest.mark.parametrize(
    "host",
    [
        "betongxuanmai.vn",
        "www.betongxuanmai.vn",
        "chinhphu.vn",
        "xosokienthiet.example",
        "bongda.example",
        "alphabet.example",
        "tibet.example",
        "darwin2009.example",
        "windows10.example",
        "win95.example",
        "game.example",
        "quang-cao.example",
        "nohuong.example",
        "khe-sanh.xa.test",
    ],
)
def test_an_ordinary_name_is_not_proposed(host: str) -> None:
    assert not suspicion(host).is_proposed


@pytest.mark.parametrize("host", ["casino88bet.quangtri.gov.vn", "gov.vn", "192.0.2.7", "[2001:db8::1]"])
def test_state_hosts_and_ip_addresses_are_never_proposed(host: str) -> None:
    assert suspicion(host) == Suspicion(0, ())
