"""Who may ask by themselves: told before a form is filled in, and held against when it is sent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from applications.bezwaar.pages import hidden
from applications.gateway import Browser
from applications.gba.personen import lijst, schrijf_in, staat
from gba.inwoner import mag_vragen, mag_zelf
from gemeengoed.identity import Role
from gemeengoed.problem import AgainstTheLaw, Conflict

LogIn = Callable[..., Browser]
DAG = date(2026, 11, 23)
KIND = {"c01": {"0310": "20120101"}}
CURATELE = {"c11": {"3310": "1"}}
VERTROKKEN = {"c07": {"6720": "E"}}
A, B = "Wet BRP 2.55 lid 2 onder a", "Wet BRP 2.55 lid 2 onder b"


@pytest.mark.parametrize(
    ("pad", "kind", "curatele", "vertrokken"),
    [
        ("gegevens", A, B, ""),
        ("gegevens/verstrekt", A, B, ""),
        ("terugmelden", A, B, ""),
        ("geheimhouding", A, B, "niet meer bijgehouden"),
        ("uittreksel", A, B, "niet meer bijgehouden"),
        ("naamgebruik", "nog geen 16 jaar", "", "niet meer bijgehouden"),
        (
            "briefadres",
            "Wet BRP 2.48 onder a",
            "Wet BRP 2.48 onder c",
            "niet meer bijgehouden",
        ),
    ],
)
def test_told_on_the_first_page(
    log_in: LogIn, pad: str, kind: str, curatele: str, vertrokken: str
) -> None:
    resident = log_in(Role.BURGER)
    for anders, zegt in ((KIND, kind), (CURATELE, curatele), (VERTROKKEN, vertrokken), ({}, "")):
        schrijf_in(**anders)
        page = resident.get(f"/gba/{pad}")
        assert page.status == (409 if zegt else 200)
        assert zegt in page.text
        if zegt:
            assert 'method="post" action="/gba/' not in page.text


@pytest.mark.parametrize(
    ("pad", "fields"),
    [
        ("terugmelden", {"gegeven": "08-0-11", "reden": "Ik woon op nummer 3."}),
        ("geheimhouding", {"geheim": "nee"}),
        ("uittreksel", {"waarvoor": "Mijn pensioen", "grond": "pensioen"}),
        ("naamgebruik", {"gebruik": "P"}),
    ],
)
def test_held_against_when_it_is_sent(log_in: LogIn, pad: str, fields: dict[str, str]) -> None:
    resident = log_in(Role.BURGER)
    schrijf_in(c07={"7010": "7"})
    page = resident.get(f"/gba/{pad}")
    pl = schrijf_in(c01=KIND["c01"], c07={"7010": "7"})
    refused = resident.post(f"/gba/{pad}", fields | hidden(page, pad))
    assert (refused.status, "nog geen 16 jaar" in refused.text) == (409, True)
    assert staat() == pl


def test_who_left_looks_and_changes_nothing() -> None:
    mag_vragen(lijst(**VERTROKKEN), DAG)
    with pytest.raises(Conflict):
        mag_zelf(lijst(**VERTROKKEN), DAG)
    with pytest.raises(AgainstTheLaw) as caught:
        mag_vragen(lijst(**KIND), DAG)
    assert caught.value.artikel == A
    with pytest.raises(AgainstTheLaw) as caught:
        mag_zelf(lijst(**CURATELE), DAG)
    assert caught.value.artikel == B
