"""voorbeeld in process: a message comes in, is listed, and is settled once."""

from __future__ import annotations

from typing import Any

import pytest

from applications.gateway import Machine

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
