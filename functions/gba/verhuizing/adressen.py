"""Addresses that exist (Basisregistratie Adressen en Gebouwen, BAG).

`Adresregister` is what a move asks of it. Here it is an extract of our own making, with streets
that nobody lives in; an instance that is connected to the BAG gives `register` one that asks the
API of the Kadaster (docs/verhuizing.md).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Protocol

from gemeengoed.model import Model
from gemeengoed.problem import Invalid


class Adres(Model):
    """One address.

    gemeente         code of table 33
    nummeraanduiding, verblijfsobject   identifications of the BAG
    woonfunctie      whether the use as a home is among those of the object
    ongeschikt       declared unfit to live in
    briefadres       where an institution receives post for people who live nowhere
    hoogstens        how many persons fit; what the municipality itself says of it
    """

    postcode: str
    huisnummer: int
    huisletter: str = ""
    toevoeging: str = ""
    straat: str
    woonplaats: str
    gemeente: str
    nummeraanduiding: str
    verblijfsobject: str
    woonfunctie: bool = True
    ongeschikt: bool = False
    briefadres: bool = False
    hoogstens: int = 6

    @property
    def regels(self) -> tuple[str, str]:
        """As on an envelope."""
        los = self.toevoeging and not self.huisletter and self.toevoeging[0].isdigit()
        nummer = f"{self.huisnummer}{self.huisletter}{'-' if los else ''}{self.toevoeging}"
        return f"{self.straat} {nummer}", f"{self.postcode[:4]} {self.postcode[4:]}  " + (
            self.woonplaats
        )

    @property
    def in_een_regel(self) -> str:
        return f"{self.regels[0]} in {self.woonplaats}"


class Adresregister(Protocol):
    """What a move asks: every address with this postcode (`5281ZA`) and number, whatever letter
    or addition it has. None: an empty list."""

    def bij(self, postcode: str, huisnummer: int) -> Sequence[Adres]: ...


class Uittreksel:
    """The extract that comes along."""

    def bij(self, postcode: str, huisnummer: int) -> Sequence[Adres]:
        return _alle().get((postcode, huisnummer), [])


def register() -> Adresregister:
    """The one in use."""
    return Uittreksel()


def zoek(in_: Adresregister, postcode: str, huisnummer: int, toevoeging: str, veld: str) -> Adres:
    """The address that is meant. Invalid, at a field of the group `veld`."""
    gevonden = in_.bij(re.sub(r"\s", "", postcode).upper(), huisnummer)
    if not gevonden:
        raise Invalid.at(
            f"{veld}.postcode",
            "onbekend_adres",
            "Dit adres vinden wij niet. Kijk de postcode en het huisnummer na.",
        )
    gezocht = _kaal(toevoeging)
    for adres in gevonden:
        if _kaal(adres.huisletter + adres.toevoeging) == gezocht:
            return adres
    raise Invalid.at(f"{veld}.toevoeging", "onbekend_adres", _welke(gevonden, gezocht))


def _welke(gevonden: Sequence[Adres], gezocht: str) -> str:
    bekend = [f"{a.huisletter}{a.toevoeging}" for a in gevonden if a.huisletter or a.toevoeging]
    if not bekend:
        return "Dit huisnummer heeft geen toevoeging. Maak dit veld leeg."
    keus = ", ".join(bekend)
    if gezocht:
        return f"Deze toevoeging bestaat hier niet. Wel: {keus}."
    return f"Dit huisnummer heeft een toevoeging nodig. Kies uit: {keus}."


def _kaal(toevoeging: str) -> str:
    return re.sub(r"[\s-]", "", toevoeging).casefold()


@cache
def _alle() -> dict[tuple[str, int], list[Adres]]:
    gevonden: dict[tuple[str, int], list[Adres]] = {}
    bron = files("gba").joinpath("verhuizing", "adressen.csv")
    with bron.open(encoding="utf-8") as f:
        for rij in csv.DictReader(f):
            adres = Adres.model_validate({n: _waarde(w) for n, w in rij.items()})
            gevonden.setdefault((adres.postcode, adres.huisnummer), []).append(adres)
    return gevonden


def _waarde(tekst: str) -> str | bool:
    return {"ja": True, "nee": False}.get(tekst, tekst)
