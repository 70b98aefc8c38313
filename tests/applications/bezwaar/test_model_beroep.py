"""The court (Awb chapters 6 and 8), and the end of a case.

A decision sent on Monday 25 January 2027 can be appealed against until Monday 8 March.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from applications.bezwaar.zaak import Zaak, beslissing, opschorting, uitstel
from bezwaar import model
from bezwaar.invoer import (
    Adviestekst,
    Beroepschrift,
    Commissie,
    Commissielid,
    Dictum,
    Dwangsombesluit,
    Uitspraak,
    Verdagingsbesluit,
)
from bezwaar.model import Stand, dwangsom_op

INVENTARIS = ("Bezwaarschrift", "Bestreden besluit")
ZES_WEKEN = Verdagingsbesluit(weken=6, reden="Druk.")


def beroepschrift(op: str, **fields: Any) -> Beroepschrift:
    gegeven = {"zaaknummer": "SHE 27/1", "verzondenOp": op, **fields}
    return Beroepschrift.model_validate(gegeven)


def uitspraak(op: str, **fields: Any) -> Uitspraak:
    return Uitspraak.model_validate({"soort": "gegrond", "verzondenOp": op, **fields})


def in_beroep(stuk: dict[str, Any]) -> Zaak:
    zaak = Zaak(stuk).beslist("2027-01-25").op("2027-03-15")
    zaak.doe(model.stel_beroep_in, beroepschrift("2027-03-15"))
    return zaak


def vernietigd(stuk: dict[str, Any], **fields: Any) -> Zaak:
    """The court quashed what we decided, on Monday 4 October 2027."""
    zaak = in_beroep(stuk).op("2027-10-05")
    zaak.doe(model.spreek_uit, uitspraak("2027-10-04", opnieuwBeslissen=True, **fields))
    return zaak


def niet_tijdig(stuk: dict[str, Any]) -> Zaak:
    """In default since 26 January; the court has an appeal since 10 February."""
    zaak = Zaak(stuk).op("2027-01-26")
    zaak.doe(model.stel_in_gebreke, door="p1")
    zaak.op("2027-02-10").doe(model.stel_beroep_in, beroepschrift("2027-02-10"))
    return zaak


# Appeal against a decision.


def test_no_appeal_before_there_is_a_decision(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk)
    zaak.verboden("6:12", model.stel_beroep_in, beroepschrift("2026-11-23"))
    zaak.fout("verzondenOp", model.stel_beroep_in, beroepschrift("2026-11-24"))


def test_the_file_goes_to_the_court_in_four_weeks(stuk: dict[str, Any]) -> None:
    zaak = in_beroep(stuk)
    assert zaak.staat.stand is Stand.BEROEP
    assert zaak.staat.beroep
    assert zaak.staat.beroep.stukken.eind == date(2027, 4, 12)
    zaak.kan_niet(model.stel_beroep_in, beroepschrift("2027-03-15"))
    zaak.fout("lijst", model.verzend_stukken, ())
    zaak.doe(model.verzend_stukken, INVENTARIS)
    zaak.kan_niet(model.verzend_stukken, INVENTARIS)
    zitting = datetime(2027, 9, 1, 8, 0, tzinfo=UTC)
    beroep = zaak.doe(model.plan_zitting_rechtbank, zitting).beroep
    assert beroep
    assert beroep.zitting_op == zitting


def test_an_appeal_from_before_the_decision_is_a_mistake(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk).beslist("2027-01-25")
    zaak.fout("verzondenOp", model.stel_beroep_in, beroepschrift("2027-01-24"))


def test_the_court_may_tell_of_an_appeal_after_we_closed_the_case(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk).beslist("2027-01-25")
    assert zaak.op("2027-03-08").tijd().stand is Stand.BEKENDGEMAAKT
    assert zaak.op("2027-03-09").tijd().stand is Stand.AFGESLOTEN
    zaak.op("2027-03-20").doe(model.stel_beroep_in, beroepschrift("2027-03-18"))
    assert zaak.staat.stand is Stand.BEROEP


def test_what_was_withdrawn_has_no_appeal(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk)
    zaak.doe(model.trek_in, None)
    zaak.tijd()
    zaak.verboden("8:1", model.stel_beroep_in, beroepschrift("2026-11-23"))


def test_straight_to_the_court(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk, vraagtRechtstreeksBeroep=True).op("2026-12-15")
    zaak.doe(model.stem_in_rechtstreeks_beroep, ander_bezwaar_zonder_verzoek=False)
    zaak.doe(model.stel_beroep_in, beroepschrift("2026-12-15"))
    assert zaak.staat.stand is Stand.BEROEP
    # The objection went along with the appeal.
    assert zaak.doe(model.trek_beroep_in).stand is Stand.INGETROKKEN


def test_an_appeal_that_is_withdrawn_leaves_the_decision(stuk: dict[str, Any]) -> None:
    zaak = in_beroep(stuk)
    assert zaak.doe(model.trek_beroep_in).stand is Stand.BEKENDGEMAAKT
    zaak.kan_niet(model.trek_beroep_in)
    zaak.kan_niet(model.spreek_uit, uitspraak("2027-03-15"))
    assert zaak.tijd().stand is Stand.AFGESLOTEN


# The judgment.


def test_a_judgment_can_be_appealed_against_for_six_weeks(stuk: dict[str, Any]) -> None:
    zaak = in_beroep(stuk).op("2027-10-05")
    zaak.fout("verzondenOp", model.spreek_uit, uitspraak("2027-10-06"))
    zaak.fout("verzondenOp", model.spreek_uit, uitspraak("2027-03-14"))
    zaak.doe(model.spreek_uit, uitspraak("2027-10-04", soort="ongegrond"))
    zaak.kan_niet(model.spreek_uit, uitspraak("2027-10-04"))
    assert zaak.staat.beroep
    hoger = zaak.staat.beroep.hoger_beroep
    assert hoger
    assert hoger.eind == date(2027, 11, 15)
    assert "Awb 6:24" in hoger.uitleg.artikelen
    assert zaak.op("2027-11-15").tijd().stand is Stand.BEROEP
    assert zaak.op("2027-11-16").tijd().stand is Stand.AFGESLOTEN


def test_further_appeal(stuk: dict[str, Any]) -> None:
    zaak = in_beroep(stuk).op("2027-10-05")
    zaak.kan_niet(model.stel_hoger_beroep_in)
    zaak.doe(model.spreek_uit, uitspraak("2027-10-04", soort="ongegrond"))
    zaak.op("2027-11-20").tijd()
    zaak.verboden("6:24", model.stel_hoger_beroep_in)
    zaak.fout("op", model.stel_hoger_beroep_in, op=date(2027, 10, 3))
    # We hear of it after we closed the case.
    staat = zaak.doe(model.stel_hoger_beroep_in, op=date(2027, 11, 15))
    assert staat.stand is Stand.BEROEP
    zaak.kan_niet(model.stel_hoger_beroep_in, op=date(2027, 11, 15))
    assert zaak.op("2028-06-01").tijd().stand is Stand.BEROEP
    zaak.fout("verzondenOp", model.spreek_uit, uitspraak("2027-11-14", soort="ongegrond"))
    zaak.doe(model.spreek_uit, uitspraak("2028-05-30", soort="ongegrond"))
    assert zaak.tijd().stand is Stand.AFGESLOTEN


@pytest.mark.parametrize(
    ("fields", "veld"),
    [
        ({"soort": "ongegrond", "opnieuwBeslissen": True}, "opnieuwBeslissen"),
        ({"weken": 6}, "weken"),
    ],
)
def test_a_judgment_that_contradicts_itself(
    stuk: dict[str, Any], fields: dict[str, Any], veld: str
) -> None:
    zaak = in_beroep(stuk).op("2027-10-05")
    zaak.fout(veld, model.spreek_uit, uitspraak("2027-10-04", **fields))


# Deciding again.


def test_decide_again_in_six_weeks_from_the_day_after_the_judgment(stuk: dict[str, Any]) -> None:
    zaak = vernietigd(stuk)
    assert zaak.staat.stand is Stand.IN_BEHANDELING
    assert zaak.staat.uitkomst is None
    assert zaak.eind == date(2027, 11, 15)
    assert "uitspraak" in zaak.staat.beslistermijn.uitleg.tekst
    # It may be postponed: this is another decision.
    zaak.doe(model.verdaag, ZES_WEKEN)
    assert zaak.eind == date(2027, 12, 27)


def test_delay_of_the_first_decision_is_none_of_the_second(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk).op("2027-01-25")
    zaak.doe(model.verdaag, ZES_WEKEN)
    zaak.doe(model.stem_in, uitstel("2029-01-01"))
    zaak.beslist("2027-02-01").op("2027-10-05")
    zaak.doe(model.stel_beroep_in, beroepschrift("2027-03-15"))
    zaak.doe(model.spreek_uit, uitspraak("2027-10-04", opnieuwBeslissen=True))
    assert zaak.eind == date(2027, 11, 15)


def test_with_a_committee_it_is_twelve_weeks_again(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk)
    lid, voorzitter = Commissielid(naam="L"), Commissielid(naam="V", van_buiten=True)
    zaak.doe(model.stel_commissie_in, Commissie(voorzitter=voorzitter, leden=(lid, lid)))
    zaak.gehoord()
    zaak.doe(model.adviseer, Adviestekst(tekst="Blijf erbij.", dictum=Dictum.ONGEGROND))
    zaak.beslist("2027-01-25").op("2027-10-05")
    zaak.doe(model.stel_beroep_in, beroepschrift("2027-03-15"))
    zaak.doe(model.spreek_uit, uitspraak("2027-10-04", opnieuwBeslissen=True))
    # Twelve weeks from 4 October is Monday 27 December.
    assert zaak.eind == date(2027, 12, 27)


def test_a_term_of_the_court_is_the_court_s(stuk: dict[str, Any]) -> None:
    zaak = vernietigd(stuk, weken=4)
    assert zaak.eind == date(2027, 11, 1)
    assert zaak.staat.beslistermijn.uitleg.artikelen[0] == "Awb 8:72 lid 4"
    zaak.verboden("8:72", model.verdaag, ZES_WEKEN)
    zaak.verboden("8:72", model.stem_in, uitstel("2028-01-01"))


def test_the_new_decision_can_be_late_and_be_appealed_against(stuk: dict[str, Any]) -> None:
    zaak = vernietigd(stuk).op("2027-11-16")
    zaak.doe(model.stel_in_gebreke, door="p1")
    # Two weeks to 30 November; from 1 December on it costs EUR 23.
    assert dwangsom_op(zaak.staat, date(2027, 12, 2)) == 4_600
    zaak.beslist("2027-12-03")
    assert dwangsom_op(zaak.staat, date(2028, 1, 1)) == 4_600
    assert zaak.staat.stand is Stand.BEKENDGEMAAKT
    staat = zaak.op("2027-12-20").doe(model.stel_beroep_in, beroepschrift("2027-12-20"))
    assert staat.stand is Stand.BEROEP


def test_a_second_notice_waits_for_the_first_penalty_to_be_fixed(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk).op("2027-01-26")
    zaak.doe(model.stel_in_gebreke, door="p1")
    zaak.beslist("2027-03-01")
    zaak.op("2027-04-20").doe(model.stel_beroep_in, beroepschrift("2027-04-15"))
    zaak.op("2027-10-05").doe(model.spreek_uit, uitspraak("2027-10-04", opnieuwBeslissen=True))
    # The days of the first decision stay as they were.
    assert dwangsom_op(zaak.staat, date(2027, 10, 5)) == 49_700
    zaak.op("2027-11-16").kan_niet(model.stel_in_gebreke, door="p1")
    zaak.doe(model.stel_dwangsom_vast, Dwangsombesluit())
    zaak.doe(model.stel_in_gebreke, door="p1")
    assert dwangsom_op(zaak.staat, date(2027, 12, 1)) == 2_300


def test_a_new_decision_while_further_appeal_runs_is_part_of_it(stuk: dict[str, Any]) -> None:
    zaak = vernietigd(stuk)
    zaak.doe(model.stel_hoger_beroep_in)
    assert zaak.staat.stand is Stand.IN_BEHANDELING
    assert zaak.beslist("2027-10-20").staat.stand is Stand.BEROEP


# Late, and before the court for it.


def test_appeal_because_there_is_no_decision_in_time(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk).op("2027-01-26")
    zaak.doe(model.stel_in_gebreke, door="p1")
    te_vroeg = beroepschrift("2027-02-09")
    zaak.op("2027-02-09").verboden("6:12", model.stel_beroep_in, te_vroeg)
    zaak = niet_tijdig(stuk)
    # 6:20 lid 1: we still decide.
    assert zaak.staat.stand is Stand.INGEDIEND
    assert zaak.staat.beroep
    assert zaak.staat.beroep.niet_tijdig
    zaak.verboden("8:51a", model.start_lus, date(2027, 2, 10), 6)


def test_appeal_at_once_when_no_notice_can_be_asked(stuk: dict[str, Any]) -> None:
    """Awb 6:12 lid 3: from the day after the term, and only with the reason."""
    reden = {"zonderIngebrekestelling": "De gemeente zei dat zij niet zal beslissen."}
    zaak = Zaak(stuk).op("2027-01-25")
    zaak.verboden("6:12 lid 3", model.stel_beroep_in, beroepschrift("2027-01-25", **reden))
    zaak.op("2027-01-26").verboden("6:12", model.stel_beroep_in, beroepschrift("2027-01-26"))
    beroep = zaak.doe(model.stel_beroep_in, beroepschrift("2027-01-26", **reden)).beroep
    assert beroep
    assert beroep.niet_tijdig
    assert beroep.zonder_ingebrekestelling == reden["zonderIngebrekestelling"]
    # Without a notice there is no penalty (4:17 lid 3).
    assert dwangsom_op(zaak.staat, date(2027, 6, 1)) == 0


def test_while_the_term_stands_still_nobody_is_late(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk).op("2027-01-25")
    zaak.doe(model.schort_op, opschorting())
    beroep = beroepschrift("2027-02-10", zonderIngebrekestelling="x")
    zaak.op("2027-02-10").verboden("6:12 lid 3", model.stel_beroep_in, beroep)


def test_there_is_nothing_to_give_notice_of_when_we_decided(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk).beslist("2027-01-25")
    beroep = beroepschrift("2027-01-25", zonderIngebrekestelling="x")
    zaak.fout("zonderIngebrekestelling", model.stel_beroep_in, beroep)


def test_that_an_appeal_is_unreasonably_late_is_for_the_court(stuk: dict[str, Any]) -> None:
    """Awb 6:12 lid 4: recorded of an appeal against our being late, and of no other."""
    laat = {"onredelijkLaat": True}
    zaak = niet_tijdig(stuk).op("2027-05-04")
    zaak.fout("onredelijkLaat", model.spreek_uit, uitspraak("2027-05-03", **laat))
    niet = uitspraak("2027-05-03", soort="niet_ontvankelijk", **laat)
    beroep = zaak.doe(model.spreek_uit, niet).beroep
    assert beroep
    assert beroep.onredelijk_laat
    # We still have to decide.
    assert zaak.staat.stand is Stand.INGEDIEND
    gewoon = in_beroep(stuk).op("2027-05-04")
    gewoon.fout("onredelijkLaat", model.spreek_uit, niet)


def test_a_late_decision_goes_into_the_appeal_that_runs(stuk: dict[str, Any]) -> None:
    zaak = niet_tijdig(stuk).beslist("2027-03-01")
    # 6:20 lid 3: no second appeal, and the case does not close on us.
    assert zaak.staat.stand is Stand.BEROEP
    zaak.kan_niet(model.stel_beroep_in, beroepschrift("2027-03-01"))
    zaak.doe(model.stel_dwangsom_vast, Dwangsombesluit())
    assert zaak.op("2027-06-01").tijd().stand is Stand.BEROEP


def test_the_court_gives_two_weeks_to_decide_after_all(stuk: dict[str, Any]) -> None:
    zaak = niet_tijdig(stuk).op("2027-05-04")
    zaak.doe(model.spreek_uit, uitspraak("2027-05-03", opnieuwBeslissen=True))
    # Two weeks is Whit Monday 17 May, so Tuesday.
    assert zaak.eind == date(2027, 5, 18)
    assert zaak.staat.beslistermijn.uitleg.artikelen[0] == "Awb 8:55d lid 1"
    zaak.verboden("8:55d", model.verdaag, ZES_WEKEN)
    # The penalty of the notice went on meanwhile (4:17 lid 5), and there is one of it.
    assert dwangsom_op(zaak.staat, date(2027, 5, 4)) == 144_200
    zaak.op("2027-05-19").kan_niet(model.stel_in_gebreke, door="p1")


def test_the_court_may_give_another_term_to_decide_after_all(stuk: dict[str, Any]) -> None:
    zaak = niet_tijdig(stuk).op("2027-05-04").gehoord()
    zaak.doe(model.beslis, beslissing())
    zaak.doe(model.spreek_uit, uitspraak("2027-05-03", opnieuwBeslissen=True, weken=6))
    # What we decided but did not send yet is still ours to send.
    assert zaak.staat.stand is Stand.BESLIST
    assert zaak.eind == date(2027, 6, 14)
    assert zaak.staat.beslistermijn.uitleg.artikelen[0] == "Awb 8:55d lid 3"


def test_no_order_to_decide_on_what_was_withdrawn(stuk: dict[str, Any]) -> None:
    zaak = niet_tijdig(stuk)
    zaak.doe(model.trek_in, None, door="p1")
    zaak.op("2027-05-04")
    zaak.fout("opnieuwBeslissen", model.spreek_uit, uitspraak("2027-05-03", opnieuwBeslissen=True))
    zaak.doe(model.spreek_uit, uitspraak("2027-05-03"))


def test_interim_relief_stands_beside_an_objection_or_appeal(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk)
    assert zaak.doe(model.vraag_voorziening, "gevraagd").voorlopige_voorziening == "gevraagd"
    zaak.doe(model.trek_in, None)
    zaak.verboden("8:81", model.vraag_voorziening, "gevraagd")


def test_a_case_is_not_closed_while_something_can_follow(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk)
    zaak.kan_niet(model.sluit_af)
    zaak.beslist("2027-01-25").op("2027-03-08").kan_niet(model.sluit_af)
    assert zaak.op("2027-03-09").doe(model.sluit_af).stand is Stand.AFGESLOTEN
