"""What stands on the sites before a journey begins, written through the services as the cast would write it."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from PIL import Image

from browser.pages import Site, read
from cast import Person, World
from conftest import TENANTS
from congxa import publishing, tenancy
from congxa.copyright import Basis, Origin
from congxa.core import clock
from congxa.core.actor import system_actor
from congxa.core.db import DbRole, Scope, transaction
from congxa.publishing import Draft, ImportedArticle
from congxa.tenancy import TenantSpec

AUTHOR = "Hồ Văn Suối"
BAD = "w88-example.test"  # a gambling domain, as the names of such go
OWN = Origin(Basis.OWN_STAFF, author=AUTHOR)


def jpeg(colour: str = "seagreen") -> bytes:
    """A photograph, as far as the platform can tell."""
    buffer = io.BytesIO()
    Image.new("RGB", (1200, 800), colour).save(buffer, "JPEG")
    return buffer.getvalue()


def publish(
    world: World,
    person: Person,
    title: str,
    *,
    body: str = "<p>Sáng nay, bà con trong thôn cùng nhau làm đường.</p>",
    section: str = "chinh-tri",
    age_days: int = 1,
    cover_id: int | None = None,
) -> str:
    """A public article; gives its path on the site of the person's unit."""
    draft = Draft(title, section, f"{title}, theo ban biên tập.", body, "Ban biên tập", cover_id, OWN)
    with world.desk(person) as (actor, unit_id):
        at = clock.now() - timedelta(days=age_days)
        article = publishing.import_article(actor, unit_id, ImportedArticle(draft, at))
        return publishing.address(article.id, article.slug)


def add_picture(world: World, person: Person, alt: str, colour: str = "seagreen") -> int:
    """A picture in the library of the person's unit, with everything that it takes to be public; gives its number."""
    with world.desk(person) as (actor, unit_id):
        return publishing.add_picture(actor, unit_id, f"{colour}.jpg", jpeg(colour), alt, "", OWN).id


def figure(picture_id: int) -> str:
    """The picture as it stands in the text of an article."""
    return f'<figure><img src="/tep/{picture_id}/960.webp" data-picture="{picture_id}" alt=""></figure>'


@contextmanager
def dressed(site: Site, theme: str, slug: str = "cat-trang") -> Iterator[None]:
    """The site of a unit in this theme, as a changed tenant file puts it on; afterwards as it was."""
    specs = tenancy.load(TENANTS).specs
    _apply([_in_theme(spec, theme) if spec.slug == slug else spec for spec in specs])
    try:
        for _ in range(100):
            if f"theme-{theme}" in read(site, slug)[1] or theme == "base":
                break
        yield
    finally:
        _apply(specs)


def _in_theme(spec: TenantSpec, theme: str) -> TenantSpec:
    return spec.model_copy(update={"site": spec.site.model_copy(update={"theme": theme})})


def _apply(specs: Iterable[TenantSpec]) -> None:
    with transaction(Scope(DbRole.PLATFORM)):
        tenancy.apply(system_actor("Bộ kiểm thử", frozenset(), ()), specs)
