"""bezwaar's API in process: what a machine client sees."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import boto3
import pytest

from applications.bezwaar.conftest import ROOT
from applications.gateway import Machine


def test_file_read_decide(client: Machine, stuk: dict[str, Any]) -> None:
    filed = client.post(f"{ROOT}/bezwaren", stuk)
    assert filed.status == 201
    assert filed.json["gegevens"] == stuk | {
        "medeIndieners": [],
        "vraagtKosten": False,
        "vraagtRechtstreeksBeroep": False,
        "indiener": stuk["indiener"] | {"adres": stuk["indiener"]["adres"]},
    }
    assert filed.json["beslistermijn"]["eind"] == "2027-01-25"
    assert filed.json["beslistermijn"]["uitleg"]["artikelen"]

    url = filed.location
    read = client.get(url)
    assert read.status == 200
    assert read.headers["etag"] == filed.headers["etag"] == '"1"'
    assert read.json["stand"] == "ingediend"
    assert "persoon" not in read.json

    decided = client.post(
        f"{url}/besluit",
        {"dictum": "gegrond", "herroepen": True, "motivering": "M", "gehoordOp": "2026-11-23"},
        If_Match='"1"',
    )
    assert decided.status == 200
    assert decided.json["uitkomst"]["binnenTermijn"] is True
    assert decided.headers["etag"] == '"2"'
    kinds = [g["soort"] for g in client.get(f"{url}/gebeurtenissen").json["items"]]
    assert kinds == ["ingediend", "beslist"]


def test_work_list_by_deadline_and_paged(client: Machine, stuk: dict[str, Any]) -> None:
    for dag in ("2026-11-20", "2026-10-20", "2026-11-02"):
        stuk["besluit"] |= {"bekendgemaaktOp": dag, "omschrijving": dag}
        assert client.post(f"{ROOT}/bezwaren", stuk).status == 201
    first = client.get(f"{ROOT}/bezwaren?limit=2").json
    rest = client.get(f"{ROOT}/bezwaren?limit=2&cursor={first['next']}").json
    found = [r["besluit"] for r in first["items"] + rest["items"]]
    assert found == ["2026-10-20", "2026-11-02", "2026-11-20"]
    assert "next" not in rest
    # 1 December 2026 and six weeks: 12 January 2027, 50 days from now.
    assert (first["items"][0]["uiterlijk"], first["items"][0]["resterendeDagen"]) == (
        "2027-01-12",
        50,
    )


def test_bsn_links_and_is_kept_nowhere(
    client: Machine, stuk: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    filed = client.post(f"{ROOT}/bezwaren", stuk | {"medeIndieners": [], "bsn": "999990019"})
    assert filed.status == 201
    assert "999990019" not in filed.text
    assert "999990019" not in str(boto3.client("dynamodb").scan(TableName="bezwaar"))
    assert caplog.records
    assert "999990019" not in str([vars(record) for record in caplog.records])


def test_who_read_which_case_is_in_the_log(
    client: Machine, stuk: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    url = client.post(f"{ROOT}/bezwaren", stuk).location
    client.get(url)
    client.get(f"{ROOT}/bezwaren/999990019")
    lines = [vars(record) for record in caplog.records]
    reads = [line for line in lines if line.get("route") == "GET /bezwaren/{id}"]
    assert [line["by"] for line in reads] == ["machine:client"] * 2
    assert [line.get("id") for line in reads] == [url.rpartition("/")[2], None]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"bsn": "999990018"}, "bsn"),
        ({"ondertekend": False}, "ondertekend"),
        ({"onbekend": 1}, "onbekend"),
        ({"gronden": "x" * 20_001}, "gronden"),
        ({"indiener": {"naam": ""}}, "indiener.naam"),
        ({"besluit": {"bekendgemaaktOp": "2026-02-30"}}, "besluit.bekendgemaaktOp"),
        ({"besluit": {"bekendgemaaktOp": "2026-11-24"}}, "besluit.bekendgemaaktOp"),
        ({"besluit": {"bekendgemaaktOp": 0}}, "besluit.bekendgemaaktOp"),
    ],
)
def test_wrong_field_is_told_at_the_field(
    client: Machine, stuk: dict[str, Any], change: dict[str, Any], field: str
) -> None:
    for key, value in change.items():
        stuk[key] = stuk.get(key, {}) | value if isinstance(value, dict) else value
    reply = client.post(f"{ROOT}/bezwaren", stuk)
    assert reply.status == 400
    assert reply.headers["content-type"] == "application/problem+json"
    assert field in [p["name"] for p in reply.json["invalidParams"]]
    assert client.get(f"{ROOT}/bezwaren").json["items"] == []


def test_same_key_same_answer_other_body_refused(client: Machine, stuk: dict[str, Any]) -> None:
    first = client.post(f"{ROOT}/bezwaren", stuk, Idempotency_Key="k1")
    again = client.post(f"{ROOT}/bezwaren", stuk, Idempotency_Key="k1")
    assert (again.status, again.text, again.location) == (201, first.text, first.location)
    other = client.post(
        f"{ROOT}/bezwaren", stuk | {"medeIndieners": [], "gronden": "Anders."}, Idempotency_Key="k1"
    )
    assert other.status == 422
    assert len(client.get(f"{ROOT}/bezwaren").json["items"]) == 1


def test_replayed_decision_is_answered_as_the_first_time(
    client: Machine, stuk: dict[str, Any]
) -> None:
    url = client.post(f"{ROOT}/bezwaren", stuk).location
    body = {"dictum": "ongegrond", "motivering": "M", "nietGehoord": "b"}
    first = client.post(f"{url}/besluit", body, If_Match='"1"', Idempotency_Key="b")
    again = client.post(f"{url}/besluit", body, If_Match='"1"', Idempotency_Key="b")
    assert first.status == again.status == 200
    assert first.text == again.text
    assert client.post(f"{url}/besluit", body, If_Match='"2"').status == 409


def test_decision_needs_the_current_version(client: Machine, stuk: dict[str, Any]) -> None:
    url = client.post(f"{ROOT}/bezwaren", stuk).location
    body = {"dictum": "ongegrond", "motivering": "M", "nietGehoord": "b"}
    assert client.post(f"{url}/besluit", body).status == 428
    assert client.post(f"{url}/notities", {"tekst": "Gebeld."}).status == 201
    assert client.post(f"{url}/besluit", body, If_Match='"1"').status == 412


def test_law_is_named(client: Machine, stuk: dict[str, Any]) -> None:
    url = client.post(f"{ROOT}/bezwaren", stuk).location
    reply = client.post(
        f"{url}/besluit", {"dictum": "ongegrond", "motivering": "M"}, If_Match='"1"'
    )
    assert reply.status == 409
    assert reply.json["artikel"] == "Awb 7:2 en 7:3"


@pytest.mark.parametrize("id_", ["nope", "aaaa-bbbb-cccc", "%2e%2e", "x" * 300])
def test_unknown_case(client: Machine, id_: str) -> None:
    for path in ("", "/gebeurtenissen"):
        assert client.get(f"{ROOT}/bezwaren/{id_}{path}").status == 404
    assert client.post(f"{ROOT}/bezwaren/{id_}/notities", {"tekst": "x"}).status == 404


def test_late_cases_count_as_late(client: Machine, stuk: dict[str, Any], tijd: Any) -> None:
    from bezwaar.schedule import handler

    tijd(datetime(2026, 9, 20, 12, tzinfo=UTC))
    stuk["besluit"]["bekendgemaaktOp"] = "2026-09-01"
    client.post(f"{ROOT}/bezwaren", stuk)
    tijd(datetime(2026, 11, 23, 12, tzinfo=UTC))
    stuk["besluit"]["bekendgemaaktOp"] = "2026-11-02"
    client.post(f"{ROOT}/bezwaren", stuk)
    # The first is due on 24 November 2026: not late on that day, late on the next.
    tijd(datetime(2026, 11, 24, 12, tzinfo=UTC))
    first = {"open": 2, "over_termijn": 0, "binnen_14_dagen": 1, "dwangsom": 0}
    assert handler({}, None)["kpis"] == first
    tijd(datetime(2026, 11, 25, 12, tzinfo=UTC))
    assert handler({}, None)["kpis"] == first | {"over_termijn": 1, "binnen_14_dagen": 0}
