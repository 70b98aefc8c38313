"""How one names someone in a sentence (persoon/adressering/gebruikInLopendeTekst)."""

from __future__ import annotations

from gba.bevragen.naam import met_hoofdletter, samen
from gba.bevragen.naamgebruik import Naamgebruik

_WOORD = {"M": "de heer", "V": "mevrouw"}


def gebruik_in_lopende_tekst(wie: Naamgebruik) -> str | None:
    """`mevrouw De Boer`, `barones van den Aedel`. None when the name is not known."""
    if wie.onbekend:
        return None
    titel, hoffelijk = wie.titel, wie.hoffelijkheidstitel(wie.gebruik)
    eigen = samen(titel.tekst if titel else "", wie.eigen.achternaam)
    tekst = wie.naam(eigen, wie.met_hoffelijkheid)
    voorop = titel if wie.gebruik in ("E", "N") else hoffelijk
    if voorop:
        return tekst
    if woord := _WOORD.get(wie.geslacht):
        return samen(woord, met_hoofdletter(tekst))
    return samen(wie.eigen.voorletters, tekst)
