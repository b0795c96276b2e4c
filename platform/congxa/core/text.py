"""How is Vietnamese text folded, shortened, addressed and dated?"""

from __future__ import annotations

import codecs
import re
import unicodedata
from datetime import date, datetime

from congxa.core import clock
from congxa.core.words import Number, Words

_ACCENTED = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
_PLAIN = "a" * 17 + "e" * 11 + "i" * 5 + "o" * 17 + "u" * 11 + "y" * 5 + "d"
# One translate call per text: folding by decomposition is 30 times slower.
_UNACCENTED = str.maketrans(_ACCENTED + _ACCENTED.upper(), _PLAIN + _PLAIN.upper())
_FOLD = str.maketrans(_ACCENTED + _ACCENTED.upper(), _PLAIN * 2)
# And by way of a code page of our own 20 times faster still: 256 signs hold all that Vietnamese is written in. What is
# not on the page takes the way above.
_SIGNS = "".join(map(chr, (0, 9, 10, 13, *range(32, 127)))) + _ACCENTED + _ACCENTED.upper() + "“”‘’–—…"
_PAGE = codecs.charmap_build(_SIGNS.ljust(256, "\ufffe"))  # U+FFFE: this place is empty
_FOLDED_PAGE = _SIGNS.translate(_FOLD).lower().ljust(256, "\ufffe")
# Each vowel with its five tones; the tones by number, as the telegraph and most indexes write them.
_TONED = ("àáảãạ", "ằắẳẵặ", "ầấẩẫậ", "èéẻẽẹ", "ềếểễệ", "ìíỉĩị", "òóỏõọ", "ồốổỗộ", "ờớởỡợ", "ùúủũụ", "ừứửữự", "ỳýỷỹỵ")
_TONELESS = str.maketrans("".join(_TONED), "".join(vowel * 5 for vowel in "aăâeêioôơuưy"))
_TONE = {letter: str(tone) for letters in _TONED for tone, letter in enumerate(letters, 1)}
# Seen by nobody, typed by many: joiners, soft hyphens, marks of direction. And the letters that only look like đ.
_UNSEEN = dict.fromkeys([0xAD, 0x34F, 0x180E, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F)])
_UNSEEN |= dict.fromkeys(range(0x2060, 0x2070))
_HIDING = {code: nothing for code, nothing in _UNSEEN.items() if code not in (0xAD, 0x200D)}
_LOOKALIKE = str.maketrans("ðÐƉɖ", "đĐĐđ")
# Hardly any text holds one of them: looking for them first takes a twentieth of putting all letters through a table.
_HAS_UNSEEN = re.compile(f"[{''.join(map(chr, _UNSEEN))}]").search
_HAS_LOOKALIKE = re.compile(f"[{''.join(map(chr, _LOOKALIKE))}]").search
# Not from the machine's locale, which may be any.
_ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WEEKDAYS = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")


def fold(text: str) -> str:
    """Lower case without Vietnamese marks, for search and comparison: ``Đường`` becomes ``duong``."""
    composed = unicodedata.normalize("NFC", text)
    try:
        return codecs.charmap_decode(codecs.charmap_encode(composed, "strict", _PAGE)[0], "strict", _FOLDED_PAGE)[0]
    except UnicodeEncodeError:
        return composed.translate(_FOLD).lower()


def unaccented(text: str) -> str:
    """Without Vietnamese marks, capitals kept: ``Hướng Hóa`` is ``Huong Hoa`` in English."""
    return unicodedata.normalize("NFC", text).translate(_UNACCENTED)


def clean(text: str) -> str:
    """The text in one Unicode form, without what cannot be seen: however it was typed, the same words are equal."""
    bare = text.translate(_UNSEEN) if _HAS_UNSEEN(text) else text
    settled = unicodedata.normalize("NFKC", bare)
    return settled.translate(_LOOKALIKE) if _HAS_LOOKALIKE(settled) else settled


def seen(text: str) -> str:
    """The text without letters that nobody sees and that turn or part words: marks of direction, blanks of no width.

    What joins the parts of a drawn sign stays."""
    return text.translate(_HIDING) if _HAS_UNSEEN(text) else text


