"""A counter as a dossier."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import ClassVar

from pydantic import Field

from gemeengoed.dossier import Event, Kind
from gemeengoed.model import Model
from gemeengoed.table import IndexQuery

NU = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)


class Begonnen(Event):
    type: ClassVar[str] = "begonnen"
    naam: str


class Geteld(Event):
    type: ClassVar[str] = "geteld"
    plus: int


class Gesloten(Event):
    type: ClassVar[str] = "gesloten"


class Teller(Model):
    naam: str = Field(examples=["knikkers"])
    som: int = 0
    open: bool = True


class Eigenaar(Model):
    achter_naam: str = Field(min_length=1, max_length=40, examples=["De Vries"])
    geboren_op: date


class Nieuw(Model):
    """What begins a counter."""

    naam: str = Field(min_length=1, max_length=40)
    eigenaar: Eigenaar
    begin: int = Field(default=0, ge=0, le=100)


class Stap(Model):
    plus: int = Field(ge=1, le=10)
    # Any JSON number goes here, so that NaN has a place to get in.
    gewicht: float | None = None


def evolve(teller: Teller | None, event: Event) -> Teller:
    if isinstance(event, Begonnen):
        return Teller(naam=event.naam)
    assert teller is not None
    if isinstance(event, Geteld):
        return teller.model_copy(update={"som": teller.som + event.plus})
    return teller.model_copy(update={"open": False})


def keys(teller: Teller) -> dict[str, str | None]:
    return {"stand": "open" if teller.open else None, "op": f"{teller.som:06d}"}


TELLERS = Kind("teller", Teller, (Begonnen, Geteld, Gesloten), evolve, keys)
OPEN = IndexQuery("lijst", ("stand", "open"), "op")


def begonnen(naam: str = "knikkers") -> Begonnen:
    return Begonnen(at=NU, by="machine:x", naam=naam)


def geteld(plus: int = 1) -> Geteld:
    return Geteld(at=NU, by="machine:x", plus=plus)
