"""How is the form of a kind of content filled in by hand? Every widget of it, from what a sample says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Locator, Page, expect

from congxa.copyright import Origin
from congxa.core import clock
from congxa.publishing import Draft

_PASTE = """(area, [type, words]) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData(type, words);
    area.focus();
    area.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


def body(page: Page) -> Locator:
    """The field that a text is written in."""
    return page.locator("#f-body .ProseMirror")


def paste(area: Locator, words: str, type: str = "text/html") -> None:
    """Paste into a text, as the clipboard of any program does it."""
    area.evaluate(_PASTE, [type, words])


def fill_in(page: Page, draft: Draft) -> None:
    """Everything that the draft says, field by field; what the form does not ask is left out."""
    page.locator("[name=title]").fill(draft.title)
    for name, value in draft.fields.items():
        _fact(page, f"fact-{name}", value)
    if draft.summary:
        page.locator("[name=summary]").fill(draft.summary)
    if draft.body:
        paste(body(page), draft.body)
    if page.locator("#f-basis").count() and draft.origin.basis:
        say_origin(page, draft.origin)


def say_origin(page: Page, origin: Origin) -> None:
    """The large button first, then what it asks for."""
    assert origin.basis is not None
    button = page.locator(f"#basis-{origin.basis}")
    if not button.is_checked():  # a press review begins as a quotation
        with page.expect_response("**/nguon-goc/article?*"):
            button.check()
    expect(page.locator("#nguon-goc-chi-tiet")).not_to_have_class(re.compile("htmx-"))
    said = {"author": origin.author, "source_name": origin.source_name, "source_url": origin.source_url}
    if origin.source_published_at:
        said["source_published_at"] = origin.source_published_at.astimezone(clock.VIETNAM).date().isoformat()
    for name, value in said.items():
        if value:
            page.locator(f"#nguon-goc-chi-tiet [name={name}]").fill(value)


def _fact(page: Page, name: str, value: Any) -> None:
    if isinstance(value, list | tuple):
        page.locator(f"details:not([open]):has([name^={name}])").evaluate_all(
            "all => all.forEach(each => each.open = true)"
        )
        for at, each in enumerate(value):
            if isinstance(each, Mapping):
                _row(page, name, at, each)
            else:
                page.locator(f"[name={name}][value='{each}']").check()
        return
    field = page.locator(f"[name={name}]")
    if value is True:
        field.check()
    elif field.get_attribute("data-editor") is not None:
        paste(page.locator(f"[name={name}]").locator("xpath=..").locator(".ProseMirror"), value)
    else:
        _cell(field, value)


def _row(page: Page, name: str, at: int, row: Mapping[str, Any]) -> None:
    if not page.locator(f"[name^={name}-{at}-]").count():
        page.locator(f"#f-{name.removeprefix('fact-')}").get_by_role("button", name="Thêm dòng").click()
    for column, value in row.items():
        _cell(page.locator(f"[name={name}-{at}-{column}]"), value)


def _cell(field: Locator, value: Any) -> None:
    if field.evaluate("each => each.tagName") == "SELECT":
        field.select_option(str(value))
    elif field.get_attribute("type") == "datetime-local":
        field.fill(str(value).replace(" ", "T"))
    else:
        field.fill(str(value))
