"""What follows from events: the rollout starts once, and the bus hears no secrets."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from applications.cooperatie.conftest import NU, RELEASE, Bureau, Machines, records, regeling
from cooperatie import events, plan, schedule
from cooperatie.model import instantie as inst
from cooperatie.model.instantie import INSTANTIE
from cooperatie.model.lid import LID
from gemeengoed.store import Store, Transaction
from gemeengoed.stream import Written


def offer(table: str) -> list[dict[str, str]]:
    """Offer everything that was ever written; the failures that are reported."""
    answer = events.handler({"Records": records(table)}, None)
    return list(answer["batchItemFailures"])


def test_joining_starts_one_rollout(table: str, bureau: Bureau, machines: Machines) -> None:
    bureau.publiceer()
    (key,) = bureau.toegetreden()
    for _ in range(3):
        assert offer(table) == []
    assert machines.started == {
        "koers-leden-1": json.dumps({"koers": RELEASE}),
        f"instantie-{key}-1": json.dumps({"instanties": [key]}),
    }


def test_without_a_release_the_instance_waits_for_one(
    table: str, bureau: Bureau, machines: Machines, store: Store
) -> None:
    bureau.toegetreden()
    assert offer(table) == []
    assert machines.started == {}
    bureau.publiceer()
    assert offer(table) == []
    assert list(machines.started) == ["koers-leden-1"]


def test_what_could_not_be_started_is_offered_again(
    table: str, bureau: Bureau, machines: Machines
) -> None:
    bureau.publiceer()
    bureau.toegetreden()
    machines.failing = True
    assert len(offer(table)) == 1
    assert machines.started == {}
    machines.failing = False
    assert offer(table) == []
    assert len(machines.started) == 2


def test_trying_again_starts_another_rollout(
    table: str, bureau: Bureau, machines: Machines, store: Store
) -> None:
    bureau.publiceer()
    (key,) = bureau.toegetreden()
    offer(table)
    assert bureau.post(f"/instanties/{key}/opnieuw").status == 409
    fail(store, key)
    assert bureau.get(f"/instanties/{key}").json["reden"] == "Kapot"
    assert bureau.post(f"/instanties/{key}/opnieuw").status == 202
    offer(table)
    offer(table)
    assert [n for n in machines.started if n.startswith("instantie")] == [
        f"instantie-{key}-1",
        f"instantie-{key}-3",
    ]


def test_poison_is_parked_and_the_next_goes_on(
    table: str, bureau: Bureau, machines: Machines
) -> None:
    import boto3

    bureau.publiceer()
    (key,) = bureau.toegetreden()
    batch = records(table)
    for record in batch:
        image = record["dynamodb"]["NewImage"]
        if image["pk"]["S"].startswith("lid#") and image["sk"]["S"] == "event#000001":
            image["data"] = {"S": "{"}
    answer = events.handler({"Records": batch}, None)
    assert answer["batchItemFailures"] == []
    assert f"instantie-{key}-1" in machines.started
    sqs = boto3.client("sqs")
    url = sqs.get_queue_url(QueueName="poison")["QueueUrl"]
    assert len(sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10)["Messages"]) == 1


def test_the_bus_hears_no_person_and_no_reason(bureau: Bureau, store: Store) -> None:
    bureau.publiceer()
    (key,) = bureau.toegetreden()
    fail(store, key)
    (member,) = bureau.get("/leden").json["items"]
    histories = [("lid", r) for r in store.history(LID, member["id"])]
    histories += [("instantie", r) for r in store.history(INSTANTIE, key)]
    said = [events.public(Written("1", k, key, r.number, r.event)) for k, r in histories]
    assert [s for s in said if s] == [
        ("lid.toegetreden", {"instanties": [key]}),
        ("instantie.mislukt", {}),
    ]


def test_what_is_said_is_what_the_manifest_says() -> None:
    from cooperatie.application import APPLICATION
    from gemeengoed.manifest import Events

    function = APPLICATION.function(Events)
    assert isinstance(function, Events)
    assert set(function.publishes) == {"lid.toegetreden", "instantie.draait", "instantie.mislukt"}


@pytest.mark.parametrize(("minutes", "started"), [(0, False), (50, True)])
def test_the_clock_takes_up_what_died(
    bureau: Bureau, machines: Machines, store: Store, minutes: int, started: bool
) -> None:
    bureau.publiceer()
    (key,) = bureau.toegetreden()
    begin(store, key)
    schedule.vergelijk(store, NU + timedelta(minutes=minutes))
    expected = [json.dumps({"instanties": [key]})] if started else []
    assert list(machines.started.values()) == expected


def test_the_clock_brings_the_course_to_who_missed_it(
    bureau: Bureau, machines: Machines, store: Store
) -> None:
    (key,) = bureau.toegetreden()
    schedule.vergelijk(store, NU)
    assert machines.started == {}
    bureau.publiceer()
    schedule.vergelijk(store, NU)
    assert bureau.get(f"/instanties/{key}").json["gewensteRelease"] == RELEASE
    assert len(machines.started) == 1


def test_the_clock_starts_as_many_as_fit(
    bureau: Bureau, machines: Machines, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan, "TEGELIJK", 2)
    bureau.publiceer()
    (woerden,) = bureau.toegetreden()
    begin(store, woerden)
    bureau.toegetreden(regeling())
    schedule.vergelijk(store, NU)
    (invoer,) = machines.started.values()
    assert len(json.loads(invoer)["instanties"]) == 1
    monkeypatch.setattr(plan, "TEGELIJK", 1)
    schedule.vergelijk(store, NU + timedelta(minutes=15))
    assert len(machines.started) == 1


def test_figures(bureau: Bureau, machines: Machines, store: Store) -> None:
    bureau.publiceer()
    (key,) = bureau.toegetreden()
    fail(store, key)
    values = schedule.handler({}, None)["kpis"]
    assert values == {
        "leden": 1,
        "inwoners": 54_000,
        "instanties_achter": 1,
        "instanties_mislukt": 1,
    }


def begin(store: Store, key: str) -> None:
    def command(tx: Transaction) -> None:
        instantie = tx.get(INSTANTIE, key)
        event = inst.begin(instantie, "u1", nu=NU, by="t")
        assert event is not None
        tx.append(INSTANTIE, key, event)

    store.run(command, now=0)


def fail(store: Store, key: str) -> None:
    def command(tx: Transaction) -> None:
        tx.get(INSTANTIE, key)
        event = inst.InstantieMislukt(at=NU, by="t", reden="Kapot")
        tx.append(INSTANTIE, key, event)

    store.run(command, now=0)
