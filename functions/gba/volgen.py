"""Volgindicaties: who wants to know that something of a person changed (LO3, category 14).

They are told which person, by the pseudonym that the instance knows them by, and which rubrieken
of those that they may ask for; never a value. What it is now, they ask.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pydantic import Field

from gba.afnemers import AFNEMERS, Afnemer, Vrager
from gba.bevragen.autorisatie import geldig
from gba.bevragen.geheim import Derden, houdt_weg
from gba.bevragen.lo3 import AFNEMERSINDICATIE, Persoonslijst
from gba.laden import VASTLEGGING
from gba.lijsten import PERSOONSLIJSTEN, Bijgehouden, Geladen, Verbeterd
from gemeengoed.awb import lokale_datum
from gemeengoed.dossier import Dossier
from gemeengoed.model import Model
from gemeengoed.problem import Forbidden, NotFound
from gemeengoed.store import Transaction
from gemeengoed.stream import Read, Written
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


@dataclass(frozen=True, slots=True)
class Volger:
    """Who may follow; `derde`: of which third parties they are one."""

    naam: str
    derde: Derden | None = None


def volger(wie: Vrager | None, nu: datetime) -> Volger:
    """The municipality, or a consumer with a row of table 35 that holds today. Forbidden."""
    if wie and wie.regels is None:
        return Volger(wie.naam)
    regel = geldig(wie.regels, lokale_datum(nu)) if wie and wie.regels else None
    if wie is None or regel is None:
        raise Forbidden("U bent niet geautoriseerd om personen te volgen.")
    return Volger(wie.naam, regel.derde)


def volg(tx: Transaction, persoon: str, wie: Volger, *, door: str, nu: datetime) -> Volgindicatie:
    """From now on. Who follows already, goes on. NotFound, also of who keeps their data from them
    (Wet BRP 3.21 lid 1)."""
    lijst, dag, afnemer = _lijst(tx, persoon), lokale_datum(nu), wie.naam
    if houdt_weg(lijst, wie.derde):
        raise NotFound(_ONBEKEND)
    if afnemer not in volgers(lijst):
        nieuw = {"4010": afnemer, "8510": f"{dag:%Y%m%d}"}
        stapel = len(lijst.stapels(AFNEMERSINDICATIE))
        tx.append(PERSOONSLIJSTEN, persoon, _bijgehouden(stapel, nieuw, door, nu))
    return Volgindicatie(persoon=persoon, afnemer=afnemer, sinds=dag)


def volg_niet(
    tx: Transaction, persoon: str, wie: Volger, *, door: str, nu: datetime
) -> Volgindicatie:
    """No longer; that there was one stays as history. NotFound, as with `volg`."""
    lijst = _lijst(tx, persoon)
    if houdt_weg(lijst, wie.derde):
        raise NotFound(_ONBEKEND)
    stapel = volgers(lijst).get(wie.naam)
    if stapel is not None:
        einde = {"8510": f"{lokale_datum(nu):%Y%m%d}"}
        tx.append(PERSOONSLIJSTEN, persoon, _bijgehouden(stapel, einde, door, nu))
    return Volgindicatie(persoon=persoon, afnemer=wie.naam)


def gewijzigd(
    written: Written, dossier: Dossier[Persoonslijst], read: Read
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """What followers hear of an event, each by themselves: who else follows is not theirs to know.
    Nothing when what changed is nothing that they may know of."""
    rubrieken = _rubrieken(written.event)
    dag = lokale_datum(written.event.at)
    for wie in sorted(volgers(dossier.state) if rubrieken else ()):
        afnemer = read(AFNEMERS.name, wie)
        weet = _weet(afnemer.state if afnemer else None, dossier.state, rubrieken, dag)
        if weet:
            yield GEWIJZIGD, {"persoon": written.id, "rubrieken": weet, "afnemer": wie}


def _weet(
    afnemer: Afnemer | None, lijst: Persoonslijst, rubrieken: tuple[str, ...], dag: date
) -> list[str]:
    """Of these rubrieken those that a follower may know of by its row of that day. Who has no rows
    is the municipality itself; from whom somebody keeps their data, knows of nothing."""
    if afnemer is None:
        return list(rubrieken)
    regel = geldig(afnemer.regels, dag)
    if regel is None or houdt_weg(lijst, regel.derde):
        return []
    return [r for r in rubrieken if r in regel.verzameling]


def _rubrieken(event: object) -> tuple[str, ...]:
    if isinstance(event, Geladen):
        return event.rubrieken
    if isinstance(event, (Bijgehouden, Verbeterd)) and event.categorie != AFNEMERSINDICATIE:
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
