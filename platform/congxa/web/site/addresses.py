"""How are the addresses of public things written? In one place; ``url_for`` for each costs as much as a whole page."""

from __future__ import annotations

from congxa import media, publishing
from congxa.core import text
from congxa.media import File
from congxa.publishing.public import Story


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


def picture_path(picture_id: int, width: int) -> str:
    """A picture at one of the widths in which pictures are kept."""
    return media.address(picture_id, width)


def fallback_path(picture_id: int) -> str:
    """A picture for browsers that know no WebP."""
    return media.fallback_address(picture_id)


def file_path(file: File) -> str:
    """A file to save or to play; the words are those of its name."""
    return f"/tap-tin/{file.id}/{text.slug(file.filename.rsplit('.', 1)[0])}.{file.ending}"


def page_path(file: File, number: int, width: int) -> str:
    """The picture of a page of a PDF."""
    return f"/tap-tin/{file.id}/trang/{number}/{width}.webp"
