"""Who looked at whose data, as the applications tell it: for the person to see."""

from __future__ import annotations

from typing import ClassVar

from gemeengoed.dossier import Event, Kind
from gemeengoed.portal import InzageMelding
from portaal.berichten import moment


class Vernomen(Event):
    """We heard of it; `by` is the application in which somebody looked."""

    type: ClassVar[str] = "vernomen"
    inzage: InzageMelding


def evolve(_before: InzageMelding | None, event: Event) -> InzageMelding:
    if not isinstance(event, Vernomen):
        raise ValueError(f"unknown event {event.type}")
    return event.inzage


def keys(inzage: InzageMelding) -> dict[str, str | None]:
    return {"lijst": van(inzage.persoon), "plaats": moment(inzage.op)}


def van(persoon: str) -> str:
    """The partition of the looks at one person's data."""
    return f"inzage:{persoon}"


INZAGEMELDINGEN = Kind("inzagemelding", InzageMelding, (Vernomen,), evolve, keys)
