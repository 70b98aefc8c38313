"""The calls of the edge to the bus: put events on it, park what nobody can handle."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from gemeengoed import aws, log
from gemeengoed.cloudevent import CloudEvent
from gemeengoed.settings import EventsSettings

# PutEvents takes ten entries.
_BATCH = 10
# Bytes. The bus takes 256 kB an entry, a queue as much a message; some room for what is around it.
_MOST_SENT, _MOST_PARKED = 240_000, 200_000


class Poison(Exception):
    """A message that no attempt can handle."""


def entry(event: CloudEvent, bus_name: str) -> dict[str, Any]:
    """An event as PutEvents takes it. Poison when it is too large."""
    detail = event.as_json()
    if len(detail.encode()) > _MOST_SENT:
        # The bus would refuse it for ever, and all after it would wait.
        raise Poison("TooLarge")
    return {
        "Source": event.source,
        "DetailType": event.name,
        "Detail": detail,
        "EventBusName": bus_name,
        "Time": event.time,
    }


def put(waiting: Sequence[tuple[str, dict[str, Any]]]) -> str | None:
    """Put on the bus; the sequence number of the first that the bus did not take."""
    for batch in _batches(waiting):
        try:
            answer = aws.client("events").put_events(Entries=[entry for _, entry in batch])
        except Exception as e:  # noqa: BLE001 - told to the stream, which offers it again
            log.unforeseen(e)
            return batch[0][0]
        # A call that succeeds can still have failed for some entries.
        if answer["FailedEntryCount"]:
            codes = [e.get("ErrorCode") for e in answer["Entries"]]
            log.warn("not all taken by the bus", codes=codes)
            return next(s for (s, _), code in zip(batch, codes, strict=True) if code)
    return None


def _batches(
    waiting: Sequence[tuple[str, dict[str, Any]]],
) -> Iterator[list[tuple[str, dict[str, Any]]]]:
    """What fits in a call: ten entries, and so many bytes in all."""
    batch: list[tuple[str, dict[str, Any]]] = []
    size = 0
    for item in waiting:
        weight = len(item[1]["Detail"].encode())
        if batch and (len(batch) == _BATCH or size + weight > _MOST_SENT):
            yield batch
            batch, size = [], 0
        batch.append(item)
        size += weight
    if batch:
        yield batch


def park(env: EventsSettings, message: Mapping[str, Any], why: str) -> None:
    """Keep what we cannot handle where a person can look at it. Raises when even that fails."""
    log.warn("parked", why=why)
    body = {"why": why, "application": env.application, **_reference(message)}
    aws.client("sqs").send_message(
        QueueUrl=env.poison_queue_url, MessageBody=json.dumps(body, default=str)[:_MOST_PARKED]
    )


def _reference(message: Mapping[str, Any]) -> dict[str, Any]:
    """Where to find a record of ours, which is personal and still in the table; an event of the
    bus as it came, since it is nowhere else and holds nothing personal."""
    record = message.get("dynamodb")
    if isinstance(record, Mapping):
        return {"keys": record.get("Keys"), "sequence": record.get("SequenceNumber")}
    return {"event": message}
