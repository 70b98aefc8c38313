"""The elements that can be put right: what they are called, how a page asks for each, and how what
was filled in becomes what a list has (LO BRP, part 3: the form of each element)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from gba.bevragen import tabellen
from gba.bevragen.tabellen import gemeentecode
from gba.bevragen.zoeken import vouw
from gba.inzage.gegevens import dag
from gba.keuren import datum_bestaat
from gemeengoed.problem import FieldError, Invalid

_DELEN = ("jaar", "maand", "dag")
_NEDERLAND = "6030"


class Vraag(StrEnum):
    """How a page asks for it."""

    TEKST = "tekst"
    DATUM = "datum"
    KEUZE = "keuze"
    # From a list that is too long to show at once.
    LIJST = "lijst"


@dataclass(frozen=True, slots=True)
class Element:
    """One element of LO3, by its number.

    tabel  the codes that it can have, with their words
    past   what it must look like; `anders` says so
    """

    nummer: str
    naam: str
    vraag: Vraag = Vraag.TEKST
    uitleg: str = ""
    tabel: Callable[[], Mapping[str, str]] | None = None
    past: str = ""
    anders: str = ""

    @property
    def veld(self) -> str:
        return f"waarden.{self.nummer}"

    @property
    def keuzes(self) -> list[tuple[str, str]]:
        """As a page offers them: by their words."""
        tabel = self.tabel() if self.tabel else {}
        return sorted(tabel.items(), key=lambda k: vouw(k[1]))

    def in_woorden(self, waarde: str) -> str:
        """A value as people read it."""
        if self.vraag is Vraag.DATUM:
            return dag(waarde) or waarde
        if self.nummer in _PLAATSEN:
            return tabellen.tabel(33).get(waarde, waarde)
        return (self.tabel() if self.tabel else {}).get(waarde, waarde)

    def ingevuld(self, waarde: str) -> dict[str, str]:
        """A value as the fields of a form have it."""
        if self.vraag is not Vraag.DATUM:
            return {self.veld: self.in_woorden(waarde) if self.nummer in _PLAATSEN else waarde}
        delen = zip(_DELEN, (waarde[:4], waarde[4:6], waarde[6:]), strict=True)
        return {f"{self.veld}.{deel}": w.lstrip("0") for deel, w in delen}

    def lees(self, gegeven: str, was: str) -> str:
        """What a list has for what was filled in, where `was` stood. Invalid at the field."""
        if gegeven in (was, self.in_woorden(was)):
            return was
        if not gegeven:
            # Of a date that is not known a form has nothing, and a list zeros.
            return was if self.vraag is Vraag.DATUM and not was.strip("0") else ""
        if self.vraag is Vraag.DATUM:
            datum = gegeven.replace("-", "")
            if not datum_bestaat(datum):
                raise self._fout("Deze datum bestaat niet. Bijvoorbeeld: 2 11 1980.")
            return datum
        if self.nummer in _PLAATSEN:
            return gemeentecode(gegeven) or gegeven
        if self.tabel and gegeven not in self.tabel():
            raise self._fout("Maak een keuze.")
        if self.past and not re.fullmatch(self.past, gegeven):
            raise self._fout(self.anders)
        return gegeven

    def _fout(self, reden: str) -> Invalid:
        return Invalid.at(self.veld, "waarde", reden)


def lees(
    elementen: Mapping[str, Element], gegeven: Mapping[str, str], was: Mapping[str, str]
) -> dict[str, str]:
    """All elements of a group, by their number. Invalid, with an error for each that is wrong."""
    gelezen, fouten = {}, list[FieldError]()
    for nummer, element in elementen.items():
        try:
            gelezen[nummer] = element.lees(gegeven.get(nummer, ""), was.get(nummer, ""))
        except Invalid as fout:
            fouten += fout.fields
    fouten += _in_nederland(elementen, gelezen)
    if fouten:
        raise Invalid("Niet alles is goed ingevuld.", fields=fouten)
    return gelezen


def _in_nederland(
    elementen: Mapping[str, Element], gelezen: Mapping[str, str]
) -> Iterator[FieldError]:
    """A place in this country is a municipality."""
    for nummer, land in _PLAATSEN.items():
        plaats = gelezen.get(nummer, "")
        if plaats and gelezen.get(land) == _NEDERLAND and plaats not in tabellen.tabel(33):
            reden = "Deze gemeente kennen wij niet. Kies een ander land, of een andere gemeente."
            yield FieldError(elementen[nummer].veld, "onbekend", reden)


def _tabel(nummer: int) -> Callable[[], Mapping[str, str]]:
    return lambda: tabellen.tabel(nummer)


def _datum(nummer: str, naam: str) -> Element:
    uitleg = "Is de dag of de maand niet bekend? Laat die dan leeg."
    return Element(nummer, naam, Vraag.DATUM, uitleg)


def _plaats(nummer: str, naam: str) -> Element:
    return Element(nummer, naam, uitleg="Een gemeente, of een plaats buiten Nederland")


def _land(nummer: str, naam: str) -> Element:
    return Element(nummer, naam, Vraag.LIJST, tabel=_tabel(34))


def _cijfers(nummer: str, naam: str, aantal: int) -> Element:
    return Element(
        nummer, naam, past=rf"[0-9]{{{aantal}}}", anders=f"Dit nummer heeft {aantal} cijfers."
    )


# A place, with the country that it is in.
_PLAATSEN = {"0320": "0330", "0620": "0630", "0720": "0730"}
_GROEPEN: Mapping[str, tuple[Element, ...]] = {
    "02": (
        Element("0210", "Voornamen"),
        Element("0220", "Adellijke titel of predicaat", Vraag.LIJST, tabel=_tabel(38)),
        Element("0230", "Voorvoegsel"),
        Element("0240", "Geslachtsnaam"),
    ),
    "03": (
        _datum("0310", "Geboortedatum"),
        _plaats("0320", "Geboorteplaats"),
        _land("0330", "Geboorteland"),
    ),
    "04": (Element("0410", "Geslacht", Vraag.KEUZE, tabel=lambda: tabellen.GESLACHT),),
    "05": (Element("0510", "Nationaliteit", Vraag.LIJST, tabel=_tabel(32)),),
    "06": (_datum("0610", "Datum"), _plaats("0620", "Plaats"), _land("0630", "Land")),
    "07": (_datum("0710", "Datum"), _plaats("0720", "Plaats"), _land("0730", "Land")),
    "10": (
        Element("1010", "Soort adres", Vraag.KEUZE, tabel=lambda: tabellen.FUNCTIE_ADRES),
        _datum("1030", "Begin"),
    ),
    "11": (
        Element("1110", "Straatnaam"),
        Element("1115", "Naam openbare ruimte"),
        Element(
            "1120",
            "Huisnummer",
            past=r"[1-9][0-9]{0,4}",
            anders="Een huisnummer is een getal van hoogstens vijf cijfers.",
        ),
        Element("1130", "Huisletter", past=r"[A-Za-z]", anders="Een huisletter is een letter."),
        Element("1140", "Toevoeging"),
        Element(
            "1160",
            "Postcode",
            past=r"[1-9][0-9]{3}[A-Z]{2}",
            anders="Vul een postcode in zoals 5281AB.",
        ),
        Element("1170", "Woonplaats"),
        _cijfers("1180", "Verblijfsobject (BAG)", 16),
        _cijfers("1190", "Nummeraanduiding (BAG)", 16),
    ),
    "13": (
        _land("1310", "Land"),
        _datum("1320", "Begin"),
        Element("1330", "Regel 1"),
        Element("1340", "Regel 2"),
        Element("1350", "Regel 3"),
    ),
    "62": (_datum("6210", "Ouder sinds"),),
}
ELEMENTEN: Mapping[str, Mapping[str, Element]] = {
    groep: {e.nummer: e for e in elementen} for groep, elementen in _GROEPEN.items()
}
