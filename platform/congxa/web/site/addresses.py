"""How are the addresses of public things written? In one place; ``url_for`` for each costs as much as a whole page."""

from __future__ import annotations

from congxa import media, publishing
from congxa.core import text
from congxa.media import File
from congxa.publishing.public import AnyRow, Story

MIDDLE = 5  # tenths

MIDDLE = 5  # tenths


def section_path(slug: str) -> str:
    """The page of a section."""
    return publishing.section_address(slug)


def article_path(article_id: int, slug: str) -> str:
    """The page of an article: the number finds it, the words are for people."""
    return publishing.address(article_id, slug)


def short_path(article_id: int) -> str:
    """The address of an article without its words, for QR codes; it leads on to the whole one."""
    return f"/bai-viet/{article_id}"


def story_path(story: Story) -> str:
    """The page of the article that a line of a list stands for."""
    return publishing.address(story.id, story.slug)


def tokens_path(digest: str) -> str:
    """The stylesheet with the colours of the site."""
    return f"/giao-dien/tokens-{digest}.css"


def theme_image_path(theme: str, digest: str, path: str) -> str:
    """A picture of a theme; ``path`` as in the tenant file, such as ``images/emblem.svg``."""
    return f"/giao-dien/{theme}/{digest}/{path}"


def picture_path(picture_id: int, width: int, look: str = "") -> str:
    """A picture at one of the widths in which pictures are kept; ``look`` as ``media.look_of`` gives it."""
    return media.address(picture_id, width, look)


def fallback_path(picture_id: int, look: str = "") -> str:
    """A picture for browsers that know no WebP."""
    return media.fallback_address(picture_id, look)


def look(row: AnyRow) -> str:
    """What the address of a picture ends with, for a row that says its ``edition``."""
    return media.look_of(row.edition)


def cover_path(story: Story | AnyRow, width: int) -> str:
    """The cover of an item that has one, as it looks now."""
    return media.address(story.cover_id or 0, width, _cover(story)[0])


def cover_fallback_path(story: Story | AnyRow) -> str:
    """The cover for browsers that know no WebP."""
    return media.fallback_address(story.cover_id or 0, _cover(story)[0])


def cover_focus(story: Story | AnyRow) -> str:
    """The classes that keep in sight what matters most where the cover is cut; none for the middle."""
    return focus(*_cover(story)[1:])


def focus(x: int, y: int) -> str:
    """The same for a focus in percent. The stylesheet has a class for each tenth: no style stands in our pages."""
    tenths = (("x", (x + 5) // 10), ("y", (y + 5) // 10))
    return " ".join(f"focus-{axis}-{at}" for axis, at in tenths if at != MIDDLE)


def _cover(story: Story | AnyRow) -> tuple[str, int, int]:
    """Its look, and its focus in percent from the left and from above."""
    edition, x, y = (int(said) for said in story.cover_look.split("-")) if story.cover_look else (0, 50, 50)
    return media.look_of(edition), x, y


def file_path(file: File) -> str:
    """A file to save or to play; the words are those of its name."""
    return f"/tap-tin/{file.id}/{text.slug(file.filename.rsplit('.', 1)[0])}.{file.ending}"


def page_path(file: File, number: int, width: int) -> str:
    """The picture of a page of a PDF."""
    return f"/tap-tin/{file.id}/trang/{number}/{width}.webp"
