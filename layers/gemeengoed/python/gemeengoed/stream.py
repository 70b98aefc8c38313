"""The edge to the bus: a table's new events out, other applications' events in.

    stream = Stream(APPLICATION, kinds=[BEZWAREN], public=public_data)

    @stream.on("besluit.bekendgemaakt")
    def bekendgemaakt(event: CloudEvent, store: Store) -> None: ...

    @stream.zaak(BEZWAREN)
    def zaak(dossier: Dossier[Bezwaar]) -> Zaak | None: ...

    @stream.bericht(BEZWAREN)
    def bericht(written: Written, dossier: Dossier[Bezwaar]) -> Bericht | None: ...

    handler = stream.handler

Out: in the order of the table, at least once. A failing put stops the batch there and the
stream offers the rest again. A record that we cannot read will not get better by trying:
it is parked in the poison queue (with an alarm on it), and the next one goes on.
What the portal must know (portal.py) goes the same way, after what is said to all: the case
as it stands by now, read once per batch; a message; and every look at personal data.
In: a receiver must not mind getting an event twice (look first, as bezwaar does). An event
that is malformed is parked; when a receiver fails, the bus tries again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from pydantic import ValidationError

from gemeengoed import aws, bus, log, portal, settings
from gemeengoed.bus import Poison
from gemeengoed.cloudevent import CloudEvent, make
from gemeengoed.dossier import Dossier, Event, Kind
from gemeengoed.gemeente import GEMEENTE
from gemeengoed.inzage import INZAGEN, Ingezien
from gemeengoed.manifest import Application, Events
from gemeengoed.model import Model
from gemeengoed.portal import Bericht, Zaak
from gemeengoed.problem import NotFound
from gemeengoed.rescue import FORMULIEREN
from gemeengoed.settings import EventsSettings
from gemeengoed.store import Store


@dataclass(frozen=True, slots=True)
class Written:
    """An event of ours as the stream shows it."""

    sequence: str
    kind: str
    id: str
    number: int
    event: Event


@dataclass(frozen=True, slots=True)
class _Said:
    """One event for the bus; `id` is what tells it from the others of the same application."""

    name: str
    id: str
    data: Mapping[str, Any]


S = TypeVar("S", bound=Model)
Public = Callable[[Written], tuple[str, Mapping[str, Any]] | None]
Receiver = Callable[[CloudEvent, Store], None]
Reaction = Callable[[Written, Store], None]
Snapshot = Callable[[Dossier[S]], Zaak | None]
Letter = Callable[[Written, Dossier[S]], Bericht | Sequence[Bericht] | None]
# Reads a dossier of ours, by kind and id, as it stands by now; None when it is gone.
Read = Callable[[str, str], Dossier[Any] | None]
Telling = Callable[[Written, Dossier[S], Read], Iterable[tuple[str, Mapping[str, Any]]]]


class Stream:
    """An application's events, out and in.

    public    gives for an event its name on the bus and what others may know of it; None
              keeps it inside
    """

    def __init__(
        self, application: Application, *, kinds: Sequence[Kind[Any]], public: Public
    ) -> None:
        self.application = application
        self._kinds: dict[str, Kind[Any]] = {k.name: k for k in (*kinds, INZAGEN, GEMEENTE)}
        self._zaken: dict[str, Snapshot[Any]] = {}
        self._berichten: dict[str, Letter[Any]] = {}
        self._tellings: dict[str, Telling[Any]] = {}
        functions = [f for f in application.functions if isinstance(f, Events)]
        self._listens_to = {n for f in functions for n in f.listens_to}
        self._publishes = {n for f in functions for n in f.publishes}
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

    def zaak(self, kind: Kind[S]) -> Callable[[Snapshot[S]], Snapshot[S]]:
        """Tell the portal of every dossier of a kind that changed, as it stands by now. KeyError
        when the manifest does not publish it."""
        self._declared(portal.ZAAK_GEWIJZIGD)

        def bind(snapshot: Snapshot[S]) -> Snapshot[S]:
            self._zaken[kind.name] = snapshot
            return snapshot

        return bind

    def bericht(self, kind: Kind[S]) -> Callable[[Letter[S]], Letter[S]]:
        """Send a message, or several, for the events of a kind that ask for it. KeyError when the
        manifest does not publish it."""
        self._declared(portal.BERICHT_VERSTUURD)

        def bind(letter: Letter[S]) -> Letter[S]:
            self._berichten[kind.name] = letter
            return letter

        return bind

    def tells(self, kind: Kind[S]) -> Callable[[Telling[S]], Telling[S]]:
        """As `public`, for what depends on how this dossier, and others, stand by now; and may be
        several."""

        def bind(telling: Telling[S]) -> Telling[S]:
            self._tellings[kind.name] = telling
            return telling

        return bind

    def _declared(self, name: str) -> None:
        if name not in self._publishes:
            raise KeyError(name)

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
        waiting: dict[str, tuple[str, dict[str, Any]]] = {}
        failed: str | None = None
        # What is in a batch was written before it came: one read serves all of it.
        read = cache(lambda kind, id_: self._find(store, kind, id_))
        for record in records:
            sequence = str(record["dynamodb"]["SequenceNumber"])
            try:
                written = self._read(record)
                if written is None:
                    continue
                for reaction in self._reactions:
                    reaction(written, store)
                said = [self._event(written, s, env) for s in self._say(written, read)]
                entries = {e.id: (sequence, bus.entry(e, env.bus_name)) for e in said}
            except Poison as e:
                bus.park(env, record, str(e))
                continue
            except ValidationError as e:
                # What does not fit our own words now will not fit them later: it may not keep
                # back all that comes after it.
                log.unforeseen(e, sequence=sequence)
                bus.park(env, record, type(e).__name__)
                continue
            except Exception as e:  # noqa: BLE001 - told to the stream, which offers it again
                log.unforeseen(e, sequence=sequence)
                failed = sequence
                break
            # A case that changed twice is told once: as it stands by now.
            waiting |= {id_: e for id_, e in entries.items() if id_ not in waiting}
        failed = bus.put(list(waiting.values())) or failed
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
            # A form that was laid aside is nobody else's business.
            if head != "event" or kind_name == FORMULIEREN.name:
                return None
            event = self._kinds[kind_name].event(image["type"]["S"], image["data"]["S"])
            sequence = str(record["dynamodb"]["SequenceNumber"])
            return Written(sequence, kind_name, id_, int(number), event)
        except (KeyError, TypeError, ValueError) as e:
            raise Poison(type(e).__name__) from e

    def _find(self, store: Store, kind: str, id_: str) -> Dossier[Any] | None:
        try:
            return store.get(self._kinds[kind], id_)
        except NotFound:
            return None

    def _say(self, written: Written, read: Read) -> Iterator[_Said]:
        """Everything that the bus must hear of an event. Poison when we cannot put it in words."""
        place = f"{written.kind}:{written.id}"
        if said := self._public(written):
            yield _Said(said[0], f"{place}:{written.number}", said[1])
        telling = self._tellings.get(written.kind)
        dossier = read(written.kind, written.id) if telling else None
        told = telling(written, dossier, read) if telling and dossier else ()
        for name, data in told:
            # Each by its contents: offered again there may be others among them.
            which = hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()[:16]
            yield _Said(name, f"{place}:{written.number}:{name}:{which}", data)
        try:
            yield from self._tell_portal(written, place, read)
        except ValidationError as e:
            raise Poison(type(e).__name__) from e

    def _tell_portal(self, written: Written, place: str, read: Read) -> Iterator[_Said]:
        zaak = portal.sleutel(self.application.name, written.kind, written.id)
        if isinstance(written.event, Ingezien):
            data = {**dict(written.event.inzage), "id": zaak, "op": written.event.at}
            inzage = portal.InzageMelding.model_validate(data)
            yield _Said(portal.INZAGE_GEDAAN, place, inzage.as_data())
        snapshot, letter = self._zaken.get(written.kind), self._berichten.get(written.kind)
        dossier = read(written.kind, written.id) if snapshot or letter else None
        if dossier is None:
            return
        if snapshot and (found := snapshot(dossier)):
            data = {**dict(found), "zaak": zaak, "versie": dossier.version}
            melding = portal.ZaakMelding.model_validate(data)
            yield _Said(portal.ZAAK_GEWIJZIGD, f"{place}:{dossier.version}:zaak", melding.as_data())
        said = (letter and letter(written, dossier)) or ()
        for nth, bericht in enumerate((said,) if isinstance(said, Bericht) else said):
            which = f"{written.number}-{nth}" if nth else str(written.number)
            data = {**dict(bericht), "id": f"{zaak}:{which}", "zaak": zaak}
            sent = portal.BerichtMelding.model_validate({**data, "verzonden_op": written.event.at})
            yield _Said(portal.BERICHT_VERSTUURD, f"{place}:{which}:bericht", sent.as_data())

    def _event(self, written: Written, said: _Said, env: EventsSettings) -> CloudEvent:
        try:
            return make(
                oin=env.oin,
                application=self.application.name,
                name=said.name,
                id=said.id,
                subject=written.id,
                time=written.event.at,
                data=said.data,
            )
        except ValueError as e:
            raise Poison(type(e).__name__) from e

    def _in(self, message: Mapping[str, Any], env: EventsSettings, store: Store) -> None:
        try:
            event = CloudEvent.model_validate(message["detail"], extra="ignore")
            receiver = self.receivers[event.name]
        except (KeyError, ValidationError) as e:
            bus.park(env, message, type(e).__name__)
            return
        # A function may put events on the bus as itself only; what is in the event, it writes.
        if message.get("source", event.source) != event.source:
            bus.park(env, message, "NotItsSender")
            return
        try:
            receiver(event, store)
        except Poison as e:
            bus.park(env, message, str(e))
        log.log("received", event=event.name, id=event.id)


__all__ = ["Poison", "Read", "Stream", "Written"]
