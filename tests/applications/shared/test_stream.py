"""The edge to the bus: nothing lost, nothing out of order, nothing that blocks the rest."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from speeltuin import events
from speeltuin.application import APPLICATION
from speeltuin.model import TELLERS, Geteld, begonnen, geteld

from applications.shared.conftest import Logged
from applications.shared.store_tables import CountingTable
from gemeengoed import aws
from gemeengoed.cloudevent import CloudEvent
from gemeengoed.dossier import Event
from gemeengoed.store import Store
from gemeengoed.stream import Poison, Stream, Written

BSN = 123456782
DETAIL = {
    "specversion": "1.0",
    "id": "x:1",
    "source": "urn:nld:oin:00000001001234567000:systeem:ander",
    "type": "nl.gemeengoed.bel.gegaan",
    "subject": "x",
    "time": "2026-11-02T10:00:00Z",
    "datacontenttype": "application/json",
    "data": {},
}


class Cloud:
    """The bus and the poison queue: keeps what it got, refuses what a test says."""

    def __init__(self) -> None:
        self.batches: list[list[dict[str, Any]]] = []
        self.parked: list[dict[str, Any]] = []
        self.refused: set[int] = set()
        self.bus_down = self.queue_down = False

    def put_events(self, *, Entries: list[dict[str, Any]]) -> dict[str, Any]:
        if self.bus_down:
            raise ConnectionError("no bus")
        self.batches.append(Entries)
        answers = [
            {"ErrorCode": "Throttled"} if self._plus(e) in self.refused else {"EventId": "x"}
            for e in Entries
        ]
        failed = sum("ErrorCode" in a for a in answers)
        return {"FailedEntryCount": failed, "Entries": answers}

    def send_message(self, *, QueueUrl: str, MessageBody: str) -> None:
        if self.queue_down:
            raise ConnectionError("no queue")
        assert QueueUrl == "https://queue.example"
        self.parked.append(json.loads(MessageBody))

    @property
    def sent(self) -> list[dict[str, Any]]:
        return [json.loads(e["Detail"]) for batch in self.batches for e in batch]

    @property
    def plusses(self) -> list[int]:
        return [d["data"]["plus"] for d in self.sent]

    @staticmethod
    def _plus(entry: dict[str, Any]) -> Any:
        return json.loads(entry["Detail"])["data"].get("plus")


@pytest.fixture
def bus(settled: CountingTable, monkeypatch: pytest.MonkeyPatch) -> Cloud:
    monkeypatch.setenv("BUS_NAME", "bus")
    monkeypatch.setenv("POISON_QUEUE_URL", "https://queue.example")
    found = Cloud()
    monkeypatch.setattr(aws, "client", lambda service: found)
    events.received.clear()
    return found


def record(number: int, event: Event, **changes: Any) -> dict[str, Any]:
    """The stream's record of an event; its number is also its place in the stream."""
    image = {
        "pk": {"S": "teller#a"},
        "sk": {"S": f"event#{number:06d}"},
        "type": {"S": event.type},
        "at": {"S": event.at.isoformat()},
        "by": {"S": event.by},
        "data": {"S": event.as_json()},
    }
    return {
        "eventName": "INSERT",
        "dynamodb": {"SequenceNumber": str(number), "NewImage": {**image, **changes}},
    }


def tel(*numbers: int) -> list[dict[str, Any]]:
    return [record(n, geteld(n)) for n in numbers]


def run(*records: dict[str, Any], handler: Any = events.handler) -> list[str]:
    """The sequence numbers that are to be offered again."""
    answer = handler({"Records": list(records)}, None)
    return [f["itemIdentifier"] for f in answer["batchItemFailures"]]


