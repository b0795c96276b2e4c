"""Who may call this endpoint, and with which database scope does it run?

Every view is wrapped by ``public``, ``gate`` or ``needs``; ``assert_declared`` refuses to start an application in which
one is not. The wrapper opens the scope, runs the view in one transaction and ends it: a safe method and an answer of
400 or more roll back, everything else commits. No view commits.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from flask import Flask, Response, current_app, g, make_response, request
from flask_login import current_user

from congxa import tenancy
from congxa.core.db import DbRole, Scope, abandon, transaction
from congxa.core.errors import Missing
from congxa.identity import Permission, require
from congxa.tenancy import SiteFacts
from congxa.web.requests import current_actor, current_site

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")
View = Callable[..., Any]
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
MARK = "congxa_access"

GATE = Scope(DbRole.GATE)


def _answer(view: View, scope: Scope, writes: bool, kwargs: dict[str, Any]) -> Response:
    with transaction(scope, writes=writes and request.method not in SAFE_METHODS):
        response = make_response(view(**kwargs))
        if response.status_code >= 400:
            abandon()
        return response


def public(view: View) -> View:
    """A page of a public site: reads published rows of the site in the request, writes nothing."""

    @wraps(view)
    def wrapper(**kwargs: Any) -> Response:
        site = current_site()
        return _answer(view, Scope(DbRole.SITE, (site.unit_id,), site.lineage), False, kwargs)

    setattr(wrapper, MARK, "public")
    return wrapper


def public_write(view: View) -> View:
    """As ``public``, for the one thing that a reader writes: a vote. What the public face may write, row-level security
    says; an answer of 400 or more writes nothing.
    """

    @wraps(view)
    def wrapper(**kwargs: Any) -> Response:
        site = current_site()
        return _answer(view, Scope(DbRole.SITE, (site.unit_id,), site.lineage), True, kwargs)

    setattr(wrapper, MARK, "public_write")
    return wrapper


def plain(view: View) -> View:
    """Open to everyone and in need of no row: health, built files."""

    @wraps(view)
    def wrapper(**kwargs: Any) -> Any:
        return view(**kwargs)

    setattr(wrapper, MARK, "plain")
    return wrapper


def is_plain(view: View | None) -> bool:
    """Whether the view is open to everyone and needs no row, so that it needs no session either."""
    return getattr(view, MARK, "") == "plain"


def gate(view: View) -> View:
    """Open to everyone on the management host, in the gate's scope: signing in, before anybody is known.

    Commits whatever the answer, because the record of a refused attempt must stay.
    """

    @wraps(view)
    def wrapper(**kwargs: Any) -> Response:
        bool(current_user)  # looks the session's person up, in a transaction of its own, before ours opens
        with transaction(GATE, writes=request.method not in SAFE_METHODS):
            return make_response(view(**kwargs))

    setattr(wrapper, MARK, "gate")
    return wrapper


def own_account(view: View) -> View:
    """For whoever is signed in, about their own account; in the gate's scope."""

    @wraps(view)
    def wrapper(**kwargs: Any) -> Response:
        if not current_user.is_authenticated:
            return _sign_in_first()
        return _answer(view, GATE, True, kwargs)

    setattr(wrapper, MARK, Permission.ACCOUNT_OWN.value)
    return wrapper


def needs(permission: Permission, role: DbRole) -> Callable[[View], View]:
    """For people who hold ``permission`` in the unit named by the address (``<unit_slug>``), which the view finds in
    ``current_unit``. ``role`` decides how far the rows reach: DESK the unit alone, OFFICE the unit and all below.

    Nobody signed in: on to the sign-in page. Unit out of reach: 404. In reach without the permission: 403.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapper(unit_slug: str, **kwargs: Any) -> Response:
            if not current_user.is_authenticated:
                return _sign_in_first()
            g.unit = unit = tenancy.directory().unit(unit_slug)
            require(current_actor(), permission, unit.unit_id)
            return _answer(view, _scope(role, unit), True, kwargs)

        setattr(wrapper, MARK, permission.value)
        return wrapper

    return decorate


def as_reader(permission: Permission, gather: Callable[..., T], show: Callable[[T], Any]) -> View:
    """A page of the public face made for somebody at the desk: ``gather`` takes what only the desk may read (a draft),
    then ``show`` makes the page of it in the scope of the public face, where only public rows show. Writes nothing."""

    def wrapper(unit_slug: str, **kwargs: Any) -> Response:
        if not current_user.is_authenticated:
            return _sign_in_first()
        g.unit = unit = tenancy.directory().unit(unit_slug)
        require(current_actor(), permission, unit.unit_id)
        with transaction(_scope(DbRole.DESK, unit), writes=False):
            gathered = gather(**kwargs)
        return _answer(lambda: show(gathered), _scope(DbRole.SITE, unit), False, {})

    setattr(wrapper, MARK, permission.value)
    return wrapper


def own_units(permission: Permission) -> Callable[[View], View]:
    """Where the address names no unit: for people who hold ``permission`` somewhere, over the rows of all units in
    which they hold it, with the desk's rights. Nobody signed in: on to the sign-in page. Held nowhere: 404.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapper(**kwargs: Any) -> Response:
            if not current_user.is_authenticated:
                return _sign_in_first()
            actor = current_actor()
            units = tuple(sorted(unit_id for unit_id in actor.reach if actor.may(permission, unit_id)))
            if not units:
                raise Missing("Không tìm thấy nội dung này.")
            return _answer(view, Scope(DbRole.DESK, units), True, kwargs)

        setattr(wrapper, MARK, permission.value)
        return wrapper

    return decorate


def _scope(role: DbRole, unit: SiteFacts) -> Scope:
    below = tenancy.directory().below.get(unit.unit_id, ())
    if role is DbRole.OFFICE:
        if not below:
            raise Missing("Đơn vị này không giám sát đơn vị nào.")
        return Scope(role, (unit.unit_id, *below), unit.lineage)
    return Scope(role, (unit.unit_id,), unit.lineage)


def _sign_in_first() -> Response:
    answer: Any = current_app.login_manager.unauthorized()  # type: ignore[attr-defined]
    return make_response(answer)


def assert_declared(app: Flask) -> None:
    """Raise RuntimeError, naming them, when endpoints do not declare who may call them."""
    bare = sorted(name for name, view in app.view_functions.items() if not hasattr(view, MARK))
    if bare:
        raise RuntimeError(f"Endpoints that declare no access (@public, @needs…): {', '.join(bare)}")
