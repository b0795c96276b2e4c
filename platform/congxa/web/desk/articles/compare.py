"""Where do two versions of an article differ? Pure: lines of text side by side, by ``difflib``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from html import escape, unescape

from congxa import publishing
from congxa.copyright import Basis, Origin, basis_facts
from congxa.core import clock
from congxa.core.text import short_date, short_moment
from congxa.publishing import Draft
from congxa.web.changes import fact_in_words
from congxa.web.desk.articles.inline import Row, rows_of
from congxa.web.desk.words import _

_END_OF_LINE = re.compile(r"</(?:p|h[1-6]|li|tr|blockquote|figcaption|figure)>|<br\s*/?>", re.IGNORECASE)
_LINK = re.compile(r'<a\s[^>]*href="([^"]*)"[^>]*>(.*?)</a>', re.IGNORECASE | re.DOTALL)
_IMAGE = re.compile(r'<img\s[^>]*src="/tep/(\d+)/[^"]*"[^>]*>', re.IGNORECASE)
_CELL = re.compile(r"</t[dh]>\s*(?=<t[dh])", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_NO_NAMES: Mapping[int, str] = {}
AROUND = 2  # equal lines shown before and after a difference


@dataclass(frozen=True)
class Passage:
    """Lines of one field: the same on both sides, or what stands left against what stands right.

    ``left_out`` counts equal lines that are not repeated here.
    """

    field: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    is_same: bool = False
    left_out: int = 0


def compare(
    left: Draft, right: Draft, sections: Mapping[str, str], names: Mapping[int, str] = _NO_NAMES
) -> list[Passage]:
    """The differences field by field, in the order of the form; ``sections`` maps slugs to titles, ``names`` pictures
    to what they are called."""
    passages: list[Passage] = []
    theirs, mine = _both(left, right, sections, names)
    for name in {**theirs, **mine}:
        passages.extend(_passages(name, theirs.get(name, []), mine.get(name, [])))
    return passages


@dataclass(frozen=True)
class FieldChange:
    """A field in which two versions differ, as one text; ``is_form_alone``: the words are the same."""

    field: str
    rows: tuple[Row, ...]
    is_form_alone: bool = False


def changes(
    left: Draft, right: Draft, sections: Mapping[str, str], names: Mapping[int, str] = _NO_NAMES
) -> list[FieldChange]:
    """What became of one version in the other, field by field, in the order of the form."""
    theirs, mine = _both(left, right, sections, names)
    found = []
    for name in {**theirs, **mine}:
        one, other = theirs.get(name, []), mine.get(name, [])
        if one != other:
            found.append(FieldChange(name, tuple(rows_of(one, other))))
        elif name == _("Nội dung") and left.body != right.body:
            found.append(FieldChange(name, (), is_form_alone=True))
    return found


def changed_fields(left: Draft, right: Draft) -> list[str]:
    """The titles of the fields in which two versions differ; quick, for it reads no text."""
    pairs: dict[str, tuple[object, object]] = {
        _("Tiêu đề"): (left.title, right.title),
        _("Chuyên mục"): (left.section, right.section),
        _("Tóm tắt"): (left.summary, right.summary),
        _("Nội dung"): (left.body, right.body),
        _("Tác giả ghi dưới bài"): (left.byline, right.byline),
    }
    kinds = publishing.all_kinds()
    for key in dict.fromkeys((left.kind or "", right.kind or "")):
        for each in kinds[key].fields if key in kinds else ():
            pairs[_(each.label)] = (left.fields.get(each.name), right.fields.get(each.name))
    pairs |= {
        _("Ảnh đại diện"): (left.cover_id, right.cover_id),
        _("Nguồn gốc"): (left.origin, right.origin),
        _("Tự kết thúc đăng"): (left.expires_at, right.expires_at),
    }
    return [title for title, (one, other) in pairs.items() if one != other]


def lines_of(html: str, names: Mapping[int, str] = _NO_NAMES) -> list[str]:
    """The text of an article's body line by line; links show their address and pictures what they are called."""
    shown = _IMAGE.sub(lambda found: f" [{escape(_picture(int(found[1]), names))}] ", html)
    shown = _LINK.sub(lambda found: f"{found[2]} ({found[1]})", shown)
    shown = _END_OF_LINE.sub("\n", _CELL.sub(" | ", shown))
    lines = (" ".join(unescape(_TAG.sub("", line)).split()) for line in shown.split("\n"))
    return [line for line in lines if line]


