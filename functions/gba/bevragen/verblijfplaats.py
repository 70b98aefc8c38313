"""Where someone lives (persoon/verblijfplaats): an address, a location, abroad, or not known."""

from __future__ import annotations

from typing import Any

from gba.bevragen import tabellen
from gba.bevragen.datum import datum
from gba.bevragen.groep import NIET_OP_ADRES, Groep, Onderzoek
from gba.bevragen.lo3 import VERBLIJFPLAATS, Voorkomen

_ONBEKEND_LAND = "0000"


def verblijfplaats(van: Voorkomen, *, binnenland: bool) -> Groep | None:
    """None when there is none, or with `binnenland` when it is not in the Netherlands."""
    onderzoek = Onderzoek.van(VERBLIJFPLAATS, van)
    if van.get("1310"):
        return None if binnenland else _buitenland(van, onderzoek)
    if van.get("1110"):
        return _adres(van, onderzoek)
    if van.get("1210"):
        return _locatie(van, onderzoek)
    return None


def _groep(van: Voorkomen, onderzoek: Onderzoek | None, soort: str, kenmerk: str) -> Groep:
    """What every place to live has. Under 08 9999 all of it is doubted."""
    groep = Groep(altijd=frozenset({"type", "indicatieVastgesteldVerblijftNietOpAdres"}))
    _zet(groep, onderzoek, "type", soort, kenmerk)
    buitenland = kenmerk == "1310"
    aanvang = "1320" if buitenland else "1030"
    _zet(groep, onderzoek, "datumVan", datum(van.get(aanvang)), aanvang)
    _zet(groep, onderzoek, "datumIngangGeldigheid", datum(van.get("8510")), "8510")
    if not buitenland:
        functie = tabellen.waarde(tabellen.FUNCTIE_ADRES, van.get("1010"))
        _zet(groep, onderzoek, "functieAdres", functie, "1010")
        if onderzoek and onderzoek.niet_op_adres:
            groep.zet("indicatieVastgesteldVerblijftNietOpAdres", True)
    return groep


def _zet(groep: Groep, onderzoek: Onderzoek | None, veld: str, waarde: Any, bron: str) -> None:
    groep.zet(veld, waarde, bronnen=(bron, NIET_OP_ADRES), onderzoek=onderzoek)


def _bekend(waarde: str | None) -> str | None:
    return waarde if waarde and set(waarde) - {"0", "."} else None


def _adres(van: Voorkomen, onderzoek: Onderzoek | None) -> Groep:
    groep, adres = _groep(van, onderzoek, "Adres", "1110"), Groep()
    _zet(groep, onderzoek, "adresseerbaarObjectIdentificatie", _bekend(van.get("1180")), "1180")
    _zet(groep, onderzoek, "nummeraanduidingIdentificatie", _bekend(van.get("1190")), "1190")
    bij = tabellen.waarde(tabellen.BIJ_HUISNUMMER, van.get("1150"))
    nummer = _bekend(van.get("1120"))
    for veld, bron, waarde in (
        ("korteStraatnaam", "1110", _bekend(van.get("1110"))),
        ("officieleStraatnaam", "1115", _bekend(van.get("1115"))),
        ("huisnummer", "1120", int(nummer) if nummer and nummer.isdecimal() else None),
        ("huisletter", "1130", van.get("1130")),
        ("huisnummertoevoeging", "1140", van.get("1140")),
        ("aanduidingBijHuisnummer", "1150", bij),
        ("postcode", "1160", van.get("1160")),
        ("woonplaats", "1170", _bekend(van.get("1170"))),
    ):
        _zet(adres, onderzoek, veld, waarde, bron)
    groep.zet("verblijfadres", adres)
    return groep


def _locatie(van: Voorkomen, onderzoek: Onderzoek | None) -> Groep:
    groep, adres = _groep(van, onderzoek, "Locatie", "1210"), Groep()
    _zet(adres, onderzoek, "locatiebeschrijving", van.get("1210"), "1210")
    groep.zet("verblijfadres", adres)
    return groep


def _buitenland(van: Voorkomen, onderzoek: Onderzoek | None) -> Groep:
    if van["1310"] == _ONBEKEND_LAND:
        return _groep(van, onderzoek, "VerblijfplaatsOnbekend", "1310")
    groep, adres = _groep(van, onderzoek, "VerblijfplaatsBuitenland", "1310"), Groep()
    for veld, bron in (("regel1", "1330"), ("regel2", "1340"), ("regel3", "1350")):
        _zet(adres, onderzoek, veld, van.get(bron), bron)
    _zet(adres, onderzoek, "land", tabellen.land(van["1310"]), "1310")
    groep.zet("verblijfadres", adres)
    return groep
