"""Loading the sample content, through the same services, gate and cleaning as everything that is typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from html import escape
from typing import Any

from sqlalchemy import select

from congxa import copyright, identity, media, oversight, publishing, reuse, tenancy
from congxa.copyright import Basis, Origin
from congxa.core import clock
from congxa.core.actor import Actor, system_actor
from congxa.core.db import DbRole, Scope, db, transaction
from congxa.core.errors import Conflict
from congxa.demo import content, ending, press
from congxa.demo.rights import KeptRights, keep_rights
from congxa.demo.samples import Provenance, SampleArticle, SamplePicture, UnitFacts
from congxa.identity import Permission, Role, User, passwords
from congxa.publishing import Article, Draft, ImportedArticle
from congxa.tenancy import KIND_WORDS, SiteFacts

PASSWORD = "congxa-demo"  # noqa: S105 - printed on the console and on the sign-in page of the demo
LOADER = "Bản dùng thử"
NO_RIGHTS = KeptRights({}, {})
_FILMED = Origin(Basis.OWN_STAFF, author="Ban biên tập", note="Phim mẫu dựng từ tranh vẽ.")


def load_unit(slug: str) -> bool:
    """Load a unit's content, what a first scan finds there, and its accounts; False when all of that is there already.

    Called outside of any scope: the three are transactions of their own. Where the last of them is missing a start was
    cut off, and what is missing is done. Nobody can have worked there meanwhile; a unit above may have sent something.
    """
    unit = tenancy.directory().unit(slug)
    with transaction(Scope(DbRole.PLATFORM), writes=False):
        if _has_accounts(unit):
            return False
    with _desk(unit) as actor:
        if not _has_content(unit):
            _load_content(actor, unit, clock.now())
            if slug == ending.UNIT:
                ending.end_rights(unit.unit_id)
            ending.tell(unit.unit_id)
    with transaction(Scope(DbRole.OFFICE, (unit.unit_id,), unit.lineage)):
        if _has_below(unit):
            loader = system_actor(LOADER, frozenset(Permission), (unit.unit_id,))
            with suppress(Conflict):  # known already
                reuse.add_press(loader, unit.unit_id, press.NAME, [press.known()])
        oversight.scan((unit.unit_id,), clock.now())
    with transaction(Scope(DbRole.PLATFORM)):
        _make_accounts(unit)
    return True


def _has_content(unit: SiteFacts) -> bool:
    loaded = select(Article.id).where(Article.unit_id == unit.unit_id, Article.created_by == LOADER)
    return db.session.scalar(loaded.limit(1)) is not None


def _has_accounts(unit: SiteFacts) -> bool:
    of_demo = User.email.endswith(f"@{unit.slug}.demo", autoescape=True)
    return db.session.scalar(select(User.id).where(of_demo).limit(1)) is not None


def _has_below(unit: SiteFacts) -> bool:
    return bool(tenancy.directory().below.get(unit.unit_id))


def _make_accounts(unit: SiteFacts) -> None:
    for key, name, role in _ROLES[_has_below(unit)]:
        shown = f"{name} {unit.spec.name} (mẫu)"
        identity.create_user(f"{key}@{unit.slug}.demo", shown, PASSWORD, {unit.unit_id: role}, hashed=_hash())


@cache
def _hash() -> str:
    return passwords.hash_password(PASSWORD)


@contextmanager
def _desk(unit: SiteFacts) -> Iterator[Actor]:
    """The unit's desk, worked at by the loader: one transaction."""
    with transaction(Scope(DbRole.DESK, (unit.unit_id,), unit.lineage)):
        yield system_actor(LOADER, frozenset(Permission), (unit.unit_id,))


def _load_content(actor: Actor, unit: SiteFacts, now: datetime) -> None:
    facts = _facts(unit)
    pictures = load_pictures(actor, unit, content.pictures_for(facts))
    articles = content.articles_for(facts, now)
    load_items(actor, unit, articles, pictures, keep_rights(actor, unit, facts, articles, now))
    for banner in content.banners_for(facts):
        publishing.create_banner(actor, unit.unit_id, banner.title, banner.url, pictures[banner.picture].id)


def load_pictures(actor: Actor, unit: SiteFacts, samples: Iterable[SamplePicture]) -> dict[str, LoadedPicture]:
    """Put sample pictures into the unit's library; they are called by their keys."""
    pictures: dict[str, LoadedPicture] = {}
    for sample in samples:
        origin = _origin(sample.provenance)
        picture = publishing.add_picture(
            actor, unit.unit_id, sample.filename, sample.data, sample.alt, sample.caption, origin
        )
        pictures[sample.key] = LoadedPicture(picture.id, sample.alt, sample.caption, origin)
    return pictures


