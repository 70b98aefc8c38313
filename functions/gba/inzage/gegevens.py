"""What stands on someone's list, in words for that person (Wet BRP 2.55)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from gba.bevragen import persoon, tabellen, velden
from gba.bevragen.adresregels import adresregels
from gba.bevragen.datum import datum
from gba.bevragen.groep import Onderzoek
from gba.bevragen.lo3 import (
    GEZAG,
    INSCHRIJVING,
    KIESRECHT,
    KIND,
    NATIONALITEIT,
    OUDER1,
    OUDER2,
    PARTNER,
    PERSOON,
    VERBLIJFPLAATS,
    VERBLIJFSTITEL,
    Persoonslijst,
    Voorkomen,
    gevuld,
)
from gba.bevragen.naam import Naam

Feit = tuple[str, str]
# What is derived by the rules of the national specification.
_AFGELEID = ("naam", "leeftijd", "adressering", "verblijfstitel")
# What one can say on a page that it is wrong; the rest one asks at the desk.
_MELDBAAR = frozenset({PERSOON, OUDER1, OUDER2, NATIONALITEIT, PARTNER, VERBLIJFPLAATS, KIND})
_WIE = ("01", "02", "03")


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """One thing on the list: a person, an address, a nationality.

    plek       category and stack, `09-1`: by which one says that it is wrong
    onderzoek  since when it is doubted, in words; empty when it is not
    """

    titel: str
    feiten: tuple[Feit, ...]
    plek: str = ""
    onderzoek: str = ""

    @property
    def meldbaar(self) -> bool:
        return self.plek[:2] in _MELDBAAR


@dataclass(frozen=True, slots=True)
class Groep:
    titel: str
    onderdelen: tuple[Onderdeel, ...]
    leeg: str = ""


def groepen(lijst: Persoonslijst, vandaag: date) -> list[Groep]:
    """Everything, in the order in which a person looks for it."""
    boom = velden.persoon().boom(_AFGELEID)
    afgeleid = persoon.persoon(lijst, boom, set(), vandaag, beperkt=False)
    return [
        Groep("Wie u bent", tuple(_uzelf(lijst, afgeleid))),
        Groep("Nationaliteit", tuple(_nationaliteiten(lijst)), "Er staat geen nationaliteit."),
        Groep("Waar u woont", tuple(_adressen(lijst)), "Er staat geen adres."),
        Groep("Huwelijk en partnerschap", tuple(_partners(lijst)), "Er staat geen partner."),
        Groep("Ouders", tuple(_ouders(lijst)), "Er staan geen ouders."),
        Groep("Kinderen", tuple(_kinderen(lijst)), "Er staan geen kinderen."),
        Groep("Verder", tuple(_overig(lijst, afgeleid))),
    ]


def dag(tekst: str | None) -> str:
    """`3 mei 1964`, or what is known of it; empty when there is nothing."""
    gevonden = datum(tekst)
    return str(gevonden["langFormaat"]) if gevonden else ""


def adres(van: Voorkomen) -> str:
    """An address on lines, as on an envelope."""
    regels = adresregels(van, buitenland=True)
    land = regels.pop("land", None)
    delen = [str(r) for r in regels.values() if r]
    if land := land or (tabellen.land(van.get("1310")) if not delen else None):
        delen.append(_woord(land))
    return "\n".join(delen) or "onbekend"


def eerdere_adressen(lijst: Persoonslijst) -> Iterator[Voorkomen]:
    """The last before the current first; not what turned out to be wrong (84.10), and an address
    once, however often something else in its category changed."""
    stapel = next(iter(lijst.stapels(VERBLIJFPLAATS)), ())
    vorige = [adres(stapel[0]), *_sinds(stapel[0])] if stapel else []
    for van in stapel[1:]:
        dit = [adres(van), *_sinds(van)]
        if van.get("8410") != "O" and dit != vorige:
            yield van
            vorige = dit


def sinds(van: Voorkomen) -> str:
    """From when someone lived at an address, in words."""
    return dag(next(iter(_sinds(van)), ""))


def naam(van: Voorkomen) -> str:
    """The whole name; of who has no surname that is known, what there is."""
    return Naam.van(van).volledig(van.get("0410")) or "onbekend"


def geboren(van: Voorkomen) -> str:
    """`3 mei 1984 in Boxtel`, or what is known of it."""
    plaats = _woord(tabellen.plaats(van.get("0320")))
    land = _woord(tabellen.land(van.get("0330")))
    waar = ", ".join(filter(None, (plaats, land if land != "Nederland" else "")))
    return " in ".join(filter(None, (dag(van.get("0310")), waar)))


def nationaliteiten(lijst: Persoonslijst) -> Iterator[str]:
    """Those that have not ended, in words."""
    for onderdeel in _nationaliteiten(lijst):
        yield onderdeel.feiten[0][1]


def _sinds(van: Voorkomen) -> list[str]:
    return [van[e] for e in ("1030", "1320") if van.get(e)]


def _woord(waarde: Any) -> str:
    return str(waarde.get("omschrijving") or waarde["code"]) if waarde else ""


def _feiten(*feiten: Feit) -> tuple[Feit, ...]:
    return tuple((kop, waarde) for kop, waarde in feiten if waarde)


def _onderdeel(
    titel: str, categorie: str, nummer: int, van: Voorkomen, feiten: Iterable[Feit]
) -> Onderdeel:
    onderzoek = Onderzoek.van(categorie, van)
    bezig = (dag(onderzoek.ingang) or "onbekend") if onderzoek else ""
    return Onderdeel(titel, _feiten(*feiten), f"{categorie}-{nummer}", bezig)


def _wie(van: Voorkomen) -> list[Feit]:
    return [
        ("Naam", naam(van)),
        ("Geboren", geboren(van)),
        ("Geslacht", tabellen.GESLACHT.get(van.get("0410", ""), "")),
        ("Burgerservicenummer", van.get("0120", "")),
    ]


def _uzelf(lijst: Persoonslijst, afgeleid: dict[str, Any]) -> Iterator[Onderdeel]:
    van = lijst.actueel(PERSOON)
    namen = afgeleid.get("naam", {})
    adressering = afgeleid.get("adressering", {})
    schrijfwijze = adressering.get("aanschrijfwijze", {})
    feiten = [
        ("Naam", namen.get("volledigeNaam") or naam(van)),
        ("Geboren", geboren(van)),
        ("Leeftijd", f"{afgeleid['leeftijd']} jaar" if "leeftijd" in afgeleid else ""),
        ("Geslacht", tabellen.GESLACHT.get(van.get("0410", ""), "")),
        ("Burgerservicenummer", van.get("0120", "")),
        ("A-nummer", van.get("0110", "")),
        ("Naamgebruik", _woord(namen.get("aanduidingNaamgebruik"))),
        ("Zo schrijven wij u aan", str(schrijfwijze.get("naam", ""))),
        ("Zo beginnen wij een brief", str(adressering.get("aanhef", ""))),
    ]
    yield _onderdeel("Uzelf", PERSOON, 0, van, feiten)


def _nationaliteiten(lijst: Persoonslijst) -> Iterator[Onderdeel]:
    for nummer, stapel in enumerate(lijst.stapels(NATIONALITEIT)):
        van: Voorkomen = stapel[0] if stapel else {}
        woord = _woord(tabellen.waarde(tabellen.tabel(32), van.get("0510")))
        bijzonder = {"B": "Behandeld als Nederlander", "V": "Vastgesteld niet-Nederlander"}
        feiten = [
            ("Nationaliteit", woord or bijzonder.get(van.get("6510", ""), "onbekend")),
            ("Reden", _woord(tabellen.waarde(tabellen.tabel(37), van.get("6310")))),
            ("Vanaf", dag(van.get("8510"))),
        ]
        if gevuld(van, "05", "65") and not van.get("6410"):
            yield _onderdeel("Nationaliteit", NATIONALITEIT, nummer, van, feiten)


def _adressen(lijst: Persoonslijst) -> Iterator[Onderdeel]:
    van = lijst.actueel(VERBLIJFPLAATS)
    if not van:
        return
    soort = {"B": "Briefadres", "W": "Woonadres"}.get(van.get("1010", ""), "Adres")
    feiten = [
        (soort, adres(van)),
        ("Sinds", sinds(van)),
        ("Gemeente", _woord(tabellen.gemeente(van.get("0910")))),
        ("In deze gemeente sinds", dag(van.get("0920"))),
        ("Kwam uit", _woord(tabellen.land(van.get("1410")))),
        ("In Nederland sinds", dag(van.get("1420"))),
    ]
    yield _onderdeel("Uw adres nu", VERBLIJFPLAATS, 0, van, feiten)
    eerder = tuple((f"Vanaf {sinds(v) or 'onbekend'}", adres(v)) for v in eerdere_adressen(lijst))
    if eerder:
        yield Onderdeel("Eerdere adressen", eerder)


def _partners(lijst: Persoonslijst) -> Iterator[Onderdeel]:
    for nummer, stapel in enumerate(lijst.stapels(PARTNER)):
        van: Voorkomen = stapel[0] if stapel else {}
        # A marriage that ended has when it began in the version before.
        gesloten: Voorkomen = next((v for v in stapel if v.get("0610")), {})
        soort = tabellen.VERBINTENIS.get(van.get("1510", ""), "huwelijk of partnerschap")
        feiten = [
            *_wie(van),
            ("Soort", soort),
            ("Begonnen op", dag(gesloten.get("0610"))),
            ("Geëindigd op", dag(van.get("0710"))),
        ]
        if gevuld(van, *_WIE, "06", "07"):
            titel = "Vroegere partner" if van.get("0710") else "Uw partner"
            yield _onderdeel(titel, PARTNER, nummer, van, feiten)


def _ouders(lijst: Persoonslijst) -> Iterator[Onderdeel]:
    for nummer, categorie in enumerate((OUDER1, OUDER2), start=1):
        van = lijst.actueel(categorie)
        if gevuld(van, *_WIE):
            feiten = [*_wie(van), ("Uw ouder sinds", dag(van.get("6210")))]
            yield _onderdeel(f"Ouder {nummer}", categorie, 0, van, feiten)


def _kinderen(lijst: Persoonslijst) -> Iterator[Onderdeel]:
    for nummer, stapel in enumerate(lijst.stapels(KIND)):
        if stapel and gevuld(stapel[0], *_WIE):
            yield _onderdeel(f"Kind {nummer + 1}", KIND, nummer, stapel[0], _wie(stapel[0]))


def _overig(lijst: Persoonslijst, afgeleid: dict[str, Any]) -> Iterator[Onderdeel]:
    inschrijving = lijst.actueel(INSCHRIJVING)
    feiten = [
        ("Voor het eerst ingeschreven", dag(inschrijving.get("6810"))),
        ("Geheimhouding", "ja" if inschrijving.get("7010", "0") != "0" else "nee"),
        ("Bijhouden gestopt wegens", tabellen.OPSCHORTING.get(lijst.opgeschort, "")),
    ]
    if gevonden := _feiten(*feiten):
        yield Onderdeel("Uw inschrijving", gevonden)
    titel = afgeleid.get("verblijfstitel", {})
    if titel:
        feiten = [
            ("Verblijfstitel", _woord(titel.get("aanduiding"))),
            ("Tot", dag(lijst.actueel(VERBLIJFSTITEL).get("3920"))),
        ]
        van = lijst.actueel(VERBLIJFSTITEL)
        yield _onderdeel("Verblijf in Nederland", VERBLIJFSTITEL, 0, van, feiten)
    van = lijst.actueel(GEZAG)
    feiten = [
        ("Gezag", _woord(tabellen.waarde(tabellen.tabel(61), van.get("3210")))),
        ("Curatele", "U staat onder curatele" if van.get("3310") == "1" else ""),
    ]
    if _feiten(*feiten):
        yield _onderdeel("Gezag", GEZAG, 0, van, feiten)
    van = lijst.actueel(KIESRECHT)
    feiten = [
        ("Europese verkiezingen", tabellen.EUROPEES_KIESRECHT.get(van.get("3110", ""), "")),
        ("Kiesrecht", "U bent uitgesloten van kiesrecht" if van.get("3810") == "A" else ""),
    ]
    if _feiten(*feiten):
        yield _onderdeel("Kiesrecht", KIESRECHT, 0, van, feiten)
