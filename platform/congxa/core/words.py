"""How does a sentence stay Vietnamese below the pages and can still be told in another language on them?

Services know nothing of languages: what they say is the Vietnamese sentence, kept, compared and logged as any other
text. It remembers how it was made; the pages of the desk and the office tell it anew (``web.told``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

Translate = Callable[[str], str]
Show = Callable[[int | float], str]


class Number(str):
    """A number in Vietnamese notation that remembers its value."""

    value: int | float

    def __new__(cls, written: str, value: int | float) -> Number:
        """``written`` is the value as Vietnamese write it."""
        made = super().__new__(cls, written)
        made.value = value
        return made

    def __reduce__(self) -> tuple[type[Number], tuple[str, int | float]]:
        return type(self), (str(self), self.value)


class Words(str):
    """A Vietnamese sentence that remembers its pattern and what was put in. Adding to it gives plain text again, which
    nobody can translate: put the whole sentence into one pattern, or sentences ``together``."""

    pattern: str
    values: Mapping[str, object]
    shape: Callable[[str], str]

    def __new__(cls, pattern: str, values: Mapping[str, object], shape: Callable[[str], str] = str) -> Words:
        """The pattern with ``%(name)s`` filled in, shaped; without values a ``%`` in it is only a sign."""
        made = super().__new__(cls, shape(pattern % values if values else pattern))
        made.pattern, made.values, made.shape = pattern, values, shape
        return made

    def __reduce__(self) -> tuple[type[Words], tuple[str, Mapping[str, object], Callable[[str], str]]]:
        return type(self), (self.pattern, dict(self.values), self.shape)

    def lower(self) -> Words:
        """In small letters, in every language."""
        return Words(self.pattern, self.values, str.lower)

    def inside(self) -> Words:
        """As it stands inside a sentence: only its first letter is made small."""
        return Words(self.pattern, self.values, _inside)

    def told(self, translate: Translate, show: Show) -> str:
        """In another language: ``translate`` knows the patterns and ``show`` how numbers are written."""
        pattern = translate(self.pattern)
        values = {name: _told(value, translate, show) for name, value in self.values.items()}
        return self.shape(pattern % values if values else pattern)


def _inside(words: str) -> str:
    return words[:1].lower() + words[1:]


def _told(value: object, translate: Translate, show: Show) -> object:
    if isinstance(value, Words):
        return value.told(translate, show)
    return show(value.value) if isinstance(value, Number) else value


def say(pattern: str, /, **values: object) -> Words:
    """``say("Ảnh %(place)s", place=2)``. Literal patterns are gathered for translating, as those of ``_()`` are; any
    other pattern must be gathered where it is declared (``web/translations/babel.cfg``)."""
    plain = (str, int, float)
    return Words(pattern, {name: each if isinstance(each, plain) else str(each) for name, each in values.items()})


def together(parts: Iterable[str], between: str = " ") -> Words:
    """Sentences one after the other, or things in a row, each of which (``between`` too) can be told by itself."""
    values = {f"part{place}": part for place, part in enumerate(parts)}
    return Words("%(between)s".join(f"%({name})s" for name in values), values | {"between": between})
