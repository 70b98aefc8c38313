"""Deciding on an objection (Awb 7:11, 7:12), and what must have been done before."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from applications.bezwaar.zaak import Zaak, beslissing, verzoek
from bezwaar import model
from bezwaar.invoer import (
    Dictum,
    Herstelling,
    NietHoren,
    NietOntvankelijk,
    Tijdigheidsbesluit,
)
from bezwaar.model import Stand

VERZUIM = beslissing(dictum="niet_ontvankelijk", nietOntvankelijk="verzuim")
TE_LAAT = beslissing(dictum="niet_ontvankelijk", nietOntvankelijk="te_laat")


def oordeel(oordeel: str) -> Tijdigheidsbesluit:
    return Tijdigheidsbesluit.model_validate({"oordeel": oordeel, "reden": "Omdat."})


# Hearing, or a ground not to.


def test_no_decision_without_hearing_or_ground(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk)
    zaak.verboden("7:2", model.beslis, beslissing())
    zaak.verboden("7:2", model.ontwerp, beslissing())


@pytest.mark.parametrize("grond", ["a", "b", "c", "e"])
def test_each_ground_not_to_hear_is_enough(stuk: dict[str, Any], grond: str) -> None:
    past_bij = {"a": Dictum.NIET_ONTVANKELIJK, "e": Dictum.GEGROND}
    dictum = past_bij.get(grond, Dictum.ONGEGROND)
    waarom = NietOntvankelijk.GEEN_BELANGHEBBENDE if grond == "a" else None
    besluit = beslissing(dictum=dictum, nietGehoord=grond, nietOntvankelijk=waarom)
    horen = Zaak(stuk).doe(model.beslis, besluit).horen
    assert horen
    assert horen.niet_gehoord == grond


@pytest.mark.parametrize(
    ("grond", "dictum"),
    [("e", "ongegrond"), ("b", "gegrond"), ("a", "deels_gegrond"), ("e", "deels_gegrond")],
)
def test_a_ground_not_to_hear_fits_the_decision(
    stuk: dict[str, Any], grond: str, dictum: str
) -> None:
    zaak = Zaak(stuk)
    zaak.verboden("7:3", model.beslis, beslissing(dictum=dictum, nietGehoord=grond))
    zaak.doe(model.zie_af_van_horen, NietHoren(grond), "Omdat.")
    zaak.verboden("7:3", model.beslis, beslissing(dictum=dictum))


def test_hearing_and_ground_contradict(stuk: dict[str, Any]) -> None:
    beide = beslissing(gehoordOp="2026-11-23", nietGehoord="c")
    Zaak(stuk).fout("nietGehoord", model.beslis, beide)


@pytest.mark.parametrize("dag", ["2026-11-24", "2026-11-22"])
def test_hearing_on_an_impossible_day(stuk: dict[str, Any], dag: str) -> None:
    Zaak(stuk).fout("gehoordOp", model.beslis, beslissing(gehoordOp=dag))


# Late.


def test_in_time_is_not_called_late(stuk: dict[str, Any]) -> None:
    Zaak(stuk).gehoord().verboden("6:9", model.beslis, TE_LAAT)


def test_late_is_judged_by_a_person_before_anything_is_decided(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk, op="2026-12-15").gehoord()
    zaak.verboden("6:11", model.beslis, TE_LAAT)
    zaak.verboden("6:11", model.beslis, beslissing())
    zaak.doe(model.beoordeel_tijdigheid, oordeel("verschoonbaar"))
    zaak.verboden("6:11", model.beslis, TE_LAAT)
    zaak.doe(model.ontwerp, beslissing())
    zaak.doe(model.beoordeel_tijdigheid, oordeel("niet_verschoonbaar"))
    # Being late without excuse leaves one way to decide; the draft was of another mind.
    zaak.verboden("6:11", model.beslis, beslissing())
    zaak.verboden("6:11", model.neem_ontwerp_over, door="n")
    zaak.doe(model.beslis, TE_LAAT)


# Defects.


def test_a_defect_takes_a_term_to_repair_that_passed(stuk: dict[str, Any]) -> None:
    del stuk["gronden"]
    zaak = Zaak(stuk).gehoord()
    zaak.verboden("6:6", model.beslis, VERZUIM)
    zaak.doe(model.vraag_herstel, verzoek("gronden"))
    zaak.op("2026-12-08").verboden("6:6", model.beslis, VERZUIM)
    zaak.tijd()
    zaak.doe(model.beslis, VERZUIM)


def test_a_defect_that_was_repaired_in_time_is_none(stuk: dict[str, Any]) -> None:
    del stuk["gronden"]
    zaak = Zaak(stuk).gehoord()
    zaak.doe(model.vraag_herstel, verzoek("gronden"))
    zaak.op("2026-12-07").doe(model.herstel, Herstelling(gronden="Hierom."))
    assert "op tijd hersteld" in zaak.verboden("6:6", model.beslis, VERZUIM)


def test_a_defect_that_was_repaired_late_may_be_held_against_them(stuk: dict[str, Any]) -> None:
    del stuk["gronden"]
    zaak = Zaak(stuk).gehoord()
    zaak.doe(model.vraag_herstel, verzoek("gronden"))
    zaak.op("2026-12-08").doe(model.herstel, Herstelling(gronden="Hierom."))
    # 6:6 says "kan": both are lawful.
    model.beslis(zaak.staat, beslissing(), door="m", nu=zaak.nu)
    zaak.doe(model.beslis, VERZUIM)


@pytest.mark.parametrize(("tweede", "mag"), [("machtiging", True), ("gronden", False)])
def test_of_each_defect_the_last_term_counts(stuk: dict[str, Any], tweede: str, mag: bool) -> None:
    """The grounds never came in their term. A second term for something else does not mend that;
    a second term for the grounds does, when it is used."""
    del stuk["gronden"]
    zaak = Zaak(stuk).gehoord()
    zaak.doe(model.vraag_herstel, verzoek("gronden"))
    zaak.op("2026-12-08").tijd()
    zaak.doe(model.vraag_herstel, verzoek(tweede))
    zaak.verboden("6:6", model.beslis, VERZUIM)
    zaak.op("2026-12-10").doe(model.herstel, Herstelling(gronden="Hierom."))
    if mag:
        zaak.doe(model.beslis, VERZUIM)
    else:
        zaak.verboden("6:6", model.beslis, VERZUIM)


# Costs.


def test_who_asks_for_the_costs_gets_an_answer(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk).gehoord()
    zaak.doe(model.vraag_kosten, door="p1")
    zaak.kan_niet(model.vraag_kosten, door="p1")
    zaak.verboden("7:15 lid 3", model.beslis, beslissing())
    zaak.doe(model.beslis, beslissing(kosten={}))


def test_costs_are_asked_for_before_the_decision(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk).gehoord()
    zaak.doe(model.beslis, beslissing())
    zaak.verboden("7:15 lid 3", model.vraag_kosten, door="p1")


@pytest.mark.parametrize(
    ("gevraagd", "beroepsmatig", "artikel"), [(False, True, "7:15 lid 3"), (True, False, "Bpb 1")]
)
def test_points_are_for_professional_help_that_was_asked_for(
    stuk: dict[str, Any], gevraagd: bool, beroepsmatig: bool, artikel: str
) -> None:
    helper = {"naam": "R", "adres": stuk["indiener"]["adres"], "beroepsmatig": beroepsmatig}
    zaak = Zaak(stuk, vraagtKosten=gevraagd, gemachtigde=helper).gehoord()
    besluit = beslissing(dictum="gegrond", herroepen=True, kosten={"foutVanOns": True})
    zaak.verboden(artikel, model.beslis, besluit)


# Four eyes, and making it known.


def test_who_drafts_does_not_decide(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk).gehoord()
    zaak.kan_niet(model.neem_ontwerp_over, door="n")
    zaak.doe(model.ontwerp, beslissing())
    zaak.kan_niet(model.neem_ontwerp_over, door="m")
    zaak.doe(model.geef_terug, "De motivering is te kort.", door="n")
    zaak.kan_niet(model.geef_terug, "Weer.", door="n")
    zaak.doe(model.ontwerp, beslissing())
    assert zaak.doe(model.neem_ontwerp_over, door="n").stand is Stand.BESLIST


def test_decided_once(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk).gehoord()
    zaak.doe(model.beslis, beslissing())
    zaak.kan_niet(model.beslis, beslissing())
    zaak.kan_niet(model.trek_in, None)


def test_the_term_to_appeal_begins_the_day_after_it_was_sent(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk).op("2027-01-20").gehoord()
    zaak.kan_niet(model.maak_bekend, date(2027, 1, 20))
    zaak.doe(model.beslis, beslissing())
    zaak.op("2027-01-25")
    zaak.fout("op", model.maak_bekend, date(2027, 1, 26))
    zaak.fout("op", model.maak_bekend, date(2027, 1, 19))
    uitkomst = zaak.doe(model.maak_bekend, date(2027, 1, 25)).uitkomst
    assert uitkomst
    assert uitkomst.beroepstermijn
    assert uitkomst.beroepstermijn.start == date(2027, 1, 26)
    assert uitkomst.beroepstermijn.eind == date(2027, 3, 8)
    zaak.kan_niet(model.maak_bekend, date(2027, 1, 25))


def test_in_time_is_when_it_was_sent(stuk: dict[str, Any]) -> None:
    for op, in_time in (("2027-01-25", True), ("2027-01-26", False)):
        zaak = Zaak(stuk).op("2027-01-25").gehoord()
        zaak.doe(model.beslis, beslissing())
        uitkomst = zaak.op(op).doe(model.maak_bekend, zaak.nu.date()).uitkomst
        assert uitkomst
        assert uitkomst.binnen_termijn is in_time


@pytest.mark.parametrize(
    ("moment", "in_time"), [(("2027-01-25", "22:59"), True), (("2027-01-25", "23:01"), False)]
)
def test_the_last_day_is_a_dutch_day(
    stuk: dict[str, Any], moment: tuple[str, str], in_time: bool
) -> None:
    zaak = Zaak(stuk).gehoord().op(*moment)
    uitkomst = zaak.doe(model.beslis, beslissing()).uitkomst
    assert uitkomst
    assert uitkomst.binnen_termijn is in_time


# What is no decision.


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
    Zaak(stuk).gehoord().fout(field, model.beslis, beslissing(**fields))


def _met_advocaat(stuk: dict[str, Any]) -> Zaak:
    advocaat = {**stuk["indiener"], "naam": "Mr. Raad", "beroepsmatig": True}
    return Zaak(stuk, vraagtKosten=True, gemachtigde=advocaat)


@pytest.mark.parametrize(("toevoeging", "aan"), [(True, "Mr. Raad"), (False, "J. de Vries")])
def test_with_legal_aid_who_gave_it_is_paid(
    stuk: dict[str, Any], toevoeging: bool, aan: str
) -> None:
    """Awb 7:15 lid 5."""
    kosten = {"foutVanOns": True, "toevoeging": toevoeging}
    zaak = _met_advocaat(stuk).gehoord()
    staat = zaak.doe(model.beslis, beslissing(dictum="gegrond", herroepen=True, kosten=kosten))
    assert staat.uitkomst
    assert staat.uitkomst.kosten
    assert staat.uitkomst.kosten.bedrag == 66_600
    assert staat.uitkomst.kosten.aan == aan
    assert staat.uitkomst.kosten.aan_rechtsbijstand is toevoeging


def test_no_legal_aid_without_who_gives_it(stuk: dict[str, Any]) -> None:
    for helper in (None, {**stuk["indiener"], "naam": "Buurvrouw"}):
        zaak = Zaak(stuk, vraagtKosten=True, gemachtigde=helper).gehoord()
        zaak.verboden("7:15 lid 5", model.beslis, beslissing(kosten={"toevoeging": True}))


def test_no_point_for_a_hearing_that_was_not_held(stuk: dict[str, Any]) -> None:
    """Bpb, bijlage A5: a point is for appearing at the hearing."""
    kosten = {"foutVanOns": True, "hoorzitting": True}
    besluit = {"dictum": "gegrond", "herroepen": True, "kosten": kosten}
    zaak = _met_advocaat(stuk)
    zaak.verboden("Bpb", model.beslis, beslissing(nietGehoord="e", **besluit))
    zaak.gehoord().doe(model.beslis, beslissing(**besluit))
