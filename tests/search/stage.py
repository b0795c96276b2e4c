"""What can be found, written as publishing announces it."""

from __future__ import annotations

from datetime import timedelta
from itertools import count

from cast import CHIEF, Person, World
from congxa import publishing
from congxa.core import clock
from congxa.publishing.events import ArticleShown
from congxa.search import Found, Wanted, find, service

_numbers = count(1)


def show(world: World, title: str, person: Person = CHIEF, **said: object) -> int:
    """Announce a public article at the desk of a person; gives its number. ``age`` in days, ``section`` a slug."""
    number = next(_numbers)
    with world.desk(person) as (_actor, unit_id):
        ids = {section.slug: section.id for section in publishing.sections(unit_id)}
        section, age = str(said.pop("section", "chinh-tri")), int(str(said.pop("age", 1)))
        facts = {
            "unit_id": unit_id,
            "article_id": number,
            "kind": "news",
            "section_id": ids[section],
            "title": title,
            "summary": "",
            "text": "",
            "slug": f"bai-{number}",
            "published_at": clock.now() - timedelta(days=age),
        }
        # Told to the search alone: there is no such article, and others keep what they are told beside it.
        service.show(ArticleShown(**{**facts, **said}))  # type: ignore[arg-type]
    return number


def search(world: World, said: str, unit: str = "suoi-trong", **wanted: object) -> Found:
    """What a reader of a site finds."""
    with world.public(unit) as unit_id:
        return find(unit_id, Wanted(said, **wanted))  # type: ignore[arg-type]


def titles(found: Found) -> list[str]:
    """The titles found, in their order."""
    return ["".join(words for words, _is_hit in line.title) for line in found.lines]
