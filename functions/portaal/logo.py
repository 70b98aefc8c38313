"""The logo of a municipality: an SVG or PNG that only draws.

What it is follows from its content, never from a name. An SVG comes from outside and is shown
under our own name, so it may hold shapes, text and colours and nothing else: no script, no
event, no link or picture from elsewhere, no entity. What is not known to be harmless is
refused, not repaired: the municipality sees at once that its drawing needs another export.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Mapping
from enum import StrEnum
from xml.parsers import expat

from gemeengoed.problem import Invalid

MOST_BYTES = 100_000
_MOST_PIXELS = 4_000
# Each may draw all the others again: with so few, what is drawn stays small.
_MOST_USES = 20
_PNG = b"\x89PNG\r\n\x1a\n"
_SVG_SPACE = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_ELEMENTS = (
    "svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan "
    "linearGradient radialGradient stop clipPath mask style"
)
_ATTRIBUTES = (
    "id class version viewBox preserveAspectRatio width height x y x1 x2 y1 y2 cx cy r rx ry fx fy "
    "dx dy d points transform gradientUnits gradientTransform spreadMethod offset "
    "clipPathUnits maskUnits maskContentUnits href style role aria-hidden aria-label "
    "fill fill-rule fill-opacity stroke stroke-width stroke-linecap stroke-linejoin "
    "stroke-miterlimit stroke-dasharray stroke-dashoffset stroke-opacity opacity color "
    "stop-color stop-opacity clip-path clip-rule mask display visibility overflow "
    "font-family font-size font-weight font-style letter-spacing text-anchor "
    "dominant-baseline paint-order vector-effect shape-rendering text-rendering"
)
_DRAWS, _SAYS_HOW = frozenset(_ELEMENTS.split()), frozenset(_ATTRIBUTES.split())
# Style that fetches, imports or hides what it says.
_FETCHES = re.compile(r"url\((?!\s*['\"]?#)|[@\\<]|image\(|image-set\(|expression|javascript", re.I)


class Soort(StrEnum):
    SVG = "svg"
    PNG = "png"

    @property
    def media_type(self) -> str:
        return "image/svg+xml; charset=utf-8" if self is Soort.SVG else "image/png"


def controleer(inhoud: bytes, veld: str = "logo") -> Soort:
    """What kind of picture this is. Invalid, at the field, when we do not want it."""
    try:
        if len(inhoud) > MOST_BYTES:
            raise _Refused("Dit logo is te groot: het maximum is 100 kB.")
        if inhoud.startswith(_PNG):
            _png(inhoud)
            return Soort.PNG
        _svg(inhoud)
    except _Refused as e:
        raise Invalid.at(veld, "logo", str(e)) from None
    return Soort.SVG


class _Refused(Exception):
    """Says why, in Dutch."""


_TOO_MUCH = "Dit logo heeft onderdelen die wij niet toelaten, zoals script of beeld."


def _svg(inhoud: bytes) -> None:
    # One encoding only, so that no browser can read another document in these bytes.
    parser = expat.ParserCreate("utf-8", namespace_separator=" ")
    reader = _Reader()
    parser.XmlDeclHandler = reader.declaration
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = reader.doctype
    parser.ProcessingInstructionHandler = reader.instruction
    try:
        # The mark of another encoding would go before what we told the parser.
        inhoud.decode("utf-8")
        parser.Parse(inhoud, True)
    except (expat.ExpatError, UnicodeDecodeError):
        raise _Refused("Dit is geen SVG of PNG die wij kunnen lezen.") from None


class _Reader:
    """Refuses as soon as something is not only drawing."""

    def __init__(self) -> None:
        self._depth = 0
        self._uses = 0
        # What stands in a style, with comments and entities between: a browser joins it too.
        self._style: list[str] | None = None

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        space, _, element = name.rpartition(" ")
        if space != _SVG_SPACE or element not in _DRAWS:
            raise _Refused(_TOO_MUCH)
        if self._depth == 0 and element != "svg":
            raise _Refused("Dit is geen SVG of PNG die wij kunnen lezen.")
        if self._style is not None:
            raise _Refused(_TOO_MUCH)
        self._depth += 1
        self._uses += element == "use"
        if self._uses > _MOST_USES:
            raise _Refused("Dit logo herhaalt te veel onderdelen.")
        self._style = [] if element == "style" else None
        for key, value in attributes.items():
            self._attribute(key, value)

    def end(self, _name: str) -> None:
        self._depth -= 1
        if self._style is not None:
            self._harmless("".join(self._style))
        self._style = None

    def text(self, text: str) -> None:
        if self._style is not None:
            self._style.append(text)

    def declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.lower() != "utf-8":
            raise _Refused("Bewaar dit logo in UTF-8.")

    def doctype(self, *_: object) -> None:
        raise _Refused("Haal DOCTYPE uit dit logo: dat laten wij niet toe.")

    def instruction(self, *_: object) -> None:
        raise _Refused("Haal de verwerkingsinstructie uit dit logo: dat laten wij niet toe.")

    def _attribute(self, key: str, value: str) -> None:
        space, _, name = key.rpartition(" ")
        if space not in ("", _XLINK) or name not in _SAYS_HOW:
            raise _Refused("Dit logo heeft eigenschappen die wij niet toelaten.")
        if name == "href" and not value.startswith("#"):
            raise _Refused("Dit logo verwijst naar iets buiten zichzelf.")
        self._harmless(value)

    def _harmless(self, text: str) -> None:
        if _FETCHES.search(text):
            raise _Refused("Dit logo haalt iets van buiten op.")


def _png(inhoud: bytes) -> None:
    """Chunk by chunk: whole, in order, and nothing behind its end."""
    place, first = len(_PNG), True
    while True:
        kind, data, place = _chunk(inhoud, place)
        if first and kind != b"IHDR":
            raise _Refused(_BROKEN)
        if first and max(struct.unpack(">II", data[:8])) > _MOST_PIXELS:
            raise _Refused("Dit logo is te groot: het maximum is 4.000 pixels breed en hoog.")
        first = False
        if kind == b"IEND":
            break
    if place != len(inhoud):
        raise _Refused(_BROKEN)


_BROKEN = "Deze PNG is niet heel."


def _chunk(inhoud: bytes, place: int) -> tuple[bytes, bytes, int]:
    try:
        length, kind = struct.unpack_from(">I4s", inhoud, place)
        data = inhoud[place + 8 : place + 8 + length]
        (check,) = struct.unpack_from(">I", inhoud, place + 8 + length)
    except struct.error:
        raise _Refused(_BROKEN) from None
    if (
        len(data) != length
        or zlib.crc32(kind + data) != check
        or (kind == b"IHDR" and length != 13)
    ):
        raise _Refused(_BROKEN)
    return kind, data, place + 12 + length
