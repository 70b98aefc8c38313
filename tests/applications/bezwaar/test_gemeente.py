"""The municipality's own court and counter in letters: told by its portal, by nobody else."""

from __future__ import annotations

from typing import Any

import boto3
import pytest

from applications.bezwaar.conftest import NU
from applications.bezwaar.zaak import Zaak
from applications.bezwaar.zaken import erbij, leg_neer, staat
from applications.gateway import Machine
from bezwaar import events, model
from bezwaar.brieven import Gemeente, brief_bij, plaatselijk
from bezwaar.invoer import Zittingsplan
from bezwaar.model.gebeurtenissen import Bekendgemaakt
from gemeengoed import aws, brieven, gemeente
from gemeengoed.brieven import Opdracht
from gemeengoed.documents import Bestand
from gemeengoed.stream import Written

OIN = "00000001001234567000"
PORTAAL = f"urn:nld:oin:{OIN}:systeem:portaal"


def zeg(source: str = PORTAAL, **data: Any) -> None:
    """Let the bus bring what a portal says."""
    detail = {
        "specversion": "1.0",
        "id": "gegevens:gemeente:1",
        "source": source,
        "type": "nl.gemeengoed.portaal.gegevens-gewijzigd",
        "subject": "gemeente",
        "time": "2026-11-24T09:00:00Z",
        "data": {"versie": 1, **data},
    }
    message = {"detail-type": "portaal.gegevens-gewijzigd", "source": source, "detail": detail}
    assert events.handler(message, None) == {}


def parked() -> int:
    sqs = boto3.client("sqs")
    return len(sqs.receive_message(QueueUrl="poison", MaxNumberOfMessages=10).get("Messages", []))


def here() -> Gemeente:
    return events.onze_gemeente(aws.store("bezwaar"))


def test_before_anybody_says_so_the_court_follows_from_the_code(
    client: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert here() == Gemeente("Rechtbank Oost-Brabant", "bij de balie van het gemeentehuis")
    founders = ("GM0632", "GM0757", "GM0772", "GM0845")
    courts = [gemeente.rechtbank(gemeente.Gegevens(), c).split()[-1] for c in founders]
    assert courts == ["Midden-Nederland", "Oost-Brabant", "Oost-Brabant", "Oost-Brabant"]
    unknown = gemeente.rechtbank(gemeente.Gegevens(), "GM9999")
    assert unknown == "rechtbank van het gebied waarin onze gemeente ligt, sector bestuursrecht"


def test_the_newest_snapshot_counts_whatever_the_order(client: Machine) -> None:
    zeg(versie=2, rechtbank="Rechtbank Limburg", inzage="in de bibliotheek")
    zeg(versie=1, rechtbank="Rechtbank Den Haag")
    assert here() == Gemeente("Rechtbank Limburg", "in de bibliotheek")
    # What was taken away there, is not remembered here.
    zeg(versie=3)
    assert here().rechtbank == "Rechtbank Oost-Brabant"
    assert parked() == 0


@pytest.mark.parametrize(
    ("source", "data"),
    [
        (f"urn:nld:oin:{OIN}:systeem:subsidie", {"rechtbank": "Rechtbank Limburg"}),
        (PORTAAL.replace(OIN, "0" * 20), {"rechtbank": "Rechtbank Limburg"}),
        (PORTAAL, {"versie": 0, "rechtbank": "Rechtbank Limburg"}),
        (PORTAAL, {"rechtbank": "x\ny"}),
    ],
    ids=["another application", "another organisation", "no version", "two lines"],
)
def test_what_is_not_of_the_portal_is_parked(
    client: Machine, source: str, data: dict[str, Any]
) -> None:
    zeg(source, **data)
    assert here().rechtbank == "Rechtbank Oost-Brabant"
    assert parked() == 1


def test_the_decision_names_the_court(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk).beslist("2027-01-25")
    sent = zaak.events[-1]
    assert isinstance(sent, Bekendgemaakt)
    opdracht = brief_bij(sent, 9, zaak.staat)
    assert opdracht
    beroep: Any = plaatselijk(opdracht, lambda: Gemeente("Rechtbank Limburg")).gegevens["beroep"]
    assert beroep["rechtbank"] == "Rechtbank Limburg"
    assert beroep["termijn"]["eind"] == "2027-03-08"


def test_an_invitation_made_by_the_stream_says_where_to_look(
    client: Machine, stuk: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    zeg(inzage="in de bibliotheek")
    asked: list[Opdracht] = []

    def make(opdracht: Opdracht) -> Bestand:
        asked.append(opdracht)
        return Bestand(
            id="2", sleutel=opdracht.sleutel, naam="x.pdf", type="application/pdf", grootte=1
        )

    monkeypatch.setattr(brieven, "maak", make)
    id_ = leg_neer(stuk, NU)
    plan = Zittingsplan.model_validate({"dag": "2027-01-12", "tijd": "14.30", "plaats": "Kamer 1"})
    event = model.plan_zitting(staat(id_), plan, door="m", nu=NU)
    erbij(id_, event)
    events.brief(Written("1", "bezwaar", id_, 2, event), aws.store("bezwaar"))
    assert [o.gegevens["terInzageWaar"] for o in asked] == ["in de bibliotheek"]
