"""Wishes from the instances: kept once, and only from the instance that they name."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import boto3
import pytest

from applications.cooperatie.conftest import Bureau
from applications.gateway import Browser
from cooperatie import events
from gemeengoed.identity import Role

OIN = "00000001001000007000"
LogIn = Callable[..., Browser]


def say(
    instantie: str, *, oin: str = OIN, systeem: str = "portaal", id: str = "wens:1:1", **data: Any
) -> None:
    wens = {"tekst": "Een knop erbij graag", "rol": "inwoner", "pagina": "/bezwaar"}
    detail = {
        "specversion": "1.0",
        "id": id,
        "source": f"urn:nld:oin:{oin}:systeem:{systeem}",
        "type": "nl.gemeengoed.wens.geuit",
        "subject": "1",
        "time": "2026-07-01T09:00:00Z",
        "datacontenttype": "application/json",
        "data": {**wens, "instantie": instantie, **data},
    }
    message = {"detail-type": "wens.geuit", "source": detail["source"], "detail": detail}
    assert events.handler(message, None) == {}


def parked() -> list[str]:
    sqs = boto3.client("sqs")
    url = sqs.get_queue_url(QueueName="poison")["QueueUrl"]
    found = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", [])
    return [json.loads(m["Body"])["why"] for m in found]


def test_the_bureau_reads_wishes_of_all_instances(bureau: Bureau, log_in: LogIn) -> None:
    (key,) = bureau.toegetreden()
    assert "Er zijn nog geen wensen" in log_in().get("/bureau/wensen").text
    for _ in range(2):
        say(key, tekst="<script>alert(1)</script>")
    say(key, id="wens:2:1")
    page = log_in().get("/bureau/wensen").text
    assert page.count("<td>Inwoner") + page.count(">Inwoner<") == 2
    assert "Woerden" in page
    assert "<script" not in page
    assert parked() == []


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"oin": "00000001009999999000"}, "NotOfThisInstance"),
        ({"systeem": "bezwaar"}, "NotOfThisInstance"),
        ({"instantie": "aaaa-bbbb-cccc"}, "NotFound"),
        ({"instantie": "x"}, "ValidationError"),
        ({"tekst": "x" * 2_001}, "ValidationError"),
        ({"pagina": "https://elders.example"}, "ValidationError"),
        ({"rol": None}, "ValidationError"),
    ],
)
def test_what_is_forged_or_malformed_is_parked(
    bureau: Bureau, changes: dict[str, Any], why: str
) -> None:
    (key,) = bureau.toegetreden()
    say(changes.pop("instantie", key), **changes)
    assert parked() == [why]


def test_wishes_are_for_the_bureau(log_in: LogIn) -> None:
    assert log_in(None).get("/bureau/wensen").status == 303
    assert log_in(Role.BURGER).get("/bureau/wensen").status == 403
