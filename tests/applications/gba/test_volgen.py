"""Who follows a person hears that something changed, and what kind of thing; never to what."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from applications.gateway import Machine
from applications.gba.personen import NU
from gba import events, levering
from gba.afnemers import AFNEMERS
from gba.bevragen.lo3 import AFNEMERSINDICATIE, Persoonslijst
from gba.inzage.verstrekt import in_woorden
from gba.lijsten import PERSOONSLIJSTEN, Bijgehouden
from gba.volgen import GEWIJZIGD, gewijzigd, volgers
from gemeengoed import aws, settings
from gemeengoed.stream import Written

ROOT = "/api/gba/v1"
BSN, ANDER_BSN = "999990019", "999993653"
# The municipality itself, as the client of these tests.
WIJ = "gemeente 0757"


def lijst(bsn: str = BSN, **categorieen: dict[str, str]) -> Persoonslijst:
    """Somebody who lives in Boxtel. `categorieen`: what differs, e.g. `c08={"1120": "3"}`."""
    staat: dict[str, dict[str, str]] = {
        "01": {
            "0120": bsn,
            "0210": "Fatima",
            "0240": "Bouzid",
            "0310": "19850412",
            "0410": "V",
            "6110": "E",
        },
        "07": {"7010": "0", "6810": "19900101"},
        "08": {
            "0910": "0757",
            "1010": "W",
            "1030": "20150301",
            "1110": "Markt",
            "1115": "Markt",
            "1120": "1",
            "1160": "5281AB",
            "1170": "Boxtel",
            "1180": "0757010000000001",
            "1190": "0757200000000001",
        },
    }
    for naam, elementen in categorieen.items():
        nummer = naam.removeprefix("c")
        staat[nummer] = {**staat.get(nummer, {}), **elementen}
    return Persoonslijst(volgnummer="1001", categorieen={c: (({**e},),) for c, e in staat.items()})


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

    def read(kind: str, id_: str) -> Any:
        assert kind == AFNEMERS.name
        return store.get_many(AFNEMERS, [id_]).get(id_)

    return [s for w in written for s in gewijzigd(w, dossier, read)]


def test_who_follows_hears_which_rubrieken(client: Machine) -> None:
    assert laad(client) == "geladen"
    followed = client.post(f"{ROOT}/volgindicaties", {"bsn": BSN})
    assert followed.status == 200
    persoon = followed.json["persoon"]
    assert (followed.json["afnemer"], followed.json["sinds"]) == (WIJ, "2026-11-23")
    assert BSN not in followed.text
    assert said(persoon) == []

    assert laad(client, c08={"1120": "3", "8510": "20261101"}) == "gewijzigd"
    assert said(persoon) == [
        (GEWIJZIGD, {"persoon": persoon, "rubrieken": ["081120"], "afnemer": WIJ})
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
    assert [v.get("4010") for v in staat.stapels(AFNEMERSINDICATIE)[0]] == [None, WIJ]


def test_following_twice_is_once_and_a_new_load_keeps_it(client: Machine) -> None:
    laad(client)
    for _ in range(2):
        persoon = client.post(f"{ROOT}/volgindicaties", {"bsn": BSN}).json["persoon"]
    assert laad(client) == "gelijk"
    laad(client, c08={"1120": "7"})
    staat = aws.store("gba").get(PERSOONSLIJSTEN, persoon).state
    assert volgers(staat) == {WIJ: 0}


def test_who_is_not_here_can_not_be_followed(client: Machine) -> None:
    reply = client.post(f"{ROOT}/volgindicaties", {"bsn": ANDER_BSN})
    assert reply.status == 404
    assert ANDER_BSN not in reply.text
    wrong = client.post(f"{ROOT}/volgindicaties", {"bsn": "999990018"})
    assert wrong.status == 400
    assert [p["name"] for p in wrong.json["invalidParams"]] == ["bsn"]


def consumer(client: Machine, nummer: str, **regel: str) -> Machine:
    """Another that follows, with a row of table 35 when one is given."""
    if regel:
        row = {"rubrieken": "", "medium": "N", "ingang": "20200101", **regel}
        reply = client.post(f"{ROOT}/afnemers/{nummer}/autorisaties", row)
        assert reply.status == 201, reply.text
    return replace(client, subject=f"c{nummer}", claims={"afnemerID": nummer})


def test_only_who_is_authorised_follows(client: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    laad(client)
    none = consumer(client, "600001")
    past = consumer(client, "600002", einde="20260101")
    for who in (none, past, replace(client, claims={})):
        refused = who.post(f"{ROOT}/volgindicaties", {"bsn": BSN})
        assert (refused.status, refused.headers["content-type"]) == (
            403,
            "application/problem+json",
        )
    now = consumer(client, "600003", medium="N")
    assert now.post(f"{ROOT}/volgindicaties", {"bsn": BSN}).json["afnemer"] == "600003"
    # Another municipality is not this one.
    monkeypatch.setenv("INSTANCE_NAME", "Gemeente Eindhoven")
    monkeypatch.setattr(settings, "_loaded", {})
    assert client.post(f"{ROOT}/volgindicaties", {"bsn": BSN}).status == 403


def test_who_keeps_data_from_them_is_not_followed_by_them(client: Machine) -> None:
    laad(client, c07={"7010": "2"})
    church = consumer(client, "600004", derde="kerken")
    for path in ("volgindicaties", "volgindicaties/einde"):
        assert church.post(f"{ROOT}/{path}", {"bsn": BSN}).status == 404
    others = consumer(client, "600005", derde="vrije")
    assert others.post(f"{ROOT}/volgindicaties", {"bsn": BSN}).status == 200


def follow(who: Machine) -> str:
    return str(who.post(f"{ROOT}/volgindicaties", {"bsn": BSN}).json["persoon"])


def test_each_follower_hears_it_alone_and_what_they_may_ask_for(client: Machine) -> None:
    laad(client)
    follow(client)
    follow(consumer(client, "600006", rubrieken="81120"))
    follow(consumer(client, "600007", rubrieken="81110 81120"))
    persoon = follow(consumer(client, "600008", rubrieken="10240"))
    laad(client, c08={"1110": "Plein", "1120": "9"})
    heard = [data for _, data in said(persoon)]
    assert [(data["afnemer"], data["rubrieken"]) for data in heard] == [
        ("600006", ["081120"]),
        ("600007", ["081110", "081120"]),
        (WIJ, ["081110", "081120"]),
    ]
    assert all(data.keys() == {"persoon", "rubrieken", "afnemer"} for data in heard)


def test_an_authorisation_that_ended_and_a_secret_kept_later_tell_nothing(client: Machine) -> None:
    laad(client)
    follow(consumer(client, "600006", rubrieken="81120"))
    persoon = follow(consumer(client, "600007", rubrieken="81120 77010", derde="kerken"))
    consumer(client, "600006", rubrieken="81120", medium="")
    laad(client, c07={"7010": "2"}, c08={"1120": "9"})
    assert said(persoon) == []


def test_following_is_a_delivery_of_no_value(client: Machine) -> None:
    laad(client)
    who = consumer(client, "600006", rubrieken="81120")
    persoon = follow(who)
    who.post(f"{ROOT}/volgindicaties/einde", {"bsn": BSN})
    assert who.post(f"{ROOT}/volgindicaties", {"bsn": ANDER_BSN}).status == 404
    lines = levering.van(aws.table("gba"), persoon)
    assert {(x.afnemer, x.verwerking, x.gezocht, x.gevraagd) for x in lines} == {
        ("600006", "Gestopt met volgen", "010120", ""),
        ("600006", "Begonnen met volgen", "010120", ""),
    }
    assert len(lines) == 2
    assert in_woorden(lines[0]).wat == ("Alleen dat u in het register staat",)


def test_the_stream_tells_it() -> None:
    assert events.stream._tellings[PERSOONSLIJSTEN.name] is gewijzigd
