"""Everything that can be told of one person, of which the asker gets what was asked.

Only what is wanted is derived.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from gba.bevragen import (
    aanhef,
    aanschrijfwijze,
    adresregels,
    gerelateerden,
    lopende_tekst,
    naam,
    nationaliteit,
    tabellen,
    verblijfplaats,
)
from gba.bevragen.datum import datum, voorbij
from gba.bevragen.groep import Boom, Groep, Onderzoek, met
from gba.bevragen.leeftijd import leeftijd
from gba.bevragen.lo3 import (
    GEZAG,
    INSCHRIJVING,
    KIESRECHT,
    NATIONALITEIT,
    OVERLIJDEN,
    PARTNER,
    PERSOON,
    VERBLIJFPLAATS,
    VERBLIJFSTITEL,
    Persoonslijst,
    gevuld,
)
from gba.bevragen.naamgebruik import Naamgebruik

# The names of the categories of which a RNI participant is told.
_RNI = {
    PERSOON: "Persoon",
    NATIONALITEIT: "Nationaliteit",
    OVERLIJDEN: "Overlijden",
    VERBLIJFPLAATS: "Verblijfplaats",
}
_NAAMBRONNEN = ("0210", "0220", "0230", "0240", "0410", "6110")
_NAAMBRONNEN_PARTNER = ("0220", "0230", "0240")


def persoon(
    lijst: Persoonslijst, boom: Boom, categorieen: set[str], vandaag: date, *, beperkt: bool
) -> dict[str, Any]:
    """What is wanted of a person, as JSON has it.

    categorieen  of LO3, of what is wanted: of these a RNI participant is told
    beperkt      as one of those that a search finds
    """
    groep = _enkele_velden(lijst, vandaag)
    for veld, maak in _GROEPEN.items():
        if veld in boom:
            groep.zet(veld, maak(lijst, vandaag))
    uit = groep.kies(boom)
    _adressering(uit, lijst, boom, beperkt=beperkt)
    _verblijfplaats(uit, lijst, boom)
    return uit | _ongevraagd(lijst, categorieen)


def _enkele_velden(lijst: Persoonslijst, vandaag: date) -> Groep:
    groep = Groep()
    van = lijst.actueel(PERSOON)
    onderzoek = Onderzoek.van(PERSOON, van, "datumIngangOnderzoekPersoon")
    groep.zet("aNummer", van.get("0110"))
    groep.zet("burgerservicenummer", van.get("0120"), bronnen=("0120",), onderzoek=onderzoek)
    geslacht = tabellen.waarde(tabellen.GESLACHT, van.get("0410"))
    groep.zet("geslacht", geslacht, bronnen=("0410",), onderzoek=onderzoek)
    jaren = None if lijst.overleden else leeftijd(van.get("0310"), vandaag)
    if jaren is not None:
        groep.waarden["leeftijd"] = jaren
    groep.zet("leeftijd", None, bronnen=("0310",), onderzoek=onderzoek)
    inschrijving = lijst.actueel(INSCHRIJVING)
    groep.zet("datumEersteInschrijvingGBA", datum(inschrijving.get("6810")))
    _gemeente(groep, lijst)
    _gezag(groep, lijst)
    return groep


def _gemeente(groep: Groep, lijst: Persoonslijst) -> None:
    van = lijst.actueel(VERBLIJFPLAATS)
    onderzoek = Onderzoek.van(VERBLIJFPLAATS, van, "datumIngangOnderzoekGemeente")
    gemeente, sinds = tabellen.gemeente(van.get("0910")), datum(van.get("0920"))
    groep.zet("gemeenteVanInschrijving", gemeente, bronnen=("0910",), onderzoek=onderzoek)
    groep.zet("datumInschrijvingInGemeente", sinds, bronnen=("0920",), onderzoek=onderzoek)


def _gezag(groep: Groep, lijst: Persoonslijst) -> None:
    van = lijst.actueel(GEZAG)
    onderzoek = Onderzoek.van(GEZAG, van, "datumIngangOnderzoekGezag")
    curatele = van.get("3310") == "1"
    groep.zet("indicatieCurateleRegister", curatele, bronnen=("3310",), onderzoek=onderzoek)
    gezag = tabellen.waarde(tabellen.tabel(61), van.get("3210"))
    groep.zet("indicatieGezagMinderjarige", gezag, bronnen=("3210",), onderzoek=onderzoek)


def _naam(lijst: Persoonslijst, _vandaag: date) -> Groep | None:
    van = lijst.actueel(PERSOON)
    onderzoek = Onderzoek.van(PERSOON, van)
    return naam.persoon(van, onderzoek) if gevuld(van, "02", "61") or onderzoek else None


def _geboorte(lijst: Persoonslijst, _vandaag: date) -> Groep | None:
    van = lijst.actueel(PERSOON)
    onderzoek = Onderzoek.van(PERSOON, van)
    if not (onderzoek or gevuld(van, "03")):
        return None
    return gerelateerden.gebeurtenis(van, "03", onderzoek)


def _overlijden(lijst: Persoonslijst, _vandaag: date) -> Groep | None:
    van = lijst.actueel(OVERLIJDEN)
    onderzoek = Onderzoek.van(OVERLIJDEN, van)
    return gerelateerden.gebeurtenis(van, "08", onderzoek) if gevuld(van, "08", "83") else None


def _immigratie(lijst: Persoonslijst, _vandaag: date) -> Groep | None:
    van = lijst.actueel(VERBLIJFPLAATS)
    onderzoek = Onderzoek.van(VERBLIJFPLAATS, van)
    land, sinds = van.get("1410"), van.get("1420")
    groep = Groep()
    for veld, waarde, bron in (
        ("landVanwaarIngeschreven", tabellen.land(land), "1410"),
        ("vanuitVerblijfplaatsOnbekend", land == "0000", "1410"),
        ("datumVestigingInNederland", datum(sinds), "1420"),
        ("indicatieVestigingVanuitBuitenland", bool(sinds), "1420"),
    ):
        groep.zet(veld, waarde, bronnen=(bron,), onderzoek=onderzoek)
    return groep if gevuld(van, "14") or onderzoek else None


def _verblijfstitel(lijst: Persoonslijst, vandaag: date) -> Groep | None:
    """None when it has ended, or says that there is none (98)."""
    van = lijst.actueel(VERBLIJFSTITEL)
    if not gevuld(van, "39") or voorbij(van.get("3920"), vandaag) or van.get("3910") == "98":
        return None
    onderzoek = Onderzoek.van(VERBLIJFSTITEL, van)
    groep = Groep()
    aanduiding = van.get("3910")
    titel = tabellen.waarde(tabellen.tabel(56), aanduiding)
    if aanduiding == "00":
        titel = {"code": "00", "omschrijving": tabellen.tabel(56)["00"]}
    groep.zet("aanduiding", titel, bronnen=("3910",), onderzoek=onderzoek)
    groep.zet("datumEinde", datum(van.get("3920")), bronnen=("3920",), onderzoek=onderzoek)
    groep.zet("datumIngang", datum(van.get("3930")), bronnen=("3930",), onderzoek=onderzoek)
    return groep


def _europees_kiesrecht(lijst: Persoonslijst, vandaag: date) -> Groep | None:
    van = lijst.actueel(KIESRECHT)
    if not van.get("3110") or voorbij(van.get("3130"), vandaag):
        return None
    groep = Groep()
    groep.zet("aanduiding", tabellen.waarde(tabellen.EUROPEES_KIESRECHT, van["3110"]))
    groep.zet("einddatumUitsluiting", datum(van.get("3130")))
    return groep


def _uitsluiting_kiesrecht(lijst: Persoonslijst, vandaag: date) -> Groep | None:
    van = lijst.actueel(KIESRECHT)
    if not van.get("3810") or voorbij(van.get("3820"), vandaag):
        return None
    groep = Groep()
    groep.zet("uitgeslotenVanKiesrecht", van["3810"] == "A")
    groep.zet("einddatum", datum(van.get("3820")))
    return groep


def _nationaliteiten(lijst: Persoonslijst, _vandaag: date) -> list[Groep]:
    alle = (nationaliteit.nationaliteit(s[0]) for s in lijst.stapels(NATIONALITEIT) if s)
    return [n for n in alle if n]


_GROEPEN: Mapping[str, Callable[[Persoonslijst, date], Any]] = {
    "naam": _naam,
    "geboorte": _geboorte,
    "overlijden": _overlijden,
    "immigratie": _immigratie,
    "verblijfstitel": _verblijfstitel,
    "europeesKiesrecht": _europees_kiesrecht,
    "uitsluitingKiesrecht": _uitsluiting_kiesrecht,
    "nationaliteiten": _nationaliteiten,
    "partners": lambda pl, _: [gerelateerden.partner(p) for p in gerelateerden.partners(pl)],
    "ouders": lambda pl, _: gerelateerden.ouders(pl),
    "kinderen": lambda pl, _: gerelateerden.kinderen(pl),
}


def _adressering(uit: dict[str, Any], lijst: Persoonslijst, boom: Boom, *, beperkt: bool) -> None:
    """How one writes to someone; the alias gives no lines of an address abroad."""
    elders = bool(lijst.actueel(VERBLIJFPLAATS).get("1310"))
    for alias, buitenland in (("adressering", True), ("adresseringBinnenland", False)):
        if alias not in boom:
            continue
        deel = _adresseergroep(lijst, buitenland=buitenland).kies(boom[alias])
        # That it is abroad may be known all the same; then there is nothing to say of it here.
        verzwegen = elders and not buitenland and "verblijfplaats" in boom
        if not beperkt and not verzwegen and _heeft_adressering(lijst):
            uit.setdefault("adressering", {})
        if _niet_op_adres(lijst) and adresregels.gevraagd(boom[alias]):
            deel["indicatieVastgesteldVerblijftNietOpAdres"] = True
        if deel:
            uit["adressering"] = met(uit.get("adressering", {}), deel)


def _heeft_adressering(lijst: Persoonslijst) -> bool:
    naam_ = gevuld(lijst.actueel(PERSOON), "02", "61")
    return naam_ or bool(lijst.stapels(PARTNER) or lijst.actueel(VERBLIJFPLAATS))


def _niet_op_adres(lijst: Persoonslijst) -> bool:
    onderzoek = Onderzoek.van(VERBLIJFPLAATS, lijst.actueel(VERBLIJFPLAATS))
    return onderzoek is not None and onderzoek.niet_op_adres


def _adresseergroep(lijst: Persoonslijst, *, buitenland: bool) -> Groep:
    groep = Groep()
    persoon_, partner = lijst.actueel(PERSOON), next(iter(gerelateerden.partners(lijst)), None)
    wie = Naamgebruik.van(persoon_, partner)
    schrijfwijze = Groep()
    schrijfwijze.zet("naam", aanschrijfwijze.naam(wie))
    schrijfwijze.zet("aanspreekvorm", aanschrijfwijze.aanspreekvorm(wie))
    namen = {
        "aanhef": aanhef.aanhef(wie),
        "aanschrijfwijze": schrijfwijze if schrijfwijze.waarden.get("naam") else None,
        "gebruikInLopendeTekst": lopende_tekst.gebruik_in_lopende_tekst(wie),
    }
    eigen = Onderzoek.van(PERSOON, persoon_, "datumIngangOnderzoekPersoon")
    van_partner = Onderzoek.van(PARTNER, partner or {}, "datumIngangOnderzoekPartner")
    for veld, waarde in namen.items():
        groep.zet(veld, waarde, bronnen=_NAAMBRONNEN, onderzoek=eigen)
        groep.zet(veld, None, bronnen=_NAAMBRONNEN_PARTNER, onderzoek=van_partner)
    adres = lijst.actueel(VERBLIJFPLAATS)
    onderzoek = Onderzoek.van(VERBLIJFPLAATS, adres, "datumIngangOnderzoekVerblijfplaats")
    adresregels.zet_regels(groep, adres, onderzoek, buitenland=buitenland)
    return groep


def _verblijfplaats(uit: dict[str, Any], lijst: Persoonslijst, boom: Boom) -> None:
    """Where someone lives; the alias gives none that is not in the Netherlands."""
    for alias, binnenland in (("verblijfplaats", False), ("verblijfplaatsBinnenland", True)):
        if alias not in boom:
            continue
        groep = verblijfplaats.verblijfplaats(lijst.actueel(VERBLIJFPLAATS), binnenland=binnenland)
        if groep:
            uit["verblijfplaats"] = met(uit.get("verblijfplaats", {}), groep.kies(boom[alias]))


def _ongevraagd(lijst: Persoonslijst, categorieen: set[str]) -> dict[str, Any]:
    """What is told without being asked for."""
    van = lijst.actueel(INSCHRIJVING)
    uit: dict[str, Any] = {}
    if van.get("7010", "0") != "0":
        uit["geheimhoudingPersoonsgegevens"] = True
    if opgeschort := lijst.opgeschort:
        omschrijving = tabellen.OPSCHORTING.get(opgeschort, "onbekend")
        reden = {"code": opgeschort, "omschrijving": omschrijving}
        uit["opschortingBijhouding"] = _zonder_lege(reden=reden, datum=datum(van.get("6710")))
    verificatie = _zonder_lege(datum=datum(van.get("7110")), omschrijving=van.get("7120"))
    if verificatie:
        uit["verificatie"] = verificatie
    if rni := _rni(lijst, categorieen):
        uit["rni"] = rni
    return uit


def _rni(lijst: Persoonslijst, categorieen: set[str]) -> list[dict[str, Any]]:
    """Who supplied what is asked for of someone who is not a resident (88)."""
    gevonden = []
    for categorie, naam_ in _RNI.items():
        if categorie not in categorieen:
            continue
        for stapel in lijst.stapels(categorie):
            van = stapel[0]
            beeindigd = categorie == NATIONALITEIT and van.get("6410")
            deelnemer = tabellen.waarde(tabellen.tabel(60), van.get("8810"))
            if deelnemer and not beeindigd:
                verdrag = van.get("8820")
                gevonden.append(
                    _zonder_lege(deelnemer=deelnemer, omschrijvingVerdrag=verdrag, categorie=naam_)
                )
    return gevonden


def _zonder_lege(**velden: Any) -> dict[str, Any]:
    return {naam_: waarde for naam_, waarde in velden.items() if waarde}
