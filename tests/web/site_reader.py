"""A reader of the public sites: asks the public application, which stands on the same rows as the cast's desks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from congxa import tenancy
from congxa.app import create_site_app
from congxa.config import Settings
from congxa.core.db import db
from congxa.tenancy import Directory
from statements import statements

HOSTS = {
    "nui-cao": "nui-cao.localhost",
    "suoi-trong": "suoi-trong.vn.example",
    "ban-moi": "ban-moi.vn.example",
    "cat-trang": "cat-trang.vn.example",
}


@cache
def site_app(settings: Settings) -> Flask:
    return create_site_app(settings)


@dataclass(frozen=True)
class Reader:
    """Reads the site of one unit."""

    app: Flask
    unit: str

    def get(self, path: str = "/", **headers: str) -> TestResponse:
        said = {"Host": HOSTS[self.unit], **{name.replace("_", "-"): value for name, value in headers.items()}}
        return self.app.test_client().get(path, headers=said)

    def text(self, path: str = "/") -> str:
        answer = self.get(path)
        assert answer.status_code == 200, f"{path}: {answer.status_code}"
        return answer.text

    @contextmanager
    def statements(self) -> Iterator[list[str]]:
        """The SQL statements of what is read meanwhile."""
        with self.app.app_context():
            engine = db.engine
        with statements(engine) as sent:
            yield sent


@contextmanager
def in_state(monkeypatch: pytest.MonkeyPatch, state: str) -> Iterator[None]:
    """The site of Suối Trong in another state, as if its tenant file said so."""
    with saying(monkeypatch, state=state):
        yield


@contextmanager
def saying(monkeypatch: pytest.MonkeyPatch, unit: str = "suoi-trong", **site: object) -> Iterator[None]:
    """The site of a unit as if its tenant file said something else."""
    known = tenancy.directory()
    facts = known.unit(unit)
    spec = facts.spec.model_copy(update={"site": facts.spec.site.model_copy(update=site)})
    by_id = {**known.by_id, facts.unit_id: replace(facts, spec=spec)}
    directory = Directory(
        known.version,
        by_id,
        {one.slug: one for one in by_id.values()},
        {host: one for one in by_id.values() for host in one.hosts},
        known.below,
    )
    with monkeypatch.context() as patch:
        patch.setattr(tenancy, "directory", lambda: directory)
        yield
