"""bezwaar on the bus: what it says, and what it hears."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import boto3
import pytest

from applications.bezwaar.conftest import ROOT
from applications.bezwaar.pages import hidden
from applications.bezwaar.zaak import Zaak
from applications.gateway import Browser, Machine
from bezwaar import events, model
from bezwaar.application import APPLICATION
from bezwaar.besluiten import BESLUITEN
from bezwaar.invoer import Beroepschrift
from bezwaar.model import BEZWAREN, Bezwaar
from gemeengoed import aws, portal
from gemeengoed.dossier import Dossier
from gemeengoed.identity import Role
from gemeengoed.manifest import Events
from gemeengoed.problem import NotFound
from gemeengoed.store import Store
from gemeengoed.stream import Written

BSN = "999990019"


def bekendgemaakt(**changes: Any) -> dict[str, Any]:
    data = {
        "kenmerk": "SUB-1",
        "omschrijving": "Afwijzing subsidie",
        "bekendgemaaktOp": "2026-11-14",
        "persoon": "p1",
    }
    return {
        "detail-type": "besluit.bekendgemaakt",
        "detail": {
            "specversion": "1.0",
            "id": "besluit:1:1",
            "source": "urn:nld:oin:00000001001234567000:systeem:subsidie",
            "type": "nl.gemeengoed.besluit.bekendgemaakt",
            "subject": "s1",
            "time": "2026-11-14T10:00:00Z",
            "datacontenttype": "application/json",
            "data": data | changes,
        },
    }


def parked() -> list[dict[str, Any]]:
    sqs = boto3.client("sqs")
    url = sqs.get_queue_url(QueueName="poison")["QueueUrl"]
    return [json.loads(m["Body"]) for m in sqs.receive_message(QueueUrl=url).get("Messages", [])]


def test_decision_heard_can_be_objected_to(log_in: Callable[..., Browser]) -> None:
    resident = log_in(Role.BURGER, "p1")
    for _ in range(2):
        events.handler(bekendgemaakt(), None)
    page = resident.get("/bezwaar")
    assert page.text.count("Afwijzing subsidie") == 1
    assert "28 december 2026" in page.text
    address = re.search(r"/bezwaar/maken\?besluit=[0-9a-f]+", page.text)
    assert address
    form = resident.get(address[0])
    assert "hebben wij voor u ingevuld" in form.text
    begun = resident.post("/bezwaar/maken", hidden(form))
    # The decision is known, so the first thing to tell is why.
    assert begun.location.endswith("/besluit")
    assert 'value="SUB-1"' in resident.get(begun.location).text
    assert log_in(Role.BURGER, "p2").get(address[0]).status == 404


@pytest.mark.parametrize(
    "message",
    [
        {"detail": {}},
        {"detail": "text"},
        {},
        bekendgemaakt(bekendgemaaktOp="2026-02-30"),
        bekendgemaakt(bekendgemaaktOp="0001-01-01"),
        bekendgemaakt(persoon=None),
    ],
)
def test_malformed_event_is_parked(client: Machine, message: dict[str, Any]) -> None:
    assert events.handler(message, None) == {}
    assert len(parked()) == 1
    with pytest.raises(NotFound):
        aws.store("bezwaar").get(BESLUITEN, "s1")


def test_a_dossier_may_make_two_decisions(log_in: Callable[..., Browser]) -> None:
    resident = log_in(Role.BURGER, "p1")
    second = bekendgemaakt(omschrijving="Vaststelling subsidie", onbekend="veld")
    second["detail"] |= {"id": "besluit:1:2", "traceparent": "00-1"}
    for message in (bekendgemaakt(), second):
        events.handler(message, None)
    page = resident.get("/bezwaar").text
    assert "Afwijzing subsidie" in page
    assert "Vaststelling subsidie" in page


def test_what_goes_out_names_nobody(client: Machine, stuk: dict[str, Any]) -> None:
    filed = client.post(f"{ROOT}/bezwaren", stuk | {"bsn": BSN})
    id_ = filed.json["id"]
    (recorded,) = aws.store("bezwaar").history(BEZWAREN, id_)
    said = events.public(Written("1", "bezwaar", id_, 1, recorded.event))
    assert said
    name, data = said
    assert name == "bezwaar.ingediend"
    assert data.keys() == {"kenmerk", "persoon", "uiterlijk"}
    assert len(data["persoon"]) == 40
    assert "Vries" not in json.dumps(data)


def dossier(client: Machine, stuk: dict[str, Any]) -> Dossier[Bezwaar]:
    filed = client.post(f"{ROOT}/bezwaren", stuk)
    return aws.store("bezwaar").get(BEZWAREN, filed.json["id"])


def written(store: Store, id_: str, number: int) -> Written:
    return Written("1", "bezwaar", id_, number, store.history(BEZWAREN, id_)[number - 1].event)


def test_the_portal_is_told_how_an_objection_stands(client: Machine, stuk: dict[str, Any]) -> None:
    found = dossier(client, stuk | {"bsn": BSN})
    zaak = events.zaak(found)
    assert (zaak.stand, zaak.titel) == ("lopend", "Bezwaar: Weigering omgevingsvergunning")
    assert zaak.pagina == f"/bezwaar/zaken/{found.id}"
    assert zaak.persoon
    assert len(zaak.persoon) == 40
    eind = found.state.beslistermijn.eind
    assert zaak.volgende
    assert zaak.behandeling
    assert zaak.volgende.datum == zaak.behandeling.uiterlijk == eind
    assert zaak.behandeling.pagina == f"/bezwaar/werkvoorraad/{found.id}"
    assert zaak.behandeling.taak == "behandelaar"


def test_a_decision_ends_the_work_and_is_told(client: Machine, stuk: dict[str, Any]) -> None:
    found = dossier(client, stuk | {"bsn": BSN})
    path = f"{ROOT}/bezwaren/{found.id}"
    beslissing = {"dictum": "gegrond", "motivering": "Terecht.", "gehoordOp": "2026-11-23"}
    assert client.post(f"{path}/besluit", beslissing, If_Match='"1"').status == 200
    store = aws.store("bezwaar")
    after = store.get(BEZWAREN, found.id)
    # Taken, but not sent: that is still to be done.
    assert events.zaak(after).behandeling.wat == "Beslissing versturen"
    sent = {"op": "2026-11-23"}
    assert client.post(f"{path}/bekendmaken", sent, If_Match=after.etag).status == 200
    zaak = events.zaak(store.get(BEZWAREN, found.id))
    assert (zaak.stand, zaak.behandeling, zaak.volgende) == ("afgerond", None, None)
    assert "U krijgt gelijk" in zaak.status
    bericht = events.bericht(written(store, found.id, 2), after)
    assert bericht
    assert bericht.onderwerp == "Er is beslist op uw bezwaar"
    assert "Terecht." not in " ".join(bericht.alineas), "the decision itself stays in the case"


def test_the_receipt_says_the_reference_and_the_date(client: Machine, stuk: dict[str, Any]) -> None:
    found = dossier(client, stuk)
    assert events.bericht(written(aws.store("bezwaar"), found.id, 1), found) is None
    known = dossier(client, {k: v for k, v in stuk.items() if k != "gronden"} | {"bsn": BSN})
    bericht = events.bericht(written(aws.store("bezwaar"), known.id, 1), known)
    assert bericht
    text = " ".join(bericht.alineas)
    assert known.state.kenmerk in text
    assert "Wij beslissen uiterlijk op 25 januari 2027" in text
    assert "waarom u het niet eens bent" in text


def test_a_note_is_no_message(client: Machine, stuk: dict[str, Any]) -> None:
    found = dossier(client, stuk | {"bsn": BSN})
    client.post(f"{ROOT}/bezwaren/{found.id}/notities", {"tekst": "Gebeld."})
    store = aws.store("bezwaar")
    assert events.bericht(written(store, found.id, 2), store.get(BEZWAREN, found.id)) is None


def test_the_manifest_says_what_it_publishes() -> None:
    function = APPLICATION.function(Events)
    assert isinstance(function, Events)
    own = {"bezwaar.ingediend", "bezwaar.beslist"}
    told = {portal.ZAAK_GEWIJZIGD, portal.BERICHT_VERSTUURD, portal.INZAGE_GEDAAN}
    assert set(function.publishes) == own | told
    assert set(function.listens_to) == set(events.stream.receivers)


def test_straight_to_the_court_is_told(stuk: dict[str, Any]) -> None:
    """Without a decision of ours there is a word for it too (Awb 7:1a)."""
    zaak = Zaak(stuk, vraagtRechtstreeksBeroep=True).op("2027-01-04")
    zaak.doe(model.stem_in_rechtstreeks_beroep, ander_bezwaar_zonder_verzoek=False)
    zaak.doe(model.stel_beroep_in, Beroepschrift(zaaknummer="1", verzonden_op=date(2027, 1, 4)))
    found = events.zaak(Dossier(zaak.staat.id, len(zaak.events), zaak.staat))
    assert (found.stand, found.status) == ("afgerond", "Uw bezwaar is als beroep bij de rechter.")
