"""The parts of a name, and what is made of them (persoon/naam)."""

from __future__ import annotations

from dataclasses import dataclass

from gba.bevragen import adel, tabellen
from gba.bevragen.groep import Groep, Onderzoek
from gba.bevragen.lo3 import Voorkomen

_ONBEKEND = "."


@dataclass(frozen=True, slots=True)
class Naam:
    """A name of LO3, group 02; what is empty or unknown is an empty text."""

    voornamen: str
    titel: str
    voorvoegsel: str
    geslachtsnaam: str

    @classmethod
    def van(cls, voorkomen: Voorkomen) -> Naam:
        geslachtsnaam = voorkomen.get("0240", "")
        return cls(
            voornamen=voorkomen.get("0210", ""),
            titel=voorkomen.get("0220", ""),
            voorvoegsel=voorkomen.get("0230", ""),
            geslachtsnaam="" if geslachtsnaam == _ONBEKEND else geslachtsnaam,
        )

    @property
    def voorletters(self) -> str:
        """A letter per first name with a point; a first name of one letter has none, and a space
        follows it when more letters do."""
        letters = [f"{n[0]}." if len(n) > 1 else f"{n} " for n in self.voornamen.split()]
        return "".join(letters).rstrip()

    @property
    def predicaat(self) -> bool:
        return self.titel in adel.PREDICATEN

    @property
    def achternaam(self) -> str:
        return samen(self.voorvoegsel, self.geslachtsnaam)

    def volledig(self, geslacht: str | None) -> str:
        """Predicate, first names, title, prefix, surname (persoon/naam/volledigeNaam)."""
        gevormd = adel.vorm(self.titel, geslacht)
        titel = gevormd.tekst if gevormd else tabellen.tabel(38).get(self.titel, "").lower()
        voor, tussen = (titel, "") if self.predicaat else ("", titel)
        return samen(voor, self.voornamen, tussen, self.achternaam)


def samen(*delen: str) -> str:
    """Parts of a name as one text: no space too many, also not around a hyphen between names."""
    return " ".join(" ".join(delen).split())


def met_hoofdletter(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]


# Which element each part comes from; shared by a person, partner, parent and child.
_BRONNEN = {
    "voornamen": ("0210",),
    "adellijkeTitelPredicaat": ("0220",),
    "voorvoegsel": ("0230",),
    "geslachtsnaam": ("0240",),
    "voorletters": ("0210",),
}


def gerelateerde(voorkomen: Voorkomen, onderzoek: Onderzoek | None) -> Groep:
    """The name of a partner, parent or child, as it stands on the list of the person."""
    naam = Naam.van(voorkomen)
    groep = Groep()
    waarden = {
        "voornamen": naam.voornamen,
        "adellijkeTitelPredicaat": tabellen.titel(naam.titel),
        "voorvoegsel": naam.voorvoegsel,
        "geslachtsnaam": naam.geslachtsnaam,
        "voorletters": naam.voorletters,
    }
    for veld, waarde in waarden.items():
        groep.zet(veld, waarde, bronnen=_BRONNEN[veld], onderzoek=onderzoek)
    return groep


def persoon(voorkomen: Voorkomen, onderzoek: Onderzoek | None) -> Groep:
    """The name of the person itself, with how they want to use it."""
    groep = gerelateerde(voorkomen, onderzoek)
    groep.zet(
        "volledigeNaam",
        Naam.van(voorkomen).volledig(voorkomen.get("0410")),
        bronnen=("0210", "0220", "0230", "0240", "0410"),
        onderzoek=onderzoek,
    )
    groep.zet(
        "aanduidingNaamgebruik",
        tabellen.waarde(tabellen.NAAMGEBRUIK, voorkomen.get("6110")),
        bronnen=("6110",),
        onderzoek=onderzoek,
    )
    return groep
