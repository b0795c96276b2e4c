"""What of submitted HTML may be kept? It takes power away and hides nothing; what was hidden is marked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import nh3
from selectolax.lexbor import LexborHTMLParser, LexborNode

from congxa.core.text import seen
from congxa.links.addresses import parse
from congxa.links.hiding import hidden_links

_TAGS = (
    "h2 h3 h4 p br hr strong em u s sub sup ul ol li blockquote a table thead tbody tfoot tr th td caption figure"
    " figcaption img"
)
_ATTRIBUTES: dict[str, set[str]] = {
    "*": set(),  # said, since nh3 would else keep title and lang everywhere
    "a": {"href", "title"},
    "img": {"src", "alt", "width", "height", "data-picture"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "ol": {"start"},
    "sup": {"data-note"},  # the words of a footnote; the page makes number and list
}
_ATTRIBUTE_VALUES = {
    "a": {"data-hidden": {"style"}},
    "th": {"scope": {"row", "col", "rowgroup", "colgroup"}},
    "td": {"scope": {"row", "col", "rowgroup", "colgroup"}},
}
# Their content is machinery, not words.
_DROPPED_WHOLE = "script style title template svg math iframe noembed noframes xmp plaintext select"
_RENAMED = {"b": "strong", "i": "em", "h1": "h2", "h5": "h4", "h6": "h4", "strike": "s", "del": "s", "ins": "u"}
_CONTAINERS = "div,section,article,header,footer,main,aside,nav,address,center,form,fieldset,dl,dt,dd,details,pre"
_BLOCKS = f"p,h1,h2,h3,h4,h5,h6,ul,ol,li,blockquote,table,figure,hr,{_CONTAINERS}"
_VISIBLE_THINGS = "img,hr,table"

_SCHEMES = {"http", "https", "mailto", "tel"}
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_OWN_PICTURE = re.compile(r"/tep/[\w-]+(?:/[\w-]+(?:\.[\w-]+)*)*", re.ASCII)
_SMALL_NUMBER = re.compile(r"-?\d{1,10}", re.ASCII)
_NUMBERS = {"width", "height", "data-picture", "colspan", "rowspan", "start"}
_TAG = re.compile(r"<(/?)([a-z][^\s/>]*)", re.IGNORECASE)
_VOID = "area base br col embed hr img input link meta param source track wbr"
_ENDS_UNSAID = "p li dt dd td th tr thead tbody tfoot option optgroup colgroup html head body"
_CLOSES_BY_ITSELF = frozenset(f"{_VOID} {_ENDS_UNSAID}".split())
_MAX_DEPTH = 400
_CONTROLS_AND_BLANKS = "".join(map(chr, range(33)))
_UNSEEN = re.compile("[\\s\u00ad\u034f\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]+")
# One pass settles ordinary text, nested oddities take two or three. The last resort keeps the words alone.
_MAX_PASSES = 10
# What is longer works nowhere, and could carry an address beyond the reach of the rules.
_MAX_ADDRESS = 4000


def clean(html: str, own_hosts: frozenset[str] = frozenset()) -> str:
    """HTML with the allowed tags, attributes and address schemes only; cleaning it again changes nothing.

    Web addresses come out in WHATWG form. Pictures that are not our own (``/tep/…``, also written with one of
    ``own_hosts``) give way to their alternative text. A link that was hidden by style bears ``data-hidden="style"``.
    """
    text = html.encode("utf-8", "replace").decode("utf-8")
    for _ in range(_MAX_PASSES):
        cleaned = seen(_CLEANER.clean(_prepare(text, own_hosts)))
        if cleaned == text:
            return cleaned
        text = cleaned
    words = nh3.clean_text(text_of(text))
    return f"<p>{words}</p>"


def is_too_deep(html: str) -> bool:
    """Whether elements nest deeper than any text needs: parsers take time with the square of the depth.

    Counted on the tags as written, without parsing, and generously: what closes by itself does not count.
    """
    standing: Counter[str] = Counter()
    depth = 0
    for match in _TAG.finditer(html):
        name = match[2].lower()
        if name in _CLOSES_BY_ITSELF or (match[1] and not standing[name]):
            continue
        step = -1 if match[1] else 1
        standing[name] += step
        depth += step
        if depth > _MAX_DEPTH:
            return True
    return False


def text_of(html: str) -> str:
    """The words alone, those of footnotes too, with single blanks, also between blocks."""
    tree = _parse(html)
    tree.strip_tags(_DROPPED_WHOLE.split())
    for mark in tree.css("sup[data-note]"):  # the words of a footnote are read at the end of the text
        mark.insert_after(f" {mark.attributes.get('data-note') or ''} ")
    for node in tree.css(f"{_BLOCKS},br,td,th,caption,figcaption"):
        node.insert_before(" ")
        node.insert_after(" ")
    return " ".join(tree.body.text().split()) if tree.body else ""


def is_blank(html: str) -> bool:
    """Whether a reader would see nothing: no words, no picture, no line, no table."""
    return not _UNSEEN.sub("", text_of(html)) and _parse(html).css_first(_VISIBLE_THINGS) is None


def _parse(html: str) -> LexborHTMLParser:
    return LexborHTMLParser(f"<!doctype html><body>{html}")


def _prepare(html: str, own_hosts: frozenset[str]) -> str:
    """What nh3 cannot do: mark what is hidden, settle addresses and pictures, translate old tags."""
    tree = _parse(html)
    if tree.body is None:
        return html
    tree.unwrap_tags(["noscript"], delete_empty=True)  # a parser that runs scripts would take its content for text
    hidden = hidden_links(tree)
    for link in tree.css("a"):
        _settle_link(link, is_hidden=link.mem_id in hidden)
    for picture in tree.css("img"):
        _settle_picture(picture, own_hosts)
    for old, new in _RENAMED.items():
        for node in tree.css(old):
            _rename(node, new)
    holding = _above(tree.css(_BLOCKS))
    for container in reversed(tree.css(_CONTAINERS)):
        if container.mem_id not in holding and (container.text().strip() or container.css_first("img,br")):
            _rename(container, "p")
    return tree.body.inner_html or ""


def _settle_link(link: LexborNode, *, is_hidden: bool) -> None:
    href = _settled_address(link.attributes.get("href"))
    if href is None:
        link.unwrap(delete_empty=True)
        return
    link.attrs["href"] = href
    if is_hidden:
        link.attrs["data-hidden"] = "style"


def _settled_address(href: str | None) -> str | None:
    """A web address in WHATWG form, a relative, mail or telephone address as it is, None for the rest."""
    if href is None or len(href) > _MAX_ADDRESS:
        return None
    address = parse(href)
    if address is not None:
        return address.url if address.scheme in _SCHEMES else None
    plain = re.sub(r"[\t\r\n]", "", href).strip(_CONTROLS_AND_BLANKS)
    scheme = _SCHEME.match(plain)
    if plain.startswith(("//", "/\\", "\\")) or (scheme and scheme[1].lower() not in {"mailto", "tel"}):
        return None
    return plain


def _settle_picture(picture: LexborNode, own_hosts: frozenset[str]) -> None:
    source = (picture.attributes.get("src") or "").strip()
    address = parse(source)
    if address is not None and address.host in own_hosts:
        source = address.path
    if _OWN_PICTURE.fullmatch(source):
        picture.attrs["src"] = source
    else:
        picture.replace_with(picture.attributes.get("alt") or "")


def _rename(node: LexborNode, tag: str) -> None:
    new = node.parser.create_node(tag)
    while node.first_child is not None:
        new.insert_child(node.first_child, move=True)
    node.replace_with(new, move=True)


def _above(nodes: Iterable[LexborNode]) -> set[int]:
    """The ``mem_id`` of everything that has one of the nodes inside; each is visited once, however deep they nest."""
    found: set[int] = set()
    for node in nodes:
        above = node.parent
        while above is not None and above.mem_id not in found:
            found.add(above.mem_id)
            above = above.parent
    return found


def _kept_value(tag: str, attribute: str, value: str) -> str | None:
    """Asked by nh3 for every attribute that it would keep."""
    if attribute in _NUMBERS:
        return value if _SMALL_NUMBER.fullmatch(value) else None
    if tag == "img" and attribute == "src":
        return value if _OWN_PICTURE.fullmatch(value) else None
    return value


_CLEANER = nh3.Cleaner(
    tags=set(_TAGS.split()),
    clean_content_tags=set(_DROPPED_WHOLE.split()),
    attributes=_ATTRIBUTES,
    tag_attribute_values=_ATTRIBUTE_VALUES,
    attribute_filter=_kept_value,
    url_schemes=_SCHEMES,
    link_rel="noopener",
)
