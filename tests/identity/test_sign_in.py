"""Signing in: who gets in, who must wait, and who can make whom wait."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from cast import CHIEF, EDITOR, NEIGHBOUR, SUPERVISOR, World
from congxa import identity
from congxa.core import clock
from congxa.core.db import DbRole, Scope, db, transaction
from congxa.core.errors import Invalid, Missing, Refused
from congxa.identity import Permission, require, source_of
from congxa.identity.permissions import TABLE, Role, reach_of
from congxa.identity.throttle import FREE_ATTEMPTS

GATE = Scope(DbRole.GATE)
HOME, STRANGER = "address:192.0.2.1", "address:203.0.113.9"


def attempt(email: str, password: str, source: str) -> identity.SignInResult:
    with transaction(GATE):
        return identity.sign_in(email, password, source)


def test_the_right_password_opens(world: World) -> None:
    result = attempt(EDITOR.email.upper(), EDITOR.password, HOME)
    assert result.user is not None
    assert result.user.email == EDITOR.email


@pytest.mark.parametrize("email", [EDITOR.email, "nobody@nowhere.example"])
def test_a_wrong_password_and_an_unknown_account_get_the_same_words(world: World, email: str) -> None:
    result = attempt(email, "sai", HOME)
    assert result.user is None
    assert result.message == attempt("other@nowhere.example", "sai", STRANGER).message


def test_a_stranger_who_fails_on_purpose_locks_himself_out_and_not_the_owner(world: World) -> None:
    for _ in range(FREE_ATTEMPTS):
        assert attempt(EDITOR.email, "đoán", STRANGER).wait_until is None
    waiting = attempt(EDITOR.email, EDITOR.password, STRANGER)
    assert waiting.user is None
    assert waiting.wait_until is not None
    assert attempt(EDITOR.email, EDITOR.password, HOME).user is not None


def test_behind_the_same_address_a_known_browser_has_a_counter_of_its_own(world: World) -> None:
    for _ in range(FREE_ATTEMPTS):
        attempt(EDITOR.email, "đoán", source_of("203.0.113.9", None))
    assert attempt(EDITOR.email, EDITOR.password, source_of("203.0.113.9", "browser-1")).user is not None


def test_waiting_ends(world: World) -> None:
    try:
        for _ in range(FREE_ATTEMPTS):
            attempt(EDITOR.email, "đoán", STRANGER)
        later = datetime.now(UTC) + timedelta(minutes=16)
        clock.set_clock(lambda: later)
        assert attempt(EDITOR.email, EDITOR.password, STRANGER).user is not None
    finally:
        clock.set_clock(None)


def test_an_ipv6_source_is_its_network() -> None:
    assert source_of("2001:db8:1:2:3:4:5:6", None) == source_of("2001:db8:1:2::1", None)
    assert source_of("2001:db8:1:3::1", None) != source_of("2001:db8:1:2::1", None)


def test_a_new_password_must_be_long_and_typed_twice_the_same(world: World) -> None:
    user_id = world.actor(CHIEF).id
    assert user_id is not None
    for typed, field in (
        (("sai", "một câu đủ dài", "một câu đủ dài"), "current_password"),
        ((CHIEF.password, "ngắn", "ngắn"), "new_password"),
        ((CHIEF.password, "một câu đủ dài", "một câu khác hẳn"), "repeated"),
    ):
        with pytest.raises(Invalid) as refused, transaction(GATE):
            identity.change_password(user_id, *typed)
        assert list(refused.value.by_field()) == [field]


def test_reach_ends_at_the_border_of_the_unit(world: World) -> None:
    editor, supervisor = world.actor(EDITOR), world.actor(SUPERVISOR)
    own, next_door, far = (world.unit(slug).unit_id for slug in ("suoi-trong", "ban-moi", "cat-trang"))
    assert editor.may(Permission.ARTICLE_WRITE, own)
    assert not editor.reaches(next_door)
    assert supervisor.may(Permission.BOARD_READ, next_door)
    assert not supervisor.may(Permission.ARTICLE_WRITE, own)
    assert not supervisor.reaches(far)


def test_out_of_reach_is_missing_and_in_reach_without_the_right_is_refused(world: World) -> None:
    with pytest.raises(Missing):
        require(world.actor(NEIGHBOUR), Permission.ARTICLE_WRITE, world.unit("suoi-trong").unit_id)
    with pytest.raises(Refused, match="trưởng ban biên tập"):
        require(world.actor(EDITOR), Permission.ARTICLE_PUBLISH, world.unit("suoi-trong").unit_id)


def test_an_unknown_role_raises() -> None:
    with pytest.raises(ValueError, match="god"):
        reach_of([(1, "god")], {})


def test_every_role_stands_in_the_table() -> None:
    assert set(TABLE) == set(Role)


def test_attempts_that_no_longer_count_are_forgotten(world: World) -> None:
    attempt(EDITOR.email, "đoán", STRANGER)
    try:
        later = datetime.now(UTC) + timedelta(minutes=16)
        clock.set_clock(lambda: later)
        with transaction(GATE):
            identity.forget_failures()
        with transaction(GATE, writes=False):
            assert db.session.scalar(select(func.count()).select_from(identity.SignInFailure)) == 0
    finally:
        clock.set_clock(None)
