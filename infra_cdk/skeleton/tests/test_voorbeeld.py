"""voorbeeld in process: a message comes in, is listed, and is settled once."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any

import boto3
import pytest

from applications.gateway import Machine
from gemeengoed.identity import Role

ROOT = "/api/voorbeeld/v1"
BERICHT = {"onderwerp": "Losse stoeptegel", "tekst": "Voor de bibliotheek."}


@pytest.fixture
def client(install: Any) -> Machine:
    from voorbeeld.api import handler
    from voorbeeld.application import APPLICATION

    install(APPLICATION)
    return Machine(handler)


def test_hand_in_and_settle(client: Machine) -> None:
    made = client.post(f"{ROOT}/berichten", BERICHT)
    assert made.status == 201
    assert [i["id"] for i in client.get(f"{ROOT}/berichten").json["items"]] == [made.json["id"]]
    settled = client.post(
        f"{made.location}/afhandeling", {"antwoord": "Ligt vast."}, If_Match='"1"'
    )
    assert settled.status == 200
    assert client.get(f"{ROOT}/berichten").json["items"] == []
    again = client.post(f"{made.location}/afhandeling", {"antwoord": "Nog eens."}, If_Match='"2"')
    assert again.status == 409


def test_wrong_field(client: Machine) -> None:
    reply = client.post(f"{ROOT}/berichten", BERICHT | {"onderwerp": ""})
    assert reply.status == 400
    assert reply.json["invalidParams"][0]["name"] == "onderwerp"


def looks() -> list[dict[str, Any]]:
    """Who looked at whose message."""
    items = boto3.client("dynamodb").scan(TableName="voorbeeld")["Items"]
    looks = [i for i in items if i["pk"]["S"].startswith("inzage#") and i["sk"]["S"] == "state"]
    return [json.loads(i["data"]["S"]) for i in looks]


def _hidden(page: str) -> dict[str, str]:
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))


def test_a_resident_writes_and_an_official_answers(log_in: Any) -> None:
    from voorbeeld.web import web

    someone = log_in(web)
    resident, official = someone(Role.BURGER), someone(Role.MEDEWERKER, "m1")
    token = _hidden(resident.get("/voorbeeld/schrijven").text)
    first = resident.post("/voorbeeld/schrijven", token).location
    wrong = resident.post(first, token | {"onderwerp": ""})
    assert wrong.status == 422
    assert 'id="onderwerp-fout"' in wrong.text
    second = resident.post(first, token | {"onderwerp": BERICHT["onderwerp"]}).location
    last = resident.post(second, token | {"tekst": BERICHT["tekst"]}).location
    assert BERICHT["tekst"] in resident.get(last).text
    sent = resident.post(last, token).location
    assert "Wij hebben uw bericht ontvangen" in resident.get(sent).text
    assert someone(Role.BURGER, "p2").get(sent).status == 404

    address = re.search(
        r'"(/voorbeeld/werkvoorraad/[^"]+)"', official.get("/voorbeeld/werkvoorraad").text
    )
    assert address
    assert looks() == []
    case = official.get(address[1])
    assert [look["persoon"] for look in looks()] == ["p1"], "written down for who sent it"
    answer = _hidden(case.text[case.text.index("eenmalig") - 200 :]) | {"antwoord": "Ligt vast."}
    old = official.post(address[1], answer | {"versie": "7"})
    assert (old.status, "Ligt vast." in old.text) == (412, True), "nothing typed is lost"
    assert official.post(address[1], answer).status == 303
    assert "geen open berichten" in official.get("/voorbeeld/werkvoorraad").text
    assert "Ligt vast." in official.get(address[1]).text
    assert resident.get("/voorbeeld/werkvoorraad").status == 403


def test_what_goes_on_the_bus_says_nothing_of_the_message() -> None:
    from gemeengoed.stream import Written
    from voorbeeld.events import public
    from voorbeeld.model import Bericht, dien_in

    event = dien_in(
        Bericht.model_validate(BERICHT), door="x", nu=datetime(2026, 11, 23, tzinfo=UTC)
    )
    assert public(Written("1", "zaak", "a", 1, event)) == ("voorbeeld.ingediend", {})
