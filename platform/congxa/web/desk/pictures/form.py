"""The form of a picture: what it shows, and where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from congxa.copyright import Origin
from congxa.media import Picture
from congxa.web.desk.fields import read_text
from congxa.web.desk.origins import OriginForm


@dataclass(frozen=True)
class PictureForm:
    """The fields of a picture as they were typed."""

    alt: str = ""
    caption: str = ""
    origin: OriginForm = field(default_factory=OriginForm)

    @classmethod
    def typed(cls, form: Mapping[str, str]) -> PictureForm:
        """What stands in a sent form."""
        return cls(read_text(form, "alt"), read_text(form, "caption"), OriginForm.typed(form))

    @classmethod
    def of(cls, picture: Picture, origin: Origin) -> PictureForm:
        """The fields for what is kept."""
        return cls(picture.alt, picture.caption, OriginForm.of(origin))
