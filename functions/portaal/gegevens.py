"""What the municipality says of itself, kept and told: by an administrator, for all pages and
letters (gemeengoed.gemeente)."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from pydantic import AwareDatetime, Field

from gemeengoed.dossier import Event, Kind
from gemeengoed.gemeente import ID, Gegevens, GegevensMelding
from gemeengoed.problem import NotFound
from gemeengoed.store import Store, Transaction


class GegevensUit(Gegevens):
    """The state, also before anybody filled it in."""

    gezet_op: AwareDatetime | None = Field(default=None, description="Wanneer iemand dit invulde")


class Gezet(Event):
    """The data was filled in anew."""

    type: ClassVar[str] = "gegevens-gezet"
    gegevens: Gegevens


def _evolve(_before: GegevensUit | None, event: Event) -> GegevensUit:
    if not isinstance(event, Gezet):
        raise ValueError(f"unknown event {event.type}")
    return GegevensUit(**dict(event.gegevens), gezet_op=event.at)


GEGEVENS = Kind("gegevens", GegevensUit, (Gezet,), _evolve)


def melding(event: Gezet, versie: int) -> dict[str, Any]:
    """What other applications are told."""
    found = GegevensMelding(**dict(event.gegevens), versie=versie)
    return found.as_data()


def zet(tx: Transaction, gegevens: Gegevens, *, door: str, nu: datetime) -> GegevensUit:
    """Fill it in: what is left out is taken away."""
    tx.find(GEGEVENS, ID)
    return tx.append(GEGEVENS, ID, Gezet(at=nu, by=door, gegevens=gegevens))


def huidig(store: Store) -> tuple[GegevensUit, int]:
    """The data and its version, which is 0 before anybody filled it in."""
    try:
        found = store.get(GEGEVENS, ID)
    except NotFound:
        return GegevensUit(), 0
    return found.state, found.version
