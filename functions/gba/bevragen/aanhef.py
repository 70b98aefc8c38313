"""How a letter begins (persoon/adressering/aanhef)."""

from __future__ import annotations

from gba.bevragen import adel
from gba.bevragen.naam import met_hoofdletter, samen
from gba.bevragen.naamgebruik import Naamgebruik

_WOORD = {"M": "heer", "V": "mevrouw"}


def aanhef(wie: Naamgebruik) -> str | None:
    """`Geachte mevrouw De Boer`, or `Hoogwelgeboren heer`. None when the name is not known."""
    # A form of address needs no name, so that it stands also where the partner's is not known.
    hoffelijk = wie.hoffelijkheidstitel(wie.gewenst)
    mag = wie.mag_titel(wie.gewenst)
    eigen = adel.aanspreekvorm(wie.eigen.titel, wie.geslacht) if mag else None
    # Before one's own title goes that of a man.
    if hoffelijk and (wie.met_man or not eigen):
        return met_hoofdletter(hoffelijk.aanspreekvorm)
    if eigen:
        return met_hoofdletter(eigen)
    if wie.onbekend:
        return None
    if woord := _WOORD.get(wie.geslacht):
        return samen("Geachte", woord, met_hoofdletter(wie.zonder_titel))
    letters = wie.eigen.voorletters
    return samen(
        "Geachte", letters, wie.zonder_titel if letters else met_hoofdletter(wie.zonder_titel)
    )
