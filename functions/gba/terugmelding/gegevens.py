"""What of a list can be doubted: a group of a category, `08-0-11`, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gba.bevragen.groep import Onderzoek
from gba.bevragen.lo3 import (
    KIND,
    NATIONALITEIT,
    OUDER1,
    OUDER2,
    PARTNER,
    PERSOON,
    VERBLIJFPLAATS,
    Persoonslijst,
    Voorkomen,
    gevuld,
)
from gba.bevragen.naam import Naam

_CODE = re.compile(r"([0-9]{2})-([0-9]{1,2})-([0-9]{2})")
_GROEPEN = {
    PERSOON: ("02", "03", "04"),
    OUDER1: ("02", "03", "04", "62"),
    OUDER2: ("02", "03", "04", "62"),
    NATIONALITEIT: ("05",),
    PARTNER: ("02", "03", "04", "06", "07"),
    VERBLIJFPLAATS: ("10", "11", "13"),
    KIND: ("02", "03"),
}
_WAT = {
    "02": "naam",
    "03": "geboortedatum of geboorteplaats",
    "04": "geslacht",
    "05": "welke nationaliteit",
    "06": "begin van het huwelijk of partnerschap",
    "07": "einde van het huwelijk of partnerschap",
    "10": "soort adres, of sinds wanneer",
    "11": "het adres",
    "13": "het adres buiten Nederland",
    "62": "sinds wanneer ouder",
}


@dataclass(frozen=True, slots=True)
class Gegeven:
    """A group of a category, of one stack of it."""

    categorie: str
    stapel: int
    groep: str

    @classmethod
    def lees(cls, code: str) -> Gegeven | None:
        found = _CODE.fullmatch(code)
        if not found or found[3] not in _GROEPEN.get(found[1], ()):
            return None
        return cls(found[1], int(found[2]), found[3])

    @property
    def code(self) -> str:
        return f"{self.categorie}-{self.stapel}-{self.groep}"

    @property
    def aanduiding(self) -> str:
        """83.10: the group of the category, with zeros for the element."""
        return f"{self.categorie}{self.groep}00"

    def van(self, lijst: Persoonslijst) -> Voorkomen | None:
        """The current version that it is in; None when there is no such thing on the list."""
        stapels = lijst.stapels(self.categorie)
        stapel = stapels[self.stapel] if self.stapel < len(stapels) else ()
        return stapel[0] if stapel else None

    @property
    def wat(self) -> str:
        return _WAT[self.groep]

    def wie(self, van: Voorkomen) -> str:
        """Of whom or what: "Kind Sanne"."""
        woorden = {
            PERSOON: "Uzelf",
            OUDER1: "Ouder 1",
            OUDER2: "Ouder 2",
            NATIONALITEIT: "Nationaliteit",
            PARTNER: "Partner",
            VERBLIJFPLAATS: "Waar u woont",
            KIND: "Kind",
        }
        naam = Naam.van(van).voornamen if self.categorie in (PARTNER, KIND) else ""
        return f"{woorden[self.categorie]} {naam}".strip()


def voor_ons(woorden: str) -> str:
    """The same to an official, who is not the one that it is about."""
    return woorden.replace("Uzelf", "De persoon zelf").replace("Waar u woont", "Het adres")


def te_melden(lijst: Persoonslijst) -> Iterator[tuple[Gegeven, str]]:
    """What there is on a list that can be doubted, in words."""
    for categorie, groepen in _GROEPEN.items():
        for nummer, stapel in enumerate(lijst.stapels(categorie)):
            for groep in groepen:
                if stapel and gevuld(stapel[0], groep):
                    gegeven = Gegeven(categorie, nummer, groep)
                    yield gegeven, f"{gegeven.wie(stapel[0])}: {gegeven.wat}"


def onderzocht(gegeven: Gegeven, lijst: Persoonslijst) -> bool:
    """Whether something of its category is doubted already."""
    return Onderzoek.van(gegeven.categorie, gegeven.van(lijst) or {}) is not None
