"""One's own account: in, out, and out everywhere."""

from __future__ import annotations

import pytest

from cast import CHIEF, EDITOR, SUPERVISOR, World
from congxa import identity
from congxa.app import Platform, create_app
from congxa.config import Settings
from congxa.core.db import DbRole, Scope, db, transaction
from congxa.identity import User
from congxa.web.built import asset
from visits import MANAGE, signed_in, visitor

HOME = f"{MANAGE}/"


@pytest.fixture(scope="module")
def platform(built: Settings) -> Platform:
    return create_app(built)


def test_each_goes_straight_to_their_own_work(platform: Platform, world: World) -> None:
    assert signed_in(platform.wsgi, EDITOR).get(HOME).location == "/ban-lam-viec/suoi-trong/"
    assert signed_in(platform.wsgi, SUPERVISOR).get(HOME).location == "/giam-sat/nui-cao/"


def test_who_is_signed_in_is_not_asked_again(platform: Platform, world: World) -> None:
    answer = signed_in(platform.wsgi, EDITOR).get(f"{MANAGE}/dang-nhap")
    assert (answer.status_code, answer.location) == (302, "/")


def test_a_refused_attempt_keeps_the_address_that_was_typed(platform: Platform, world: World) -> None:
    answer = visitor(platform.wsgi).sign_in(EDITOR, "sai mật khẩu")
    assert answer.status_code == 422
    assert f'value="{EDITOR.email}"' in answer.text
    assert "chưa đúng" in answer.text


@pytest.mark.parametrize("wanted", ["https://evil.test/", "//evil.test", "/\\evil.test", "evil.test"])
def test_signing_in_never_leads_to_another_host(platform: Platform, world: World, wanted: str) -> None:
    browser = visitor(platform.wsgi)
    form = {"email": EDITOR.email, "password": EDITOR.password, "tiep": wanted}
    location = browser.post(f"{MANAGE}/dang-nhap", form).location or ""
    assert "evil" not in location


def test_a_form_without_its_token_is_refused(platform: Platform, world: World) -> None:
    form = {"email": EDITOR.email, "password": EDITOR.password}
    assert visitor(platform.wsgi).client.post("/dang-nhap", base_url=MANAGE, data=form).status_code == 401


def test_a_new_password_ends_all_other_sessions_and_not_this_one(platform: Platform, world: World) -> None:
    here, elsewhere = signed_in(platform.wsgi, CHIEF), signed_in(platform.wsgi, CHIEF)
    new = "một mật khẩu mới đủ dài"
    form = {"current_password": CHIEF.password, "new_password": new, "repeated": new}
    try:
        assert here.post(f"{MANAGE}/tai-khoan/mat-khau", form).status_code == 302
        assert here.get(f"{MANAGE}/tai-khoan").status_code == 200
        assert elsewhere.get(f"{MANAGE}/tai-khoan").status_code == 302
    finally:
        _give_back_password(CHIEF.email, new, CHIEF.password)


def _give_back_password(email: str, current: str, wanted: str) -> None:
    with transaction(Scope(DbRole.GATE)):
        user = db.session.query(User).filter_by(email=email).one()
        identity.change_password(user.id, current, wanted, wanted)


def test_signing_out_everywhere_ends_every_session(platform: Platform, world: World) -> None:
    here, elsewhere = signed_in(platform.wsgi, EDITOR), signed_in(platform.wsgi, EDITOR)
    here.post(f"{MANAGE}/tai-khoan/dang-xuat-moi-noi")
    for browser in (here, elsewhere):
        assert browser.get(f"{MANAGE}/tai-khoan").status_code == 302


def test_signing_out_leaves_nothing_behind(platform: Platform, world: World) -> None:
    browser = signed_in(platform.wsgi, EDITOR)
    browser.post(f"{MANAGE}/dang-xuat")
    assert browser.get(f"{MANAGE}/tai-khoan").status_code == 302


def test_the_session_cookie_is_for_this_host_and_no_script(platform: Platform, world: World) -> None:
    answer = visitor(platform.wsgi).sign_in(EDITOR)
    cookies = [value for name, value in answer.headers if name == "Set-Cookie"]
    assert cookies
    for cookie in cookies:
        assert "HttpOnly" in cookie
        assert "SameSite=Lax" in cookie
        assert "Domain=" not in cookie


def test_no_cookie_goes_with_a_file_that_any_cache_may_keep(platform: Platform, world: World) -> None:
    browser = signed_in(platform.wsgi, CHIEF)
    answer = browser.get(f"{MANAGE}{asset('desk.css')}")
    assert "public" in answer.headers["Cache-Control"]
    assert "Set-Cookie" not in answer.headers
    assert "Cookie" not in answer.headers.get("Vary", "")
    for path in ("/", "/dang-nhap", "/tai-khoan", "/ban-lam-viec/suoi-trong/", "/khong-co"):
        assert set(browser.get(f"{MANAGE}{path}").headers["Cache-Control"].split(", ")) & {"private", "no-store"}, path
