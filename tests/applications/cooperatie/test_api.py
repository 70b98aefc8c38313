"""The cooperative's API in process: from application to joining, and every refusal."""

from __future__ import annotations

from typing import Any

import pytest

from applications.cooperatie.conftest import (
    RELEASE,
    ROOT,
    RSINS,
    Bureau,
    aanmelding,
    gemeente,
    regeling,
)

INLEG = 2_500_000


def test_from_application_to_joining(bureau: Bureau) -> None:
    bureau.publiceer()
    applied = bureau.post("/leden", aanmelding())
    assert applied.status == 201
    assert applied.json["stand"] == "aangemeld"
    id_ = applied.json["id"]
    assert applied.location == f"{ROOT}/leden/{id_}"
    assert bureau.beslis(id_).json["stand"] == "toegelaten"
    factuur = bureau.factureer(id_).json
    assert factuur["stand"] == "gefactureerd"
    assert factuur["factuur"]["nummer"] == "2026-0001"
    assert factuur["factuur"]["bedrag"] == INLEG
    assert factuur["factuur"]["vervalDatum"] == "2026-07-31"
    paid = bureau.betaal(id_, INLEG)
    assert paid.status == 201
    assert paid.json["lid"]["stand"] == "toegetreden"
    (key,) = paid.json["lid"]["instanties"]
    instantie = bureau.get(f"/instanties/{key}").json
    assert instantie["code"] == "GM0632"
    assert instantie["stand"] == "gewenst"
    assert instantie["gewensteRelease"] == RELEASE
    assert instantie["stack"]["naam"] == f"gemeengoed-{key}"
    assert "woerden" not in instantie["stack"]["naam"]


def test_joint_body_gets_an_instance_per_municipality(bureau: Bureau) -> None:
    keys = bureau.toegetreden(regeling())
    assert len(keys) == 2
    listed = bureau.get("/instanties").json["items"]
    assert [i["naam"] for i in listed] == ["Boxtel", "Sint-Michielsgestel"]
    assert {i["id"] for i in listed} == set(keys)


def test_joining_before_there_is_a_release_waits(bureau: Bureau) -> None:
    (key,) = bureau.toegetreden()
    assert "gewensteRelease" not in bureau.get(f"/instanties/{key}").json


@pytest.mark.parametrize(
    ("again", "part"),
    [
        (aanmelding(), "rechtspersoon"),
        (aanmelding(rsin=RSINS[2], oin=f"00000001{RSINS[2]}000"), "GM0632"),
        (
            regeling(gemeenten=[gemeente("GM0757", "Boxtel"), gemeente("GM0632", "Woerden")]),
            "GM0632",
        ),
        (regeling(gemeenten=[gemeente("GM9999", "Woerden")]), "webadres"),
    ],
)
def test_joining_twice(bureau: Bureau, again: dict[str, Any], part: str) -> None:
    bureau.meld_aan()
    refused = bureau.post("/leden", again)
    assert refused.status == 409
    assert part in refused.json["detail"]
    assert len(bureau.get("/leden").json["items"]) == 1


def test_after_a_refusal_one_may_apply_again(bureau: Bureau) -> None:
    first = bureau.meld_aan(regeling())
    refused = bureau.beslis(first, "afgewezen", reden="Nog geen raadsbesluit")
    assert refused.json["stand"] == "afgewezen"
    assert bureau.factureer(first).status == 409
    second = bureau.meld_aan(regeling())
    assert second != first
    assert bureau.post("/leden", regeling()).status == 409


