"""bezwaar on the bus: what it says, and what it hears."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import boto3
import pytest

from applications.bezwaar.conftest import ROOT
from applications.bezwaar.pages import hidden
from applications.gateway import Browser, Machine
from bezwaar import events
from bezwaar.besluiten import BESLUITEN
from bezwaar.model import BEZWAREN
from gemeengoed import aws
from gemeengoed.identity import Role
from gemeengoed.problem import NotFound
from gemeengoed.stream import Written


def bekendgemaakt(**changes: Any) -> dict[str, Any]:
    data = {
        "kenmerk": "SUB-1",
        "omschrijving": "Afwijzing subsidie",
        "bekendgemaaktOp": "2026-11-14",
        "persoon": "p1",
    }
    return {
        "detail-type": "besluit.bekendgemaakt",
        "detail": {
            "specversion": "1.0",
            "id": "besluit:1:1",
            "source": "urn:nld:oin:00000001001234567000:systeem:subsidie",
            "type": "nl.gemeengoed.besluit.bekendgemaakt",
            "subject": "s1",
            "time": "2026-11-14T10:00:00Z",
            "datacontenttype": "application/json",
            "data": data | changes,
        },
    }


def parked() -> list[dict[str, Any]]:
    sqs = boto3.client("sqs")
    url = sqs.get_queue_url(QueueName="poison")["QueueUrl"]
    return [json.loads(m["Body"]) for m in sqs.receive_message(QueueUrl=url).get("Messages", [])]


def test_decision_heard_can_be_objected_to(log_in: Callable[..., Browser]) -> None:
    resident = log_in(Role.BURGER, "p1")
    for _ in range(2):
        events.handler(bekendgemaakt(), None)
    page = resident.get("/bezwaar")
    assert page.text.count("Afwijzing subsidie") == 1
    assert "28 december 2026" in page.text
    address = re.search(r"/bezwaar/maken\?besluit=[0-9a-f]+", page.text)
    assert address
    form = resident.get(address[0])
    assert "hebben wij voor u ingevuld" in form.text
    begun = resident.post("/bezwaar/maken", hidden(form))
    # The decision is known, so the first thing to tell is why.
    assert begun.location.endswith("/besluit")
    assert 'value="SUB-1"' in resident.get(begun.location).text
    assert log_in(Role.BURGER, "p2").get(address[0]).status == 404


@pytest.mark.parametrize(
    "message",
    [
        {"detail": {}},
        {"detail": "text"},
        {},
        bekendgemaakt(bekendgemaaktOp="2026-02-30"),
        bekendgemaakt(bekendgemaaktOp="0001-01-01"),
        bekendgemaakt(persoon=None),
    ],
)
def test_malformed_event_is_parked(client: Machine, message: dict[str, Any]) -> None:
    assert events.handler(message, None) == {}
    assert len(parked()) == 1
    with pytest.raises(NotFound):
        aws.store("bezwaar").get(BESLUITEN, "s1")


def test_a_dossier_may_make_two_decisions(log_in: Callable[..., Browser]) -> None:
    resident = log_in(Role.BURGER, "p1")
    second = bekendgemaakt(omschrijving="Vaststelling subsidie", onbekend="veld")
    second["detail"] |= {"id": "besluit:1:2", "traceparent": "00-1"}
    for message in (bekendgemaakt(), second):
        events.handler(message, None)
    page = resident.get("/bezwaar").text
    assert "Afwijzing subsidie" in page
    assert "Vaststelling subsidie" in page


def test_what_goes_out_names_nobody(client: Machine, stuk: dict[str, Any]) -> None:
    filed = client.post(f"{ROOT}/bezwaren", stuk | {"bsn": "999990019"})
    id_ = filed.json["id"]
    (recorded,) = aws.store("bezwaar").history(BEZWAREN, id_)
    said = events.public(Written("1", "bezwaar", id_, 1, recorded.event))
    assert said
    name, data = said
    assert name == "bezwaar.ingediend"
    assert data.keys() == {"kenmerk", "persoon", "uiterlijk"}
    assert len(data["persoon"]) == 40
    assert "Vries" not in json.dumps(data)
