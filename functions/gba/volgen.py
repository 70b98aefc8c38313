"""Volgindicaties: who wants to know that something of a person changed (LO3, category 14).

They are told which person, by the pseudonym that the instance knows them by, and which rubrieken;
never a value. What they may know of it, they ask for.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from pydantic import Field

from gba.bevragen.lo3 import AFNEMERSINDICATIE, Persoonslijst
from gba.laden import VASTLEGGING
from gba.lijsten import PERSOONSLIJSTEN, Bijgehouden, Geladen
from gemeengoed.awb import lokale_datum
from gemeengoed.dossier import Dossier
from gemeengoed.model import Model
from gemeengoed.problem import NotFound
from gemeengoed.store import Transaction
from gemeengoed.stream import Written
from gemeengoed.velden import Bsn

GEWIJZIGD = "gba.persoon.gewijzigd"
_ONBEKEND = "Deze persoon staat niet in het register."


class Volgverzoek(Model):
    """Whom to follow, or no longer."""

    bsn: Bsn = Field(description="Wordt niet bewaard bij de volgindicatie")


class Volgindicatie(Model):
    """That somebody follows a person; `persoon` is what the events call them."""

    persoon: str
    afnemer: str
    sinds: date | None = None


def volgers(lijst: Persoonslijst) -> dict[str, int]:
    """Who follows a list, each with the number of its stack."""
    stapels = lijst.stapels(AFNEMERSINDICATIE)
    return {s[0]["4010"]: i for i, s in enumerate(stapels) if s and s[0].get("4010")}


def volg(tx: Transaction, persoon: str, afnemer: str, *, door: str, nu: datetime) -> Volgindicatie:
    """From now on. Who follows already, goes on. NotFound."""
    lijst, dag = _lijst(tx, persoon), lokale_datum(nu)
    if afnemer not in volgers(lijst):
        nieuw = {"4010": afnemer, "8510": f"{dag:%Y%m%d}"}
        stapel = len(lijst.stapels(AFNEMERSINDICATIE))
        tx.append(PERSOONSLIJSTEN, persoon, _bijgehouden(stapel, nieuw, door, nu))
    return Volgindicatie(persoon=persoon, afnemer=afnemer, sinds=dag)


def volg_niet(
    tx: Transaction, persoon: str, afnemer: str, *, door: str, nu: datetime
) -> Volgindicatie:
    """No longer; that there was one stays as history. NotFound."""
    stapel = volgers(_lijst(tx, persoon)).get(afnemer)
    if stapel is not None:
        einde = {"8510": f"{lokale_datum(nu):%Y%m%d}"}
        tx.append(PERSOONSLIJSTEN, persoon, _bijgehouden(stapel, einde, door, nu))
    return Volgindicatie(persoon=persoon, afnemer=afnemer)


def gewijzigd(
    written: Written, dossier: Dossier[Persoonslijst]
) -> tuple[str, Mapping[str, Any]] | None:
    """What followers hear of an event; None when nobody follows or nothing of note changed."""
    rubrieken = _rubrieken(written.event)
    wie = sorted(volgers(dossier.state))
    if not (wie and rubrieken):
        return None
    return GEWIJZIGD, {"persoon": written.id, "rubrieken": list(rubrieken), "afnemers": wie}


def _rubrieken(event: object) -> tuple[str, ...]:
    if isinstance(event, Geladen):
        return event.rubrieken
    if isinstance(event, Bijgehouden) and event.categorie != AFNEMERSINDICATIE:
        elementen = (e for e in event.actueel if e < VASTLEGGING)
        return tuple(sorted(event.categorie + e for e in elementen))
    return ()


def _lijst(tx: Transaction, persoon: str) -> Persoonslijst:
    lijst = tx.find(PERSOONSLIJSTEN, persoon)
    if lijst is None or not lijst.vindbaar:
        raise NotFound(_ONBEKEND)
    return lijst


def _bijgehouden(stapel: int, actueel: dict[str, str], door: str, nu: datetime) -> Bijgehouden:
    return Bijgehouden(
        at=nu,
        by=door,
        categorie=AFNEMERSINDICATIE,
        stapel=stapel,
        actueel=actueel,
        aanleiding="volgindicatie",
    )
