"""``congxa users add``: the first accounts of an installation."""

from __future__ import annotations

import click

from congxa import identity, tenancy
from congxa.cli.work import Friendly, json_option, platform_work, say
from congxa.identity import Role, passwords


@click.group(name="users", cls=Friendly)
def group() -> None:
    """Tài khoản."""


@group.command()
@click.argument("email")
@click.option("--name", required=True, help="Tên hiển thị.")
@click.option("--unit", required=True, help="Đơn vị, ví dụ khe-sanh.")
@click.option("--role", required=True, type=click.Choice([role.value for role in Role]), help="Vai trò trong đơn vị.")
@click.password_option(help="Mật khẩu; bỏ trống để được hỏi.")
@json_option
def add(email: str, name: str, unit: str, role: str, password: str, as_json: bool) -> None:
    """Tạo tài khoản EMAIL với một vai trò trong một đơn vị."""
    passwords.check_new(password, password, email)
    with platform_work():
        facts = tenancy.directory().unit(unit)
        user = identity.create_user(email, name, password, {facts.unit_id: Role(role)})
        data = {"id": user.id, "email": user.email}
    say(data, as_json, f"Đã tạo tài khoản {email}.")
