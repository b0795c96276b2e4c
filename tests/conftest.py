"""What every test may ask for. The servers are real and start once for the whole run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import redis
from argon2 import PasswordHasher
from flask import Flask
from sqlalchemy import Engine, create_engine, text

from cast import PEOPLE, World
from congxa import identity, schema, tenancy
from congxa.adapters.cache import Cache
from congxa.adapters.engines import EmbeddedEngines, Engines
from congxa.app import create_command_app
from congxa.config import Settings
from congxa.config import settings as current_settings
from congxa.core import clock
from congxa.core.actor import system_actor
from congxa.core.db import Base, DbRole, Scope, transaction
from congxa.identity import passwords

KEPT = {"unit", "site", "site_host", "tenant_apply", "section", "user_account", "membership", "link_policy"}
TENANTS = Path(__file__).parent / "tenants"


@pytest.fixture(scope="session")
def engines() -> Iterator[Engines]:
    """PostgreSQL with the roles and an empty database `congxa`, and Redis; gone when the run ends."""
    # Not below pytest's folder: each run that begins closes that one to the account under which PostgreSQL runs.
    folder = TemporaryDirectory(prefix="congxa-", ignore_cleanup_errors=True)
    with folder as data, EmbeddedEngines(Path(data), fast=True) as running:
        yield running


@pytest.fixture(scope="session")
def settings(engines: Engines, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """The settings of the platform under test, in the environment, as a server would find them."""
    variables = {
        "DATABASE_URL": engines.database_url,
        "OWNER_DATABASE_URL": engines.owner_url,
        "REDIS_URL": engines.redis_url,
        "SECRET_KEY": "only for the tests, only for the tests",
        "SITE_DOMAIN": "localhost",
        "CONGXA_DATA": str(tmp_path_factory.mktemp("data")),
        "CONGXA_TENANTS": str(TENANTS),
        "CONGXA_HTTPS": "0",
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in variables.items():
            patch.setenv(name, value)
        current_settings.cache_clear()
        yield current_settings()
    current_settings.cache_clear()


@pytest.fixture(scope="session")
def built(settings: Settings) -> Settings:
    """The database migrated, the tenant files of the cast applied, the cast's accounts made."""
    schema.migrate(settings.owner_url)
    app = create_command_app(settings)
    with app.app_context(), transaction(Scope(DbRole.PLATFORM)):
        tenancy.apply(system_actor("Bộ kiểm thử", frozenset(), ()), tenancy.load(TENANTS).specs)
    with app.app_context(), transaction(Scope(DbRole.PLATFORM)), pytest.MonkeyPatch.context() as patch:
        # A hash says itself what it costs to check: the cast signs in a thousand times.
        patch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
        directory = tenancy.directory()
        for person in PEOPLE:
            unit_id = directory.unit(person.unit).unit_id
            identity.create_user(person.email, person.name, person.password, {unit_id: person.role})
    return settings


@pytest.fixture(scope="session")
def command_app(built: Settings) -> Flask:
    """The application of commands and jobs."""
    return create_command_app(built)


@pytest.fixture(scope="session")
def _superuser(built: Settings, engines: Engines) -> Iterator[Engine]:
    # Emptying append-only tables is beyond every login of ours, as it should be.
    engine = create_engine(engines.superuser_url, isolation_level="AUTOCOMMIT")
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def _emptying() -> str:
    """One statement that empties what a test has filled. Most tests fill few tables, and deleting a few rows takes a
    tenth of the time of truncating every table."""
    steps = []
    for table in Base.metadata.sorted_tables:
        if table.name in KEPT:
            continue
        numbered = table.autoincrement_column
        anew = (
            f"perform setval(pg_get_serial_sequence('{table.name}', '{numbered.name}'), 1, false);"
            if numbered is not None
            else ""
        )
        steps.append(f"if exists (select from {table.name}) then delete from {table.name}; {anew} end if;")
    return f"do $$ begin {' '.join(steps)} end $$"


@pytest.fixture
def world(command_app: Flask, built: Settings, _superuser: Engine, _emptying: str) -> Iterator[World]:
    """The cast on an empty stage: units, sections and accounts stand, everything else is gone."""
    with _superuser.connect() as connection:
        connection.execute(text("set session_replication_role = replica"))
        connection.execute(text(_emptying))
        # Numbers begin anew, so whatever a running server keeps under them must go.
        connection.execute(text("update link_policy set version = version + 1"))
        now = "(extract(epoch from clock_timestamp()) * 1000)::bigint"
        connection.execute(text(f"select setval('site_arrangement_id_seq', {now})"))
    with redis.Redis.from_url(built.redis_url) as counters:
        for key in counters.scan_iter("LIMIT*"):  # all tests sign in from one address
            counters.delete(key)
    tenancy.forget_directory()
    with command_app.app_context():
        Cache.connect(built.redis_url).drop([f"unit:{unit_id}" for unit_id in tenancy.directory().by_id])
        yield World(command_app)


@pytest.fixture
def stop_clock() -> Iterator[Callable[[datetime], None]]:
    """Makes a moment the present, until the test is over."""
    yield lambda moment: clock.set_clock(lambda: moment)
    clock.set_clock(None)
