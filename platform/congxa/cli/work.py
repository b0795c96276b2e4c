"""How a command gets its application, its scope and its actor, and how it speaks."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache

import click
from flask import Flask
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from congxa import tenancy
from congxa.app import create_command_app
from congxa.config import settings
from congxa.core import log
from congxa.core.actor import Actor, system_actor
from congxa.core.db import DbRole, Scope, transaction
from congxa.core.errors import CongxaError, Invalid
from congxa.identity import Permission
from congxa.tenancy import SiteFacts

ACTOR_NAME = "Dòng lệnh"


@cache
def command_app() -> Flask:
    """The application without views, made once per command; wants DATABASE_URL."""
    if not settings().database_url:
        raise click.ClickException(
            "Chưa có DATABASE_URL. Đặt biến này, hoặc chạy trong môi trường của “congxa demo” (xem README)."
        )
    return create_command_app(settings())


@contextmanager
def platform_work(*, writes: bool = True) -> Iterator[Session]:
    """One transaction with the platform's role: tenant files and accounts."""
    with command_app().app_context(), transaction(Scope(DbRole.PLATFORM), writes=writes) as session:
        yield session


@contextmanager
def unit_work(slug: str, role: DbRole, *, writes: bool = True) -> Iterator[tuple[SiteFacts, Actor]]:
    """One transaction in a unit: its desk, or its office with all units below; acts as the command line, by name."""
    with command_app().app_context():
        unit = tenancy.directory().unit(slug)
        below = tenancy.directory().below.get(unit.unit_id, ())
        units = (unit.unit_id, *below) if role is DbRole.OFFICE else (unit.unit_id,)
        actor = system_actor(ACTOR_NAME, frozenset(Permission), units)
        with transaction(Scope(role, units, unit.lineage), writes=writes):
            yield unit, actor


def count_in_each(act: Callable[[int], int], slug: str = "") -> dict[str, int]:
    """Do something at the desk of one unit, or of every one in a transaction of its own; gives what each counted."""
    with command_app().app_context():
        slugs = [slug] if slug else sorted(tenancy.directory().by_slug)
    counted = {}
    for each in slugs:
        with unit_work(each, DbRole.DESK) as (unit, _actor):
            counted[each] = act(unit.unit_id)
    return counted


@contextmanager
def friendly() -> Iterator[None]:
    """Our errors in plain words, one problem a line, with exit code 1; no traceback for what a person can mend."""
    try:
        yield
    except Invalid as error:
        for problem in error.problems:
            click.echo(f"{problem.field}: {problem.message}" if problem.field else problem.message, err=True)
        sys.exit(1)
    except CongxaError as error:
        click.echo(error.message, err=True)
        sys.exit(1)
    except OperationalError as error:
        click.echo(f"Cơ sở dữ liệu chưa trả lời: {error.orig}", err=True)
        sys.exit(1)


class Friendly(click.Group):
    """A group of commands that speak as ``friendly`` does."""

    def invoke(self, ctx: click.Context) -> object:
        log.configure()
        with friendly():
            return super().invoke(ctx)


def say(data: object, as_json: bool, *lines: str) -> None:
    """Print the result: the data as JSON for programs, or the lines for people."""
    if as_json:
        click.echo(json.dumps(data, ensure_ascii=False, indent=2, default=str))
    else:
        for line in lines:
            click.echo(line)


json_option = click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
unit_option = click.option(
    "--unit", default="", metavar="SLUG", help="Chỉ một đơn vị, ví dụ khe-sanh; bỏ trống là mọi đơn vị."
)
