"""What may a remark say, and which passage does it mean? Pure."""

from __future__ import annotations

from congxa.core import text
from congxa.core.errors import Invalid
from congxa.core.text import line
from congxa.core.words import say
from congxa.publishing.remarks.letters import normal
from congxa.publishing.remarks.passages import AROUND, Passage, around, occurrences

MAX_WORDS = 2000
MAX_QUOTE = 1000
MAX_REMARKS = 300  # on one item, answers included


def words_of(field: str, typed: str) -> str:
    """What was typed, in its lines. Raises Invalid at ``field``."""
    said = "\n".join(map(line, typed.splitlines())).strip()
    if not said:
        raise Invalid.at(field, say("Chưa ghi nhận xét. Hãy viết cần sửa gì, hoặc hỏi điều chưa rõ."))
    if len(said) > MAX_WORDS:
        raise Invalid.at(
            field,
            say(
                "Nhận xét dài %(length)s ký tự; tối đa %(most)s. Hãy viết ngắn lại.",
                length=text.number(len(said)),
                most=text.number(MAX_WORDS),
            ),
        )
    return said


def meant(field: str, content: str, quote: str, before: str, after: str) -> Passage:
    """The passage of ``content`` that was marked; without a quote the whole item. Raises Invalid at ``field``.

    What was marked by hand comes without its surroundings: words that stand there once need none.
    """
    quote = normal(quote)
    if not quote:
        return Passage("")
    if len(quote) > MAX_QUOTE:
        raise Invalid.at(
            field,
            say(
                "Đoạn được chọn dài %(length)s ký tự; tối đa %(most)s. Hãy chọn một câu hoặc vài câu.",
                length=text.number(len(quote)),
                most=text.number(MAX_QUOTE),
            ),
        )
    places = [around(content, at, at + len(quote)) for at in occurrences(content, quote)]
    if not places:
        raise Invalid.at(field, _not_there())
    before, after = normal(before)[-AROUND:], normal(after)[:AROUND]
    fits = [one for one in places if one.before.strip().endswith(before) and one.after.strip().startswith(after)]
    if len(places) == 1 or len(fits) == 1:
        return (fits or places)[0]
    raise Invalid.at(
        field,
        say(
            "Đoạn này có %(count)s chỗ trong bài. Hãy chọn dài hơn, thêm vài chữ trước hoặc sau, để biết là chỗ nào.",
            count=len(places),
        ),
    )


def _not_there() -> str:
    return say(
        "Không thấy đoạn này trong bản đã lưu của bài. Nếu vừa sửa bài thì hãy lưu trước; nếu"
        " chép tay thì chép đúng từng chữ, hoặc để trống để nhận xét chung cả bài."
    )
