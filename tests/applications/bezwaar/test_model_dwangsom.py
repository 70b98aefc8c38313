"""The penalty for deciding late (Awb 4:17, 4:18).

The term to decide ends on Monday 25 January 2027. A notice on the 26th leaves two weeks, to
9 February; the penalty runs from 10 February for 42 days, to 23 March.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from applications.bezwaar.zaak import Zaak, beslissing, uitstel, verzoek
from bezwaar import model
from bezwaar.invoer import (
    Doorzending,
    Dwangsombesluit,
    GeenDwangsom,
)
from bezwaar.model import Stand, dwangsom_op

EERSTE = date(2027, 2, 10)
VAST = Dwangsombesluit()


def in_gebreke(stuk: dict[str, Any], **fields: Any) -> Zaak:
    zaak = Zaak(stuk, **fields).op("2027-01-26")
    zaak.doe(model.stel_in_gebreke, door="p1")
    return zaak


def test_a_notice_is_for_when_the_term_is_over(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk).op("2027-01-25", "22:59")
    assert "26 januari 2027" in zaak.verboden("4:17 lid 3", model.stel_in_gebreke)
    zaak.op("2027-01-25", "23:00").doe(model.stel_in_gebreke)
    zaak.kan_niet(model.stel_in_gebreke)


def test_a_letter_counts_from_the_day_it_came(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk).op("2027-01-28")
    zaak.verboden("4:17 lid 3", model.stel_in_gebreke, op=date(2027, 1, 25))
    zaak.fout("op", model.stel_in_gebreke, op=date(2027, 1, 29))
    loop = zaak.doe(model.stel_in_gebreke, op=date(2027, 1, 26)).dwangsom
    assert loop
    assert loop.eerste_dag == EERSTE


def test_no_notice_while_the_term_stands_still(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk).op("2027-01-20")
    zaak.doe(model.vraag_herstel, verzoek("machtiging"))
    zaak.op("2027-01-26").verboden("7:10 lid 2", model.stel_in_gebreke)


def test_the_days_over_which_it_runs(stuk: dict[str, Any]) -> None:
    loop = in_gebreke(stuk).staat.dwangsom
    assert loop
    assert loop.wachttijd.eind == date(2027, 2, 9)
    assert (loop.eerste_dag, loop.laatste_dag) == (EERSTE, date(2027, 3, 23))
    assert loop.vaststellen
    assert loop.vaststellen.eind == date(2027, 4, 6)


# Fourteen days of EUR 23, fourteen of 35, fourteen of 45.
@pytest.mark.parametrize(
    ("dag", "euro"),
    [
        (0, 0),
        (1, 23),
        (14, 322),
        (15, 357),
        (28, 812),
        (29, 857),
        (41, 1397),
        (42, 1442),
        (99, 1442),
    ],
)
def test_what_is_owed_by_the_day(stuk: dict[str, Any], dag: int, euro: int) -> None:
    zaak = in_gebreke(stuk)
    assert dwangsom_op(zaak.staat, EERSTE + timedelta(days=dag - 1)) == euro * 100


def test_a_decision_that_is_sent_ends_it(stuk: dict[str, Any]) -> None:
    zaak = in_gebreke(stuk).beslist("2027-03-01")
    loop = zaak.staat.dwangsom
    assert loop
    # 10 to 28 February: 14 x 23 + 5 x 35.
    assert loop.laatste_dag == date(2027, 2, 28)
    assert dwangsom_op(zaak.staat, date(2027, 6, 1)) == 49_700
    # Two weeks after the 28th is Sunday 14 March.
    assert loop.vaststellen
    assert loop.vaststellen.eind == date(2027, 3, 15)


def test_a_decision_that_is_not_sent_ends_nothing(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk).op("2027-01-26").gehoord()
    zaak.doe(model.beslis, beslissing())
    # Who waits for it can say so: for them there is no decision.
    zaak.doe(model.stel_in_gebreke, door="p1")
    assert dwangsom_op(zaak.staat, EERSTE) == 2_300


def test_decided_within_two_weeks_costs_nothing(stuk: dict[str, Any]) -> None:
    zaak = in_gebreke(stuk).beslist("2027-02-10")
    assert zaak.staat.dwangsom
    assert zaak.staat.dwangsom.eerste_dag is None
    assert dwangsom_op(zaak.staat, date(2027, 6, 1)) == 0
    # And nothing is left to be fixed: the case closes after the term to appeal.
    assert zaak.op("2027-03-24").tijd().stand is Stand.BEKENDGEMAAKT
    assert zaak.op("2027-03-25").tijd().stand is Stand.AFGESLOTEN


def test_what_was_owed_stays_owed_when_it_ends_otherwise(stuk: dict[str, Any]) -> None:
    ingetrokken = in_gebreke(stuk).op("2027-03-01")
    ingetrokken.doe(model.trek_in, None, door="p1")
    doorgezonden = in_gebreke(stuk).op("2027-03-01")
    doorgezonden.doe(model.zend_door, Doorzending(naar="B", reden="Daar."))
    rechter = in_gebreke(stuk, vraagtRechtstreeksBeroep=True).op("2027-03-01")
    rechter.doe(model.stem_in_rechtstreeks_beroep, ander_bezwaar_zonder_verzoek=False)
    for zaak in (ingetrokken, doorgezonden, rechter):
        assert dwangsom_op(zaak.staat, date(2027, 6, 1)) == 49_700
        zaak.op("2027-03-02").tijd()
        assert zaak.staat.stand is not Stand.AFGESLOTEN
        assert zaak.doe(model.stel_dwangsom_vast, VAST).dwangsom
    assert ingetrokken.tijd().stand is Stand.AFGESLOTEN


def test_consent_before_it_runs_moves_it(stuk: dict[str, Any]) -> None:
    zaak = in_gebreke(stuk).op("2027-02-05")
    zaak.doe(model.stem_in, uitstel("2027-03-12"))
    assert zaak.staat.dwangsom
    # Two weeks end on Good Friday 26 March: over Easter, to Tuesday the 30th.
    assert zaak.staat.dwangsom.wachttijd.eind == date(2027, 3, 30)
    assert zaak.staat.dwangsom.eerste_dag == date(2027, 3, 31)


def test_consent_once_it_runs_takes_nothing_back(stuk: dict[str, Any]) -> None:
    zaak = in_gebreke(stuk).op("2027-02-10")
    zaak.doe(model.stem_in, uitstel("2027-03-12"))
    assert dwangsom_op(zaak.staat, EERSTE) == 2_300
    assert dwangsom_op(zaak.staat, date(2027, 3, 23)) == 144_200


def test_a_repair_asked_after_the_notice_stops_nothing(stuk: dict[str, Any]) -> None:
    zaak = in_gebreke(stuk)
    zaak.doe(model.vraag_herstel, verzoek("machtiging"))
    assert zaak.staat.dwangsom
    assert zaak.staat.dwangsom.eerste_dag == EERSTE


def test_it_is_fixed_after_its_last_day_and_split(stuk: dict[str, Any]) -> None:
    stuk["medeIndieners"] = [stuk["indiener"]] * 2
    zaak = in_gebreke(stuk).op("2027-03-23")
    zaak.verboden("4:18", model.stel_dwangsom_vast, VAST)
    loop = zaak.op("2027-03-24").doe(model.stel_dwangsom_vast, VAST).dwangsom
    assert loop
    assert loop.vastgesteld == 144_200
    assert loop.delen == (48_067, 48_067, 48_066)
    zaak.kan_niet(model.stel_dwangsom_vast, VAST)


def test_no_penalty_takes_a_ground_and_its_reason(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk)
    zaak.kan_niet(model.stel_dwangsom_vast, VAST)
    zaak = in_gebreke(stuk).op("2027-02-20")
    laat = Dwangsombesluit(geen=GeenDwangsom.ONREDELIJK_LAAT)
    zaak.fout("toelichting", model.stel_dwangsom_vast, laat)
    loop = zaak.doe(model.stel_dwangsom_vast, laat.model_copy(update={"toelichting": "x"})).dwangsom
    assert loop
    assert loop.vastgesteld == 0
    assert dwangsom_op(zaak.staat, date(2027, 3, 23)) == 0


@pytest.mark.parametrize("geen", [GeenDwangsom.KENNELIJK, GeenDwangsom.GEEN_BELANGHEBBENDE])
def test_the_ground_is_borne_out_by_the_decision(stuk: dict[str, Any], geen: GeenDwangsom) -> None:
    zaak = in_gebreke(stuk).beslist("2027-03-01", dictum="gegrond")
    besluit = Dwangsombesluit(geen=geen, toelichting="x")
    zaak.verboden("4:17 lid 6", model.stel_dwangsom_vast, besluit)