def _picture(number: int, names: Mapping[int, str]) -> str:
    name = names.get(number)
    return _("Ảnh: %(name)s", name=name) if name else _("Ảnh số %(number)s", number=number)


def _both(
    left: Draft, right: Draft, sections: Mapping[str, str], names: Mapping[int, str] = _NO_NAMES
) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    # What was typed does not say its kind: it is that of what it was typed over.
    typed = replace(right, kind=right.kind or left.kind)
    return _fields(left, sections, names), _fields(typed, sections, names)


def _fields(draft: Draft, sections: Mapping[str, str], names: Mapping[int, str]) -> dict[str, list[str]]:
    cover = [_picture(draft.cover_id, names)] if draft.cover_id else []
    return {
        _("Tiêu đề"): _some(draft.title),
        _("Chuyên mục"): _some(sections.get(draft.section, draft.section)),
        _("Tóm tắt"): _some(draft.summary),
        _("Nội dung"): lines_of(draft.body, names),
        _("Tác giả ghi dưới bài"): _some(draft.byline),
        **_facts(draft),
        _("Ảnh đại diện"): cover,
        _("Nguồn gốc"): origin_lines(draft.origin),
        _("Tự kết thúc đăng"): [short_moment(draft.expires_at)] if draft.expires_at else [],
    }


def _facts(draft: Draft) -> dict[str, list[str]]:
    kind = publishing.all_kinds().get(draft.kind or "")
    fields = kind.fields if kind else ()
    return {_(field.label): fact_in_words(field, draft.fields.get(field.name)) for field in fields}


def _some(text: str) -> list[str]:
    return [" ".join(text.split())] if text.strip() else []


def origin_lines(origin: Origin) -> list[str]:
    """What is said of where a work comes from, a line for each thing."""
    basis = _basis_title(origin.basis) if origin.basis else ""
    at = origin.source_published_at
    day = (short_moment(at) if clock.has_hour(at) else short_date(at)) if at else ""
    said: Iterable[tuple[str, str]] = (
        (_("Căn cứ"), basis),
        (_("Tác giả"), origin.author),
        (_("Nguồn"), origin.source_name),
        (_("Địa chỉ bài gốc"), origin.source_url),
        (_("Ngày đăng của bài gốc"), day),
        (_("Thỏa thuận"), origin.agreement),
        (_("Giấy phép"), f"{origin.licence} {origin.licence_version}".strip()),
        (_("Phạm vi"), origin.scope),
        (_("Được dùng từ"), short_date(origin.valid_from) if origin.valid_from else ""),
        (_("Được dùng đến"), short_date(origin.valid_until) if origin.valid_until else ""),
        (_("Hồ sơ thỏa thuận số"), str(origin.agreement_id or "")),
        (_("Hồ sơ cộng tác viên số"), str(origin.contributor_id or "")),
        (_("Tệp minh chứng số"), str(origin.proof_id or "")),
        (_("Ghi chú"), " ".join(origin.note.split())),
    )
    return [f"{title}: {value}" for title, value in said if value]


def _basis_title(basis: Basis) -> str:
    facts = basis_facts(basis, clock.today())
    return _(facts.title) if facts else basis.value


def _passages(field: str, left: list[str], right: list[str]) -> list[Passage]:
    if left == right:
        return []
    found = []
    for kind, left_from, left_to, right_from, right_to in SequenceMatcher(None, left, right, False).get_opcodes():
        one, other = tuple(left[left_from:left_to]), tuple(right[right_from:right_to])
        found.append(_shortened(field, one) if kind == "equal" else Passage(field, one, other))
    return found


def _shortened(field: str, lines: tuple[str, ...]) -> Passage:
    if len(lines) <= 2 * AROUND:
        return Passage(field, lines, lines, is_same=True)
    ends = lines[-AROUND:]
    return Passage(field, ends, ends, is_same=True, left_out=len(lines) - AROUND)
