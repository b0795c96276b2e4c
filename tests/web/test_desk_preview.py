"""A draft of any kind seen in the site's own theme by those who may see it, and by nobody else."""

from __future__ import annotations

import pytest

from cast import FAR_CHIEF, NEIGHBOUR, World
from congxa import publishing
from congxa.config import Settings
from publishing.samples import KINDS, ready
from web.desk_reader import SitDown, desks
from web.site_reader import HOSTS, Reader, site_app


@pytest.fixture
def sit_down(settings: Settings, world: World) -> SitDown:
    return desks(settings)


def draft(world: World, kind: str) -> publishing.Article:
    with world.desk(FAR_CHIEF) as (actor, unit_id):
        return publishing.create(actor, unit_id, ready(actor, unit_id, kind))


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_of_every_kind_is_seen_in_the_theme(world: World, sit_down: SitDown, kind: str) -> None:
    article = draft(world, kind)
    chief = sit_down(FAR_CHIEF)
    around = chief.get(f"/bai-viet/{article.id}/xem-thu")
    assert around.status == 200
    assert "frame-src 'self'" in around.response.headers["Content-Security-Policy"]
    page = chief.get(f"/bai-viet/{article.id}/xem-thu/trang")
    assert page.status == 200
    assert article.title in page.text
    assert "CÁT TRẮNG" in page.text
    assert page.response.headers["Cache-Control"] == "private, no-store"
    assert "frame-ancestors 'self'" in page.response.headers["Content-Security-Policy"]
    assert 'src="/tap-tin/' not in page.html
    for image in page.all("main .pdf-pages img, main .prose img"):
        assert chief.client.get(image.attributes["src"] or "", base_url="http://quan-ly.localhost").status_code == 200


def test_nothing_of_it_is_public(world: World, sit_down: SitDown, settings: Settings) -> None:
    article = draft(world, "document")
    HOSTS.setdefault("cat-trang", "cat-trang.vn.example")
    reader = Reader(site_app(settings), "cat-trang")
    assert sit_down(FAR_CHIEF).get(f"/bai-viet/{article.id}/xem-thu/trang").status == 200
    assert reader.get(f"/bai-viet/{article.id}/{article.slug}").status_code == 404


def test_a_neighbour_sees_no_draft(world: World, sit_down: SitDown) -> None:
    article = draft(world, "news")
    neighbour = sit_down(NEIGHBOUR)
    for path in ("xem-thu", "xem-thu/trang"):
        assert neighbour.get(f"/bai-viet/{article.id}/{path}").status == 404


def test_other_drafts_do_not_show_around_it(world: World, sit_down: SitDown) -> None:
    article, other = draft(world, "news"), draft(world, "notice")
    page = sit_down(FAR_CHIEF).get(f"/bai-viet/{article.id}/xem-thu/trang")
    assert other.title not in page.text
