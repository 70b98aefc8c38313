"""What follows from the cooperative's events: the rollout starts, and the bus hears of it.

The name of an execution is made of the event that caused it, so a record that the stream
offers twice starts nothing twice; and a record is offered until it has started something.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cooperatie import plan
from cooperatie.application import APPLICATION
from cooperatie.model.bezetting import BEZETTING
from cooperatie.model.factuur import FACTUURREEKS
from cooperatie.model.instantie import (
    INSTANTIE,
    InstantieDraait,
    InstantieGewenst,
    InstantieMislukt,
    OpnieuwGevraagd,
)
from cooperatie.model.lid import LID, Toegetreden
from cooperatie.model.release import KOERS, RELEASE, KoersGezet
from gemeengoed import settings
from gemeengoed.settings import EventsSettings
from gemeengoed.store import Store
from gemeengoed.stream import Stream, Written


@dataclass(frozen=True, slots=True)
class Settings(EventsSettings):
    """With the state machine of the rollout."""

    rollout_arn: str


def public(written: Written) -> tuple[str, dict[str, Any]] | None:
    """What others may know: which member and which instance, never why or who."""
    event = written.event
    if isinstance(event, Toegetreden):
        return "lid.toegetreden", {"instanties": list(event.instanties)}
    if isinstance(event, InstantieDraait):
        return "instantie.draait", {"portaal": event.portaal_url}
    if isinstance(event, InstantieMislukt):
        return "instantie.mislukt", {}
    return None


stream = Stream(
    APPLICATION, kinds=[LID, INSTANTIE, RELEASE, KOERS, BEZETTING, FACTUURREEKS], public=public
)


@stream.each
def rol_uit(written: Written, store: Store) -> None:
    """Start the rollout that this event asks for, if it asks for one."""
    invoer = _gevraagd(written)
    if invoer is not None:
        name = f"{written.kind}-{written.id}-{written.number}"
        plan.start(settings.load(Settings).rollout_arn, name, invoer)


def _gevraagd(written: Written) -> dict[str, Any] | None:
    event = written.event
    if isinstance(event, OpnieuwGevraagd):
        return {"instanties": [written.id]}
    if isinstance(event, InstantieGewenst) and event.release:
        return {"instanties": [written.id]}
    if isinstance(event, KoersGezet):
        # All that are behind, in one execution: the map limits how many at a time.
        return {"koers": event.release}
    return None


handler = stream.handler
