"""The toy on the bus."""

from __future__ import annotations

from typing import Any

from gemeengoed.cloudevent import CloudEvent
from gemeengoed.store import Store
from gemeengoed.stream import Poison, Stream, Written
from speeltuin.application import APPLICATION
from speeltuin.model import TELLERS, Geteld


def public(written: Written) -> tuple[str, dict[str, Any]] | None:
    event = written.event
    return ("teller.geteld", {"plus": event.plus}) if isinstance(event, Geteld) else None


stream = Stream(APPLICATION, kinds=[TELLERS], public=public)
received: list[CloudEvent] = []


@stream.on("bel.gegaan")
def gebeld(event: CloudEvent, store: Store) -> None:
    if event.data.get("kapot") == "altijd":
        raise Poison("kapot")
    if event.data.get("kapot"):
        raise RuntimeError("het nummer is 123456782")
    received.append(event)


handler = stream.handler
