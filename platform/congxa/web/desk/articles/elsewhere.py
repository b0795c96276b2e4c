"""What of an article stands elsewhere: the short list beside the editor, and both sides on a page of their own."""

from __future__ import annotations

from dataclasses import dataclass

from flask import flash, redirect, render_template, request
from werkzeug.wrappers import Response

from congxa import publishing, reuse, tenancy
from congxa.core.errors import Conflict, Invalid
from congxa.core.words import together
from congxa.identity import Permission
from congxa.publishing import Article
from congxa.publishing.drafts import shown_html
from congxa.publishing.pictures.markup import shown_pictures
from congxa.reuse import Match, Source, Standing
from congxa.web.desk.pictures.twins import Twin, twins_of
from congxa.web.desk.words import _
from congxa.web.requests import current_actor, current_unit, here, public_url

Answer = str | Response | tuple[str, int]
LOOKS = {
    Standing.UNSAID: ("bad", "Chưa nói lấy từ đâu"),
    Standing.QUOTED: ("good", "Trích dẫn, có ghi nguồn"),
    Standing.DECLARED: ("good", "Đã ghi nguồn"),
    Standing.EXPLAINED: ("good", "Đã giải thích"),
}


@dataclass(frozen=True)
class Elsewhere:
    """What the pages show: texts with what is to be answered first, and pictures."""

    matches: tuple[Match, ...]
    open_keys: frozenset[str]
    twins: tuple[Twin, ...]


def of(article: Article) -> Elsewhere:
    """What of an article stands elsewhere, as it was saved last."""
    found = reuse.matches(article)
    open_keys = frozenset(match.source.key for match in reuse.open_matches(article, found))
    ordered = sorted(found, key=lambda match: (match.source.key not in open_keys, -match.words))
    return Elsewhere(tuple(ordered), open_keys, tuple(twins_in(article)))


def elsewhere(article_id: int) -> Answer:
    """Both sides of every passage that stands elsewhere; sent, a word of explanation is kept."""
    permission = Permission.ARTICLE_WRITE if request.method == "POST" else Permission.DESK_READ
    article = publishing.article_for(current_actor(), permission, current_unit().unit_id, article_id)
    if request.method == "GET":
        return _page(article)
    source, said = request.form.get("source", ""), request.form.get("said", "")
    try:
        reuse.explain(current_actor(), current_unit().unit_id, article_id, source, said)
    except Invalid as error:
        return _page(article, source, said, error.by_field()), 422
    except Conflict as error:
        return _page(article, source, said, {"": [error.message]}), 409
    flash(_("Đã ghi lời giải thích."))
    return redirect(here("desk.elsewhere", article_id=article_id), 303)


def twins_in(article: Article) -> list[Twin]:
    """The pictures of an article that other units show too."""
    draft = publishing.draft_of(article)
    numbers = [*shown_pictures(shown_html(draft)), *([draft.cover_id] if draft.cover_id else [])]
    return twins_of(*numbers)


def claimed_twice(article: Article) -> str:
    """What is said to whoever sends an article on with pictures that another unit calls its own as well; empty where
    there is none."""
    owners = dict.fromkeys(twin.owner for twin in twins_in(article) if twin.is_claimed_twice)
    if not owners:
        return ""
    return _(
        "Bài có ảnh khai là của đơn vị mình mà %(owners)s cũng khai là của họ. Hãy xem mục “Trùng với nơi khác”"
        " và sửa lại nguồn gốc nếu ảnh không phải do đơn vị chụp; nơi giám sát thấy trường hợp này như một lỗi.",
        owners=together(tuple(owners), ", "),
    )


def source_url(source: Source) -> str:
    """Where the other text is to be read."""
    if source.is_press:
        return source.address
    unit = tenancy.directory().by_id.get(source.unit_id or 0)
    return public_url(unit, source.path) if unit else ""


def _page(article: Article, source: str = "", said: str = "", errors: dict[str, list[str]] | None = None) -> str:
    actor = current_actor()
    return render_template(
        "desk/elsewhere.html",
        article=article,
        elsewhere=of(article),
        limit=reuse.asked_from(article.unit_id),
        looks={standing: (kind, _(title)) for standing, (kind, title) in LOOKS.items()},
        owner_of=reuse.owner_of,
        source_url=source_url,
        may_explain=publishing.may_with(actor, Permission.ARTICLE_WRITE, article),
        max_said=reuse.MAX_SAID,
        failed=source,
        said=said,
        errors=errors,
    )
