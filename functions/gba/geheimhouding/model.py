"""Keeping one's data from third parties: a note on the list that is asked for free and always
granted at once (Wet BRP 2.59), by which nothing is supplied to them (3.21 lid 1).

Since 2007 only all of them (7) or none (0) is recorded (LO BRP 2.1.10.7). What was recorded before
that, of some of them (1 to 6), holds until the person changes it. For who is under 16 or under
curatele somebody else asks it (2.59 lid 2).
"""

from __future__ import annotations

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
from gemeengoed.problem import Conflict
from gemeengoed.velden import Ja

AAN, UIT = klasse(frozenset(Derden)), klasse(())
WOORDEN = {
    Derden.VRIJE: "verenigingen, stichtingen en andere organisaties, zoals een sportclub of een "
    "goed doel",
    Derden.KERKEN: "kerken en andere geloofsgemeenschappen",
    Derden.DERDEN: "andere personen en organisaties die uw gegevens niet hoeven te krijgen",
}


def huidig(lijst: Persoonslijst) -> str:
    return lijst.actueel(INSCHRIJVING).get("7010") or UIT


def in_woorden(klasse_: str) -> tuple[str, ...]:
    """Who gets no data, in the order in which a page tells it."""
    geen = derden(klasse_)
    return tuple(woorden for wie, woorden in WOORDEN.items() if wie in geen)


class Verzoek(Model):
    """geheim  whether all are kept from it from now on, or nobody"""

    geheim: Ja


class Geheimhouding(Zaak):
    """A change of it: from which class to which."""

    klasse: str
    was: str

    @property
    def beeindigd(self) -> bool:
        return self.klasse == UIT


class Vastgelegd(Event):
    """Asked for, granted and recorded, all at once."""

    type: ClassVar[str] = "geheimhouding_vastgelegd"
    id: str
    persoon: str
    klasse: str
    was: str


def leg_vast(
    lijst: Persoonslijst, geheim: bool, *, id: str, persoon: str, door: str, nu: datetime
) -> tuple[Bijgehouden, Vastgelegd]:
    """What is written on the list, and the case. Conflict when it is so already."""
    mag_zelf(lijst, lokale_datum(nu))
    was, nieuw = huidig(lijst), AAN if geheim else UIT
    if nieuw == was:
        raise Conflict("Dit staat al zo. U hoeft niets te doen.")
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
