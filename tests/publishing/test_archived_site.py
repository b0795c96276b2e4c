"""An archived site is there to be read: nothing on it is written any more. Hidden and suspended ones are worked on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from cast import CHIEF, World
from congxa import publishing
from congxa.core import clock
from congxa.core.actor import Actor
from congxa.core.errors import Conflict
from congxa.publishing import Article, BannerDraft, ImportedArticle
from publishing.desk import GOOD, OWN, add_picture, draft
from web.site_reader import in_state

URL = "https://dichvucong.gov.vn/"
OLD = datetime(2026, 2, 1, tzinfo=UTC)
Write = Callable[[Actor, int, Article, int], object]
WRITES: dict[str, Write] = {
    "create": lambda actor, unit, _article, _picture: publishing.create(actor, unit, GOOD),
    "save": lambda actor, unit, article, _picture: publishing.save(
        actor, unit, article.id, draft(summary="Khác"), article.version
    ),
    "publish": lambda actor, unit, article, _picture: publishing.publish(actor, unit, article.id, article.version),
    "import": lambda actor, unit, _article, _picture: publishing.import_article(
        actor, unit, ImportedArticle(GOOD, OLD)
    ),
    "new banner": lambda actor, unit, _article, picture: publishing.create_banner(
        actor, unit, "Dịch vụ công", URL, picture
    ),
    "banner": lambda actor, unit, _article, picture: publishing.save_banner(
        actor, unit, publishing.banners(actor, unit)[0].id, 1, BannerDraft("Tên khác", URL, picture)
    ),
    "new picture": lambda actor, unit, _article, _picture: add_picture(actor, unit, "blue"),
    "picture": lambda actor, unit, _article, picture: publishing.describe_picture(
        actor, unit, picture, "Lời khác", "", OWN
    ),
}


def stand(world: World) -> tuple[Article, int]:
    """A draft and a picture that is on a banner."""
    with world.desk(CHIEF) as (chief, unit_id):
        picture = add_picture(chief, unit_id)
        publishing.create_banner(chief, unit_id, "Dịch vụ công", URL, picture)
        return publishing.create(chief, unit_id, GOOD), picture


@pytest.mark.parametrize("name", WRITES)
def test_nothing_is_written_on_an_archived_site(world: World, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    article, picture = stand(world)
    with in_state(monkeypatch, "archived"), world.desk(CHIEF) as (chief, unit_id):
        with pytest.raises(Conflict, match="lưu trữ nên chỉ đọc được"):
            WRITES[name](chief, unit_id, article, picture)
        assert [row.version for row in publishing.articles(chief, unit_id)] == [1]
        assert [row.title for row in publishing.banners(chief, unit_id)] == ["Dịch vụ công"]


@pytest.mark.parametrize("state", ["hidden", "suspended"])
def test_a_hidden_or_suspended_site_is_worked_on(world: World, monkeypatch: pytest.MonkeyPatch, state: str) -> None:
    article, picture = stand(world)
    with in_state(monkeypatch, state), world.desk(CHIEF) as (chief, unit_id):
        for name in ("create", "import", "new banner", "new picture", "picture", "publish"):
            WRITES[name](chief, unit_id, article, picture)


def test_what_was_to_go_out_on_a_site_archived_since_goes_back_with_the_reason(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    article, _picture = stand(world)
    with world.desk(CHIEF) as (chief, unit_id):
        publishing.schedule(chief, unit_id, article.id, article.version, clock.now() + timedelta(hours=1))
    with in_state(monkeypatch, "archived"), world.desk(CHIEF) as (chief, unit_id):
        assert publishing.publish_due(clock.now() + timedelta(hours=2)) == []
        (row,) = publishing.articles(chief, unit_id)
        assert row.state == "submitted"
        assert "lưu trữ" in row.state_note
