"""What the portal hears: newest wins, once is enough, and nobody speaks for another."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import boto3
import pytest

from applications.gateway import Browser
from applications.portaal.conftest import NU, bericht, inzage, melding, zeg
from gemeengoed import aws
from gemeengoed.manifest import Events
from gemeengoed.portal import BERICHT_VERSTUURD, INZAGE_GEDAAN, ZAAK_GEWIJZIGD
from gemeengoed.stream import Written
from portaal import events
from portaal.application import APPLICATION
from portaal.berichten import BERICHTEN, Gelezen
from portaal.inzagen import INZAGEMELDINGEN
from portaal.wensen import Geuit, Wens
from portaal.zaken import ZAKEN

ZAAK = "bezwaar:bezwaar:aaaa-bbbb-cccc"


@pytest.fixture(autouse=True)
def cloud_of_portaal(log_in: Callable[..., Browser]) -> None:
    """Everything here needs the table, the queue and the environment."""


def parked() -> list[str]:
    sqs = boto3.client("sqs")
    url = sqs.get_queue_url(QueueName="poison")["QueueUrl"]
    found = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", [])
    return [json.loads(m["Body"])["why"] for m in found]


def titel() -> str:
    return aws.store("portaal").get(ZAKEN, ZAAK).state.melding.titel


@pytest.mark.parametrize("order", [(1, 2, 3), (3, 1, 2), (2, 3, 3), (3, 2, 1, 3, 2, 1)])
def test_the_newest_snapshot_stays_whatever_the_order(order: tuple[int, ...]) -> None:
    for versie in order:
        zeg(ZAAK_GEWIJZIGD, melding(versie=versie, titel=f"Versie {versie}"))
    assert titel() == "Versie 3"
    assert parked() == []


def test_an_older_snapshot_writes_nothing() -> None:
    for versie in (5, 4, 5, 1):
        zeg(ZAAK_GEWIJZIGD, melding(versie=versie))
    assert len(aws.store("portaal").history(ZAKEN, ZAAK)) == 1


def test_a_case_that_is_gone_stays_gone() -> None:
    zeg(ZAAK_GEWIJZIGD, melding(versie=2, stand="weg"))
    zeg(ZAAK_GEWIJZIGD, melding(versie=1))
    assert aws.store("portaal").get(ZAKEN, ZAAK).state.melding.stand == "weg"


def test_a_message_twice_is_placed_once(tijd: Callable[[datetime], None]) -> None:
    zeg(BERICHT_VERSTUURD, bericht())
    tijd(NU + timedelta(hours=2))
    zeg(BERICHT_VERSTUURD, bericht(onderwerp="Anders"))
    regel = aws.store("portaal").get(BERICHTEN, f"{ZAAK}:1").state
    assert (regel.geplaatst_op, regel.bericht.onderwerp) == (NU, "Bericht nummer 1")


def test_a_look_twice_is_shown_once() -> None:
    for _ in range(2):
        zeg(INZAGE_GEDAAN, inzage())
    assert len(aws.store("portaal").history(INZAGEMELDINGEN, inzage()["id"])) == 1


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        (ZAAK_GEWIJZIGD, melding("subsidie:aanvraag:x"), "NotItsOwn"),
        (ZAAK_GEWIJZIGD, melding(pagina="/subsidie/x"), "NotItsOwnPage"),
        (BERICHT_VERSTUURD, bericht(zaak="subsidie:aanvraag:x"), "NotItsOwn"),
        (BERICHT_VERSTUURD, bericht(id="bezwaar:bezwaar:dddd:1"), "NotOfThisCase"),
        (BERICHT_VERSTUURD, bericht(pagina="/inloggen"), "NotItsOwnPage"),
        (INZAGE_GEDAAN, inzage(zaak="subsidie:aanvraag:x"), "NotItsOwn"),
        (INZAGE_GEDAAN, inzage(id="subsidie:inzage:x"), "NotItsOwn"),
        (ZAAK_GEWIJZIGD, melding(pagina="https://elders.example/"), "ValidationError"),
        (ZAAK_GEWIJZIGD, melding(pagina="//elders.example"), "ValidationError"),
        (ZAAK_GEWIJZIGD, melding(pagina="/bezwaar/../beheer"), "ValidationError"),
        (ZAAK_GEWIJZIGD, melding(versie=0), "ValidationError"),
        (ZAAK_GEWIJZIGD, melding(zaak="bezwaar"), "ValidationError"),
        (ZAAK_GEWIJZIGD, melding(stand="verzonnen"), "ValidationError"),
        (ZAAK_GEWIJZIGD, {}, "ValidationError"),
        (BERICHT_VERSTUURD, bericht(alineas=[]), "ValidationError"),
        (BERICHT_VERSTUURD, bericht(persoon="p1 p2"), "ValidationError"),
    ],
)
def test_what_is_forged_or_malformed_is_parked(name: str, data: Any, why: str) -> None:
    zeg(name, data)
    assert parked() == [why]


def test_another_instance_is_not_heard() -> None:
    zeg(ZAAK_GEWIJZIGD, melding(), oin="00000001009999999000")
    assert parked() == ["NotOfThisInstance"]


def test_of_a_case_one_hears_only_its_own_application() -> None:
    zeg(ZAAK_GEWIJZIGD, melding())
    zeg(ZAAK_GEWIJZIGD, melding(versie=2, titel="Overgenomen"), systeem="subsidie")
    assert titel() == "Weigering dakkapel"
    assert parked() == ["NotItsOwn"]


def test_a_number_in_a_title_is_left_out() -> None:
    zeg(ZAAK_GEWIJZIGD, melding(titel="Brief over 999990019 en 1234.56.782"))
    assert titel() == "Brief over [nummer weggelaten] en [nummer weggelaten]"


def test_what_the_portal_says() -> None:
    gelezen = Gelezen(at=NU, by="burger:p1")
    assert events.public(Written("1", "bericht", f"{ZAAK}:1", 2, gelezen)) == (
        "bericht.gelezen",
        {"bericht": f"{ZAAK}:1", "zaak": ZAAK},
    )
    wens = Wens.model_validate({"tekst": "Een knop erbij graag", "rol": "inwoner"})
    geuit = Geuit(at=NU, by="bezoeker:inwoner", wens=wens)
    said = events.public(Written("1", "wens", "w", 1, geuit))
    assert said is not None
    assert said[1] == {
        "tekst": "Een knop erbij graag",
        "rol": "inwoner",
        "pagina": "/",
        "instantie": "test-instance",
    }


def test_the_manifest_says_what_it_publishes_and_hears() -> None:
    function = APPLICATION.function(Events)
    assert isinstance(function, Events)
    told = {"bericht.gelezen", "wens.geuit", "portaal.gegevens-gewijzigd"}
    assert set(function.publishes) == told
    assert set(function.listens_to) == set(events.stream.receivers)
