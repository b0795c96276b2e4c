"""What do editors, agencies and owners of rights say in XMP? Pure.

The packet is XML from a stranger: no document type, no entity, nothing from outside, and no more than is sensible.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from defusedxml import ElementTree

from congxa.media.evidence.coding import mended
from congxa.media.evidence.facts import Found
from congxa.media.evidence.moments import moment

MOST_BYTES = 512 * 1024
MOST_ELEMENTS = 20_000
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PS = "{http://ns.adobe.com/photoshop/1.0/}"
_RIGHTS = "{http://ns.adobe.com/xap/1.0/rights/}"
_XMP = "{http://ns.adobe.com/xap/1.0/}"
_MM = "{http://ns.adobe.com/xap/1.0/mm/}"
_PLUS = "{http://ns.useplus.org/ldf/xmp/1.0/}"
_EXIF = "{http://ns.adobe.com/exif/1.0/}"
_TIFF = "{http://ns.adobe.com/tiff/1.0/}"
_EXT = "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}"
_TEXTS = {
    f"{_DC}creator": "author",
    f"{_PS}Credit": "credit",
    f"{_PS}Source": "source",
    f"{_DC}source": "source",
    f"{_DC}rights": "copyright",
    f"{_RIGHTS}Owner": "owner",
    f"{_PLUS}CopyrightOwnerName": "owner",
    f"{_RIGHTS}UsageTerms": "usage",
    f"{_RIGHTS}WebStatement": "web_statement",
    f"{_PLUS}LicensorName": "licensor",
    f"{_PLUS}LicensorURL": "web_statement",
    "{http://creativecommons.org/ns#}license": "licence",
    "{http://web.resource.org/cc/}license": "licence",
    f"{_DC}title": "title",
    f"{_PS}Headline": "headline",
    f"{_DC}description": "caption",
    f"{_DC}subject": "keywords",
    f"{_TIFF}Model": "camera",
    f"{_TIFF}Artist": "author",
    f"{_XMP}CreatorTool": "software",
    f"{_MM}OriginalDocumentID": "document",
    f"{_MM}DocumentID": "document",
    f"{_EXT}DigitalSourceType": "made_by_machine",
}
_MACHINE = ("trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia")
_CREATED = (f"{_PS}DateCreated", f"{_EXIF}DateTimeOriginal", f"{_XMP}CreateDate")
_PLACE = (f"{_EXIF}GPSLatitude", f"{_EXIF}GPSLongitude")


def read(raw: bytes | str, found: Found) -> None:
    """Read an XMP packet; one that is broken, hostile or far too large says nothing."""
    packet = (raw.encode("utf-8") if isinstance(raw, str) else raw).strip(b"\0 \r\n\t")
    if not packet:
        return
    if len(packet) > MOST_BYTES:
        found.traces.append("oversized")
        return
    root = ElementTree.fromstring(packet, forbid_dtd=True)
    found.formats.append("xmp")
    created: dict[str, str] = {}
    for name, value in _properties(root):
        fact = _TEXTS.get(name)
        if fact == "made_by_machine":
            found.note(fact, next((kind for kind in _MACHINE if value.rstrip("/").endswith(f"/{kind}")), ""))
        elif fact:
            found.note(fact, mended(value))
        elif name in _CREATED:
            created.setdefault(name, moment(value))
        found.has_place = found.has_place or name in _PLACE
    found.created = found.created or next((created[name] for name in _CREATED if created.get(name)), "")


def _properties(root: Element) -> Iterator[tuple[str, str]]:
    """Every property with each of its values, written as an attribute, as text, as an address or as a list."""
    for number, element in enumerate(root.iter()):
        if number > MOST_ELEMENTS:
            return
        if not element.tag.startswith(_RDF):
            address = element.get(f"{_RDF}resource")
            if address:
                yield element.tag, address
            for value in _values(element):
                yield element.tag, value
        for name, value in element.attrib.items():
            if not name.startswith(_RDF):
                yield name, value


def _values(element: Element) -> Iterator[str]:
    if not len(element):
        yield element.text or ""
        return
    for group in element:
        if group.tag in (f"{_RDF}Seq", f"{_RDF}Bag", f"{_RDF}Alt"):
            for item in group.iterfind(f"{_RDF}li"):
                yield item.text or ""
