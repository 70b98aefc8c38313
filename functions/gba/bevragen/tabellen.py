"""The national code tables, as they are published: a new edition is a change of data alone.

Landelijke tabellen of the RvIG: 32 nationalities, 33 municipalities, 34 countries, 37 reasons,
38 titles, 56 residence titles, 60 RNI participants, 61 custody. The small ones that LO3 itself
lists stand here.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import Any

from gba.bevragen.zoeken import vouw

GESLACHT = {"M": "man", "V": "vrouw", "O": "onbekend"}
NAAMGEBRUIK = {
    "E": "eigen geslachtsnaam",
    "N": "geslachtsnaam echtgenoot/geregistreerd partner na eigen geslachtsnaam",
    "P": "geslachtsnaam echtgenoot/geregistreerd partner",
    "V": "geslachtsnaam echtgenoot/geregistreerd partner voor eigen geslachtsnaam",
}
VERBINTENIS = {"H": "huwelijk", "P": "geregistreerd partnerschap"}
FUNCTIE_ADRES = {"B": "briefadres", "W": "woonadres"}
BIJ_HUISNUMMER = {"by": "bij", "to": "tegenover"}
OPSCHORTING = {
    "E": "emigratie",
    "F": "fout",
    "M": "ministerieel besluit",
    "O": "overlijden",
    "R": "pl is aangelegd in de rni",
    "W": "wissen",
}
EUROPEES_KIESRECHT = {"1": "persoon is uitgesloten", "2": "persoon ontvangt oproep"}

Waarde = dict[str, Any]


@cache
def tabel(nummer: int) -> dict[str, str]:
    """A published table: its codes with their descriptions."""
    with files("gba").joinpath("tabellen", f"tabel{nummer}.csv").open(encoding="utf-8") as f:
        rijen = csv.reader(f)
        next(rijen)
        return {rij[0]: rij[1] for rij in rijen}


@cache
def soort_titel(code: str) -> str:
    """`titel` or `predicaat` (table 38)."""
    with files("gba").joinpath("tabellen", "tabel38.csv").open(encoding="utf-8") as f:
        return next((rij[2] for rij in csv.reader(f) if rij[0] == code), "")


def waarde(tabel_: dict[str, str], code: str | None) -> Waarde | None:
    """A code with its description; None when there is none, or it means `unknown`."""
    if not code or set(code) <= {"0", "."}:
        return None
    omschrijving = tabel_.get(code)
    return {"code": code, "omschrijving": omschrijving} if omschrijving else {"code": code}


def land(code: str | None) -> Waarde | None:
    return waarde(tabel(34), code)


def gemeente(code: str | None) -> Waarde | None:
    return waarde(tabel(33), code)


@cache
def gemeentecode(naam: str) -> str | None:
    """The code of a municipality by its name (table 33); None when the table does not have it."""
    gezocht = vouw(naam.removeprefix("Gemeente ").removeprefix("gemeente "))
    return next((code for code, heet in tabel(33).items() if vouw(heet) == gezocht), None)


def plaats(tekst: str | None) -> Waarde | None:
    """A municipality by its code, or a place abroad in words (03.20, 06.20, 08.20)."""
    if tekst and not (len(tekst) == 4 and tekst.isdigit()):
        return {"omschrijving": tekst} if tekst != "." else None
    return gemeente(tekst)


def titel(code: str | None) -> Waarde | None:
    """A title or predicate, with which of the two it is (02.20)."""
    found = waarde(tabel(38), code)
    return {**found, "soort": soort_titel(found["code"])} if found else None
