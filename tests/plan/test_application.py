"""Whole-application promises: addresses are kept, every view declares its access, the schema is what the models say."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command
from flask import Flask
from sqlalchemy import create_engine

from congxa import publishing, schema, tenancy
from congxa.app import create_manage_app, create_site_app
from congxa.config import ROOT, Settings
from congxa.theming import Themes
from congxa.web.access import MARK, SAFE_METHODS, assert_declared, plain

RESERVED = frozenset({"quan-ly", "www", "localhost"})
ROUTES = Path(__file__).parent / "routes.txt"


@pytest.fixture(scope="module")
def apps(built: Settings) -> dict[str, Flask]:
    return {"site": create_site_app(built), "manage": create_manage_app(built)}


def routes_of(apps: dict[str, Flask]) -> set[str]:
    return {f"{face} {rule.rule}" for face, app in apps.items() for rule in app.url_map.iter_rules()}


def test_no_kept_address_has_vanished(apps: dict[str, Flask]) -> None:
    """Links to a commune's site live for decades: an address may leave the file only with a redirect in its place."""
    kept = {line for line in ROUTES.read_text().splitlines() if line and not line.startswith("#")}
    assert kept <= routes_of(apps), sorted(kept - routes_of(apps))


def test_every_address_is_kept_in_the_file(apps: dict[str, Flask]) -> None:
    kept = set(ROUTES.read_text().splitlines())
    assert routes_of(apps) <= kept, sorted(routes_of(apps) - kept)


def test_every_view_says_who_may_call_it(apps: dict[str, Flask]) -> None:
    for app in apps.values():
        assert all(hasattr(view, MARK) for view in app.view_functions.values())


def test_an_application_with_a_view_that_does_not_say_so_refuses_to_start() -> None:
    app = Flask("bare")
    app.static_folder = None
    app.add_url_rule("/open", "open", plain(lambda: "ok"))
    app.add_url_rule("/bare", "bare", lambda: "who may see this?")
    app.view_functions.pop("static", None)
    with pytest.raises(RuntimeError, match="bare"):
        assert_declared(app)


def test_the_public_face_offers_nothing_that_writes_but_a_vote(apps: dict[str, Flask]) -> None:
    site = apps["site"]
    unsafe = {rule.endpoint for rule in site.url_map.iter_rules() if (rule.methods or set()) - set(SAFE_METHODS)}
    writing = {name for name, view in site.view_functions.items() if getattr(view, MARK) == "public_write"}
    assert unsafe == writing == {"site.vote"}


def test_the_schema_of_the_migrations_is_the_schema_of_the_models(built: Settings) -> None:
    engine = create_engine(built.owner_url)
    with engine.connect() as connection:
        config = schema.alembic_config()
        config.attributes["connection"] = connection
        command.check(config)
    engine.dispose()


def test_every_tenant_file_is_without_mistakes() -> None:
    themes = Themes(ROOT / "themes").names()
    assert (
        tenancy.check(
            ROOT / "tenants", themes, frozenset(publishing.all_kinds()), frozenset({"quan-ly", "www", "localhost"})
        )
        == []
    )
    assert len(tenancy.load(ROOT / "tenants").specs) == 22
