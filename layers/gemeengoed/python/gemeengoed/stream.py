"""The edge to the bus: a table's new events out, other applications' events in.

    stream = Stream(APPLICATION, kinds=[BEZWAREN], public=public_data)

    @stream.on("besluit.bekendgemaakt")
    def bekendgemaakt(event: CloudEvent, store: Store) -> None: ...

    handler = stream.handler

Out: in the order of the table, at least once. A failing put stops the batch there and the
stream offers the rest again. A record that we cannot read will not get better by trying:
it is parked in the poison queue (with an alarm on it), and the next one goes on.
In: a receiver must not mind getting an event twice (look first, as bezwaar does). An event
that is malformed is parked; when a receiver fails, the bus tries again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from gemeengoed import aws, log, settings
from gemeengoed.cloudevent import CloudEvent, make
from gemeengoed.dossier import Event, Kind
from gemeengoed.manifest import Application, Events
from gemeengoed.settings import EventsSettings
from gemeengoed.store import Store

# PutEvents takes ten entries.
_BATCH = 10
# Bytes. The bus takes 256 kB an entry, a queue as much a message; some room for what is around it.
_MOST_SENT, _MOST_PARKED = 240_000, 200_000


@dataclass(frozen=True, slots=True)
class Written:
    """An event of ours as the stream shows it."""

    sequence: str
    kind: str
    id: str
    number: int
    event: Event


Public = Callable[[Written], tuple[str, Mapping[str, Any]] | None]
Receiver = Callable[[CloudEvent, Store], None]
Reaction = Callable[[Written, Store], None]


class Poison(Exception):
    """A message that no attempt can handle."""


class Stream:
    """An application's events, out and in.

    public    gives for an event its name on the bus and what others may know of it; None
              keeps it inside
    """

    def __init__(
        self, application: Application, *, kinds: Sequence[Kind[Any]], public: Public
    ) -> None:
        self.application = application
        self._kinds = {k.name: k for k in kinds}
        self._listens_to = {
            n for f in application.functions if isinstance(f, Events) for n in f.listens_to
        }
        self._public = public
        self.receivers: dict[str, Receiver] = {}
        self._reactions: list[Reaction] = []

    def on(self, name: str) -> Callable[[Receiver], Receiver]:
        """Receive an event of another application; KeyError when the manifest does not listen."""
        if name not in self._listens_to:
            raise KeyError(name)

        def bind(receiver: Receiver) -> Receiver:
            self.receivers[name] = receiver
            return receiver

        return bind

    def each(self, reaction: Reaction) -> Reaction:
        """React to every own event before it goes on the bus; raising makes the stream retry."""
        self._reactions.append(reaction)
        return reaction

    def handler(self, event: dict[str, Any], context: Any) -> dict[str, Any]:
        """The Lambda handler, for records of the stream and for events of the bus."""
        env = settings.load(EventsSettings)
        store = aws.store(env.table_name)
        if "Records" in event:
            return self._out(event["Records"], env, store)
        self._in(event, env, store)
        return {}

    def _out(
        self, records: Iterable[Mapping[str, Any]], env: EventsSettings, store: Store
    ) -> dict[str, Any]:
        """Partial batch answer: the first that failed, so that the order is kept."""
        waiting: list[tuple[str, dict[str, Any]]] = []
        failed: str | None = None
        for record in records:
            sequence = str(record["dynamodb"]["SequenceNumber"])
            try:
                written = self._read(record)
                if written is None:
                    continue
                for reaction in self._reactions:
                    reaction(written, store)
                entry = self._entry(written, env)
            except Poison as e:
                _park(env, record, str(e))
                continue
            except Exception as e:  # noqa: BLE001 - told to the stream, which offers it again
                log.unforeseen(e, sequence=sequence)
                failed = sequence
                break
            if entry:
                waiting.append((sequence, entry))
        failed = _put(waiting) or failed
        log.log("stream", sent=len(waiting), failed=bool(failed))
        return {"batchItemFailures": [{"itemIdentifier": failed}] if failed else []}

    def _read(self, record: Mapping[str, Any]) -> Written | None:
        """The event in a record; None for a record of something else (a state, a claim)."""
        if record.get("eventName") != "INSERT":
            return None
        try:
            image = record["dynamodb"]["NewImage"]
            kind_name, _, id_ = image["pk"]["S"].partition("#")
            head, _, number = image["sk"]["S"].partition("#")
            if head != "event":
                return None
            event = self._kinds[kind_name].event(image["type"]["S"], image["data"]["S"])
            sequence = str(record["dynamodb"]["SequenceNumber"])
            return Written(sequence, kind_name, id_, int(number), event)
        except (KeyError, TypeError, ValueError) as e:
            raise Poison(type(e).__name__) from e

    def _entry(self, written: Written, env: EventsSettings) -> dict[str, Any] | None:
        said = self._public(written)
        if said is None:
            return None
        name, data = said
        try:
            event = make(
                oin=env.oin,
                application=self.application.name,
                name=name,
                id=f"{written.kind}:{written.id}:{written.number}",
                subject=written.id,
                time=written.event.at,
                data=data,
            )
        except ValueError as e:
            raise Poison(type(e).__name__) from e
        detail = event.as_json()
        if len(detail.encode()) > _MOST_SENT:
            # The bus would refuse it for ever, and all after it would wait.
            raise Poison("TooLarge")
        return {
            "Source": event.source,
            "DetailType": name,
            "Detail": detail,
            "EventBusName": env.bus_name,
            "Time": event.time,
        }

    def _in(self, message: Mapping[str, Any], env: EventsSettings, store: Store) -> None:
        try:
            event = CloudEvent.model_validate(message["detail"], extra="ignore")
            receiver = self.receivers[event.name]
        except (KeyError, ValidationError) as e:
            _park(env, message, type(e).__name__)
            return
        try:
            receiver(event, store)
        except Poison as e:
            _park(env, message, str(e))
        log.log("received", event=event.name, id=event.id)


def _put(waiting: Sequence[tuple[str, dict[str, Any]]]) -> str | None:
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


def _park(env: EventsSettings, message: Mapping[str, Any], why: str) -> None:
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
