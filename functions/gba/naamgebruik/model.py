"""By which name someone wants to be addressed (BW 1:9, Wet BRP 2.25 and 2.56; element 61.10): E,
P, V or N.

Only who has a partner, or had one last, can choose another than the own name; the name of that
partner must be known.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from gba.bevragen import aanhef, aanschrijfwijze, lopende_tekst
from gba.bevragen.gerelateerden import partners
from gba.bevragen.lo3 import PERSOON, Persoonslijst
from gba.bevragen.naamgebruik import Naamgebruik as Adressering
from gba.inwoner import oud_genoeg, wordt_bijgehouden
from gba.lijsten import Bijgehouden
from gba.zaak import BriefGemaakt, Zaak, met_brief
from gba.zaken import sleutels
from gemeengoed.awb import lokale_datum
from gemeengoed.dossier import Event, Kind
from gemeengoed.model import Model
from gemeengoed.problem import AgainstTheLaw, Invalid
from gemeengoed.tekst import datum


class Gebruik(StrEnum):
    """61.10, in the order in which one chooses."""

    EIGEN = "E"
    PARTNER = "P"
    PARTNER_VOOR = "V"
    PARTNER_NA = "N"


WOORDEN = {
    Gebruik.EIGEN: "Uw eigen achternaam",
    Gebruik.PARTNER: "De achternaam van uw partner",
    Gebruik.PARTNER_VOOR: "De achternaam van uw partner, en dan die van uzelf",
    Gebruik.PARTNER_NA: "Uw eigen achternaam, en dan die van uw partner",
}
_ONBEKEND = "niet bekend"


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """How someone is addressed then: above an address, at the top of a letter, in a sentence."""

    gebruik: Gebruik
    woorden: str
    adres: str
    aanhef: str
    tekst: str


def voorbeelden(lijst: Persoonslijst) -> tuple[Voorbeeld, ...]:
    """Of each choice, by the rules by which everybody who asks the register is told."""
    wie = _adressering(lijst)
    alle = ((g, replace(wie, gewenst=g.value)) for g in Gebruik)
    return tuple(
        Voorbeeld(
            g,
            WOORDEN[g],
            aanschrijfwijze.naam(dan) or _ONBEKEND,
            aanhef.aanhef(dan) or _ONBEKEND,
            lopende_tekst.gebruik_in_lopende_tekst(dan) or _ONBEKEND,
        )
        for g, dan in alle
    )


def huidig(lijst: Persoonslijst) -> Gebruik:
    """What is registered; nothing, or what does not exist, is the own name."""
    code = lijst.actueel(PERSOON).get("6110")
    return next((g for g in Gebruik if g.value == code), Gebruik.EIGEN)


def kan(lijst: Persoonslijst) -> bool:
    """Whether there is a (former) partner whose name can be used."""
    return bool(_adressering(lijst).partner.geslachtsnaam)


def _adressering(lijst: Persoonslijst) -> Adressering:
    return Adressering.van(lijst.actueel(PERSOON), next(iter(partners(lijst)), None))


def mag(lijst: Persoonslijst, vandaag: date) -> None:
    """Also who is under curatele: 2.56 does not give that to the curator (2.55 lid 2).
    AgainstTheLaw, or Conflict when the list is not kept any more."""
    wordt_bijgehouden(lijst)
    oud_genoeg(lijst, vandaag)


class Keuze(Model):
    gebruik: Gebruik


class Naamgebruik(Zaak):
    """A choice: from what to what; `aanschrijving`: how one is addressed then."""

    gekozen: Gebruik
    was: Gebruik
    aanschrijving: str = ""

    @property
    def woorden(self) -> str:
        return WOORDEN[self.gekozen]


class Gekozen(Event):
    type: ClassVar[str] = "naamgebruik_gekozen"
    id: str
    persoon: str
    gekozen: Gebruik
    was: Gebruik
    aanschrijving: str = ""


def kies(
    lijst: Persoonslijst,
    gekozen: Gebruik,
    *,
    id: str,
    persoon: str,
    gemeente: str | None,
    door: str,
    nu: datetime,
) -> tuple[Bijgehouden, Gekozen]:
    """What is written on the list, and the case. AgainstTheLaw without a partner.

    gemeente  the code of who records it, when that is known
    """
    mag(lijst, lokale_datum(nu))
    if not kan(lijst):
        raise AgainstTheLaw(
            "U kunt alleen kiezen als u een partner heeft of had, en wij de achternaam van die "
            "partner kennen.",
            artikel="BW 1:9",
        )
    was = huidig(lijst)
    if gekozen is was:
        raise Invalid.at("gebruik", "gelijk", "Zo staat het al. Kies iets anders.")
    bijgehouden = Bijgehouden(
        at=nu,
        by=door,
        categorie=PERSOON,
        actueel=_nieuw(lijst, gekozen, gemeente, nu),
        aanleiding=id,
    )
    zo = next(v for v in voorbeelden(lijst) if v.gebruik is gekozen)
    return bijgehouden, Gekozen(
        at=nu,
        by=door,
        id=id,
        persoon=persoon,
        gekozen=gekozen,
        was=was,
        aanschrijving=zo.adres,
    )


def _nieuw(
    lijst: Persoonslijst, gekozen: Gebruik, gemeente: str | None, nu: datetime
) -> dict[str, str]:
    """Category 01 from today on, by what the person said: groups 61, 82, 85 and 86 (LO BRP
    2.1.4.9). A document takes the place of the source that was there, of an akte (81) too."""
    vandaag = lokale_datum(nu)
    dag = f"{vandaag:%Y%m%d}"
    blijft = {e: w for e, w in lijst.actueel(PERSOON).items() if e[:2] not in ("81", "82")}
    return {
        **blijft,
        "6110": gekozen.value,
        **({"8210": gemeente} if gemeente else {}),
        "8220": dag,
        "8230": f"Keuze van de burger op {datum(vandaag)}",
        "8510": dag,
        "8610": dag,
    }


def evolve(zaak: Naamgebruik | None, event: Event) -> Naamgebruik:
    if isinstance(event, Gekozen):
        return Naamgebruik(
            id=event.id,
            persoon=event.persoon,
            ontvangen_op=event.at,
            gekozen=event.gekozen,
            was=event.was,
            aanschrijving=event.aanschrijving,
        )
    if isinstance(event, BriefGemaakt) and zaak:
        return met_brief(zaak, event)
    raise ValueError(f"this case does not change by {event.type}")


def keys(zaak: Naamgebruik) -> dict[str, str | None]:
    return sleutels(persoon=zaak.persoon, ontvangen=zaak.ontvangen_op, open_=False)


KEUZES = Kind("naamgebruik", Naamgebruik, (Gekozen, BriefGemaakt), evolve, keys)
