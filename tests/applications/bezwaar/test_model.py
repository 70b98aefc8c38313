"""An objection that comes in: what follows from it at once. What is done with it stands in
test_model_*.py, by subject."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applications.bezwaar.zaak import Zaak
from bezwaar import model
from bezwaar.invoer import Bezwaarschrift
from bezwaar.model import BEZWAREN, Bezwaar, Stand
from gemeengoed.awb import Tijdigheid
from gemeengoed.problem import Invalid

NU = datetime.fromisoformat("2026-11-23T09:30:00+00:00")


def ingediend(stuk: dict[str, Any], nu: datetime = NU) -> Bezwaar:
    event = model.dien_in(
        Bezwaarschrift.model_validate(stuk), id="aaaa-bbbb-cccc", persoon="p1", door="x", nu=nu
    )
    return BEZWAREN.replay([event])


def test_receipt_knows_its_dates(stuk: dict[str, Any]) -> None:
    bezwaar = ingediend(stuk)
    assert bezwaar.bezwaartermijn.eind == date(2026, 12, 14)
    # 6 weeks from the day after 14 December: 25 January 2027, a Monday (Awb 7:10 lid 1).
    assert bezwaar.beslistermijn.eind == date(2027, 1, 25)
    assert "Awb 7:10 lid 1" in bezwaar.beslistermijn.uitleg.artikelen
    assert "25 januari 2027" in bezwaar.beslistermijn.uitleg.tekst
    assert bezwaar.tijdigheid.uitkomst is Tijdigheid.TIJDIG
    assert bezwaar.kenmerk == "BZW-AAAA-BBBB-CCCC"
    assert bezwaar.resterende_dagen(date(2027, 1, 26)) == -1


def test_received_at_dutch_midnight_counts_for_the_dutch_day(stuk: dict[str, Any]) -> None:
    last = ingediend(stuk, datetime.fromisoformat("2026-12-14T22:59:59+00:00"))
    late = ingediend(stuk, datetime.fromisoformat("2026-12-14T23:00:00+00:00"))
    assert last.tijdigheid.uitkomst is Tijdigheid.TIJDIG
    assert late.tijdigheid.uitkomst is Tijdigheid.TE_LAAT


def test_late_is_taken_in_and_left_to_a_person(stuk: dict[str, Any]) -> None:
    bezwaar = ingediend(stuk, datetime.fromisoformat("2027-02-21T09:30:00+00:00"))
    assert bezwaar.stand is Stand.INGEDIEND
    assert bezwaar.tijdigheid.uitkomst is Tijdigheid.TE_LAAT
    assert bezwaar.tijdigheid.oordeel is None
    # Six weeks from Sunday 21 February; a date in the past would be no promise.
    assert bezwaar.beslistermijn.eind == date(2027, 4, 5)
    assert bezwaar.beslistermijn.uitleg.waarschuwingen


def test_without_grounds_it_counts_and_the_defect_is_noted(stuk: dict[str, Any]) -> None:
    del stuk["gronden"]
    assert ingediend(stuk).verzuimen == ("gronden",)


@pytest.mark.parametrize("dag", ["2026-11-24", "1993-12-31", "0001-01-01"])
def test_impossible_publication_date(stuk: dict[str, Any], dag: str) -> None:
    stuk["besluit"]["bekendgemaaktOp"] = dag
    with pytest.raises(Invalid) as caught:
        ingediend(stuk)
    assert caught.value.fields[0].name == "besluit.bekendgemaaktOp"


def test_paper_was_received_on_its_day(stuk: dict[str, Any]) -> None:
    zaak = Zaak.op_papier(stuk, "2026-12-10", poststempel="2026-12-08")
    assert zaak.staat.ontvangen_op == datetime.fromisoformat("2026-12-10T11:00:00+00:00")
    assert zaak.staat.tijdigheid.uitkomst is Tijdigheid.TIJDIG


def test_by_what_pages_list_it(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk)
    assert BEZWAREN.keys(zaak.staat) == {
        "stand": "open",
        "uiterlijk": "2027-01-25",
        "indiener": "p1",
        "ontvangen": "2026-11-23T12:00:00+00:00",
        "besluit": "2026-0417",
        "wacht": "ja",
        "wekker": "2027-01-11",
        "behandelaar": "niemand",
    }
    assert BEZWAREN.keys(zaak.beslist("2026-11-24").staat)["stand"] == "gesloten"


def test_what_machines_read_is_the_state_without_what_is_ours(stuk: dict[str, Any]) -> None:
    openbaar = ingediend(stuk).openbaar().model_dump()
    assert not {"persoon", "geweigerd", "behandelaar", "ontwerp"} & openbaar.keys()


@given(st.dates(date(1994, 1, 1), date(2026, 11, 23)))
def test_no_date_without_explanation(dag: date) -> None:
    stuk = {
        "indiener": {
            "naam": "A",
            "adres": {"straat": "B", "huisnummer": 1, "postcode": "1234AB", "woonplaats": "C"},
        },
        "besluit": {"kenmerk": "k", "omschrijving": "o", "bekendgemaaktOp": dag.isoformat()},
        "ondertekend": True,
    }
    bezwaar = ingediend(stuk)
    assert Bezwaar.from_json(bezwaar.as_json()) == bezwaar
    for termijn in (bezwaar.bezwaartermijn, bezwaar.beslistermijn):
        assert termijn.eind
        assert termijn.eind > dag
        assert termijn.uitleg.artikelen
        assert termijn.uitleg.tekst
