"""In which coding were these bytes written? Pure.

What is UTF-8 says so by itself. Older codings of Vietnamese do not: bytes are taken for one of them only when every
word with a mark is then a syllable that Vietnamese can have, and no other coding says so with another text. In doubt
the bytes stay as they came.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable

from congxa.core import text

REPLACED = "\ufffd"
# The upper halves of two codings that Python does not know. VISCII: RFC 1456; its six capitals among the control
# characters are left out. TCVN3 (the ".Vn" fonts): capitals with a tone are small letters of another font.
_VISCII = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
    "ÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư"
    "àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)
_TCVN3 = (
    "\ufffdĂÂÊÔƠƯĐăâêôơưđ\ufffd\ufffd\ufffd\ufffd\ufffd\ufffdàảãáạ\ufffdằẳẵắ\ufffd"
    "\ufffd\ufffd\ufffd\ufffd\ufffd\ufffdặầẩẫấậè\ufffdẻẽéẹềểễếệìỉ\ufffd\ufffd\ufffdĩíịò"
    "\ufffdỏõóọồổỗốộờởỡớợù\ufffdủũúụừửữứựỳỷỹýỵ\ufffd"
)

_TONES = {"\u0300": "huyền", "\u0301": "sắc", "\u0303": "ngã", "\u0309": "hỏi", "\u0323": "nặng"}
_ONSET = r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?"
_RHYME = (
    r"(?:oong|uyên|uyết|uyêt|uya|uyu|uynh|uych|uyt|uy|iêc|iên|iêng|iêm|iêp|iêt|iêu|yên|yêm|yêt|yêu|yêng|ia"
    r"|ươ(?:c|i|m|n|ng|p|t|u)|ưa|ưi|ưu|ư(?:c|ng|t|m|n)?|uô(?:c|i|m|n|ng|t)|ua|ui|u(?:c|m|n|ng|p|t)?|uê(?:nh|ch)?|uơ"
    r"|uâ(?:n|ng|t|y)|o(?:a(?:ch|c|i|m|n|ng|nh|o|p|t|y)?|ă(?:c|m|n|ng|t)|e(?:n|o|t|m)?|i|c|m|n|ng|p|t)?"
    r"|ô(?:c|i|m|n|ng|p|t)?|ơ(?:i|m|n|p|t)?|a(?:ch|c|i|m|n|ng|nh|o|p|t|u|y)?|ă(?:c|m|n|ng|p|t)|â(?:c|m|n|ng|p|t|u|y)"
    r"|e(?:c|m|n|ng|o|p|t)?|ê(?:ch|m|n|nh|p|t|u)?|i(?:ch|m|n|nh|p|t|u)?|y)"
)
_SYLLABLE = re.compile(_ONSET + _RHYME)
_STOPPED = re.compile(r"(?:ch|[cpt])$")  # such a syllable has the tone sắc or nặng
_WORD = re.compile(r"[^\W\d_]+")
_GARBLED = re.compile("[\u00c2-\u00c6\u00e1-\u00e3][\u0080-\u00bf\u0152-\u2122]")


def decoded(raw: bytes) -> str:
    """The text of these bytes: UTF-16 with its mark, UTF-8, a sure older coding, or one character a byte."""
    for mark, coding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if raw.startswith(mark):
            return text.line(unicodedata.normalize("NFC", raw.decode(coding, "replace")))
    raw = raw.split(b"\0", 1)[0] if b"\0" in raw else raw
    try:
        return mended(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return text.line(_older(raw) or raw.decode("latin-1"))


def mended(words: str) -> str:
    """The same text when it is well; the text behind it when UTF-8 was read as one character a byte, also twice."""
    for _ in range(2):
        if not _GARBLED.search(words):
            break
        try:
            words = _bytes_of(words).decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            break
    return text.line(unicodedata.normalize("NFC", words))


def is_syllable(word: str) -> bool:
    """Whether Vietnamese can have this syllable, written small, with a capital, or in capitals."""
    if not (word.islower() or word.isupper() or word.istitle()):
        return False
    bare, tones = "", []
    for letter in unicodedata.normalize("NFD", word.lower()):
        if letter in _TONES:
            tones.append(_TONES[letter])
        else:
            bare += letter
    bare = unicodedata.normalize("NFC", bare)
    if len(tones) > 1 or not _SYLLABLE.fullmatch(bare):
        return False
    return not _STOPPED.search(bare) or tones in (["sắc"], ["nặng"])


def _bytes_of(words: str) -> bytes:
    """What was read as one character a byte: by ISO 8859-1, or by the code page of Windows, which names more."""
    return b"".join(letter.encode("latin-1") if ord(letter) < 256 else letter.encode("cp1252") for letter in words)


def _older(raw: bytes) -> str:
    """What these bytes say in the one coding in which they are Vietnamese; empty when none or several."""
    readings = {reading for decode in _OLDER if (reading := decode(raw)) and _is_vietnamese(reading)}
    return readings.pop() if len(readings) == 1 else ""


def _is_vietnamese(reading: str) -> bool:
    marked = [word for word in _WORD.findall(reading) if not word.isascii()]
    odd = any(not letter.isascii() and not letter.isalpha() for letter in reading)
    return bool(marked) and not odd and all(map(is_syllable, marked))


def _by_table(upper: str) -> Callable[[bytes], str]:
    start = 256 - len(upper)

    def decode(raw: bytes) -> str:
        read = "".join(chr(byte) if byte < 128 else upper[byte - start] if byte >= start else REPLACED for byte in raw)
        return "" if REPLACED in read else unicodedata.normalize("NFC", read)

    return decode


def _by_codec(name: str) -> Callable[[bytes], str]:
    def decode(raw: bytes) -> str:
        try:
            return unicodedata.normalize("NFC", raw.decode(name))
        except UnicodeDecodeError:
            return ""

    return decode


_OLDER = (_by_codec("cp1258"), _by_table(_VISCII), _by_table(_TCVN3), _by_codec("mac_roman"))
