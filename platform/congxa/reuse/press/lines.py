"""What does one line of a file of press texts say? Pure: reads JSON, believes nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from congxa import links
from congxa.copyright import moment_of
from congxa.core import clock
from congxa.core.errors import Invalid, Problem
from congxa.core.text import line, number
from congxa.core.words import say
from congxa.reuse.limits import limits
from congxa.reuse.words import words_of

TEXTS = ("newspaper", "title", "author", "address", "text")
DEMANDED = ("newspaper", "title", "address", "text")
KNOWN = (*TEXTS, "published_at")
MAX_LINE = 300
MAX_TEXT = 400_000
TITLES = {
    "newspaper": say("Tên báo"),
    "title": say("Tên bài"),
    "author": say("Tác giả"),
    "address": say("Địa chỉ bài"),
    "published_at": say("Ngày đăng"),
    "text": say("Nội dung"),
}


@dataclass(frozen=True)
class PressDraft:
    """A press text as it was typed or imported; ``published_at`` is aware."""

    newspaper: str = ""
    title: str = ""
    author: str = ""
    address: str = ""
    published_at: datetime | None = None
    text: str = ""


def read_lines(lines: Iterable[str]) -> list[PressDraft]:
    """The texts of a file, one JSON object a line. Raises Invalid at ``lines`` with everything that is wrong, each
    with the number of its line: nothing of a file with mistakes is kept."""
    found, problems = [], []
    for place, each in enumerate(lines, start=1):
        if not each.strip():
            continue
        try:
            found.append(read_line(each))
        except Invalid as refusal:
            problems += [
                Problem("lines", say("Dòng %(place)s: %(message)s", place=place, message=problem.message))
                for problem in refusal.problems
            ]
    if not found and not problems:
        problems.append(Problem("lines", say("Tệp không có bài nào. Mỗi dòng là một bài, viết dạng JSON.")))
    if problems:
        raise Invalid(problems)
    return found


def read_line(said: str) -> PressDraft:
    """The text of one line. Raises Invalid."""
    try:
        facts = json.loads(said)
    except ValueError as error:
        raise Invalid.at("text", say("không phải JSON (%(error)s).", error=error)) from None
    if not isinstance(facts, dict):
        raise Invalid.at("text", say("không phải một đối tượng JSON {…}."))
    problems = list(_key_problems(facts))
    if problems:
        raise Invalid(problems)
    published = facts.get("published_at")
    draft = PressDraft(
        **{name: facts.get(name) or "" for name in TEXTS}, published_at=moment_of(published) if published else None
    )
    return tidied(draft)


def tidied(draft: PressDraft) -> PressDraft:
    """The draft with each fact in one line. Raises Invalid at the fields with everything that keeps it from being
    kept."""
    kept = PressDraft(
        newspaper=line(draft.newspaper),
        title=line(draft.title),
        author=line(draft.author),
        address=line(draft.address),
        published_at=draft.published_at,
        text=links.text_of(draft.text) if "<" in draft.text else draft.text,
    )
    problems = list(_problems(kept))
    if problems:
        raise Invalid(problems)
    return kept


def _key_problems(facts: Mapping[str, Any]) -> Iterable[Problem]:
    for key in facts:
        if key not in KNOWN:
            yield Problem(key, say("khóa “%(key)s” không có trong định dạng; xóa đi hoặc sửa tên.", key=key))
    for name in TEXTS:
        if facts.get(name) is not None and not isinstance(facts[name], str):
            yield Problem(name, say("%(name)s phải là chữ, đặt trong dấu nháy kép.", name=name))
    published = facts.get("published_at")
    try:
        if published is not None:
            moment_of(published)
    except (TypeError, ValueError, OverflowError):
        yield Problem("published_at", say("published_at phải là ngày giờ dạng 2021-02-27T09:41:00+07:00."))


def _problems(draft: PressDraft) -> Iterable[Problem]:
    for name in DEMANDED:
        if not getattr(draft, name).strip():
            yield Problem(name, say("Chưa có %(name)s. Hãy ghi %(name)s của bài báo.", name=TITLES[name].lower()))
    for name in ("newspaper", "title", "author", "address"):
        if len(getattr(draft, name)) > MAX_LINE:
            yield Problem(
                name,
                say(
                    "%(name)s dài %(length)s ký tự; tối đa %(most)s.",
                    name=TITLES[name],
                    length=len(getattr(draft, name)),
                    most=MAX_LINE,
                ),
            )
    if draft.address and not links.is_web_address(draft.address):
        message = say(
            "“%(address)s” không phải địa chỉ web. Ghi đầy đủ, ví dụ https://baoquangtri.vn/…",
            address=draft.address[:100],
        )
        yield Problem("address", message)
    if draft.published_at and draft.published_at > clock.now():
        yield Problem("published_at", say("Ngày đăng nằm trong tương lai. Hãy sửa lại ngày."))
    if len(draft.text) > MAX_TEXT:
        yield Problem(
            "text",
            say(
                "Nội dung dài %(length)s ký tự; tối đa %(most)s.", length=number(len(draft.text)), most=number(MAX_TEXT)
            ),
        )
    elif draft.text.strip() and len(words_of(draft.text)) < limits().least:
        yield Problem(
            "text",
            say("Nội dung có dưới %(least)s từ nên không đối chiếu được. Hãy dán cả bài.", least=limits().least),
        )
