"""What the design lists as bad input and no other file of these tests has: each gets an answer
that one can do something with, and nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from applications.bezwaar.conftest import NU, ROOT
from applications.bezwaar.pages import MAKEN, hidden
from applications.bezwaar.zaken import erbij, leg_neer, staat
from applications.gateway import Browser, Machine
from bezwaar import model
from bezwaar.acties_inwoner import ACTIES
from bezwaar.invoer import Bezwaarschrift, Tijdigheidsbesluit
from gemeengoed.dossier import new_id
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


class TestReference:
    """By its reference a decision is found: one that names nothing is refused where it is typed,
    and what has it from before does not fall together."""

    @pytest.mark.parametrize("kenmerk", ["-", "...", "—", "/ _", "?!"])
    def test_by_machine(self, client: Machine, stuk: Stuk, kenmerk: str) -> None:
        stuk["besluit"]["kenmerk"] = kenmerk
        refused = client.post(f"{ROOT}/bezwaren", stuk)
        assert refused.status == 400
        assert [p["name"] for p in refused.json["invalidParams"]] == ["besluit.kenmerk"]

    @pytest.mark.parametrize(
        ("field", "value"), [("kenmerk", "-"), ("bekendgemaaktOp.jaar", "2027")]
    )
    def test_on_paper(self, log_in: LogIn, field: str, value: str) -> None:
        official, url = log_in(Role.MEDEWERKER), "/bezwaar/papier"
        fields = {
            "ontvangenOp.dag": "20",
            "ontvangenOp.maand": "11",
            "ontvangenOp.jaar": "2026",
            "stuk.besluit.omschrijving": "Bijstand",
            "stuk.besluit.kenmerk": "1",
            "stuk.besluit.bekendgemaaktOp.dag": "5",
            "stuk.besluit.bekendgemaaktOp.maand": "10",
            "stuk.besluit.bekendgemaaktOp.jaar": "2026",
            f"stuk.besluit.{field}": value,
        }
        reply = official.post(url, hidden(official.get(url), "papier") | fields)
        name = f"stuk.besluit.{field.removesuffix('.jaar')}"
        assert reply.status == 422
        assert f'href="#{name}"' in reply.text
        assert f'id="{name}-fout"' in reply.text

    def test_of_the_decision_that_came_in_its_place(self, log_in: LogIn, stuk: Stuk) -> None:
        official = log_in(Role.MEDEWERKER)
        url = f"/bezwaar/werkvoorraad/{leg_neer(stuk, NU)}/ander-besluit"
        day = {"bekendgemaaktOp.dag": "3", "bekendgemaaktOp.maand": "11"}
        fields = day | {"bekendgemaaktOp.jaar": "2026", "omschrijving": "Anders", "kenmerk": "-"}
        reply = official.post(url, hidden(official.get(url), "ander-besluit") | fields)
        assert (reply.status, 'href="#kenmerk"' in reply.text) == (422, True)

    def test_from_before_it_was_refused(self, log_in: LogIn, stuk: Stuk) -> None:
        official, ids = log_in(Role.MEDEWERKER), []
        for _ in range(2):
            event = model.dien_in(
                Bezwaarschrift.model_validate(stuk), id=new_id(), persoon="p1", door="x", nu=NU
            )
            besluit = event.stuk.besluit.model_copy(update={"kenmerk": "-"})
            oud = event.stuk.model_copy(update={"besluit": besluit})
            erbij(event.id, event.model_copy(update={"stuk": oud}))
            ids.append(event.id)
        for id_ in ids:
            page = official.get(f"/bezwaar/werkvoorraad/{id_}")
            assert (page.status, "Behandel ze samen" in page.text) == (200, False)
        page = official.get("/bezwaar/clusters")
        assert (page.status, "Maak een cluster" in page.text) == (200, False)
        begin = hidden(page) | {"bezwaar": ids[0]}
        refused = official.post("/bezwaar/clusters", begin)
        assert (refused.status, "niet te zien tegen welk besluit" in refused.text) == (409, True)


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
