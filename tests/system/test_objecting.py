"""An objection over HTTP: filed, read, decided; by whom it may, once, and without losing any."""

from __future__ import annotations

import random
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from functools import partial
from threading import Barrier
from typing import Any

import pytest

from bezwaar import model
from bezwaar.invoer import Notitie
from bezwaar.model import BEZWAREN
from gemeengoed import clock
from gemeengoed.problem import Conflict
from gemeengoed.store import Store, Transaction
from gemeengoed.table import DynamoTable
from infra_cdk.local import http
from running import Running
from system.applicants import today
from system.cloud import aws, resources

CODE, OTHER = "GM0772", "GM0757"
BASE = "/bezwaar/v1/bezwaren"
FILE, READ, HANDLE = "bezwaar:indienen", "bezwaar:lezen", "bezwaar:behandelen"
AT_ONCE = 50
# Each is a process on this machine.
CLIENTS = 8
TRIES = 60
# Ask again, with the same key.
LATER = http.BUSY | {409}


def objection(**changes: Any) -> dict[str, Any]:
    bekend = (clock.now() - timedelta(days=10)).date().isoformat()
    return {
        "indiener": {
            "naam": "F. Bouzid",
            "adres": {
                "straat": "Markt",
                "huisnummer": 1,
                "postcode": "5611 EC",
                "woonplaats": "Eindhoven",
            },
        },
        "besluit": {
            "kenmerk": "2026-0417",
            "omschrijving": "Weigering omgevingsvergunning",
            "bekendgemaaktOp": bekend,
        },
        "gronden": "Het bestemmingsplan staat dit toe.",
        "ondertekend": True,
        "bsn": "999991164",
        **changes,
    }


def file(
    cloud: Running,
    body: dict[str, Any] | None = None,
    headers: dict[str, str] | None = None,
) -> http.Answer:
    sent = objection() if body is None else body
    return cloud.api("POST", CODE, BASE, scope=FILE, body=sent, headers=headers)


def test_filing_gives_a_receipt_that_explains_the_date(cloud: Running) -> None:
    answer = file(cloud)
    assert answer.status == 201
    receipt = answer.json()
    assert receipt["gegevens"]["gronden"] == objection()["gronden"]
    assert receipt["beslistermijn"]["eind"] > today()
    assert "7:10" in answer.text, "the article that gives the date"
    assert "999991164" not in answer.text
    root = cloud.site(CODE).web
    read = http.call("GET", root + answer.headers["location"], token=cloud.token(CODE, READ))
    assert read.status == 200
    assert read.headers["etag"] == answer.headers["etag"]


def test_an_official_sees_it_on_the_work_list_and_decides(cloud: Running) -> None:
    filed = file(cloud).json()
    assert filed["id"] in {i["id"] for i in _work_list(cloud)}
    path = f"{BASE}/{filed['id']}"
    decision = {
        "dictum": "ongegrond",
        "motivering": "Het besluit past bij het plan.",
        "gehoordOp": today(),
    }
    send = partial(cloud.api, "POST", CODE, f"{path}/besluit", scope=HANDLE, body=decision)
    assert send().status == 428
    assert send(headers={"If-Match": '"999"'}).status == 412
    _on_what_is_there(cloud, path, "besluit", decision)
    # Taken, but not sent: until then it is still to be done.
    assert filed["id"] in {i["id"] for i in _work_list(cloud)}
    _on_what_is_there(cloud, path, "bekendmaken", {"op": today()})
    assert filed["id"] not in {i["id"] for i in _work_list(cloud)}


def _on_what_is_there(cloud: Running, path: str, action: str, body: dict[str, Any]) -> None:
    """On the version just read; a letter that was made meanwhile is a version more."""
    for _ in range(TRIES):
        etag = cloud.api("GET", CODE, path, scope=READ).headers["etag"]
        done = cloud.api(
            "POST", CODE, f"{path}/{action}", scope=HANDLE, body=body, headers={"If-Match": etag}
        )
        if done.status != 412:
            break
    assert done.status == 200, done.text


@pytest.mark.parametrize("path", [BASE, f"{BASE}/0000-0000-0000"])
def test_no_valid_token_no_answer(cloud: Running, path: str) -> None:
    url = cloud.site(CODE).api + path
    assert http.call("GET", url).status == 401
    scope = f"{READ} {HANDLE}"
    signed = cloud.token(CODE, scope)
    head, claims, signature = signed.split(".")
    forged = f"{head}.{claims}.{signature[::-1]}"
    other_tenant = cloud.token(OTHER, scope)
    expired = cloud.token(CODE, scope, seconds=-60)
    for bad in ("x", forged, other_tenant, expired):
        assert http.call("GET", url, token=bad).status == 401
    assert http.call("GET", url, token=cloud.token(CODE, FILE)).status == 403


