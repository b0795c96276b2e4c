"""What is wrong with the sample sites, on purpose?

The office has work at its first sign-in: one gambling domain in five communes, each time in another way, a press
picture and a press review without their sources, two sites nobody has touched for two months. Beside them stand two
pages that only look bad. All faulty articles are older than 60 days: they were there before their provenance was asked.
Two documents of 2022 lack a fact that the law demands since then. Two communes claim one picture as their own, and one
has taken two paragraphs from a newspaper whose text the office knows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from congxa.demo import press
from congxa.demo.samples import SAMPLE_MARK, SampleArticle, nothing_said

GAMBLING_DOMAIN = "w88-example.test"


class FaultKind(StrEnum):
    """How a fault got in."""

    PLAIN_LINK = "plain_link"
    HIDDEN_LINK = "hidden_link"
    BANNER = "banner"
    PICTURE_LINK = "picture_link"
    REDIRECTOR = "redirector"
    PICTURE_WITHOUT_SOURCE = "picture_without_source"
    REVIEW_WITHOUT_NEWSPAPER = "review_without_newspaper"
    STALE_SECTIONS = "stale_sections"
    DOCUMENT_WITHOUT_EFFECT = "document_without_effect"
    DOCUMENT_WITHOUT_FILE = "document_without_file"
    PICTURE_CLAIMED_TWICE = "picture_claimed_twice"
    COPIED_TEXT = "copied_text"


@dataclass(frozen=True)
class Fault:
    """One planted fault. ``section``: it lies in the oldest article of that section; ``html``: what is put there."""

    unit: str
    kind: FaultKind
    what: str
    section: str | None = None
    html: str = ""


@dataclass(frozen=True)
class LookAlike:
    """A page that must not be reported, though a word or a host in it resembles a fault."""

    unit: str
    section: str
    what: str


PLANTED: tuple[Fault, ...] = (
    Fault(
        "tan-long",
        FaultKind.PLAIN_LINK,
        "a plain link to the gambling domain, spliced into a sentence",
        "kinh-te",
        f'<a href="https://{GAMBLING_DOMAIN}/">【w88 khuyến mãi】</a>',
    ),
    Fault(
        "huong-phung",
        FaultKind.HIDDEN_LINK,
        "a link to the gambling domain that readers do not see and search engines do",
        "van-hoa-xa-hoi",
        f'<span style="display:none"><a href="https://www.{GAMBLING_DOMAIN}/nha-cai">nhà cái w88 uy tín</a></span>',
    ),
    Fault("lao-bao", FaultKind.BANNER, "a banner whose address is the gambling domain"),
    Fault(
        "thanh",
        FaultKind.PICTURE_LINK,
        "a picture in an article that leads to the gambling domain when pressed",
        "thoi-su-phong-su",
        f'<a href="https://{GAMBLING_DOMAIN}/app">{{{{picture:road}}}}</a>',
    ),
    Fault(
        "a-doi",
        FaultKind.REDIRECTOR,
        "a link to a redirector that sends the reader on to the gambling domain",
        "chinh-tri",
        '<p>Xem thêm: <a href="https://chuyen-huong.example/go?url=https%3A%2F%2Fm.'
        f'{GAMBLING_DOMAIN}%2Fkhuyen-mai">chương trình khuyến mãi trong tháng</a></p>',
    ),
    Fault(
        "tan-lien",
        FaultKind.PICTURE_WITHOUT_SOURCE,
        "a press picture with neither author nor newspaper nor permission; only its caption gives it away",
        "kinh-te",
    ),
    Fault(
        "huc",
        FaultKind.REVIEW_WITHOUT_NEWSPAPER,
        "a press review that names neither the newspaper nor its address nor its date",
        "diem-bao",
    ),
    Fault("xy", FaultKind.STALE_SECTIONS, "no section has had a new article for over 60 days"),
    Fault("huong-viet", FaultKind.STALE_SECTIONS, "no section has had a new article for over 60 days"),
    Fault(
        "huong-son",
        FaultKind.DOCUMENT_WITHOUT_EFFECT,
        "a decision of 2022 that does not say from when it is in force",
        "van-ban",
    ),
    Fault(
        "huong-linh",
        FaultKind.PICTURE_CLAIMED_TWICE,
        "a picture that another commune claims as its own, too",
        "kinh-te",
        "{{picture:claimed-photo}}",
    ),
    Fault(
        "tan-lap",
        FaultKind.PICTURE_CLAIMED_TWICE,
        "the same picture, mirrored, and claimed as own work",
        "kinh-te",
        "{{picture:claimed-photo}}",
    ),
    Fault(
        "huong-loc",
        FaultKind.COPIED_TEXT,
        "two paragraphs of a newspaper in an article that says to be the commune's own",
        "van-hoa-xa-hoi",
        "".join(f"<p>{paragraph}</p>" for paragraph in press.copied()),
    ),
    Fault("tan-thanh", FaultKind.DOCUMENT_WITHOUT_FILE, "a notice of 2022 that nobody can download", "van-ban"),
)

LOOK_ALIKES: tuple[LookAlike, ...] = (
    LookAlike("ba-tang", "an-ninh-quoc-phong", "a report of the police breaking up a gambling ring; it links nowhere"),
    LookAlike("huong-tan", "kinh-te", "a link to betongxuanmai-example.test: concrete, with “bet” in its name"),
)


def fault_of(slug: str, kind: FaultKind) -> Fault | None:
    """The fault of this kind planted in a unit, if there is one."""
    return next((fault for fault in PLANTED if fault.unit == slug and fault.kind is kind), None)


def units_claiming() -> tuple[str, ...]:
    """The communes that claim the planted picture; the last one took it."""
    return tuple(fault.unit for fault in PLANTED if fault.kind is FaultKind.PICTURE_CLAIMED_TWICE)


def plant_in_articles(slug: str, articles: list[SampleArticle]) -> list[SampleArticle]:
    """The unit's articles with its faults in them; the list keeps its length and order."""
    for fault in PLANTED:
        change = _CHANGES.get(fault.kind)
        if fault.unit == slug and change:
            target = oldest_of(articles, fault.section)
            articles = [change(each, fault) if each is target else each for each in articles]
    return articles


