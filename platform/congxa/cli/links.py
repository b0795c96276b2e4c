"""``congxa links find | block | unblock``."""

from __future__ import annotations

import click

from congxa import links, oversight, tenancy
from congxa.cli.work import Friendly, command_app, json_option, say, unit_work
from congxa.core.db import DbRole
from congxa.core.errors import Missing
from congxa.links import Preview

unit_option = click.option("--unit", required=True, help="Đơn vị giám sát, ví dụ huong-hoa.")


@click.group(name="links", cls=Friendly)
def group() -> None:
    """Liên kết ra ngoài: tìm, gỡ khỏi tất cả các trang, hoàn tác."""


@group.command()
@click.argument("domain")
@click.option("--unit", default="", help="Chỉ tìm trong đơn vị này và các đơn vị bên dưới.")
@json_option
def find(domain: str, unit: str, as_json: bool) -> None:
    """Mọi nơi trên các trang công khai có liên kết tới DOMAIN (và tên miền con)."""
    found = []
    for slug in [unit] if unit else _tops():
        with unit_work(slug, DbRole.OFFICE, writes=False) as (facts, _actor):
            units = (facts.unit_id, *tenancy.directory().below.get(facts.unit_id, ()))
            found += [_place(place) for place in links.places(links.aim(domain), units)]
    lines = [
        f"{row['unit']}  {row['owner']}  {row['url']}  “{row['text']}”{'  (ẩn)' if row['hidden'] else ''}"
        for row in found
    ]
    say(found, as_json, *lines, f"{len(found)} liên kết.")


def _tops() -> list[str]:
    """The units that nobody supervises: together their offices see every site."""
    with command_app().app_context():
        return [facts.slug for facts in tenancy.directory().by_id.values() if facts.parent_id is None]


def _offices() -> list[str]:
    """The units that have units below them, and so may have made rules."""
    with command_app().app_context():
        directory = tenancy.directory()
        return [directory.by_id[unit_id].slug for unit_id in directory.below]


def _place(place: links.OutboundLink) -> dict[str, object]:
    return {
        "unit": tenancy.directory().by_id[place.unit_id].slug,
        "owner": f"{place.owner_kind}:{place.owner_id}",
        "title": place.owner_title,
        "field": place.field,
        "url": place.url,
        "text": place.anchor_text,
        "hidden": place.is_hidden,
        "via": place.via,
        "since": place.first_seen_at,
    }


@group.command()
@click.argument("domain")
@unit_option
@click.option("--reason", required=True, help="Lý do, được lưu trong nhật ký.")
@click.option("--basis", default="", help="Căn cứ pháp lý.")
@click.option("--preview", is_flag=True, help="Chỉ xem những gì sẽ thay đổi, không thay đổi gì.")
@json_option
def block(domain: str, unit: str, reason: str, basis: str, preview: bool, as_json: bool) -> None:
    """Gỡ liên kết tới DOMAIN khỏi mọi trang của đơn vị và các đơn vị bên dưới."""
    with unit_work(unit, DbRole.OFFICE, writes=not preview) as (facts, actor):
        effect = links.preview(actor, facts.unit_id, domain)
        rule = None if preview else oversight.remove_link(actor, facts.unit_id, domain, reason, basis).rule
        data = _effect(effect) | {"rule": rule.id if rule else None}
    counted = (
        f"{effect.shown}: {effect.links} liên kết, {effect.pages} bài, {effect.banners} biểu ngữ, {effect.units} đơn vị"
    )
    done = f"Đã gỡ theo quy tắc số {rule.id}. Hoàn tác: congxa links unblock {rule.id}" if rule else "Chưa thay đổi gì."
    say(data, as_json, counted, done)


def _effect(effect: Preview) -> dict[str, object]:
    by_id = tenancy.directory().by_id
    return {
        "target": effect.shown,
        "links": effect.links,
        "articles": effect.pages,
        "banners": effect.banners,
        "units": {by_id[unit_id].slug: count for unit_id, count in effect.by_unit.items()},
    }


@group.command()
@click.argument("rule", type=int)
@click.option("--unit", default="", help="Đơn vị đã đặt quy tắc; bỏ trống để tự tìm.")
@click.option("--reason", default="Hoàn tác từ dòng lệnh", show_default=True, help="Lý do hoàn tác.")
@json_option
def unblock(rule: int, unit: str, reason: str, as_json: bool) -> None:
    """Hoàn tác quy tắc số RULE."""
    for slug in [unit] if unit else _offices():
        with unit_work(slug, DbRole.OFFICE) as (facts, actor):
            if links.rule(facts.unit_id, rule) is None:
                continue
            oversight.restore_link(actor, facts.unit_id, rule, reason)
        say({"rule": rule, "revoked": True}, as_json, f"Đã hoàn tác quy tắc số {rule}.")
        return
    raise Missing(f"Không có quy tắc số {rule}.")