def test_an_objection_is_of_one_municipality_only(cloud: Running) -> None:
    filed = file(cloud).json()
    assert cloud.api("GET", OTHER, f"{BASE}/{filed['id']}", scope=READ).status == 404


def test_the_same_request_is_carried_out_once(cloud: Running) -> None:
    key = {"Idempotency-Key": str(uuid.uuid4())}
    first, again = file(cloud, headers=key), file(cloud, headers=key)
    assert (first.status, first.body) == (again.status, again.body)
    other = file(cloud, objection(gronden="Iets anders."), key)
    assert other.status == 422
    assert other.headers["content-type"].startswith("application/problem+json")


def test_bad_input_is_told_per_field(cloud: Running) -> None:
    answer = file(cloud, objection(bsn="123456789", ondertekend=False))
    assert answer.status == 400
    assert "123456789" not in answer.text
    assert "Traceback" not in answer.text
    root = cloud.site(CODE).api
    token = cloud.token(CODE, FILE)
    for body, kind in ((b"{", "application/json"), (b"x" * 300_000, "application/json")):
        broken = http.call(
            "POST", root + BASE, body=body, headers={"Content-Type": kind}, token=token
        )
        assert broken.status == 400
    text = http.call(
        "POST", root + BASE, body=b"{}", headers={"Content-Type": "text/plain"}, token=token
    )
    assert text.status == 415


def test_fifty_at_once_lose_nothing(cloud: Running) -> None:
    """Fifty commands on one dossier, all in flight together: the real table, our own store."""
    id_ = file(cloud).json()["id"]
    tables = resources(cloud, cloud.site(CODE).stack, "AWS::DynamoDB::Table")
    (table,) = [name for logical, name in tables.items() if logical.startswith("Bezwaar")]
    client = aws(cloud, "dynamodb", max_pool_connections=AT_ONCE)
    store = Store(DynamoTable(client, table))
    start = Barrier(AT_ONCE)

    def leave(number: int) -> None:
        def command(tx: Transaction) -> str:
            note = model.leg_notitie(
                tx.get(BEZWAREN, id_),
                Notitie(tekst=f"Notitie {number}"),
                door=f"medewerker:{number}",
                nu=clock.now(),
            )
            tx.append(BEZWAREN, id_, note)
            return ""

        start.wait()
        for _ in range(TRIES):
            with suppress(Conflict):
                store.run(command, now=0)
                return
        raise AssertionError(f"command {number} found no place in {TRIES} tries")

    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(leave, range(AT_ONCE)))
    assert _notes(cloud, id_) == AT_ONCE


def test_a_crowd_over_http_loses_nothing(cloud: Running) -> None:
    """Clients that keep asking, each note with its own key, until it is written."""
    id_ = file(cloud).json()["id"]
    notes = f"{cloud.site(CODE).api}{BASE}/{id_}/notities"
    token = cloud.token(CODE, HANDLE)

    def leave(number: int) -> int:
        headers = {"Idempotency-Key": f"{id_}-{number}"}
        for _ in range(TRIES):
            note = {"tekst": f"Notitie {number}"}
            answer = http.call(
                "POST", notes, json_body=note, headers=headers, token=token, timeout=60
            )
            if answer.status not in LATER:
                break
            time.sleep(random.uniform(0.2, 1))
        return answer.status

    with ThreadPoolExecutor(CLIENTS) as pool:
        answers = list(pool.map(leave, range(AT_ONCE)))
    assert set(answers) == {201}
    assert _notes(cloud, id_) == AT_ONCE


def _notes(cloud: Running, id_: str) -> int:
    """How many notes a dossier has, of which the history has every number once."""
    path = f"{BASE}/{id_}/gebeurtenissen"
    history = cloud.api("GET", CODE, path, scope=HANDLE).json()["items"]
    assert [e["nummer"] for e in history] == list(range(1, len(history) + 1))
    return sum(e["soort"] == "notitie_gelegd" for e in history)


def _work_list(cloud: Running) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    query = "?limit=100"
    while True:
        page = cloud.api("GET", CODE, BASE + query, scope=HANDLE).json()
        items += page["items"]
        if not page.get("next"):
            return items
        query = f"?limit=100&cursor={page['next']}"
