"""Which links does a reader not see? Signs of hiding in markup as it was submitted, before any cleaning."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

Colour = tuple[int, int, int]

_WHITE: Colour = (255, 255, 255)
_NAMED = {"white": _WHITE, "snow": (255, 250, 250), "ivory": (255, 255, 240), "black": (0, 0, 0)}
# Below this difference in every channel the eye does not tell two colours apart.
_SAME_COLOUR = 10
_SMALLEST_LETTER = {"px": 3.0, "pt": 2.5, "em": 0.2, "rem": 0.2, "ex": 0.4, "%": 20.0, "vw": 0.3, "": 3.0}
_FAR_OFF = -500.0
_MAX_STYLE_RULES = 200

_COMMENT = re.compile(r"/\*.*?(?:\*/|$)", re.DOTALL)
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?|\\([^\n])")
_LENGTH = re.compile(r"(-?(?:\d+\.?\d*|\.\d+))([a-z]+|%)?")
_STYLE_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_CSS_ADDRESS = re.compile(r"url\(\s*[\"']?([^\"')]*)|[\"']([^\"']*)[\"']", re.IGNORECASE)
_FUNCTION_NUMBERS = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")


def hidden_links(tree: LexborHTMLParser) -> set[int]:
    """The ``mem_id`` of every ``<a>`` that is hidden itself or stands inside something hidden.

    Known: the attributes ``hidden`` and ``aria-hidden``, inline styles and simple rules of ``<style>`` that take
    an element out of sight, letters in the colour of their ground.
    """
    concealing = {node.mem_id for node in _concealing(tree)}
    if not concealing:
        return set()
    return {link.mem_id for link in tree.css("a") if any(node.mem_id in concealing for node in _upwards(link))}


def css_addresses(style: str) -> list[str]:
    """Addresses as written in declarations or a style sheet: ``url(…)`` and quoted ones (``@import "…"``)."""
    if "(" not in style and '"' not in style and "'" not in style and "\\" not in style:
        return []
    return [bare.strip() or quoted for bare, quoted in _CSS_ADDRESS.findall(_plain_css(style))]


def _plain_css(text: str) -> str:
    """CSS without comments and escapes: ``d\\49 splay`` reads ``dIsplay``."""
    return _ESCAPE.sub(_unescape, _COMMENT.sub("", text))


def hides(style: str) -> bool:
    """Whether these CSS declarations take an element out of sight, colours aside."""
    said = _declarations(style)
    return _is_switched_off(said) or _is_too_small(said) or _is_off_screen(said)


def _concealing(tree: LexborHTMLParser) -> Iterator[LexborNode]:
    yield from tree.css("[hidden],[aria-hidden=true i]")
    for node in tree.css("[style],[color]"):
        style = node.attributes.get("style") or ""
        if hides(style) or _is_ground_coloured(node):
            yield node
    for sheet in tree.css("style"):
        for selectors, body in _STYLE_RULE.findall(_plain_css(sheet.text()))[:_MAX_STYLE_RULES]:
            if hides(body):
                yield from _matching(tree, selectors.strip())


def _matching(tree: LexborHTMLParser, selectors: str) -> list[LexborNode]:
    try:
        return tree.css(selectors)
    except (SelectolaxError, ValueError):
        return []


def _upwards(node: LexborNode | None) -> Iterator[LexborNode]:
    while node is not None:
        yield node
        node = node.parent


def _declarations(style: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in _plain_css(style).lower().split(";"))
    return {name.strip(): value.replace("!important", "").strip() for name, _, value in pairs if value}


def _is_switched_off(said: dict[str, str]) -> bool:
    return (
        said.get("display") == "none"
        or said.get("visibility") in ("hidden", "collapse")
        or said.get("content-visibility") == "hidden"
        or _number(said.get("opacity"), 1.0) <= (5.0 if "%" in said.get("opacity", "") else 0.05)
        or said.get("color") == "transparent"
        or bool(re.match(r"(?:rgb|hsl)a?\([^)]*[,/]\s*(?:0|0?\.0\d*|0%)\s*\)", said.get("color", "")))
        or bool(re.search(r"scale[xy]?\(\s*0?\.?0*\s*[,)]", said.get("transform", "")))
    )


def _is_too_small(said: dict[str, str]) -> bool:
    size = _LENGTH.match(said.get("font-size", "")) or _LENGTH.match(said.get("font", ""))
    if size and float(size[1]) < _SMALLEST_LETTER.get(size[2] or "", 0.01):
        return True
    clips = any(said.get(name) in ("hidden", "clip") for name in ("overflow", "overflow-x", "overflow-y"))
    sides = ("width", "height", "max-width", "max-height")
    return clips and any(_number(said.get(side), 100.0) <= 1 for side in sides)


def _is_off_screen(said: dict[str, str]) -> bool:
    if any(_number(said.get(name), 0.0) <= _FAR_OFF for name in ("text-indent", "margin-left", "margin-top")):
        return True
    if said.get("position") not in ("absolute", "fixed", "relative"):
        return bool(re.search(r"inset\(\s*(?:50|100)%", said.get("clip-path", "")))
    if re.match(r"rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01]", said.get("clip", "")):
        return True
    return any(_number(said.get(side), 0.0) <= _FAR_OFF for side in ("left", "top", "right", "bottom"))


def _is_ground_coloured(node: LexborNode) -> bool:
    """Letters in the colour of the nearest ground that is declared; the page itself is white."""
    letters = _colour(_declarations(node.attributes.get("style") or "").get("color") or node.attributes.get("color"))
    if letters is None:
        return False
    ground: Colour | None = _WHITE
    for above in _upwards(node):
        declared = _ground(above)
        if declared:
            ground = _colour(declared)
            break
    return ground is not None and all(abs(a - b) <= _SAME_COLOUR for a, b in zip(letters, ground, strict=True))


def _ground(node: LexborNode) -> str:
    if not node.is_element_node:
        return ""
    said = _declarations(node.attributes.get("style") or "")
    return said.get("background-color") or said.get("background") or node.attributes.get("bgcolor") or ""


def _colour(text: str | None) -> Colour | None:
    text = (text or "").strip().lower()
    if text in _NAMED:
        return _NAMED[text]
    if re.fullmatch(r"#[0-9a-f]{3,4}", text):
        text = "#" + "".join(2 * digit for digit in text[1:])
    if re.fullmatch(r"#[0-9a-f]{6}(?:[0-9a-f]{2})?", text):
        return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)
    channels = _FUNCTION_NUMBERS.findall(text) if text.startswith("rgb") and "%" not in text else []
    if len(channels) < 3:
        return None
    red, green, blue = (round(float(channel)) for channel in channels[:3])
    return red, green, blue


def _number(text: str | None, otherwise: float) -> float:
    found = _LENGTH.match(text or "")
    return float(found[1]) if found else otherwise


def _unescape(match: re.Match[str]) -> str:
    if match[2] is not None:
        return match[2]
    code = int(match[1], 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
