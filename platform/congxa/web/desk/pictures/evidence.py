"""What a picture's file says of itself, in words for the desk; and what of it is offered in the form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from congxa import copyright as rights
from congxa import media
from congxa.copyright import Origin
from congxa.core import clock
from congxa.core.text import shorten
from congxa.media import Doubt, Evidence, Picture
from congxa.web.desk.origins import OriginForm
from congxa.web.desk.pictures.form import PictureForm
from congxa.web.desk.words import _
from congxa.web.requests import current_unit
from congxa.web.told import told as in_our_words

MOST_LETTERS = 300  # of one value on the screen


@dataclass(frozen=True)
class Told:
    """What stands on the page: a sentence, the rest line by line, why the original is asked for, and the names of the
    fields that were filled in from the file."""

    sentence: str
    lines: Sequence[tuple[str, str]]
    doubts: Sequence[Doubt]
    filled: Sequence[str] = ()


def evidence_of(picture_id: int) -> Evidence:
    """What the file of a picture of the present unit says."""
    return media.evidence_of(current_unit().unit_id, [picture_id]).get(picture_id, Evidence())


def told(picture: Picture, evidence: Evidence, filled: Sequence[str] = (), *, is_seen_elsewhere: bool = False) -> Told:
    """Everything for the page of a picture."""
    doubts = media.doubts(evidence, picture.width, picture.height, is_seen_elsewhere=is_seen_elsewhere)
    return Told(sentence_of(evidence), _lines(evidence), doubts, filled)


def told_of_file(evidence: Evidence) -> Told:
    """The same for a paper, a film or a recording; of one that says nothing there is nothing to show."""
    lines = _lines(evidence)
    return Told(sentence_of(evidence) if lines else "", lines, ())


def sentence_of(evidence: Evidence) -> str:
    """``Trong tệp ghi: tác giả Lâm Văn Mẫu, nguồn TTXVN, chụp lúc 08:15 27/02/2021 bằng máy NIKON D750.``; empty when
    nobody looked."""
    if not evidence.is_known:
        return ""
    owner = evidence.first("copyright") or evidence.first("owner")
    parts = [
        _("tác giả %(name)s", name=_short(evidence.first("author"))) if evidence.first("author") else "",
        _("nguồn %(name)s", name=_short(source))
        if (source := evidence.first("credit") or evidence.first("source"))
        else "",
        _("bản quyền %(name)s", name=_short(owner)) if owner else "",
        _taken(evidence),
        _("có vị trí chụp") if evidence.has_place else "",
    ]
    said = ", ".join(part for part in parts if part)
    return _("Trong tệp ghi: %(said)s.", said=said) if said else _("Trong tệp không ghi gì về tác giả và bản quyền.")


def told_at_once(picture_id: int, origin: Origin) -> tuple[str, list[str]]:
    """For the answer of an upload: what the file says of its maker and owner, and what of that contradicts a claim."""
    said = evidence_of(picture_id)
    offered = rights.offers(said)
    against = [in_our_words(each.message) for each in rights.contradictions(origin, said, clock.today())]
    return (sentence_of(said) if against or offered.author or offered.source_name else ""), against


def as_json(evidence: Evidence) -> dict[str, object]:
    """What a dialog of the editor shows and offers."""
    offered = rights.offers(evidence)
    return {"sentence": sentence_of(evidence), "author": offered.author, "source": offered.source_name}


def prefilled(form: PictureForm, standing: Origin, evidence: Evidence) -> tuple[PictureForm, tuple[str, ...]]:
    """The form with what the file says in fields that are empty, as long as nobody has said where the picture comes
    from; and the names of those fields. Nothing of it is kept before the person saves."""
    if standing != Origin():
        return form, ()
    offered = OriginForm.of(rights.offers(evidence))
    names = ("basis", "author", "source_name", "source_url", "licence", "licence_version")
    given = {
        name: getattr(offered, name) for name in names if getattr(offered, name) and not getattr(form.origin, name)
    }
    caption = (
        "" if form.caption else shorten(evidence.first("caption") or evidence.first("headline"), media.MAX_CAPTION)
    )
    filled = replace(form, caption=form.caption or caption, origin=replace(form.origin, **given))
    return filled, (*(("caption",) if caption else ()), *given)


def _lines(evidence: Evidence) -> list[tuple[str, str]]:
    labels = {
        "author": _("Tác giả"),
        "credit": _("Ghi nguồn"),
        "source": _("Nguồn"),
        "owner": _("Chủ sở hữu"),
        "copyright": _("Bản quyền"),
        "usage": _("Điều kiện sử dụng"),
        "licensor": _("Bên cấp phép"),
        "licence": _("Giấy phép"),
        "web_statement": _("Địa chỉ về bản quyền"),
        "title": _("Tên"),
        "headline": _("Tiêu đề"),
        "caption": _("Chú thích"),
        "keywords": _("Từ khóa"),
        "camera": _("Máy"),
        "software": _("Phần mềm"),
        "document": _("Mã bản gốc"),
    }
    lines = [
        (label, shorten("; ".join(evidence.said[fact]), MOST_LETTERS))
        for fact, label in labels.items()
        if evidence.said.get(fact)
    ]
    lines += [(_("Chụp lúc"), _moment(evidence.created))] if evidence.created else []
    lines += [(_("Quét lúc"), _moment(evidence.digitised))] if evidence.digitised else []
    lines += [(_("Vị trí"), _("có vị trí chụp; bản công khai không mang theo"))] if evidence.has_place else []
    return lines


def _taken(evidence: Evidence) -> str:
    camera, moment = _short(evidence.first("camera")), _moment(evidence.created)
    if moment and camera:
        return _("chụp lúc %(moment)s bằng máy %(camera)s", moment=moment, camera=camera)
    if moment:
        return _("chụp lúc %(moment)s", moment=moment)
    return _("chụp bằng máy %(camera)s", camera=camera) if camera else ""


def _moment(written: str) -> str:
    """As the camera's clock showed it: no zone is added to what has none."""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return ""
    return f"{moment:%H:%M %d/%m/%Y}" if "T" in written else f"{moment:%d/%m/%Y}"


def _short(words: str) -> str:
    return shorten(words, 120)
