"""Partners, parents and children, as they stand on the list of the person itself (05, 02/03, 09).

Never from the list of the other: what a decision rests on is what this list says.
"""

from __future__ import annotations

from gba.bevragen import naam, tabellen
from gba.bevragen.datum import datum
from gba.bevragen.groep import Groep, Onderzoek
from gba.bevragen.lo3 import (
    KIND,
    OUDER1,
    OUDER2,
    PARTNER,
    Persoonslijst,
    Voorkomen,
    gevuld,
)

# What a partner is known by; how it was recorded (81-86) is none of it.
_OVER_PARTNER = ("01", "02", "03", "04", "06", "07", "15")


def partners(lijst: Persoonslijst) -> list[Voorkomen]:
    """The marriages and partnerships of now, the oldest first; without any, the one that ended
    last (persoon/partner)."""
    stapels = (stapel[0] for stapel in lijst.stapels(PARTNER))
    alle: list[Voorkomen] = [p for p in stapels if gevuld(p, *_OVER_PARTNER)]
    actueel = [p for p in alle if not p.get("0710")]
    if actueel:
        return sorted(actueel, key=lambda p: p.get("0610", ""))
    return sorted(alle, key=lambda p: p.get("0710", ""))[-1:]


def partner(van: Voorkomen) -> Groep:
    onderzoek = Onderzoek.van(PARTNER, van)
    groep = _wie(van, onderzoek)
    _geslacht(groep, van, onderzoek)
    soort = tabellen.waarde(tabellen.VERBINTENIS, van.get("1510"))
    groep.zet("soortVerbintenis", soort, bronnen=("1510",), onderzoek=onderzoek)
    if onderzoek or gevuld(van, "06"):
        groep.zet("aangaanHuwelijkPartnerschap", gebeurtenis(van, "06", onderzoek))
    if onderzoek or gevuld(van, "07"):
        ontbinding = Groep()
        ontbinding.zet("datum", datum(van.get("0710")), bronnen=("0710",), onderzoek=onderzoek)
        groep.zet("ontbindingHuwelijkPartnerschap", ontbinding)
    return groep


def ouders(lijst: Persoonslijst) -> list[Groep]:
    """Both parents, those of whom there is more than how it was recorded (groups 81-86)."""
    gevonden = []
    for categorie, aanduiding in ((OUDER1, "1"), (OUDER2, "2")):
        van = lijst.actueel(categorie)
        if gevuld(van, "01", "02", "03", "04", "62"):
            gevonden.append(_ouder(van, categorie, aanduiding))
    return gevonden


def _ouder(van: Voorkomen, categorie: str, aanduiding: str) -> Groep:
    onderzoek = Onderzoek.van(categorie, van)
    groep = _wie(van, onderzoek)
    groep.zet("ouderAanduiding", aanduiding)
    _geslacht(groep, van, onderzoek)
    sinds = datum(van.get("6210"))
    groep.zet(
        "datumIngangFamilierechtelijkeBetrekking", sinds, bronnen=("6210",), onderzoek=onderzoek
    )
    return groep


def kinderen(lijst: Persoonslijst) -> list[Groep]:
    """The children of whom number, name or birth has a value."""
    actueel = [s[0] for s in lijst.stapels(KIND) if s]
    return [_wie(k, Onderzoek.van(KIND, k)) for k in actueel if gevuld(k, "01", "02", "03")]


def gebeurtenis(van: Voorkomen, groep_: str, onderzoek: Onderzoek | None) -> Groep:
    """When, in which place and country: of a birth (03), a marriage (06) or a death (08)."""
    groep = Groep()
    for veld, element, waarde in (
        ("datum", "10", datum(van.get(f"{groep_}10"))),
        ("plaats", "20", tabellen.plaats(van.get(f"{groep_}20"))),
        ("land", "30", tabellen.land(van.get(f"{groep_}30"))),
    ):
        groep.zet(veld, waarde, bronnen=(groep_ + element,), onderzoek=onderzoek)
    return groep


def _wie(van: Voorkomen, onderzoek: Onderzoek | None) -> Groep:
    groep = Groep()
    bsn = van.get("0120")
    groep.zet("burgerservicenummer", bsn, bronnen=("0120",), onderzoek=onderzoek)
    if onderzoek or gevuld(van, "02"):
        groep.zet("naam", naam.gerelateerde(van, onderzoek))
    if onderzoek or gevuld(van, "03"):
        groep.zet("geboorte", gebeurtenis(van, "03", onderzoek))
    return groep


def _geslacht(groep: Groep, van: Voorkomen, onderzoek: Onderzoek | None) -> None:
    geslacht = tabellen.waarde(tabellen.GESLACHT, van.get("0410"))
    groep.zet("geslacht", geslacht, bronnen=("0410",), onderzoek=onderzoek)
