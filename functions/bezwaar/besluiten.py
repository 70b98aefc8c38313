"""Decisions of other applications to which a resident can object (`besluit.bekendgemaakt`)."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from gemeengoed import awb
from gemeengoed.dossier import Event, Kind
from gemeengoed.model import Model
from gemeengoed.termijnen import Termijn
from gemeengoed.velden import Datum


class Bekendmaking(Model):
    """What an application says when it makes a decision known. `persoon` is a pseudonym."""

    kenmerk: str
    omschrijving: str
    bekendgemaakt_op: Datum
    persoon: str


class Besluit(Bekendmaking):
    """A known decision, with the term to object."""

    bezwaartermijn: Termijn

    def open_op(self, dag: date) -> bool:
        """Whether the term to object still runs on this day."""
        return self.bezwaartermijn.eind is not None and dag <= self.bezwaartermijn.eind


class Vernomen(Event):
    """We heard of the decision over the bus."""

    type: ClassVar[str] = "vernomen"
    bekendmaking: Bekendmaking


def evolve(_before: Besluit | None, event: Event) -> Besluit:
    if not isinstance(event, Vernomen):
        raise ValueError(f"unknown event {event.type}")
    termijn = awb.bezwaartermijn(bekendmaking=event.bekendmaking.bekendgemaakt_op)
    return Besluit(
        **event.bekendmaking.model_dump(by_alias=False), bezwaartermijn=Termijn.van(termijn)
    )


def keys(besluit: Besluit) -> dict[str, str | None]:
    return {
        "indiener": by_person(besluit.persoon),
        "ontvangen": besluit.bekendgemaakt_op.isoformat(),
    }


def by_person(pseudonym: str) -> str:
    """The partition of someone's decisions; their objections stand in another."""
    return f"besluit:{pseudonym}"


BESLUITEN = Kind("besluit", Besluit, (Vernomen,), evolve, keys)
