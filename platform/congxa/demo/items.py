"""What does a unit show beside its news: documents, procedures, consultations, offices, budgets, a schedule…?"""

from __future__ import annotations

from datetime import datetime

from congxa.demo.budget import budgets_for
from congxa.demo.documents import documents_for
from congxa.demo.films import films_for, has_film
from congxa.demo.records import Record, chosen, records_for
from congxa.demo.samples import SampleArticle, UnitFacts
from congxa.demo.schedule import schedules_for

_FILES = ("procedures", "consultations", "questions", "offices", "information", "events", "galleries", "polls")


def items_for(unit: UnitFacts, now: datetime) -> list[SampleArticle]:
    """Every item that is no story."""
    return [
        *documents_for(unit, now),
        *budgets_for(unit, now),
        *schedules_for(unit, now),
        *films_for(unit, now),
        *(item for name in _FILES for item in records_for(unit, name, now)),
    ]


def pictured_records(unit: UnitFacts) -> list[Record]:
    """The records that call drawn pictures."""
    return [*chosen(unit, "galleries"), *(chosen(unit, "videos") if has_film(unit) else ())]
