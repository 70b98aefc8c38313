"""Who follows a person hears that something changed, and what kind of thing; never to what."""

from __future__ import annotations

from typing import Any

from applications.gateway import Machine
from applications.gba.personen import ANDER_BSN, BSN, NU, lijst
from gba import events
from gba.bevragen.lo3 import AFNEMERSINDICATIE
from gba.lijsten import PERSOONSLIJSTEN, Bijgehouden
from gba.volgen import GEWIJZIGD, gewijzigd, volgers
from gemeengoed import aws
from gemeengoed.stream import Written

ROOT = "/api/gba/v1"


def laad(client: Machine, **anders: Any) -> str:
    reply = client.post(
        f"{ROOT}/ladingen",
        {"lijsten": [lijst(**anders).model_dump(mode="json", by_alias=True)]},
    )
    assert reply.status == 200, reply.text
    return str(reply.json["regels"][0]["uitkomst"])


def said(persoon: str) -> list[tuple[str, Any]]:
    """What followers hear of all that happened to a list, as it stands by now."""
    store = aws.store("gba")
    dossier = store.get(PERSOONSLIJSTEN, persoon)
    history = store.history(PERSOONSLIJSTEN, persoon)
    written = (Written("1", "persoonslijst", persoon, r.number, r.event) for r in history)
    return [s for w in written if (s := gewijzigd(w, dossier))]


def test_who_follows_hears_which_rubrieken(client: Machine) -> None:
    assert laad(client) == "geladen"
    followed = client.post(f"{ROOT}/volgindicaties", {"bsn": BSN})
    assert followed.status == 200
    persoon = followed.json["persoon"]
    assert (followed.json["afnemer"], followed.json["sinds"]) == ("client", "2026-11-23")
    assert BSN not in followed.text
    assert said(persoon) == []

    assert laad(client, c08={"1120": "3", "8510": "20261101"}) == "gewijzigd"
    assert said(persoon) == [
        (GEWIJZIGD, {"persoon": persoon, "rubrieken": ["081120"], "afnemers": ["client"]})
    ]
    assert "Markt" not in str(said(persoon))


def test_what_we_record_ourselves_is_told_too(client: Machine) -> None:
    laad(client)
    persoon = client.post(f"{ROOT}/volgindicaties", {"bsn": BSN}).json["persoon"]
    event = Bijgehouden(
        at=NU,
        by="test",
        categorie="01",
        actueel={"0240": "Bouzid", "6110": "V", "8610": "20261123"},
        aanleiding="naamgebruik",
    )

    def command(tx: Any) -> None:
        tx.get(PERSOONSLIJSTEN, persoon)
        tx.append(PERSOONSLIJSTEN, persoon, event)

    aws.store("gba").run(command, now=0)
    assert [data["rubrieken"] for _, data in said(persoon)] == [["010240", "016110"]]


def test_nobody_follows_nothing_is_told(client: Machine) -> None:
    laad(client)
    persoon = client.post(f"{ROOT}/volgindicaties", {"bsn": BSN}).json["persoon"]
    ended = client.post(f"{ROOT}/volgindicaties/einde", {"bsn": BSN})
    assert ended.status == 200
    laad(client, c08={"1120": "5"})
    assert said(persoon) == []
    # That there was one stays as history (LO3, category 64).
    staat = aws.store("gba").get(PERSOONSLIJSTEN, persoon).state
    assert volgers(staat) == {}
    assert [v.get("4010") for v in staat.stapels(AFNEMERSINDICATIE)[0]] == [None, "client"]


def test_following_twice_is_once_and_a_new_load_keeps_it(client: Machine) -> None:
    laad(client)
    for _ in range(2):
        persoon = client.post(f"{ROOT}/volgindicaties", {"bsn": BSN}).json["persoon"]
    assert laad(client) == "gelijk"
    laad(client, c08={"1120": "7"})
    staat = aws.store("gba").get(PERSOONSLIJSTEN, persoon).state
    assert volgers(staat) == {"client": 0}


def test_who_is_not_here_can_not_be_followed(client: Machine) -> None:
    reply = client.post(f"{ROOT}/volgindicaties", {"bsn": ANDER_BSN})
    assert reply.status == 404
    assert ANDER_BSN not in reply.text
    wrong = client.post(f"{ROOT}/volgindicaties", {"bsn": "999990018"})
    assert wrong.status == 400
    assert [p["name"] for p in wrong.json["invalidParams"]] == ["bsn"]


def test_the_stream_tells_it() -> None:
    assert events.stream._tellings[PERSOONSLIJSTEN.name] is gewijzigd
