"""Keeping one's data from third parties (Wet BRP 2.59): asked for free, always granted at once.

Which parties, LO3 says with a class (70.10, table "geheim"): 0 none, 1 third parties without a
ground in a by-law, 2 churches, 3 free third parties, 4 = 1+2, 5 = 1+3, 6 = 2+3, 7 all. It never
holds against bodies of government.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import ClassVar

from gba.bevragen.geheim import Derden, derden, klasse
from gba.bevragen.lo3 import INSCHRIJVING, Persoonslijst
from gba.inwoner import mag_zelf
from gba.lijsten import Bijgehouden
from gba.zaak import BriefGemaakt, Zaak, met_brief
from gba.zaken import sleutels
from gemeengoed.awb import lokale_datum
from gemeengoed.dossier import Event, Kind
from gemeengoed.model import Model
from gemeengoed.problem import Conflict, Invalid

WOORDEN = {
    Derden.VRIJE: "verenigingen, stichtingen en andere organisaties, zoals een sportclub of een "
    "goed doel",
    Derden.KERKEN: "kerken en andere geloofsgemeenschappen",
    Derden.DERDEN: "andere personen en organisaties die uw gegevens niet hoeven te krijgen",
}


def huidig(lijst: Persoonslijst) -> str:
    return lijst.actueel(INSCHRIJVING).get("7010") or "0"


def in_woorden(klasse_: str) -> tuple[str, ...]:
    """Who gets no data, in the order in which a page asks it."""
    geen = derden(klasse_)
    return tuple(woorden for wie, woorden in WOORDEN.items() if wie in geen)


class Verzoek(Model):
    """What is asked for."""

    derden: tuple[Derden, ...] = ()


class Geheimhouding(Zaak):
    """A change of it: from which class to which."""

    klasse: str
    was: str

    @property
    def beeindigd(self) -> bool:
        return self.klasse == "0"


class Vastgelegd(Event):
    """Asked for, granted and recorded, all at once."""

    type: ClassVar[str] = "geheimhouding_vastgelegd"
    id: str
    persoon: str
    klasse: str
    was: str


def leg_vast(
    lijst: Persoonslijst,
    gekozen: Collection[Derden],
    *,
    id: str,
    persoon: str,
    door: str,
    nu: datetime,
) -> tuple[Bijgehouden, Vastgelegd]:
    """What is written on the list, and the case. Invalid when nothing is asked for."""
    if not gekozen:
        raise Invalid.at("derden", "missing", "Kies minstens één groep.")
    return _wijzig(lijst, klasse(gekozen), id=id, persoon=persoon, door=door, nu=nu)


def beeindig(
    lijst: Persoonslijst, *, id: str, persoon: str, door: str, nu: datetime
) -> tuple[Bijgehouden, Vastgelegd]:
    """All may be told again. Conflict when nothing was kept from anybody."""
    if huidig(lijst) == "0":
        raise Conflict("Uw gegevens zijn nu niet geheim. U hoeft dus niets te beëindigen.")
    return _wijzig(lijst, "0", id=id, persoon=persoon, door=door, nu=nu)


def _wijzig(
    lijst: Persoonslijst, nieuw: str, *, id: str, persoon: str, door: str, nu: datetime
) -> tuple[Bijgehouden, Vastgelegd]:
    mag_zelf(lijst, lokale_datum(nu))
    was = huidig(lijst)
    if nieuw == was:
        raise Invalid.at("derden", "gelijk", "Dit staat al zo. Kies iets anders.")
    bijgehouden = Bijgehouden(
        at=nu,
        by=door,
        categorie=INSCHRIJVING,
        actueel={**lijst.actueel(INSCHRIJVING), "7010": nieuw},
        aanleiding=id,
    )
    return bijgehouden, Vastgelegd(at=nu, by=door, id=id, persoon=persoon, klasse=nieuw, was=was)


def evolve(zaak: Geheimhouding | None, event: Event) -> Geheimhouding:
    if isinstance(event, Vastgelegd):
        return Geheimhouding(
            id=event.id,
            persoon=event.persoon,
            ontvangen_op=event.at,
            klasse=event.klasse,
            was=event.was,
        )
    if isinstance(event, BriefGemaakt) and zaak:
        return met_brief(zaak, event)
    raise ValueError(f"this case does not change by {event.type}")


def keys(zaak: Geheimhouding) -> dict[str, str | None]:
    return sleutels(persoon=zaak.persoon, ontvangen=zaak.ontvangen_op, open_=False)


GEHEIMHOUDINGEN = Kind("geheimhouding", Geheimhouding, (Vastgelegd, BriefGemaakt), evolve, keys)