def oldest_of(articles: list[SampleArticle], section: str | None) -> SampleArticle:
    """The article a fault of that section lies in."""
    return min((each for each in articles if each.section == section), key=lambda each: each.published_at)


def _splice(article: SampleArticle, fault: Fault) -> SampleArticle:
    """Into the middle of the second plain paragraph, between two words."""
    paragraph = re.findall(r"<p>([^<]+)</p>", article.body)[1]
    words = paragraph.split(" ")
    half = len(words) // 2
    spoiled = " ".join([*words[:half], fault.html, *words[half:]])
    return replace(article, body=article.body.replace(paragraph, spoiled, 1))


def _append_hidden(article: SampleArticle, fault: Fault) -> SampleArticle:
    """To the end of the second plain paragraph, where nobody looks."""
    paragraph = re.findall(r"<p>([^<]+)</p>", article.body)[1]
    return replace(article, body=article.body.replace(paragraph, f"{paragraph} {fault.html}", 1))


def _append_block(article: SampleArticle, fault: Fault) -> SampleArticle:
    """As a block of its own before the line that marks the article as a sample."""
    mark = f"<p><em>{SAMPLE_MARK}</em></p>"
    return replace(article, body=article.body.replace(mark, f"{fault.html}\n{mark}"))


def _drop_newspaper(article: SampleArticle, _fault: Fault) -> SampleArticle:
    return replace(article, provenance=nothing_said("quotation"))


def _drop_effect(article: SampleArticle, _fault: Fault) -> SampleArticle:
    return replace(article, fields={**article.fields, "effective_on": ""})


def _drop_file(article: SampleArticle, _fault: Fault) -> SampleArticle:
    return replace(article, files={})


_CHANGES: Mapping[FaultKind, Callable[[SampleArticle, Fault], SampleArticle]] = {
    FaultKind.PLAIN_LINK: _splice,
    FaultKind.HIDDEN_LINK: _append_hidden,
    FaultKind.PICTURE_LINK: _append_block,
    FaultKind.REDIRECTOR: _append_block,
    FaultKind.REVIEW_WITHOUT_NEWSPAPER: _drop_newspaper,
    FaultKind.DOCUMENT_WITHOUT_EFFECT: _drop_effect,
    FaultKind.DOCUMENT_WITHOUT_FILE: _drop_file,
    FaultKind.PICTURE_CLAIMED_TWICE: _append_block,
    FaultKind.COPIED_TEXT: _append_block,
}