class TestOut:
    def test_what_is_said(self, bus: Cloud) -> None:
        assert run(record(7, geteld(3))) == []
        [[entry]] = bus.batches
        assert (entry["EventBusName"], entry["DetailType"]) == ("bus", "teller.geteld")
        assert entry["Source"] == "urn:nld:oin:00000001001234567000:systeem:speeltuin"
        assert entry["Time"] == datetime(2026, 11, 2, 10, tzinfo=UTC)
        [said] = bus.sent
        assert (said["id"], said["subject"], said["data"]) == ("teller:a:7", "a", {"plus": 3})
        assert said["type"] == "nl.gemeengoed.teller.geteld"
        assert said["source"] == entry["Source"]

    def test_in_the_order_of_the_table(self, bus: Cloud) -> None:
        assert run(*tel(*range(1, 26))) == []
        assert bus.plusses == list(range(1, 26))
        assert [len(b) for b in bus.batches] == [10, 10, 5]

    def test_again_has_the_same_id(self, bus: Cloud) -> None:
        for _ in range(2):
            run(*tel(1))
        first, second = bus.sent
        assert first == second

    def test_what_is_not_for_others_stays_inside(self, bus: Cloud) -> None:
        assert run(record(1, begonnen())) == []
        assert bus.batches == bus.parked == []

    @pytest.mark.parametrize(
        "other",
        [
            {"eventName": "MODIFY"},
            {"eventName": "REMOVE"},
            {"sk": {"S": "state"}},
            {"sk": {"S": "once"}, "pk": {"S": "once#abc"}},
            {"sk": {"S": "unique"}, "pk": {"S": "unique#code#GM0772"}},
        ],
    )
    def test_what_is_no_new_event(self, bus: Cloud, other: dict[str, Any]) -> None:
        changed = record(1, geteld(1))
        for name, value in other.items():
            if name == "eventName":
                changed[name] = value
            else:
                changed["dynamodb"]["NewImage"][name] = value
        assert run(changed, *tel(2)) == []
        assert bus.plusses == [2]
        assert bus.parked == []


