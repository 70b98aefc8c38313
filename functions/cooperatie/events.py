"""What follows from the cooperative's events: the rollout starts, and the bus hears of it.
From the instances come the wishes of users.

The name of an execution is made of the event that caused it, so a record that the stream
offers twice starts nothing twice; and a record is offered until it has started something.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

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
from cooperatie.model.wens import WENS, Ontvangen, Wens
from gemeengoed import settings
from gemeengoed.cloudevent import CloudEvent
from gemeengoed.problem import NotFound
from gemeengoed.settings import EventsSettings
from gemeengoed.store import Store, Transaction
from gemeengoed.stream import Poison, Stream, Written


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
    APPLICATION,
    kinds=[LID, INSTANTIE, RELEASE, KOERS, BEZETTING, FACTUURREEKS, WENS],
    public=public,
)


@stream.on("wens.geuit")
def wens_geuit(event: CloudEvent, store: Store) -> None:
    """Keep a wish, once. It must come from the instance that it names, by organisation number."""
    try:
        wens = Wens.model_validate(event.data, extra="ignore")
        instantie = store.get(INSTANTIE, wens.instantie).state
    except (ValidationError, NotFound) as e:
        raise Poison(type(e).__name__) from e
    if event.source != f"urn:nld:oin:{instantie.oin}:systeem:portaal":
        raise Poison("NotOfThisInstance")
    # An id is of one instance; two may have given the same.
    id_ = hashlib.sha256(f"{wens.instantie}\n{event.id}".encode()).hexdigest()[:40]

    def command(tx: Transaction) -> None:
        if tx.find(WENS, id_) is None:
            ontvangen = Ontvangen(
                at=event.time, by=event.source, wens=wens, gemeente=instantie.naam
            )
            tx.append(WENS, id_, ontvangen)

    store.run(command, now=int(event.time.timestamp()))


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
