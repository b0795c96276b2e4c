"""The named cast: two communes of one district, one of another, and the people in them. Tests read as sentences."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from flask import Flask
from sqlalchemy import select

from congxa import identity, tenancy
from congxa.core.actor import Actor
from congxa.core.db import DbRole, Scope, db, transaction
from congxa.identity import Role, User
from congxa.tenancy import SiteFacts


@dataclass(frozen=True)
class Person:
    """One of the cast. The password is the same for all: it is not what the tests are about."""

    key: str
    name: str
    unit: str
    role: Role
    password: str = "mật khẩu của bộ kiểm thử"

    @property
    def email(self) -> str:
        return f"{self.key}@{self.unit}.example"


CONTRIBUTOR = Person("contributor", "Cộng tác viên Suối Trong", "suoi-trong", Role.CONTRIBUTOR)
EDITOR = Person("editor", "Biên tập viên Suối Trong", "suoi-trong", Role.EDITOR)
CHIEF = Person("chief", "Trưởng ban Suối Trong", "suoi-trong", Role.CHIEF_EDITOR)
NEIGHBOUR = Person("neighbour", "Trưởng ban Bản Mới", "ban-moi", Role.CHIEF_EDITOR)
SUPERVISOR = Person("supervisor", "Giám sát Núi Cao", "nui-cao", Role.SUPERVISOR)
HEAD = Person("head", "Lãnh đạo Núi Cao", "nui-cao", Role.OFFICE_HEAD)
DISTRICT_CHIEF = Person("district-chief", "Trưởng ban Núi Cao", "nui-cao", Role.CHIEF_EDITOR)
ELSEWHERE = Person("elsewhere", "Giám sát Ven Biển", "ven-bien", Role.SUPERVISOR)
FAR_CHIEF = Person("far-chief", "Trưởng ban Cát Trắng", "cat-trang", Role.CHIEF_EDITOR)
FAR_EDITOR = Person("far-editor", "Biên tập viên Cát Trắng", "cat-trang", Role.EDITOR)
FAR_CONTRIBUTOR = Person("far-contributor", "Cộng tác viên Cát Trắng", "cat-trang", Role.CONTRIBUTOR)
PEOPLE = (
    *(CONTRIBUTOR, EDITOR, CHIEF, NEIGHBOUR, FAR_CHIEF, FAR_EDITOR, FAR_CONTRIBUTOR),
    *(SUPERVISOR, HEAD, DISTRICT_CHIEF, ELSEWHERE),
)


@dataclass(frozen=True)
class World:
    """The stage of a test: gives actors their scope."""

    app: Flask

    def unit(self, slug: str) -> SiteFacts:
        return tenancy.directory().unit(slug)

    def actor(self, person: Person) -> Actor:
        """The person as the services know them."""
        directory = tenancy.directory()
        with transaction(Scope(DbRole.GATE), writes=False):
            user_id = db.session.scalar(select(User.id).where(User.email == person.email))
            assert user_id is not None
            signed_in = identity.signed_in(user_id, directory.below)
        assert signed_in is not None
        return signed_in.actor

    @contextmanager
    def desk(self, person: Person, unit: str = "") -> Iterator[tuple[Actor, int]]:
        """The person at the desk of their unit: one transaction; gives the actor and the unit's id."""
        facts, actor = self.unit(unit or person.unit), self.actor(person)
        with transaction(Scope(DbRole.DESK, (facts.unit_id,), facts.lineage)):
            yield actor, facts.unit_id

    @contextmanager
    def office(self, person: Person) -> Iterator[tuple[Actor, int]]:
        """The person in their office: one transaction over the unit and all below."""
        facts, actor = self.unit(person.unit), self.actor(person)
        units = (facts.unit_id, *tenancy.directory().below[facts.unit_id])
        with transaction(Scope(DbRole.OFFICE, units, facts.lineage)):
            yield actor, facts.unit_id

    @contextmanager
    def public(self, unit: str) -> Iterator[int]:
        """A reader on a unit's site: one reading transaction; gives the unit's id."""
        facts = self.unit(unit)
        with transaction(Scope(DbRole.SITE, (facts.unit_id,), facts.lineage), writes=False):
            yield facts.unit_id
