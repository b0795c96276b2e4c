"""May these files stand in these fields? They must be the unit's own, and of a sort that the field is for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from congxa import media
from congxa.core.errors import Problem
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
            words = "có tệp không nằm trong thư viện của đơn vị. Hãy bỏ chọn rồi chọn lại"
            found.append(Problem(field.name, f"{field.label}: {words}."))
        for file in (known[number] for number in chosen if number in known):
            if file.sort not in field.accept:
                wanted = " hoặc ".join(media.SORTS[sort].title.lower() for sort in field.accept)
                found.append(
                    Problem(
                        field.name,
                        f"{field.label}: “{file.shown_title}” là {file.sort_title.lower()}; ở đây cần {wanted}.",
                    )
                )
    return found
