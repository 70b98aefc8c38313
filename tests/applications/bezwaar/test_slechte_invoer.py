"""What the design lists as bad input and no other file of these tests has: each gets an answer
that one can do something with, and nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from applications.bezwaar.conftest import NU
from applications.bezwaar.pages import MAKEN, hidden
from applications.bezwaar.zaken import erbij, leg_neer, staat
from applications.gateway import Browser, Machine
from bezwaar import model
from bezwaar.acties_inwoner import ACTIES
from bezwaar.invoer import Tijdigheidsbesluit
from gemeengoed.identity import Role

LogIn = Callable[..., Browser]
Stuk = dict[str, Any]


@pytest.mark.parametrize("besluit", ["k7qm-3fzx-9rtw", "../../etc", "999990019", "%00", "x" * 300])
def test_a_decision_that_nobody_knows(log_in: LogIn, besluit: str) -> None:
    resident = log_in(Role.BURGER)
    page = resident.get(f"{MAKEN}?besluit={besluit}")
    answer = page
    if page.status == 200:
        answer = resident.post(MAKEN, hidden(page) | {"besluit": besluit})
    assert answer.status == 404
    assert "/bezwaar/maken/" not in resident.get("/bezwaar").text


@pytest.mark.parametrize("actie", [a.naam for a in ACTIES])
def test_a_case_that_is_over(log_in: LogIn, stuk: Stuk, actie: str) -> None:
    resident = log_in(Role.BURGER)
    id_ = leg_neer(stuk, NU)
    erbij(id_, model.trek_in(staat(id_), None, door="burger:p1", nu=NU))
    before = staat(id_)
    url = f"/bezwaar/zaken/{id_}/{actie}"
    fields = {"tekst": "Toch nog.", "moment": "1", "reden": "Anders."}
    reply = resident.post(url, hidden(resident.get(url), actie) | fields)
    assert reply.status in (409, 422)
    assert "Traceback" not in reply.text
    assert staat(id_) == before


def test_a_case_that_is_over_for_machines(client: Machine, stuk: Stuk) -> None:
    id_ = leg_neer(stuk, NU)
    erbij(id_, model.trek_in(staat(id_), None, door="burger:p1", nu=NU))
    beslissing = {
        "dictum": "gegrond",
        "herroepen": True,
        "motivering": "M",
        "gehoordOp": "2026-11-23",
    }
    reply = client.post(f"/api/bezwaar/v1/bezwaren/{id_}/besluit", beslissing, If_Match='"2"')
    assert reply.status == 409
    assert reply.headers["content-type"] == "application/problem+json"
    assert staat(id_).uitkomst is None


def test_what_the_law_forbids_does_not_lose_what_was_typed(log_in: LogIn, stuk: Stuk) -> None:
    official, id_ = log_in(Role.MEDEWERKER), leg_neer(stuk, NU)
    url = f"/bezwaar/werkvoorraad/{id_}/verslag"
    verslag = {
        "gehoordOp.dag": "23",
        "gehoordOp.maand": "11",
        "gehoordOp.jaar": "2026",
        "gehoordDoor.0": "V. Zitter",
        "primairBetrokken": "1",
        "leiderBetrokken": "ja",
        "verslag": "Een lang verslag.",
    }
    reply = official.post(url, hidden(official.get(url), "verslag") | verslag)
    assert reply.status == 409
    assert "De wet staat dit niet toe" in reply.text
    assert "Awb 7:5 lid 1 onder b" in reply.text
    assert "Een lang verslag.</textarea>" in reply.text
    # It can be mended and sent, once.
    again = hidden(reply, "verslag") | verslag | {"leiderBetrokken": "nee", "primairBetrokken": "0"}
    assert official.post(url, again).status == 303
    assert staat(id_).horen


@pytest.mark.parametrize(
    ("oordeel", "said"),
    [("verschoonbaar", "Er is een goede reden"), ("niet_verschoonbaar", "geen goede reden voor")],
)
def test_who_was_late_reads_what_was_judged(
    log_in: LogIn, stuk: Stuk, oordeel: str, said: str
) -> None:
    besluit = stuk["besluit"] | {"bekendgemaaktOp": "2026-09-01"}
    id_, resident = leg_neer(stuk, NU, besluit=besluit), log_in(Role.BURGER)
    before = resident.get(f"/bezwaar/zaken/{id_}").text
    assert "Dit is beoordeeld" not in before
    assert "De termijn begint op de dag nadat het bezwaar binnenkwam." in before
    vond = Tijdigheidsbesluit.model_validate({"oordeel": oordeel, "reden": "Ziek."})
    erbij(id_, model.beoordeel_tijdigheid(staat(id_), vond, door="m", nu=NU))
    assert said in resident.get(f"/bezwaar/zaken/{id_}").text
