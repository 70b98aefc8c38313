"""Hearing (Awb 7:2 to 7:9) and the committee (7:13)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from applications.bezwaar.zaak import Zaak, beslissing
from bezwaar import model
from bezwaar.invoer import (
    Adviestekst,
    Commissie,
    Commissielid,
    Dictum,
    Hoorverslag,
    NietHoren,
    Zittingsplan,
)

ADVIES = Adviestekst(tekst="Blijf erbij.", dictum=Dictum.ONGEGROND)


def plan(dag: str, **fields: Any) -> Zittingsplan:
    return Zittingsplan.model_validate({"dag": dag, "tijd": "14.30", "plaats": "Kamer 1", **fields})


def verslag(op: str = "2026-11-23", **fields: Any) -> Hoorverslag:
    gegeven = {"gehoordOp": op, "verslag": "Zo ging het.", "gehoordDoor": ["V"], **fields}
    return Hoorverslag.model_validate(gegeven)


def commissie(leden: int = 2, *, van_buiten: bool = True) -> Commissie:
    voorzitter = Commissielid(naam="V", van_buiten=van_buiten)
    return Commissie(voorzitter=voorzitter, leden=(Commissielid(naam="L"),) * leden)


def test_a_hearing_with_what_hangs_on_its_day(stuk: dict[str, Any]) -> None:
    zitting = Zaak(stuk).doe(model.plan_zitting, plan("2027-01-15")).zitting
    assert zitting
    # Half past two in winter.
    assert zitting.op == datetime(2027, 1, 15, 13, 30, tzinfo=UTC)
    assert zitting.stukken_tot.eind == date(2027, 1, 5)
    assert zitting.ter_inzage.eind == date(2027, 1, 8)
    assert zitting.uitgenodigd_op == date(2026, 11, 23)


def test_documents_can_be_handed_in_until_the_tenth_day_before(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk)
    assert model.open_voor_stukken(zaak.staat, date(2027, 6, 1))
    zaak.doe(model.plan_zitting, plan("2027-01-15"))
    assert model.open_voor_stukken(zaak.staat, date(2027, 1, 5))
    assert not model.open_voor_stukken(zaak.staat, date(2027, 1, 6))


def test_an_invitation_leaves_time_for_documents(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk)
    # Ten days before 3 December is today.
    zaak.verboden("7:4 lid 1", model.plan_zitting, plan("2026-12-03"))
    zaak.doe(model.plan_zitting, plan("2026-12-04"))
    zaak.doe(model.plan_zitting, plan("2026-11-24", indienerAkkoord=True))


@pytest.mark.parametrize("dag", ["2026-11-23", "2026-12-12", "2026-12-25", "2028-01-03"])
def test_no_hearing_on_a_day_that_is_over_far_or_no_working_day(
    stuk: dict[str, Any], dag: str
) -> None:
    Zaak(stuk).fout("dag", model.plan_zitting, plan(dag))


@pytest.mark.parametrize("op", ["2026-11-24", "2026-11-22"])
def test_a_report_of_an_impossible_day(stuk: dict[str, Any], op: str) -> None:
    Zaak(stuk).fout("gehoordOp", model.leg_verslag_vast, verslag(op))


@pytest.mark.parametrize(("wie", "betrokken"), [(["V"], 1), (["V", "W"], 1), (["V", "W", "X"], 2)])
def test_most_of_who_hear_had_no_part_in_it(
    stuk: dict[str, Any], wie: list[str], betrokken: int
) -> None:
    zaak = Zaak(stuk)
    zoveel = verslag(gehoordDoor=wie, primairBetrokken=betrokken)
    zaak.verboden("7:5 lid 1", model.leg_verslag_vast, zoveel)
    minder = zoveel.model_copy(update={"primair_betrokken": betrokken - 1})
    zaak.doe(model.leg_verslag_vast, minder)
    te_veel = zoveel.model_copy(update={"primair_betrokken": len(wie) + 1})
    zaak.fout("primairBetrokken", model.leg_verslag_vast, te_veel)


@pytest.mark.parametrize("grond", ["a", "b", "c", "e"])
def test_why_nobody_was_heard(stuk: dict[str, Any], grond: str) -> None:
    staat = Zaak(stuk).doe(model.zie_af_van_horen, NietHoren(grond), "Omdat.")
    assert staat.horen
    assert staat.horen.niet_gehoord == grond


def test_not_answering_takes_an_invitation_with_a_term(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk)
    niet = (model.zie_af_van_horen, NietHoren.NIET_GEREAGEERD, "Bleef stil.")
    zonder = beslissing(nietGehoord="d")
    zaak.verboden("7:3 onder d", *niet)
    zaak.verboden("7:3 onder d", model.beslis, zonder)
    zaak.doe(model.plan_zitting, plan("2027-01-15"))
    zaak.verboden("7:3 onder d", *niet)
    zaak.fout("reagerenTot", model.plan_zitting, plan("2027-01-15", reagerenTot="2027-01-15"))
    zaak.fout("reagerenTot", model.plan_zitting, plan("2027-01-15", reagerenTot="2026-11-23"))
    zaak.doe(model.plan_zitting, plan("2027-01-15", reagerenTot="2026-12-07"))
    assert "7 december 2026" in zaak.op("2026-12-07").verboden("7:3 onder d", *niet)
    zaak.verboden("7:3 onder d", model.beslis, zonder)
    zaak.op("2026-12-08").doe(*niet)
    zaak.doe(model.beslis, beslissing())


def test_who_was_heard_was_heard(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk).gehoord()
    zaak.kan_niet(model.zie_af_van_horen, NietHoren.AFGEZIEN, "Toch niet.")
    zaak.fout("nietGehoord", model.beslis, beslissing(nietGehoord="c"))


def test_new_facts_after_the_hearing_are_put_to_them(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk)
    zaak.kan_niet(model.meld_nieuwe_feiten, "Een nieuw rapport.")
    zaak.gehoord().op("2026-12-01").doe(model.meld_nieuwe_feiten, "Een nieuw rapport.")
    zaak.verboden("7:9", model.beslis, beslissing())
    zaak.verboden("7:9", model.beslis, beslissing(gehoordOp="2026-11-30"))
    # A report of the first hearing that comes later does not do.
    zaak.doe(model.leg_verslag_vast, verslag("2026-11-23"))
    zaak.verboden("7:9", model.beslis, beslissing())
    zaak.op("2026-12-08").doe(model.leg_verslag_vast, verslag("2026-12-08"))
    zaak.doe(model.beslis, beslissing())


def test_they_may_not_want_to_be_heard_on_new_facts(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk).gehoord()
    zaak.doe(model.meld_nieuwe_feiten, "Een nieuw rapport.")
    zaak.doe(model.zie_af_van_horen, NietHoren.AFGEZIEN, "Hoeft niet.")
    horen = zaak.doe(model.beslis, beslissing()).horen
    assert horen
    assert horen.gehoord_op == date(2026, 11, 23)


# The committee.


def test_a_committee_has_a_chair_from_outside_and_two_members(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk)
    zaak.verboden("7:13 lid 1", model.stel_commissie_in, commissie(van_buiten=False))
    zaak.verboden("7:13 lid 1", model.stel_commissie_in, commissie(1))
    zaak.doe(model.stel_commissie_in, commissie(2))


def test_a_committee_comes_within_the_six_weeks(stuk: dict[str, Any]) -> None:
    Zaak(stuk).op("2027-01-26").verboden("7:10 lid 1", model.stel_commissie_in, commissie())


def test_a_committee_hears_for_itself(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk).gehoord()
    zaak.doe(model.stel_commissie_in, commissie())
    zaak.verboden("7:13 lid 3", model.adviseer, ADVIES)
    zaak.gehoord().doe(model.adviseer, ADVIES)


def test_advice_comes_before_the_decision_and_leaving_it_is_explained(
    stuk: dict[str, Any],
) -> None:
    zaak = Zaak(stuk)
    zaak.kan_niet(model.adviseer, ADVIES)
    zaak.doe(model.stel_commissie_in, commissie())
    zaak.gehoord()
    zaak.verboden("7:13 lid 1", model.beslis, beslissing())
    zaak.doe(model.adviseer, ADVIES)
    anders = beslissing(dictum="gegrond", herroepen=True)
    zaak.verboden("7:13 lid 7", model.beslis, anders)
    zaak.doe(model.beslis, anders.model_copy(update={"afwijking_advies": "Nieuw beleid."}))


def test_no_advice_no_deviation(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk).gehoord()
    zaak.fout("afwijkingAdvies", model.beslis, beslissing(afwijkingAdvies="x"))


@pytest.mark.parametrize(
    ("fields", "artikel"),
    [
        ({"primairBetrokken": 2}, "7:5 lid 1"),
        # A majority that was not involved is not enough when who leads was.
        ({"primairBetrokken": 1, "leiderBetrokken": True}, "7:5 lid 1 onder b"),
        ({"primairBetrokken": 3, "doorBestuursorgaan": True}, None),
        ({"primairBetrokken": 1, "leiderBetrokken": True, "doorBestuursorgaan": True}, None),
        ({"primairBetrokken": 1}, None),
    ],
)
def test_who_may_hear(stuk: dict[str, Any], fields: dict[str, Any], artikel: str | None) -> None:
    """Awb 7:5 lid 1; the body itself may hear whoever prepared the decision."""
    zaak = Zaak(stuk)
    horen = verslag(gehoordDoor=["V", "W", "X"], **fields)
    if artikel:
        zaak.verboden(artikel, model.leg_verslag_vast, horen)
    else:
        assert zaak.doe(model.leg_verslag_vast, horen).horen


def test_who_led_the_hearing_is_among_those_who_were_involved(stuk: dict[str, Any]) -> None:
    horen = verslag(gehoordDoor=["V", "W", "X"], leiderBetrokken=True)
    Zaak(stuk).fout("primairBetrokken", model.leg_verslag_vast, horen)
