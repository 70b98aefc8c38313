"""Who may ask: recorded over our own API, row by row."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from applications.conftest import Install
from applications.gateway import Machine
from gba import api as module
from gba.afnemers import AFNEMERS, Afnemer, Geautoriseerd, evolve
from gba.application import APPLICATION
from gba.bevragen.autorisatie import Regel, controleer
from gba.bevragen.fouten import Fout
from gba.bevragen.vraag import lees
from gba.lijsten import Bijgehouden
from gemeengoed import aws, clock

ROOT = "/api/gba/v1/afnemers"
REGEL = {"rubrieken": "10120 10240", "medium": "N", "ingang": "20200101"}


@pytest.fixture
def client(install: Install) -> Machine:
    install(APPLICATION)
    return Machine(module.handler)


def kept(id_: str) -> tuple[Regel, ...]:
    return aws.store("gba").get(AFNEMERS, id_).state.regels


def test_a_row_is_added_to_those_there_are(client: Machine) -> None:
    first = client.post(f"{ROOT}/600007/autorisaties", REGEL)
    assert first.status == 201, first.text
    again = client.post(f"{ROOT}/600007/autorisaties", {**REGEL, "medium": "A"})
    assert again.status == 201
    assert [r.medium for r in kept("600007")] == ["N", "A"]
    history = aws.store("gba").history(AFNEMERS, "600007")
    assert [r.event.by for r in history] == ["machine:client"] * 2


def test_what_is_added_last_holds() -> None:
    asked = lees(
        {
            "type": "RaadpleegMetBurgerservicenummer",
            "burgerservicenummer": ["999990019"],
            "fields": ["burgerservicenummer"],
        }
    )
    may, ended = Regel.model_validate(REGEL), Regel.model_validate({**REGEL, "medium": ""})
    assert controleer(asked, (may,), date(2026, 1, 1)) is may
    with pytest.raises(Fout):
        controleer(asked, (may, ended), date(2026, 1, 1))


@pytest.mark.parametrize("day", ["2026-12-31", "2026", "٢٠٢٦١٢٣١", "202612311"])
def test_days_have_one_shape(client: Machine, day: str) -> None:
    assert client.post(f"{ROOT}/600007/autorisaties", {**REGEL, "einde": day}).status == 400


def test_the_same_request_again_adds_nothing(client: Machine) -> None:
    for _ in range(2):
        answer = client.post(f"{ROOT}/600008/autorisaties", REGEL, Idempotency_Key="k" * 8)
        assert answer.status == 201
    assert len(kept("600008")) == 1


@pytest.mark.parametrize("id_", ["x", "12345678901", "6000 07", "%36", "６"])
def test_a_consumer_has_a_number(client: Machine, id_: str) -> None:
    assert client.post(f"{ROOT}/{id_}/autorisaties", REGEL).status == 404


@pytest.mark.parametrize("body", [{**REGEL, "x": 1}, {"medium": 1}, [], "x", "{"])
def test_what_is_no_row(client: Machine, body: Any) -> None:
    assert client.post(f"{ROOT}/600007/autorisaties", body).status == 400


def test_without_the_scope(client: Machine) -> None:
    nobody = Machine(module.handler, scope="gba:bevragen gba:laden")
    assert nobody.post(f"{ROOT}/600007/autorisaties", REGEL).status == 403


@pytest.mark.parametrize(
    ("ingang", "einde", "geldt"),
    [
        ("20261125", "", True),
        ("20261126", "", False),
        ("20200101", "20261126", True),
        ("20200101", "20261125", False),
        ("", "", False),
    ],
)
def test_on_which_days_a_row_holds(ingang: str, einde: str, geldt: bool) -> None:
    assert Regel(ingang=ingang, einde=einde).geldt(date(2026, 11, 25)) is geldt


def test_a_rubriek_is_six_signs_with_or_without_its_zero() -> None:
    regel = Regel(rubrieken="10120  010240\nPANM02")
    assert regel.verzameling == {"010120", "010240", "PANM02"}


def test_what_happened_to_another_kind_is_no_part_of_it() -> None:
    event = Bijgehouden(at=clock.now(), by="t", categorie="08", actueel={}, aanleiding="x")
    with pytest.raises(ValueError, match="bijgehouden"):
        evolve(Afnemer(), event)
    begun = evolve(None, Geautoriseerd(at=clock.now(), by="t", regel=Regel()))
    assert len(begun.regels) == 1
