"""A site with one item of every kind, and every address that a reader of it can come to."""

from __future__ import annotations

from cast import FAR_CHIEF, World
from congxa import publishing, tenancy
from publishing.desk import add_picture
from publishing.samples import KINDS, shown

UNIT = "cat-trang"
LISTS = (
    "/",
    "/tin-tuc",
    "/so-do",
    "/en/",
    "/kiem-tra-tep",
    "/tim-kiem",
    "/tim-kiem?tu-khoa=lang",
    "/tim-kiem?tu-khoa=khong-co-gi",
    "/rss",
)


def write_whole_site(world: World) -> dict[str, str]:
    """Publish one item of every kind; gives the address of each by its kind."""
    with world.desk(FAR_CHIEF) as (actor, unit_id):
        cover = add_picture(actor, unit_id)
        publishing.create_banner(actor, unit_id, "Phòng cháy", "https://phongchay.example/", cover)
    articles = {kind: shown(world, kind, **({"cover_id": cover} if kind == "news" else {})) for kind in KINDS}
    return {kind: publishing.address(article.id, article.slug) for kind, article in articles.items()}


def list_addresses() -> dict[str, str]:
    """The address of the list of each kind."""
    sections = tenancy.directory().unit(UNIT).spec.site.sections
    return {section.kind: publishing.section_address(section.slug) for section in sections}
