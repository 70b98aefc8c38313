"""What breaks, is seen, loses nothing, and can be mended."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from infra_cdk.deploy import STACK_NAME
from infra_cdk.local import http
from infra_cdk.local.cooperative import Json
from infra_cdk.local.settings import DOMAIN
from infra_cdk.local.show import Screen
from infra_cdk.local.up import LocalCloud
from running import Running
from system.applicants import FEE, applicant, instance_of, invoiced, pay
from system.cloud import aws, cooperative, eventually, resources

CODE = "GM0772"


def test_a_stack_that_fails_says_why_and_a_retry_succeeds(cloud: Running) -> None:
    gateway = aws(cloud, "apigatewayv2")
    taken = f"bezet.{DOMAIN}"
    gateway.create_domain_name(DomainName=taken)
    lid = invoiced(cloud, applicant(cloud, "Bezet"))
    assert pay(cloud, lid, FEE, "1").status == 201
    failed = eventually(lambda: _in_stand(cloud, lid, "mislukt"), seconds=120)
    assert "already exists" in failed["reden"]

    gateway.delete_domain_name(DomainName=taken)
    retry = f"/instanties/{failed['id']}/opnieuw"
    assert cooperative(cloud).ask("POST", retry, "cooperatie:uitrollen").status == 202
    up = eventually(lambda: _in_stand(cloud, lid, "draait"), seconds=120)
    assert http.call("GET", f"{up['portaalUrl']}/").status == 200
    assert cooperative(cloud).ask("POST", retry, "cooperatie:uitrollen").status == 409


def test_death_between_payment_and_instance_loses_nothing(cloud: Running) -> None:
    lid = invoiced(cloud, applicant(cloud, "Onderbroken"))
    with _stream_stopped(cloud):
        assert pay(cloud, lid, FEE, "1").json()["lid"]["stand"] == "toegetreden"
        time.sleep(2)
        waiting = instance_of(cloud, lid)
        assert waiting
        assert waiting["stand"] == "gewenst", "the payment and the wish are one transaction"
    eventually(lambda: _in_stand(cloud, lid, "draait"), seconds=120)


def test_a_malformed_event_goes_to_the_poison_queue(cloud: Running) -> None:
    bus = next(iter(resources(cloud, cloud.site(CODE).stack, "AWS::Events::EventBus").values()))
    event = {
        "Source": "urn:nld:oin:00000001999995820000:systeem:test",
        "DetailType": "besluit.bekendgemaakt",
        "Detail": json.dumps({"specversion": "0.3", "marker": "malformed-on-the-bus"}),
        "EventBusName": bus,
    }
    assert aws(cloud, "events").put_events(Entries=[event])["FailedEntryCount"] == 0
    parked = eventually(lambda: _parked(cloud, "malformed-on-the-bus"))
    assert parked["why"]


def test_a_malformed_record_does_not_hold_up_the_next(cloud: Running) -> None:
    stack = cloud.site(CODE).stack
    table = _only(resources(cloud, stack, "AWS::DynamoDB::Table"), "Bezwaar")
    item = {"pk": "bezwaar#malformed-in-the-table", "sk": "event#000001", "type": "?", "data": "{"}
    aws(cloud, "dynamodb").put_item(
        TableName=table, Item={name: {"S": value} for name, value in item.items()}
    )
    parked = eventually(lambda: _parked(cloud, "malformed-in-the-table"))
    assert parked["why"]


def test_restart_loses_nothing(cloud: Running, capsys: pytest.CaptureFixture[str]) -> None:
    """Killed between payment and instance, and started again: the members stay, work goes on."""
    if "GEMEENGOED_LOCAL" in os.environ:
        pytest.skip("the local cloud of GEMEENGOED_LOCAL is not ours to stop")
    lid = invoiced(cloud, applicant(cloud, "Herstart"))
    before = {m["id"] for m in cooperative(cloud).members()}
    ours = LocalCloud(cloud.local)
    with _stream_stopped(cloud):
        assert pay(cloud, lid, FEE, "1").json()["lid"]["stand"] == "toegetreden"
        ours.ministack.stop()
        ours.ministack.start()
    eventually(lambda: _in_stand(cloud, lid, "draait"), seconds=180)

    ours.stop()
    described = ours.up(Screen())
    assert "application" not in capsys.readouterr().out, "nobody applies twice"
    assert {m["id"] for m in cooperative(cloud).members()} == before
    assert len(described.instances) == len({i["id"] for i in cooperative(cloud).instances()})
    for site in described.instances:
        assert http.call("GET", f"{site.web}/").status == 200


def _in_stand(cloud: Running, lid: Json, stand: str) -> Json | None:
    instance = instance_of(cloud, lid)
    return instance if instance and instance["stand"] == stand else None


def _only(names: dict[str, str], start: str) -> str:
    (found,) = [physical for logical, physical in names.items() if logical.startswith(start)]
    return found


@contextmanager
def _stream_stopped(cloud: Running) -> Iterator[None]:
    """While the cooperative's table stream reaches nobody."""
    functions = aws(cloud, "lambda")
    mine = set(resources(cloud, STACK_NAME, "AWS::Lambda::EventSourceMapping").values())
    for uuid in mine:
        functions.update_event_source_mapping(UUID=uuid, Enabled=False)
    try:
        yield
    finally:
        for uuid in mine:
            functions.update_event_source_mapping(UUID=uuid, Enabled=True)


def _parked(cloud: Running, marker: str) -> dict[str, Any] | None:
    """What waits for a person in the poison queue of the municipality's bezwaar."""
    queues = aws(cloud, "sqs")
    url = _only(resources(cloud, cloud.site(CODE).stack, "AWS::SQS::Queue"), "Bezwaar")
    answer = queues.receive_message(QueueUrl=url, MaxNumberOfMessages=10, VisibilityTimeout=0)
    for message in answer.get("Messages", []):
        if marker in message["Body"]:
            queues.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
            parked: dict[str, Any] = json.loads(message["Body"])
            return parked
    return None