class TestFailing:
    def test_what_the_bus_refused_is_offered_again_from_there(self, bus: Cloud) -> None:
        bus.refused = {3, 5}
        assert run(*tel(1, 2, 3, 4, 5, 6)) == ["3"]

    def test_nothing_is_sent_after_a_batch_that_failed(self, bus: Cloud) -> None:
        bus.refused = {3}
        assert run(*tel(*range(1, 13))) == ["3"]
        assert len(bus.batches) == 1

    def test_in_a_later_batch(self, bus: Cloud) -> None:
        bus.refused = {12}
        assert run(*tel(*range(1, 15))) == ["12"]

    def test_a_bus_that_does_not_answer(self, bus: Cloud, logged: Logged) -> None:
        bus.bus_down = True
        assert run(*tel(4, 5)) == ["4"]
        assert "no bus" not in logged.text
        assert logged.named("unforeseen")[0]["error"] == "ConnectionError"

    def test_an_error_of_ours_stops_there_and_sends_what_came_before(self, bus: Cloud) -> None:
        def public(written: Written) -> tuple[str, dict[str, Any]]:
            assert isinstance(written.event, Geteld)
            return "teller.geteld", {"plus": 6 // (written.event.plus - 3)}

        stream = Stream(APPLICATION, kinds=[TELLERS], public=public)
        assert run(*tel(1, 2, 3, 4), handler=stream.handler) == ["3"]
        assert len(bus.sent) == 2
        assert bus.parked == []


class TestPoison:
    @pytest.mark.parametrize(
        "changes",
        [
            {"type": {"S": "verzonnen"}},
            {"data": {"S": "{"}},
            {"data": {"S": '{"onbekend": 1}'}},
            {"data": {"N": "1"}},
            {"pk": {"S": "ander#a"}},
            {"pk": {"S": "teller"}},
            {"sk": {"S": "event#een"}},
        ],
    )
    def test_is_parked_and_the_next_goes_on(
        self, bus: Cloud, changes: dict[str, Any], logged: Logged
    ) -> None:
        assert run(*tel(1), record(2, geteld(BSN), **changes), *tel(3)) == []
        assert bus.plusses == [1, 3]
        [parked] = bus.parked
        assert parked["sequence"] == "2"
        assert "NewImage" not in json.dumps(parked), "what is personal stays in the table"
        assert parked["why"]
        assert len(logged.named("parked")) == 1
        assert str(BSN) not in logged.text

    def test_a_record_without_an_image(self, bus: Cloud) -> None:
        broken = {"eventName": "INSERT", "dynamodb": {"SequenceNumber": "1"}}
        assert run(broken, *tel(2)) == []
        assert (len(bus.parked), bus.plusses) == (1, [2])

    @pytest.mark.parametrize(
        "number", [BSN, str(BSN), f"bsn {BSN}.", [BSN], {"a": {"b": str(BSN)}}, float(BSN)]
    )
    def test_what_may_be_a_citizens_number_does_not_go_out(
        self, bus: Cloud, number: Any, logged: Logged
    ) -> None:
        stream = Stream(
            APPLICATION, kinds=[TELLERS], public=lambda w: ("teller.geteld", {"plus": number})
        )
        assert run(*tel(1), handler=stream.handler) == []
        assert bus.batches == []
        assert len(bus.parked) == 1
        assert str(BSN) not in logged.text

    def test_when_it_cannot_be_parked_it_is_not_lost(self, bus: Cloud) -> None:
        bus.queue_down = True
        with pytest.raises(ConnectionError):
            run(record(1, geteld(1), data={"S": "{"}))


class TestReactions:
    @staticmethod
    def stream(reaction: Callable[[Written, Store], None]) -> Stream:
        made = Stream(APPLICATION, kinds=[TELLERS], public=events.public)
        made.each(reaction)
        return made

    def test_come_before_the_bus_and_see_every_event(self, bus: Cloud) -> None:
        seen: list[tuple[int, int]] = []
        stream = self.stream(lambda w, store: seen.append((w.number, len(bus.batches))))
        run(record(1, begonnen()), *tel(2, 3), handler=stream.handler)
        assert seen == [(1, 0), (2, 0), (3, 0)]

    def test_one_that_fails_stops_the_batch_there(self, bus: Cloud, logged: Logged) -> None:
        def fails(written: Written, store: Store) -> None:
            if written.number == 2:
                raise RuntimeError(f"nummer {BSN}")

        assert run(*tel(1, 2, 3), handler=self.stream(fails).handler) == ["2"]
        assert bus.plusses == [1]
        assert str(BSN) not in logged.text

    def test_one_that_says_poison_parks(self, bus: Cloud) -> None:
        def poison(written: Written, store: Store) -> None:
            if written.number == 2:
                raise Poison("kan nooit")

        assert run(*tel(1, 2, 3), handler=self.stream(poison).handler) == []
        assert bus.plusses == [1, 3]
        assert [p["why"] for p in bus.parked] == ["kan nooit"]

    def test_what_fits_no_model_of_ours_keeps_nothing_back(
        self, bus: Cloud, logged: Logged
    ) -> None:
        def misfit(written: Written, store: Store) -> None:
            if written.number == 2:
                CloudEvent.model_validate({"id": f"nummer {BSN}"})

        assert run(*tel(1, 2, 3), handler=self.stream(misfit).handler) == []
        assert bus.plusses == [1, 3]
        assert [p["why"] for p in bus.parked] == ["ValidationError"]
        assert str(BSN) not in logged.text + json.dumps(bus.parked)

    def test_an_earlier_refusal_by_the_bus_comes_first(self, bus: Cloud) -> None:
        def fails(written: Written, store: Store) -> None:
            if written.number == 3:
                raise RuntimeError

        bus.refused = {1}
        assert run(*tel(1, 2, 3), handler=self.stream(fails).handler) == ["1"]


def hear(**changes: Any) -> None:
    detail = {k: v for k, v in {**DETAIL, **changes}.items() if v is not ...}
    message = {"detail-type": "bel.gegaan", "source": DETAIL["source"], "detail": detail}
    assert events.handler(message, None) == {}


class TestIn:
    def test_is_given_to_its_receiver(self, bus: Cloud) -> None:
        hear(data={"a": 1})
        [event] = events.received
        assert (event.id, event.name, event.data) == ("x:1", "bel.gegaan", {"a": 1})
        assert bus.parked == []

    @pytest.mark.parametrize(
        "changes",
        [
            {"specversion": "0.3"},
            {"source": "urn:nld:oin:1:systeem:x"},
            # Well formed, but another's: the bus says who sent it.
            {"source": "urn:nld:oin:00000001001234567000:systeem:bezwaar"},
            {"source": ...},
            {"type": "nl.gemeengoed.bel.niet-van-ons"},
            {"type": "com.example.bel"},
            {"time": "2026-11-02T10:00:00"},
            {"time": "gisteren"},
            {"id": ""},
            {"id": "x" * 201},
            {"subject": ...},
            {"data": None},
            {"data": "x"},
        ],
    )
    def test_what_is_malformed_is_parked(
        self, bus: Cloud, changes: dict[str, Any], logged: Logged
    ) -> None:
        hear(**changes)
        assert events.received == []
        assert len(bus.parked) == 1
        assert len(logged.named("parked")) == 1

    @pytest.mark.parametrize("message", [{}, {"detail": None}, {"detail": []}, {"detail": "x"}])
    def test_what_is_no_event_is_parked(self, bus: Cloud, message: dict[str, Any]) -> None:
        assert events.handler(message, None) == {}
        assert [p["event"] for p in bus.parked] == [message]

    def test_a_receiver_that_fails_makes_the_bus_try_again(self, bus: Cloud) -> None:
        with pytest.raises(RuntimeError):
            hear(data={"kapot": "soms"})
        assert bus.parked == []

    def test_a_receiver_that_says_poison_parks(self, bus: Cloud) -> None:
        hear(data={"kapot": "altijd"})
        assert [p["why"] for p in bus.parked] == ["kapot"]

    def test_the_log_has_no_data(self, bus: Cloud, logged: Logged) -> None:
        hear(data={"naam": "Anna", "bsn": str(BSN)})
        assert "Anna" not in logged.text
        assert str(BSN) not in logged.text
