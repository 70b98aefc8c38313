"""A logo only draws: whatever else is in it is refused."""

from __future__ import annotations

import struct
import zlib

import pytest

from gemeengoed.problem import Invalid
from portaal.logo import Soort, controleer

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
GOOD = f"""<?xml version="1.0" encoding="UTF-8"?>
<!-- drawn by hand -->
{HEAD} viewBox="0 0 200 48" role="img" aria-label="Boxtel">
  <title>Boxtel</title>
  <style>.a {{ fill: #0a5468; }}</style>
  <defs>
    <linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient>
    <path id="p" d="M0 0h10v10z"/>
  </defs>
  <g class="a" style="fill-opacity: .5"><use xlink:href="#p"/><use href="#p"/></g>
  <rect width="10" height="10" fill="url(#g)"/><text x="60" y="30">Boxtel &amp; meer</text>
</svg>"""


def svg(inside: str, attributes: str = "") -> bytes:
    return f"{HEAD} {attributes}>{inside}</svg>".encode()


def chunk(kind: bytes, data: bytes) -> bytes:
    check = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)


def png(width: int = 2, height: int = 2) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\x00" + b"\xff\x00\x00" * 2 for _ in range(2)))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


def test_what_only_draws_is_taken() -> None:
    assert controleer(GOOD.encode()) is Soort.SVG
    assert controleer(png()) is Soort.PNG


@pytest.mark.parametrize(
    "bad",
    [
        svg("<script>alert(1)</script>"),
        svg("<SCRIPT>alert(1)</SCRIPT>"),
        svg('<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>'),
        svg("<script xmlns='http://www.w3.org/1999/xhtml'>alert(1)</script>"),
        svg("<foreignObject><p>x</p></foreignObject>"),
        svg('<image href="https://elders.example/x.png"/>'),
        svg('<image href="data:image/png;base64,AAAA"/>'),
        svg('<a href="https://elders.example"><rect/></a>'),
        svg('<use href="https://elders.example/x.svg#a"/>'),
        svg('<use xlink:href="//elders.example/x.svg#a"/>'),
        svg('<use xlink:href="javascript:alert(1)"/>'),
        svg('<animate attributeName="href" to="javascript:alert(1)"/>'),
        svg('<set attributeName="onload" to="alert(1)"/>'),
        svg("<rect/>", 'onload="alert(1)"'),
        svg('<rect onclick="alert(1)"/>'),
        svg('<rect ONCLICK="alert(1)"/>'),
        svg("<rect/>", 'xml:base="https://elders.example/"'),
        svg('<rect fill="url(https://elders.example/x.svg#a)"/>'),
        svg('<rect fill="URL( //elders.example/x )"/>'),
        svg('<rect style="background:url(https://elders.example/x)"/>'),
        svg("<style>@import 'https://elders.example/x.css';</style>"),
        svg("<style>rect { fill: u\\72l(https://elders.example/x) }</style>"),
        svg("<style>@font-face { src: url(x) }</style>"),
        svg("<style><![CDATA[@import 'x';]]></style>"),
        svg("<style>rect { fill: u<!-- -->rl(https://elders.example/x) }</style>"),
        svg("<style>rect { fill: &#117;rl(https://elders.example/x) }</style>"),
        svg("<style>rect { fill: u<title/>rl(https://elders.example/x) }</style>"),
        svg("<style>rect { fill: ur/**/l(#a), image(x) }</style>"),
        svg("<filter><feImage href='x'/></filter>"),
        # A billion rectangles in two kB.
        svg(
            '<g id="a0"><rect width="1" height="1"/></g>'
            + "".join(f'<g id="a{n + 1}">' + f'<use href="#a{n}"/>' * 10 + "</g>" for n in range(9))
        ),
        svg("<iframe/>"),
        b"<!DOCTYPE svg [<!ENTITY a 'aaaa'>]>" + svg("&a;"),
        b"<!DOCTYPE svg SYSTEM 'https://elders.example/x.dtd'>" + svg(""),
        b"<?xml-stylesheet href='https://elders.example/x.css'?>" + svg(""),
        b'<?xml version="1.0" encoding="utf-7"?>' + svg(""),
        b'<?xml version="1.0" encoding="iso-2022-jp"?>' + svg(""),
        svg("").decode().encode("utf-16"),
        b"<html xmlns='http://www.w3.org/1999/xhtml'><body/></html>",
        b"<svg><rect/></svg>",
        svg("<rect>"),
        svg("") + svg(""),
        b"",
        b"GIF89a",
        b"\xff\xd8\xff\xe0",
        b"\x00" * 10,
        svg(" " * 100_001),
        png() + b"<script>alert(1)</script>",
        png()[:-1],
        png()[:20],
        png().replace(b"IDAT", b"IDAX"),
        png(width=4_001),
        b"\x89PNG\r\n\x1a\n" + chunk(b"IDAT", b"x") + chunk(b"IEND", b""),
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", b"x") + chunk(b"IEND", b""),
    ],
)
def test_what_does_more_is_refused_at_the_field(bad: bytes) -> None:
    with pytest.raises(Invalid) as refused:
        controleer(bad)
    (field,) = refused.value.fields
    assert (field.name, field.code) == ("logo", "logo")
    assert "elders" not in field.reason, "it never quotes what was sent"


def test_entities_do_not_grow() -> None:
    """The billion laughs: refused at the DOCTYPE, before anything expands."""
    laughs = '<!DOCTYPE svg [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{"&" + chr(97 + n) + ";" * 1}{"&" + chr(97 + n) + ";"}">'
        for n in range(20)
    )
    with pytest.raises(Invalid):
        controleer((laughs + "]>").encode() + svg("&u;"))
