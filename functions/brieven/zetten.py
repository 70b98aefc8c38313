"""From a letter to its PDF: PDF/UA-1, the same bytes for the same letter.

typst sets it (opmaak/brief.typ). What is in the letter goes in as one JSON value, so that no text
can be taken for markup; it has no network, no files but the layout's own, and our own fonts.
"""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from brieven.opbouw import opgebouwd, schoon
from brieven.papier import Papier
from brieven.sjabloon import Fout
from brieven.soorten import Algemeen, Soort
from gemeengoed import log, tekst
from gemeengoed.brieven import Opdracht
from gemeengoed.model import Model

# What is there for a sign that no font of ours has.
_ONBEKEND = "\N{WHITE SQUARE}"
# Latin with everything that Dutch registers have (also Vietnamese), Greek, Cyrillic, punctuation.
_ZEKER = ((0x20, 0x24F), (0x370, 0x52F), (0x1E00, 0x1EFF), (0x2010, 0x2027), (0x20AC, 0x20AC))
_ZEKER_OOK = frozenset("\n\N{ZERO WIDTH SPACE}\N{WHITE SQUARE}\N{BULLET}")


def zet(
    soort: Soort, bron: str, opdracht: Opdracht, gegevens: Model, papier: Papier, gemeente: str
) -> bytes:
    """The PDF of a letter. sjabloon.Fout when the text can't be made with this data."""
    algemeen = Algemeen(
        aan=opdracht.aan,
        datum=opdracht.datum,
        kenmerk=opdracht.kenmerk,
        uw_kenmerk=opdracht.uw_kenmerk,
        namens=opdracht.namens,
        gemeente=gemeente,
    )
    onderwerp, blokken = opgebouwd(soort.lees(bron).vul({**dict(algemeen), **dict(gegevens)}))
    brief = {
        "onderwerp": onderwerp,
        "omschrijving": f"{soort.titel} {opdracht.kenmerk}",
        "gemeente": gemeente,
        "kop": gemeente if gemeente.startswith("Gemeente") else f"Gemeente {gemeente}",
        "namens": opdracht.namens,
        "kenmerk": opdracht.kenmerk,
        "datum": {d: getattr(opdracht.datum, d) for d in ("year", "month", "day")},
        "aan": {"naam": opdracht.aan.naam, "regels": opdracht.aan.regels},
        "verwijzing": _verwijzing(opdracht),
        "blokken": blokken,
        "briefpapier": _papier(papier),
    }
    return _pdf(_elke(brief, schoon))


def _verwijzing(opdracht: Opdracht) -> list[tuple[str, str]]:
    regels = [("Datum", tekst.datum(opdracht.datum)), ("Ons kenmerk", opdracht.kenmerk)]
    if opdracht.uw_kenmerk:
        regels.append(("Uw kenmerk", opdracht.uw_kenmerk))
    return regels


def _papier(papier: Papier) -> dict[str, Any]:
    contact = [("Telefoon", papier.telefoon), ("E-mail", papier.email), ("Website", papier.website)]
    return {
        "kleur": papier.kleur,
        "ondertekenaar": papier.ondertekenaar,
        "afzender": [papier.postadres] if papier.postadres else [],
        "contact": [f"{naam}: {waarde}" for naam, waarde in contact if waarde],
        "slot": "Deze brief is met de computer gemaakt. Daarom staat er geen handtekening onder.",
    }


def _pdf(brief: Any) -> bytes:
    import typst

    try:
        return _zetter().zet(brief)
    except typst.TypstError:
        # PDF/UA-1 takes no sign that its font does not have (ISO 14289-1, 7.21.8).
        log.warn("signs that no font has")
    try:
        return _zetter().zet(_elke(brief, _zeker))
    except typst.TypstError:
        raise Fout("Van deze tekst kan geen brief worden gemaakt.") from None


class _Zetter:
    """typst, with its fonts loaded."""

    def __init__(self) -> None:
        import typst

        self._map = Path(str(files("brieven")))
        self._compiler = typst.Compiler(
            root=str(self._map / "opmaak"),
            font_paths=[str(self._map / "fonts")],
            ignore_system_fonts=True,
        )

    def zet(self, brief: Any) -> bytes:
        pdf = self._compiler.compile(
            input=str(self._map / "opmaak" / "brief.typ"),
            format="pdf",
            pdf_standards=["ua-1"],
            sys_inputs={"brief": json.dumps(brief, ensure_ascii=False)},
        )
        assert isinstance(pdf, bytes)
        return pdf


@cache
def _zetter() -> _Zetter:
    return _Zetter()


def _elke(waarde: Any, doe: Any) -> Any:
    """The same with something done to every text in it."""
    if isinstance(waarde, str):
        return doe(waarde)
    if isinstance(waarde, dict):
        return {k: _elke(w, doe) for k, w in waarde.items()}
    if isinstance(waarde, (list, tuple)):
        return [_elke(w, doe) for w in waarde]
    return waarde


def _zeker(regel: str) -> str:
    return "".join(c if _is_zeker(c) else _vervanging(c) for c in regel)


def _is_zeker(teken: str) -> bool:
    return teken in _ZEKER_OOK or any(van <= ord(teken) <= tot for van, tot in _ZEKER)


def _vervanging(teken: str) -> str:
    # Signs that join others fall away with them.
    return "" if unicodedata.category(teken) in ("Mn", "Me", "Cf") else _ONBEKEND
