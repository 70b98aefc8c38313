"""How many calls to DynamoDB a read and a command make: counted, not timed."""

from __future__ import annotations

import os
from collections import Counter
from typing import Any
from unittest import mock

from moto import mock_aws

from applications.gateway import Machine
from applications.tables import create_table
from bench.figures import Table

ROOT_PATH = "/api/bezwaar/v1/bezwaren"
_ENVIRONMENT = {
    "APPLICATION": "bezwaar",
    "TABLE_NAME": "bezwaar",
    "INSTANCE": "bench",
    "INSTANCE_NAME": "Bench",
    "OIN": "0" * 20,
    "PSEUDONYM_KEY": "-",
    "AWS_DEFAULT_REGION": "eu-west-1",
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
}
_OBJECTION = {
    "indiener": {
        "naam": "A",
        "adres": {"straat": "B", "huisnummer": 1, "postcode": "1234 AB", "woonplaats": "C"},
    },
    "besluit": {"kenmerk": "1", "omschrijving": "x", "bekendgemaaktOp": "2026-11-02"},
    "ondertekend": True,
}
_DECISION = {"dictum": "ongegrond", "motivering": "x", "nietGehoord": "c"}


def measure() -> Table:
    table = Table(
        "Calls to DynamoDB (target: 1 per read, 2 per command)", ["request", "calls", "which"]
    )
    with mock.patch.dict(os.environ, _ENVIRONMENT), mock_aws():
        from bezwaar.api import handler
        from bezwaar.application import APPLICATION
        from gemeengoed import aws, log

        log.logger.setLevel("CRITICAL")
        create_table(APPLICATION)
        counted: Counter[str] = Counter()
        aws.client("dynamodb").meta.events.register(
            "before-call.dynamodb", lambda model, **_: counted.update([model.name])
        )
        client = Machine(handler)

        def row(name: str, reply: Any) -> Any:
            assert reply.status < 300, reply.text
            table.add(name, sum(counted.values()), ", ".join(counted))
            counted.clear()
            return reply

        made = row("file", client.post(ROOT_PATH, _OBJECTION))
        row("file, with Idempotency-Key", client.post(ROOT_PATH, _OBJECTION, Idempotency_Key="1"))
        row("read", client.get(made.location))
        row("work list", client.get(ROOT_PATH))
        note = {"tekst": "x"}
        row("note", client.post(f"{made.location}/notities", note))
        row(
            "decide, with Idempotency-Key",
            client.post(f"{made.location}/besluit", _DECISION, If_Match='"2"', Idempotency_Key="2"),
        )
        row(
            "the same again (replay)",
            client.post(f"{made.location}/besluit", _DECISION, If_Match='"2"', Idempotency_Key="2"),
        )
    return table
