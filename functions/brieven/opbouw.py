"""What a letter is built of: Markdown read into the blocks that the typesetting knows.

A block is `{"soort": "kop", "niveau": 1, "inhoud": [...]}`; also "alinea", "lijst" (with `punten`,
each a list of blocks, and `nummers`) and "tabel" (`kop` and `rijen` of cells). What is inside a
line is text, `{"soort": "vet" | "schuin", "inhoud": [...]}`, or `{"soort": "regel"}`, a new line.

The first block is the subject, the only heading of level 1. Headings skip no level: a screen
reader goes by them (PDF/UA-1, 7.4.2).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from brieven.sjabloon import Fout, hersteld

Blok = dict[str, Any]
Inhoud = list[Any]
_REGEL: Blok = {"soort": "regel"}
_COLUMNS = 8
# Longer than any word of a dictionary; what is may be broken after so many signs, which fit
# within an address and a column.
_WORD = 40
_PIECE = 20
_LONG = re.compile(rf"\S{{{_WORD + 1},}}")
# What one reads in one breath stands on one line: "artikel 7:2", "€ 23,00", "2 januari".
_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_TOGETHER = re.compile(rf"((?:\bartikel|\blid|€)(?= \d)|\b\d{{1,2}}(?= (?:{_MONTHS})\b)) ")
_BREAK = "\N{ZERO WIDTH SPACE}"
# Signs that say how others are read: who turns the direction of a text makes it say something else.
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_KEPT = frozenset("\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}\N{SOFT HYPHEN}\n")
_PARAGRAPHS = re.compile(r"\n[ \n]*\n")

# Nothing that reaches outside the letter: no links, pictures or HTML.
_markdown = MarkdownIt("zero", {"maxNesting": 12}).enable(
    ["heading", "list", "table", "emphasis", "newline", "escape"]
)


def opgebouwd(tekst: str) -> tuple[str, list[Blok]]:
    """The subject and the blocks that follow it. Fout when a letter can't be built so."""
    blokken = [b for k in SyntaxTreeNode(_markdown.parse(tekst)).children for b in _blok(k)]
    if not blokken or blokken[0]["soort"] != "kop" or blokken[0]["niveau"] != 1:
        raise Fout("Begin met het onderwerp: een regel met # ervoor.")
    niveau = 1
    for kop in (b for b in blokken[1:] if b["soort"] == "kop"):
        if not 2 <= kop["niveau"] <= min(niveau + 1, 3):
            raise Fout("Na het onderwerp komen kopjes met ##, en daaronder met ###.")
        niveau = kop["niveau"]
    onderwerp = " ".join(_plat(blokken[0]["inhoud"]).split())
    if not onderwerp or len(blokken) == 1:
        raise Fout("Deze brief is leeg.")
    return onderwerp, blokken[1:]


def schoon(tekst: str) -> str:
    """Text as it can be printed: one way to write each letter, no signs that can't be seen."""
    gewoon = unicodedata.normalize("NFC", tekst.replace("\r\n", "\n").replace("\t", " "))
    zichtbaar = "".join(c for c in gewoon if c in _KEPT or unicodedata.category(c) not in _DROPPED)
    samen = _TOGETHER.sub("\\1\N{NO-BREAK SPACE}", zichtbaar)
    return _LONG.sub(lambda m: _BREAK.join(_stukken(m[0])), samen)


def _stukken(woord: str) -> Iterator[str]:
    for begin in range(0, len(woord), _PIECE):
        yield woord[begin : begin + _PIECE]


def _blok(knoop: SyntaxTreeNode) -> Iterator[Blok]:
    match knoop.type:
        case "heading":
            inhoud = [" " if deel == _REGEL else deel for deel in _inhoud(knoop)]
            yield {"soort": "kop", "niveau": int(knoop.tag[1]), "inhoud": inhoud}
        case "paragraph":
            for inhoud in _alineas(_inhoud(knoop)):
                yield {"soort": "alinea", "inhoud": inhoud}
        case "bullet_list" | "ordered_list":
            punten = [[b for k in punt.children for b in _blok(k)] for punt in knoop.children]
            gevuld = [p for p in punten if p]
            if gevuld:
                yield {"soort": "lijst", "nummers": knoop.type[0] == "o", "punten": gevuld}
        case "table":
            kop, *rijen = (_cellen(rij) for deel in knoop.children for rij in deel.children)
            if len(kop) > _COLUMNS:
                raise Fout(f"Een tabel heeft hoogstens {_COLUMNS} kolommen.")
            yield {"soort": "tabel", "kop": kop, "rijen": rijen}
        case _:
            raise Fout("Gebruik alleen alinea's, kopjes, lijsten, tabellen en vette tekst.")


def _cellen(rij: SyntaxTreeNode) -> list[Blok]:
    return [
        {"inhoud": _inhoud(cel), "rechts": "right" in str(cel.attrs.get("style", ""))}
        for cel in rij.children
    ]


def _inhoud(knoop: SyntaxTreeNode) -> Inhoud:
    return [deel for regel in knoop.children for kind in regel.children for deel in _deel(kind)]


def _deel(knoop: SyntaxTreeNode) -> Iterator[Any]:
    match knoop.type:
        case "text":
            yield from _regels(schoon(hersteld(knoop.content)))
        case "softbreak":
            yield " "
        case "hardbreak":
            yield _REGEL
        case "strong" | "em":
            soort = "vet" if knoop.type == "strong" else "schuin"
            inhoud = [deel for kind in knoop.children for deel in _deel(kind)]
            yield {"soort": soort, "inhoud": inhoud}
        case _:
            raise Fout("Gebruik alleen vette en schuine tekst.")


def _regels(tekst: str) -> Iterator[Any]:
    """Text out of the data can have lines and paragraphs of its own; these are two new lines."""
    for nummer, alinea in enumerate(_PARAGRAPHS.split(tekst)):
        if nummer:
            yield _REGEL
            yield _REGEL
        for plaats, regel in enumerate(alinea.split("\n")):
            if plaats:
                yield _REGEL
            if regel:
                yield regel


def _alineas(inhoud: Inhoud) -> Iterator[Inhoud]:
    """The same, with a paragraph for every two new lines."""
    alinea: Inhoud = []
    for deel in inhoud:
        if deel == _REGEL and alinea and alinea[-1] == _REGEL:
            alinea.pop()
            yield from _gevuld(alinea)
            alinea = []
        else:
            alinea.append(deel)
    yield from _gevuld(alinea)


def _gevuld(inhoud: Inhoud) -> Iterator[Inhoud]:
    if _plat(inhoud).strip():
        yield inhoud


def _plat(inhoud: Sequence[Any]) -> str:
    """The text alone."""
    return "".join(d if isinstance(d, str) else _plat(d.get("inhoud", [" "])) for d in inhoud)
