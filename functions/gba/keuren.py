"""Whether a persoonslijst can be taken in, and if not, why (Logisch Ontwerp BRP).

Looks at the form of what is there: numbers that prove themselves, dates that exist, codes that
the national tables have. What a list says, is for who keeps it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from stdnum.nl import bsn

from gba.bevragen import tabellen
from gba.bevragen.lo3 import ENKELVOUDIG, PERSOON, Persoonslijst
from gba.bevragen.zoeken import vouw

_CATEGORIEEN = frozenset(f"{n:02}" for n in range(1, 17))
_ELEMENT = re.compile(r"[0-9]{4}")
_DATUMS = frozenset(
    {"0310", "0610", "0710", "0810", "0920", "1030", "1320", "1420", "3130", "3820", "3920"}
    | {"3930", "6210", "6710", "6810", "7110", "8220", "8320", "8330", "8510", "8610"}
)
_LANDEN = frozenset(("0330", "0630", "0830", "1310", "1410"))
_CODES = {"0410": tabellen.GESLACHT, "6110": tabellen.NAAMGEBRUIK, "1010": tabellen.FUNCTIE_ADRES}
_LANGST = 200
# Bytes. Two names are one place in an index, which has at most 1,024.
_PLAATS = 450


def gebreken(lijst: Persoonslijst) -> list[str]:
    """What is wrong, each with its rubriek: `01.01.20: ...`. Empty: it can be taken in."""
    return [*_nummers(lijst), *_vorm(lijst)]


def _nummers(lijst: Persoonslijst) -> Iterator[str]:
    if not bsn.is_valid(lijst.bsn):
        yield "01.01.20: dit is geen burgerservicenummer"
    if lijst.a_nummer and not a_nummer_klopt(lijst.a_nummer):
        yield "01.01.10: dit is geen A-nummer"


def a_nummer_klopt(nummer: str) -> bool:
    """Ten digits, the first no zero, no two beside each other alike; their sum is 0 or 5 modulo 11,
    and so is that of each times two to the power of its place (LO3, element 01.10)."""
    if not re.fullmatch(r"[1-9][0-9]{9}", nummer):
        return False
    cijfers = [int(c) for c in nummer]
    if any(a == b for a, b in pairwise(cijfers)):
        return False
    return sum(cijfers) % 11 in (0, 5) and sum(c << i for i, c in enumerate(cijfers)) % 11 == 0


def _vorm(lijst: Persoonslijst) -> Iterator[str]:
    for categorie, stapels in lijst.categorieen.items():
        if categorie not in _CATEGORIEEN:
            yield f"{categorie}: deze categorie bestaat niet"
            continue
        if categorie in ENKELVOUDIG and len(stapels) > 1:
            yield f"{categorie}: een persoon heeft deze categorie hoogstens een keer"
        for stapel in stapels:
            for voorkomen in stapel:
                for element, waarde in voorkomen.items():
                    if reden := _gebrek(element, waarde):
                        yield f"{categorie}.{element[:2]}.{element[2:4]}: {reden}"
    if not lijst.stapels(PERSOON):
        yield "01: de gegevens van de persoon ontbreken"


def _gebrek(element: str, waarde: str) -> str | None:
    if not _ELEMENT.fullmatch(element):
        return "dit element bestaat niet"
    if len(waarde) > _LANGST or len(vouw(waarde).encode()) > _PLAATS:
        return "dit is te lang"
    if not waarde:
        return None
    if element in _DATUMS and not datum_bestaat(waarde):
        return "dit is geen datum"
    if element in _LANDEN and waarde not in tabellen.tabel(34):
        return "dit land staat niet in tabel 34"
    if element == "0910" and waarde not in tabellen.tabel(33):
        return "deze gemeente staat niet in tabel 33"
    if element == "0510" and waarde not in tabellen.tabel(32):
        return "deze nationaliteit staat niet in tabel 32"
    if element in _CODES and waarde not in _CODES[element]:
        return "deze code bestaat niet"
    return None


def datum_bestaat(tekst: str) -> bool:
    """A date of LO3; of day, month and year the last ones may be unknown."""
    if not re.fullmatch(r"[0-9]{8}", tekst):
        return False
    jaar, maand, dag = int(tekst[:4]), int(tekst[4:6]), int(tekst[6:])
    if not jaar or not maand:
        return not dag and not (maand and not jaar)
    try:
        date(jaar, maand, dag or 1)
    except ValueError:
        return False
    return True
