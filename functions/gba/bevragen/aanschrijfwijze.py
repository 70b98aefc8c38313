"""The name above an address, and the form of address over it (persoon/adressering/
aanschrijfwijze)."""

from __future__ import annotations

from gba.bevragen import adel
from gba.bevragen.naam import met_hoofdletter, samen
from gba.bevragen.naamgebruik import Naamgebruik


def naam(wie: Naamgebruik) -> str | None:
    """`H.W. graaf van den Aedel`. None when the name is not known."""
    if wie.onbekend:
        return None
    letters, titel = wie.eigen.voorletters, wie.titel.tekst if wie.titel else ""
    # A predicate stands before the initials, unless the partner's name comes first.
    voorop = titel if wie.eigen.predicaat and wie.gebruik != "V" else ""
    eigen = samen("" if voorop else titel, wie.eigen.achternaam)
    return met_hoofdletter(samen(voorop, letters, wie.naam(eigen, wie.met_hoffelijkheid)))


def aanspreekvorm(wie: Naamgebruik) -> str | None:
    """`De hooggeboren heer`: only of who has a title, a predicate or a courtesy title."""
    if hoffelijk := wie.hoffelijkheidstitel(wie.gebruik):
        return f"De {hoffelijk.aanspreekvorm}"
    if not wie.mag_titel(wie.gebruik):
        return None
    if wie.titel:
        return f"De {wie.titel.aanspreekvorm}"
    # Of a prince whose sex is not known there is no form of the title, but there is this.
    return "De hoogheid" if wie.eigen.titel in adel.VORSTELIJK and wie.geslacht == "O" else None
