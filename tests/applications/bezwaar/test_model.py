"""The objection's lifecycle, pure: what the law allows and what it forbids."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bezwaar import model
from bezwaar.invoer import Beslissing, Bezwaarschrift, Dictum, NietHoren, NietOntvankelijk
from bezwaar.model import BEZWAREN, Bezwaar, Stand
from gemeengoed.awb import Tijdigheid
from gemeengoed.problem import AgainstTheLaw, Conflict, Invalid

NU = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def ingediend(stuk: dict[str, Any], nu: datetime = NU) -> Bezwaar:
    event = model.dien_in(
        Bezwaarschrift.model_validate(stuk), id="aaaa-bbbb-cccc", persoon="p1", door="x", nu=nu
    )
    return BEZWAREN.replay([event])


def beslissing(**fields: Any) -> Beslissing:
    return Beslissing.model_validate(
        {"dictum": "ongegrond", "motivering": "Daarom.", "gehoordOp": "2026-11-23", **fields}
    )


def test_receipt_knows_its_dates(stuk: dict[str, Any]) -> None:
    bezwaar = ingediend(stuk)
    assert bezwaar.bezwaartermijn.eind == date(2026, 12, 14)
    # 6 weeks from the day after 14 December: 25 January 2027, a Monday (Awb 7:10 lid 1).
    assert bezwaar.beslistermijn.eind == date(2027, 1, 25)
    assert "Awb 7:10 lid 1" in bezwaar.beslistermijn.uitleg.artikelen
    assert "25 januari 2027" in bezwaar.beslistermijn.uitleg.tekst
    assert bezwaar.tijdigheid.uitkomst is Tijdigheid.TIJDIG
    assert bezwaar.kenmerk == "BZW-AAAA-BBBB-CCCC"


def test_received_at_dutch_midnight_counts_for_the_dutch_day(stuk: dict[str, Any]) -> None:
    last = ingediend(stuk, datetime(2026, 12, 14, 22, 59, tzinfo=UTC))
    late = ingediend(stuk, datetime(2026, 12, 14, 23, 0, tzinfo=UTC))
    assert last.tijdigheid.uitkomst is Tijdigheid.TIJDIG
    assert late.tijdigheid.uitkomst is Tijdigheid.TE_LAAT


def test_late_is_taken_in_and_left_to_a_person(stuk: dict[str, Any]) -> None:
    bezwaar = ingediend(stuk, NU + timedelta(days=90))
    assert bezwaar.stand is Stand.INGEDIEND
    assert bezwaar.tijdigheid.uitkomst is Tijdigheid.TE_LAAT
    # Received on Sunday 21 February 2027; a date in the past would be no promise.
    assert bezwaar.beslistermijn.eind == date(2027, 4, 5) + timedelta(days=0)
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


def test_decide(stuk: dict[str, Any]) -> None:
    bezwaar = ingediend(stuk)
    event = model.beslis(bezwaar, beslissing(), door="m", nu=NU)
    after = BEZWAREN.replay([event], bezwaar)
    assert after.stand is Stand.BESLIST
    assert after.uitkomst
    assert after.uitkomst.binnen_termijn
    assert model.keys(after)["stand"] == "gesloten"


def test_the_last_day_is_in_time_and_the_next_is_not(stuk: dict[str, Any]) -> None:
    bezwaar = ingediend(stuk)
    for moment, in_time in (
        (datetime(2027, 1, 25, 22, 59, tzinfo=UTC), True),
        (datetime(2027, 1, 25, 23, 1, tzinfo=UTC), False),
    ):
        event = model.beslis(bezwaar, beslissing(), door="m", nu=moment)
        after = BEZWAREN.replay([event], bezwaar)
        assert after.uitkomst
        assert after.uitkomst.binnen_termijn is in_time


def test_no_decision_without_hearing_or_ground(stuk: dict[str, Any]) -> None:
    with pytest.raises(AgainstTheLaw) as caught:
        model.beslis(ingediend(stuk), beslissing(gehoordOp=None), door="m", nu=NU)
    assert caught.value.artikel
    assert "7:2" in caught.value.artikel


@pytest.mark.parametrize("grond", list(NietHoren))
def test_each_ground_not_to_hear_is_enough(stuk: dict[str, Any], grond: NietHoren) -> None:
    past_bij = {"a": Dictum.NIET_ONTVANKELIJK, "e": Dictum.GEGROND}
    dictum = past_bij.get(grond, Dictum.ONGEGROND)
    waarom = NietOntvankelijk.GEEN_BELANGHEBBENDE if grond == "a" else None
    besluit = beslissing(dictum=dictum, gehoordOp=None, nietGehoord=grond, nietOntvankelijk=waarom)
    assert model.beslis(ingediend(stuk), besluit, door="m", nu=NU).beslissing.niet_gehoord is grond


def test_hearing_and_ground_contradict(stuk: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        model.beslis(ingediend(stuk), beslissing(nietGehoord="a"), door="m", nu=NU)


@pytest.mark.parametrize("dag", ["2026-11-24", "2026-11-22"])
def test_hearing_on_an_impossible_day(stuk: dict[str, Any], dag: str) -> None:
    with pytest.raises(Invalid) as caught:
        model.beslis(ingediend(stuk), beslissing(gehoordOp=dag), door="m", nu=NU)
    assert caught.value.fields[0].name == "gehoordOp"


def test_in_time_cannot_be_called_late(stuk: dict[str, Any]) -> None:
    besluit = beslissing(dictum=Dictum.NIET_ONTVANKELIJK, nietOntvankelijk=NietOntvankelijk.TE_LAAT)
    with pytest.raises(AgainstTheLaw) as caught:
        model.beslis(ingediend(stuk), besluit, door="m", nu=NU)
    assert caught.value.artikel == "Awb 6:9"
    late = ingediend(stuk, NU + timedelta(days=60))
    op = beslissing(
        dictum=Dictum.NIET_ONTVANKELIJK,
        nietOntvankelijk=NietOntvankelijk.TE_LAAT,
        gehoordOp="2027-01-30",
    )
    assert model.beslis(late, op, door="m", nu=NU + timedelta(days=70))


def test_defect_needs_a_term_to_repair(stuk: dict[str, Any]) -> None:
    del stuk["gronden"]
    besluit = beslissing(dictum=Dictum.NIET_ONTVANKELIJK, nietOntvankelijk=NietOntvankelijk.VERZUIM)
    with pytest.raises(AgainstTheLaw) as caught:
        model.beslis(ingediend(stuk), besluit, door="m", nu=NU)
    assert caught.value.artikel == "Awb 6:6"


def test_deciding_twice_is_refused(stuk: dict[str, Any]) -> None:
    bezwaar = ingediend(stuk)
    after = BEZWAREN.replay([model.beslis(bezwaar, beslissing(), door="m", nu=NU)], bezwaar)
    with pytest.raises(Conflict):
        model.beslis(after, beslissing(), door="m", nu=NU)


@pytest.mark.parametrize(
    "fields",
    [
        {"motivering": ""},
        {"dictum": "toegewezen"},
        {"gehoordOp": 1700006400},
        {"gehoordOp": "2026-11-02T00:00:00Z"},
    ],
)
def test_decision_that_is_none(fields: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="validation error"):
        beslissing(**fields)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"dictum": "niet_ontvankelijk"}, "nietOntvankelijk"),
        ({"nietOntvankelijk": "te_laat"}, "nietOntvankelijk"),
        ({"herroepen": True}, "herroepen"),
    ],
)
def test_decision_that_contradicts_itself(
    stuk: dict[str, Any], fields: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as caught:
        model.beslis(ingediend(stuk), beslissing(**fields), door="m", nu=NU)
    assert caught.value.fields[0].name == field


@pytest.mark.parametrize(
    ("grond", "dictum"),
    [("e", "ongegrond"), ("b", "gegrond"), ("a", "deels_gegrond"), ("e", "deels_gegrond")],
)
def test_ground_not_to_hear_must_fit_the_decision(
    stuk: dict[str, Any], grond: str, dictum: str
) -> None:
    besluit = beslissing(dictum=dictum, gehoordOp=None, nietGehoord=grond)
    with pytest.raises(AgainstTheLaw) as caught:
        model.beslis(ingediend(stuk), besluit, door="m", nu=NU)
    assert caught.value.artikel == "Awb 7:3"


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
