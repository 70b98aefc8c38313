"""The message as a dossier: commands -> events -> state. Pure."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, ClassVar

from pydantic import AwareDatetime, Field

from gemeengoed.dossier import Event, Kind
from gemeengoed.model import Model
from gemeengoed.problem import Conflict
from gemeengoed.table import IndexQuery

Onderwerp = Annotated[str, Field(min_length=1, max_length=200, examples=["Losse stoeptegel"])]
Tekst = Annotated[str, Field(min_length=1, max_length=5_000, examples=["Voor de bibliotheek."])]


class Bericht(Model):
    """What somebody hands in."""

    onderwerp: Onderwerp
    tekst: Tekst


class Afhandeling(Model):
    """What an official answers."""

    antwoord: Tekst


class Zaak(Model):
    """The state of a message."""

    bericht: Bericht
    ontvangen_op: AwareDatetime
    antwoord: str | None = None


class Ingediend(Event):
    type: ClassVar[str] = "ingediend"
    bericht: Bericht


class Afgehandeld(Event):
    type: ClassVar[str] = "afgehandeld"
    antwoord: str


def dien_in(bericht: Bericht, *, door: str, nu: datetime) -> Ingediend:
    """Hand in a message."""
    return Ingediend(at=nu, by=door, bericht=bericht)


def handel_af(zaak: Zaak, afhandeling: Afhandeling, *, door: str, nu: datetime) -> Afgehandeld:
    """Settle it. Conflict when it was settled before."""
    if zaak.antwoord is not None:
        raise Conflict("Dit bericht is al afgehandeld.")
    return Afgehandeld(at=nu, by=door, antwoord=afhandeling.antwoord)


def evolve(zaak: Zaak | None, event: Event) -> Zaak:
    """The state after an event."""
    if isinstance(event, Ingediend):
        return Zaak(bericht=event.bericht, ontvangen_op=event.at)
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
