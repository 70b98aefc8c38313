"""The message as a dossier: commands -> events -> state. Pure."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from pydantic import AwareDatetime, Field

from gemeengoed.dossier import Event, Kind
from gemeengoed.model import Model
from gemeengoed.problem import Conflict
from gemeengoed.table import IndexQuery
from gemeengoed.velden import Regel, Tekst


class Bericht(Model):
    """What somebody hands in; the page and the API ask for the same."""

    onderwerp: Regel = Field(examples=["Losse stoeptegel"])
    tekst: Tekst = Field(examples=["Voor de bibliotheek."])


class Afhandeling(Model):
    """What an official answers."""

    antwoord: Tekst = Field(examples=["De tegel ligt weer vast."])


class Zaak(Model):
    """The state of a message; `persoon` is the sender's pseudonym, when known."""

    persoon: str | None = None
    bericht: Bericht
    ontvangen_op: AwareDatetime
    antwoord: str | None = None


class Ingediend(Event):
    type: ClassVar[str] = "ingediend"
    persoon: str | None = None
    bericht: Bericht


class Afgehandeld(Event):
    type: ClassVar[str] = "afgehandeld"
    antwoord: str


def dien_in(bericht: Bericht, *, door: str, nu: datetime, persoon: str | None = None) -> Ingediend:
    """Hand in a message."""
    return Ingediend(at=nu, by=door, persoon=persoon, bericht=bericht)


def handel_af(zaak: Zaak, afhandeling: Afhandeling, *, door: str, nu: datetime) -> Afgehandeld:
    """Settle it. Conflict when it was settled before."""
    if zaak.antwoord is not None:
        raise Conflict("Dit bericht is al afgehandeld.")
    return Afgehandeld(at=nu, by=door, antwoord=afhandeling.antwoord)


def evolve(zaak: Zaak | None, event: Event) -> Zaak:
    """The state after an event."""
    if isinstance(event, Ingediend):
        return Zaak(persoon=event.persoon, bericht=event.bericht, ontvangen_op=event.at)
    if zaak is not None and isinstance(event, Afgehandeld):
        return zaak.model_copy(update={"antwoord": event.antwoord})
    raise ValueError(f"unexpected event {event.type}")


def keys(zaak: Zaak) -> dict[str, str | None]:
    return {
        "stand": "open" if zaak.antwoord is None else "gesloten",
        "ontvangen": zaak.ontvangen_op.isoformat(),
    }


def open_berichten(*, limit: int = 50, after: tuple[str, str] | None = None) -> IndexQuery:
    """The open messages, oldest first."""
    return IndexQuery("lijst", ("stand", "open"), "ontvangen", limit=limit, after=after)


ZAKEN = Kind("zaak", Zaak, (Ingediend, Afgehandeld), evolve, keys)
