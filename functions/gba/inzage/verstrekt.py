"""What was told of someone to whom, in words (Wet BRP 3.22): from the rubrieken of the log."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from gba.bevragen import tabellen
from gba.levering import Levering

_CATEGORIEEN = {
    "01": "Over uzelf",
    "02": "Over ouder 1",
    "03": "Over ouder 2",
    "04": "Uw nationaliteit",
    "05": "Over uw partner",
    "06": "Overlijden",
    "07": "Uw inschrijving",
    "08": "Uw adres",
    "09": "Over uw kinderen",
    "10": "Uw verblijfstitel",
    "11": "Gezag en curatele",
    "13": "Kiesrecht",
}
_GROEPEN = {
    "01": "nummers",
    "02": "naam",
    "03": "geboorte",
    "04": "geslacht",
    "05": "nationaliteit",
    "06": "begin van het huwelijk of partnerschap",
    "07": "einde van het huwelijk of partnerschap",
    "08": "overlijden",
    "09": "gemeente",
    "10": "soort adres en sinds wanneer",
    "11": "adres",
    "12": "plek",
    "13": "adres buiten Nederland",
    "14": "vestiging in Nederland",
    "15": "soort verbintenis",
    "31": "Europees kiesrecht",
    "32": "gezag",
    "33": "curatele",
    "38": "uitsluiting van kiesrecht",
    "39": "verblijfstitel",
    "61": "naamgebruik",
    "62": "sinds wanneer ouder",
    "63": "reden",
    "64": "einde",
    "65": "bijzonder Nederlanderschap",
    "68": "eerste inschrijving",
    "70": "geheimhouding",
    "85": "sinds wanneer",
}
# What is derived (fields of the national API): the category, and what of it.
_AFGELEID = {
    "PAGL01": ("01", "leeftijd"),
    "PANM01": ("01", "naam"),
    "PANM02": ("01", "naam"),
    "PANM03": ("01", "hoe men u aanschrijft"),
    "PANM04": ("01", "hoe men u aanschrijft"),
    "PANM05": ("01", "hoe men u aanschrijft"),
    "PANM06": ("01", "hoe men u aanschrijft"),
    "PANT01": ("04", "nationaliteit"),
    "PAGZ01": ("11", "gezag"),
    "PAHP01": ("05", "naam"),
    "PAOU01": ("02", "naam"),
    "PAKD01": ("09", "naam"),
    "PAVP01": ("08", "soort adres en sinds wanneer"),
    "PAVP02": ("08", "soort adres en sinds wanneer"),
    "PAVP03": ("08", "adres"),
    "PAVP04": ("08", "adres"),
    "PAVP05": ("08", "vestiging in Nederland"),
    "PAVP06": ("08", "vestiging in Nederland"),
}
_ANDERS = "Andere gegevens"
_GEEN = "Alleen dat u in het register staat"


@dataclass(frozen=True, slots=True)
class Verstrekking:
    """One delivery in words; `wat` and `gezocht` by category: "Over uzelf: naam, geboorte"."""

    op: datetime
    aan: str
    doel: str
    taak: str
    wat: tuple[str, ...]
    gezocht: tuple[str, ...]


def in_woorden(levering: Levering) -> Verstrekking:
    return Verstrekking(
        op=levering.op,
        aan=_afnemer(levering.afnemer),
        doel=levering.doelbinding,
        taak=levering.verwerking,
        wat=rubrieken(levering.gevraagd.split(",")) or (_GEEN,),
        gezocht=rubrieken(levering.gezocht.split(",")),
    )


def rubrieken(codes: Iterable[str]) -> tuple[str, ...]:
    """By category, each thing once, in the order of the list."""
    gevonden: dict[str, dict[str, None]] = {}
    for code in sorted(c.strip() for c in codes if c.strip()):
        categorie, wat = _AFGELEID.get(code, (code[:2], _GROEPEN.get(code[2:4], "")))
        gevonden.setdefault(categorie if wat else "", {})[wat] = None
    return tuple(
        f"{_CATEGORIEEN[categorie]}: {', '.join(wat)}" if categorie in _CATEGORIEEN else _ANDERS
        for categorie, wat in sorted(gevonden.items(), key=lambda g: g[0] or "99")
    )


def _afnemer(wie: str) -> str:
    soort, _, code = wie.partition(" ")
    if soort == "gemeente" and code:
        gemeente = tabellen.gemeente(code) or {}
        return f"Gemeente {gemeente.get('omschrijving', code)}"
    return f"Organisatie met afnemersnummer {wie}"