def test_wrong_application_is_told_per_field(bureau: Bureau) -> None:
    wrong = aanmelding(rsin="123456789", gemeenten=[gemeente("0632", "Woerden", 0)])
    refused = bureau.post("/leden", wrong)
    assert refused.status == 400
    names = [e["name"] for e in refused.json["invalidParams"]]
    assert names == ["rsin", "gemeenten.0.code", "gemeenten.0.inwoners"]
    assert "123456789" not in refused.text
    future = gemeente("GM0632", "Woerden") | {"peildatum": "2026-07-02"}
    refused = bureau.post("/leden", aanmelding(gemeenten=[future]))
    assert [e["name"] for e in refused.json["invalidParams"]] == ["gemeenten.0.peildatum"]
    assert bureau.get("/leden").json["items"] == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"besluitDatum": "2026-07-02"}, "besluitDatum"),
        ({"besluitDatum": "2014-12-31"}, "besluitDatum"),
        ({"dictum": "afgewezen"}, "body"),
    ],
)
def test_wrong_decision(bureau: Bureau, changes: dict[str, Any], field: str) -> None:
    id_ = bureau.meld_aan()
    refused = bureau.beslis(id_, **changes)
    assert refused.status == 400
    assert [e["name"] for e in refused.json["invalidParams"]] == [field]


def test_decision_needs_the_version_that_was_read(bureau: Bureau) -> None:
    id_ = bureau.meld_aan()
    body = {"dictum": "toegelaten", "besluitDatum": "2026-06-30", "kenmerk": "BB-1"}
    assert bureau.post(f"/leden/{id_}/toelating", body).status == 428
    assert bureau.post(f"/leden/{id_}/toelating", body, If_Match='"7"').status == 412
    assert bureau.beslis(id_).status == 200
    again = bureau.beslis(id_)
    assert again.status == 409
    assert "al besloten" in again.json["detail"]


def test_invoice_only_once_and_only_when_admitted(bureau: Bureau) -> None:
    id_ = bureau.meld_aan()
    assert bureau.factureer(id_).status == 409
    bureau.beslis(id_)
    late = bureau.post(f"/leden/{id_}/factuur", {"betaaltermijn": 0})
    assert late.status == 400
    assert bureau.factureer(id_).status == 201
    assert bureau.factureer(id_).status == 409


def test_invoice_numbers_have_no_gaps(bureau: Bureau) -> None:
    first = bureau.tot_factuur()
    bureau.factureer(first)
    second = bureau.tot_factuur(regeling())
    numbers = [bureau.get(f"/leden/{i}").json["factuur"]["nummer"] for i in (first, second)]
    assert numbers == ["2026-0001", "2026-0002"]


def test_what_does_not_exist(bureau: Bureau) -> None:
    assert bureau.get("/leden/k7qm-3fzx-9rtw").status == 404
    assert bureau.get("/instanties/k7qm-3fzx-9rtw").status == 404
    assert bureau.betaal("k7qm-3fzx-9rtw", 100).status == 404


def test_lists_are_paged(bureau: Bureau) -> None:
    bureau.meld_aan()
    bureau.meld_aan(regeling())
    first = bureau.get("/leden?limit=1").json
    second = bureau.get(f"/leden?limit=1&cursor={first['next']}").json
    names = [p["items"][0]["aanmelding"]["naam"] for p in (first, second)]
    assert names == ["Gemeente Woerden", "GR MijnGemeenteDichtbij"]
    assert bureau.get("/leden?limit=0").status == 400


def test_release_twice_is_one_release(bureau: Bureau) -> None:
    for _ in range(2):
        assert bureau.publiceer().status == 201
    (only,) = bureau.get("/releases").json["items"]
    assert only["actueel"] is True
    assert only["sjabloon"] == f"releases/{RELEASE}.json"


def test_newest_release_is_current_until_an_older_one_is_chosen(bureau: Bureau) -> None:
    bureau.publiceer()
    bureau.publiceer("b" * 64, "2026.7.2")
    assert _current(bureau) == "b" * 64
    bureau.publiceer()
    assert _current(bureau) == RELEASE
    assert len(bureau.get("/releases").json["items"]) == 2


@pytest.mark.parametrize("release", ["A" * 64, "a" * 63, "../../etc/passwd"])
def test_release_is_a_hash(bureau: Bureau, release: str) -> None:
    assert bureau.publiceer(release).status == 400


def test_every_route_of_the_manifest_is_there() -> None:
    from cooperatie.api import api

    assert set(api.operations) == {r.key for r in api.application.routes}


def _current(bureau: Bureau) -> str:
    items = bureau.get("/releases").json["items"]
    (current,) = [r["id"] for r in items if r["actueel"]]
    return str(current)