def load_items(
    actor: Actor,
    unit: SiteFacts,
    samples: Iterable[SampleArticle],
    pictures: dict[str, LoadedPicture],
    kept: KeptRights = NO_RIGHTS,
) -> dict[str, Article]:
    """Make sample items public; they are called by their keys.

    What is older comes first, so whatever an item names is there already. ``kept`` are the records they stand on.
    """
    items: dict[str, Article] = {}
    for sample in sorted(samples, key=lambda sample: sample.published_at):
        fields = _fields(actor, unit, sample, items)
        imported = _imported(unit, sample, fields, pictures, kept.origin(sample.provenance))
        items[sample.key] = publishing.import_article(actor, unit.unit_id, imported)
    return items


@dataclass(frozen=True)
class LoadedPicture:
    """A sample picture in the unit's library."""

    id: int
    alt: str
    caption: str
    origin: Origin

    def figure(self) -> str:
        """The picture as the editor writes it into a body."""
        image = f'<img src="{media.address(self.id, 960)}" data-picture="{self.id}" alt="{escape(self.alt)}">'
        return f"<figure>{image}<figcaption>{escape(self.caption)}</figcaption></figure>"


def _fields(actor: Actor, unit: SiteFacts, article: SampleArticle, items: dict[str, Article]) -> dict[str, Any]:
    """The facts of an item, with the numbers of its files and of the items that it names."""
    fields = dict(article.fields)
    for name, files in article.files.items():
        added = [media.add_file(actor, unit.unit_id, file.filename, file.make(), file.title) for file in files]
        for file in added:
            if file.sort == "video":
                publishing.describe_file(actor, unit.unit_id, file.id, file.title, "", file.version, _FILMED)
        fields[name] = [file.id for file in added]
    for name, keys in article.refs.items():
        fields[name] = [items[key].id for key in keys]
    return fields


def _imported(
    unit: SiteFacts,
    article: SampleArticle,
    fields: dict[str, Any],
    pictures: dict[str, LoadedPicture],
    origin: Origin,
) -> ImportedArticle:
    body, used = article.body, []
    for key, picture in pictures.items():
        mark = "{{picture:" + key + "}}"
        if mark in body:
            body = body.replace(mark, picture.figure())
            used.append(picture)
    cover = pictures[article.cover] if article.cover else None
    draft = Draft(
        title=article.title,
        section=article.section,
        summary=article.summary,
        body=body,
        byline=article.byline,
        cover_id=cover.id if cover else None,
        origin=origin,
        fields=fields,
    )
    shown = [(picture.caption, picture.origin, picture.alt) for picture in (*used, *([cover] if cover else []))]
    lacks = copyright.gaps(article.kind, origin, shown, required=True)
    return ImportedArticle(draft, _before_the_gate(unit, article.published_at) if lacks else article.published_at)


def _before_the_gate(unit: SiteFacts, published_at: datetime) -> datetime:
    """The planted faults are of the time before the policy demanded origins, whenever the demo is run."""
    periods = unit.spec.policy.provenance if unit.spec.policy else ()
    first = min((period.required_from for period in periods), default=None)
    if first is None:
        return published_at
    return min(published_at, clock.end_of_day(first) - timedelta(days=3))


def _origin(provenance: Provenance) -> Origin:
    return Origin.from_facts(provenance)


def _facts(unit: SiteFacts) -> UnitFacts:
    below = [tenancy.directory().by_id[unit_id].spec for unit_id in tenancy.directory().below.get(unit.unit_id, ())]
    spec = unit.spec
    return UnitFacts(
        slug=unit.slug,
        name=spec.name,
        kind=KIND_WORDS[spec.kind],
        area_km2=spec.area_km2 or round(sum(unit.area_km2 or 0 for unit in below), 2),
        population=spec.population or sum(unit.population or 0 for unit in below),
    )


# Whether the unit supervises others -> (address, name, role).
_EDITORS = (
    ("cong-tac", "Cộng tác viên", Role.CONTRIBUTOR),
    ("bien-tap", "Biên tập viên", Role.EDITOR),
    ("truong-ban", "Trưởng ban biên tập", Role.CHIEF_EDITOR),
)
_ROLES = {
    False: _EDITORS,
    True: (
        *_EDITORS,
        ("giam-sat", "Cán bộ giám sát", Role.SUPERVISOR),
        ("lanh-dao", "Lãnh đạo", Role.OFFICE_HEAD),
    ),
}
