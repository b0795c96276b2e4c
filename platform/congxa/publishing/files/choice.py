"""May these files stand in these fields? They must be the unit's own, and of a sort that the field is for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from congxa import media
from congxa.core.errors import Problem
from congxa.core.words import say, together
from congxa.publishing.kinds import Kind
from congxa.publishing.kinds.fields import Files


def file_problems(unit_id: int, kind: Kind, kept: Mapping[str, Any]) -> list[Problem]:
    """What is wrong with the files that the facts of an item name."""
    numbers = kind.file_ids(kept)
    known = media.files_of(unit_id, [number for several in numbers.values() for number in several])
    found = []
    for field in kind.fields:
        if not isinstance(field, Files):
            continue
        chosen = numbers[field.name]
        if any(number not in known for number in chosen):
            words = say("có tệp không nằm trong thư viện của đơn vị. Hãy bỏ chọn rồi chọn lại.")
            found.append(Problem(field.name, together([say(field.label), words], ": ")))
        for file in (known[number] for number in chosen if number in known):
            if file.sort not in field.accept:
                wanted = together((say(media.SORTS[sort].title).lower() for sort in field.accept), say(" hoặc "))
                found.append(
                    Problem(
                        field.name,
                        say(
                            "%(label)s: “%(shown_title)s” là %(sort_title)s; ở đây cần %(wanted)s.",
                            label=say(field.label),
                            shown_title=file.shown_title,
                            sort_title=say(file.sort_title).lower(),
                            wanted=wanted,
                        ),
                    )
                )
    return found