def plain(text: str) -> str:
    """As ``fold``, and whatever else the text holds: marks of other languages, compatibility forms, unseen letters."""
    folded = fold(clean(text))
    if folded.isascii():
        return folded
    return "".join(mark for mark in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(mark))


def toned(word: str) -> str:
    """A word with its marks, its tone behind it, so that both ways to place a tone are equal.

    ``hoá`` and ``hóa`` become ``hoa2``, ``thuý`` and ``thúy`` ``thuy2``, ``đường`` ``đương1``; a word without tone
    stays as it is.
    """
    lower = clean(word).lower()
    return lower.translate(_TONELESS) + "".join(_TONE[letter] for letter in lower if letter in _TONE)


def slug(text: str, limit: int = 80) -> str:
    """An unaccented address part of at most ``limit`` letters, cut at a word; never empty."""
    words = re.findall(r"[a-z0-9]+", fold(text))
    kept = ""
    for word in words:
        longer = f"{kept}-{word}" if kept else word
        if len(longer) > limit:
            break
        kept = longer
    return kept or "bai"


def line(words: str) -> str:
    """One line of plain text: no control characters, no blanks at the ends or in a row."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in seen(words)).split())


def capital(words: str) -> str:
    """The same words with a capital at the start, as a sentence or a title begins; the rest stays as it is."""
    return words[:1].upper() + words[1:]


def shorten(text: str, limit: int) -> str:
    """At most ``limit`` characters, cut at a blank, with an ellipsis when something was left out."""
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(",.;: ") + "…"


def number(value: int | float) -> Number:
    """Vietnamese notation: ``1234.5`` is written ``1.234,5``."""
    text = f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"
    return Number(text.replace(",", "\0").replace(".", ",").replace("\0", "."), value)


def dialled(phone: str) -> str:
    """A telephone number as an address dials it: its digits and a leading plus."""
    return "".join(letter for letter in phone if letter.isdigit() or letter == "+")


def unbroken(words: str) -> str:
    """The same words on one line: a telephone number is never cut at the end of a line."""
    return words.replace(" ", "\N{NO-BREAK SPACE}")


def size(count: int) -> Words:
    """How large a file is, in Vietnamese notation: ``820 byte``, ``12 KB``, ``1,4 MB``."""
    if count < 1024:
        return Words("%(amount)s byte", {"amount": number(count)})
    if count < 1024 * 1024:
        return Words("%(amount)s KB", {"amount": number(round(count / 1024))})
    amount = round(count / (1024 * 1024), 1)
    return Words("%(amount)s MB", {"amount": number(int(amount) if amount.is_integer() else amount)})


def date_in_words(day: date) -> str:
    """``Thứ bảy, ngày 27 tháng 02 năm 2021``; days 1-9 and months 1-2 bear a leading zero (Decree 30/2020/NĐ-CP)."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{_WEEKDAYS[day.weekday()]}, ngày {day.day:02d} tháng {month} năm {day.year}"


def date_in_english(moment: datetime | date) -> str:
    """``Saturday, 27 February 2021``, in Vietnam time."""
    day = clock.local(moment).date() if isinstance(moment, datetime) else moment
    return f"{_ENGLISH_DAYS[day.weekday()]}, {day.day} {_ENGLISH_MONTHS[day.month - 1]} {day.year}"


def short_date(moment: datetime | date) -> str:
    """``27/02/2021`` in Vietnam time."""
    day = clock.local(moment).date() if isinstance(moment, datetime) else moment
    return day.strftime("%d/%m/%Y")


def short_moment(moment: datetime) -> str:
    """``27/02/2021 09:41`` in Vietnam time."""
    return clock.local(moment).strftime("%d/%m/%Y %H:%M")


def age_in_words(moment: datetime, now: datetime) -> str:
    """How long ago, in the largest fitting unit: ``3 ngày trước``; a future moment reads ``còn 3 ngày``."""
    seconds = int((now - moment).total_seconds())
    ahead, seconds = seconds < 0, abs(seconds)
    for size, word in ((86400, "ngày"), (3600, "giờ"), (60, "phút")):
        if seconds >= size:
            amount = f"{seconds // size} {word}"
            return f"còn {amount}" if ahead else f"{amount} trước"
    return "còn chưa đầy một phút" if ahead else "vừa xong"
