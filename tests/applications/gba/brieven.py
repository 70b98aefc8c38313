"""What gba's stream makes of a case: the letters it asks for, and what goes on the bus."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import boto3
import pytest

from brieven.soorten import alle
from gba import events
from gemeengoed import aws, brieven, bus
from gemeengoed.brieven import Opdracht
from gemeengoed.documents import Bestand
from gemeengoed.dossier import Kind
from gemeengoed.stream import Written

_PDF = "application/pdf"


@dataclass(frozen=True)
class Made:
    """letters  each once; said  the details of the events, by name"""

    letters: list[Opdracht]
    said: list[tuple[str, dict[str, Any]]]

    @property
    def names(self) -> list[str]:
        return sorted({name for name, _ in self.said})

    @property
    def text(self) -> str:
        return json.dumps(self.said)

    def of(self, name: str) -> list[dict[str, Any]]:
        return [data for found, data in self.said if found == name]


def offer(monkeypatch: pytest.MonkeyPatch, kind: Kind[Any], id_: str, *, times: int = 1) -> Made:
    """Offer all events of a dossier to the stream, as the table does: perhaps more than once."""
    made: dict[str, Opdracht] = {}

    def maak(opdracht: Opdracht) -> Bestand:
        # brieven takes it: the same model it checks with.
        alle()[opdracht.soort].gegevens.model_validate(opdracht.gegevens)
        made[opdracht.id] = opdracht
        nummer = opdracht.id.rpartition(":")[2]
        return Bestand(
            id=nummer, sleutel=opdracht.sleutel, naam="Brief.pdf", type=_PDF, grootte=1000
        )

    monkeypatch.setattr(brieven, "maak", maak)
    put: list[dict[str, Any]] = []

    def keep(entries: list[tuple[str, dict[str, Any]]]) -> None:
        put.extend(json.loads(entry["Detail"]) for _, entry in entries)

    monkeypatch.setattr(bus, "put", keep)
    for _ in range(times):
        store = aws.store("gba")
        seen = [
            Written(str(r.number), kind.name, id_, r.number, r.event)
            for r in store.history(kind, id_)
        ]
        answer = events.handler({"Records": [_record(w) for w in seen]}, None)
        assert answer == {"batchItemFailures": []}
    parked = boto3.client("sqs").receive_message(QueueUrl=_queue()).get("Messages", [])
    assert not parked
    said = [(d["type"].removeprefix("nl.gemeengoed."), d["data"]) for d in put]
    return Made(list(made.values()), said)


def _queue() -> str:
    return boto3.client("sqs").get_queue_url(QueueName="poison")["QueueUrl"]


def _record(written: Written) -> dict[str, Any]:
    image = {
        "pk": {"S": f"{written.kind}#{written.id}"},
        "sk": {"S": f"event#{written.number:06d}"},
        "type": {"S": written.event.type},
        "data": {"S": written.event.as_json()},
    }
    return {
        "eventName": "INSERT",
        "dynamodb": {"SequenceNumber": written.sequence, "NewImage": image},
    }
