"""Nationalities (persoon/nationaliteit): those that have not ended, each of one of five kinds."""

from __future__ import annotations

from gba.bevragen import tabellen
from gba.bevragen.datum import datum
from gba.bevragen.groep import Groep, Onderzoek
from gba.bevragen.lo3 import NATIONALITEIT, Voorkomen

_NAAR_CODE = {
    "0000": "NationaliteitOnbekend",
    "0002": "BehandeldAlsNederlander",
    "0499": "Staatloos",
    "0500": "VastgesteldNietNederlander",
}
_BIJZONDER = {"B": "BehandeldAlsNederlander", "V": "VastgesteldNietNederlander"}


def nationaliteit(van: Voorkomen) -> Groep | None:
    """None when it ended (64.10), or there is nothing of a nationality in it."""
    code, bijzonder = van.get("0510"), van.get("6510")
    if van.get("6410") or not (code or bijzonder):
        return None
    soort = _BIJZONDER.get(bijzonder or "") or _NAAR_CODE.get(code or "", "Nationaliteit")
    onderzoek = Onderzoek.van(NATIONALITEIT, van)
    groep = Groep(altijd=frozenset({"type"}))
    groep.zet("type", soort, bronnen=("0510", "6510"), onderzoek=onderzoek)
    if soort == "Nationaliteit":
        land = tabellen.waarde(tabellen.tabel(32), code)
        groep.zet("nationaliteit", land, bronnen=("0510",), onderzoek=onderzoek)
    reden = tabellen.waarde(tabellen.tabel(37), van.get("6310"))
    groep.zet("redenOpname", reden, bronnen=("6310",), onderzoek=onderzoek)
    groep.zet("datumIngangGeldigheid", datum(van.get("8510")))
    return groep
