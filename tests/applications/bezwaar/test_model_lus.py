"""The administrative loop (Awb 8:51a, 8:51b): the court lets us repair the decision."""

from __future__ import annotations

from datetime import date
from typing import Any

from applications.bezwaar.test_model_beroep import in_beroep
from applications.bezwaar.zaak import Zaak
from bezwaar import model
from bezwaar.invoer import Luszienswijzen


def in_lus(stuk: dict[str, Any]) -> Zaak:
    """The court gave six weeks from 1 May 2027: until Saturday 12 June."""
    zaak = in_beroep(stuk).op("2027-05-03")
    zaak.doe(model.start_lus, date(2027, 5, 1), 6)
    return zaak


def zienswijzen(op: str, **fields: Any) -> Luszienswijzen:
    return Luszienswijzen.model_validate({"op": op, **fields})


def test_the_court_gives_time_to_repair_the_decision(stuk: dict[str, Any]) -> None:
    zaak = in_beroep(stuk).op("2027-05-03")
    zaak.kan_niet(model.herstel_in_lus)
    zaak.fout("op", model.start_lus, date(2027, 5, 4), 6)
    zaak.fout("op", model.start_lus, date(2027, 3, 14), 6)
    zaak.fout("weken", model.start_lus, date(2027, 5, 1), 0)
    zaak.doe(model.start_lus, date(2027, 5, 1), 6)
    assert zaak.staat.beroep
    lus = zaak.staat.beroep.lus
    assert lus
    # Six weeks from a Saturday is a Saturday, and it stays: no term of the law (Atw 1).
    assert lus.eind == date(2027, 6, 12)
    assert lus.uitleg.artikelen[0] == "Awb 8:51a lid 2"
    zaak.kan_niet(model.start_lus, date(2027, 5, 2), 6)
    zaak.doe(model.herstel_in_lus)
    zaak.kan_niet(model.herstel_in_lus)


def test_we_say_whether_we_repair(stuk: dict[str, Any]) -> None:
    """8:51b lid 1."""
    zaak = in_lus(stuk)
    beroep = zaak.doe(model.beantwoord_lus, True).beroep
    assert beroep
    assert (beroep.lus_herstelt, beroep.lus_beantwoord_op) == (True, date(2027, 5, 3))
    assert beroep.lus_loopt
    zaak.kan_niet(model.beantwoord_lus, False)
    beroep = zaak.doe(model.herstel_in_lus, "Met een nieuw besluit.").beroep
    assert beroep
    assert beroep.lus_wijze == "Met een nieuw besluit."
    zaak.kan_niet(model.beantwoord_lus, False)


def test_when_we_do_not_repair_it_the_court_goes_on(stuk: dict[str, Any]) -> None:
    zaak = in_lus(stuk)
    zaak.doe(model.beantwoord_lus, False)
    zaak.kan_niet(model.herstel_in_lus)
    zaak.kan_niet(model.verleng_lus, date(2027, 7, 1))
    # Nobody is reminded of it.
    zaak.op("2027-06-11").tijd()
    assert not [h for h in zaak.staat.herinnerd if "besluit herstellen" in h]
    # The court may give another opportunity, and nothing of this one goes for that.
    beroep = zaak.doe(model.start_lus, date(2027, 6, 11), 4).beroep
    assert beroep
    assert beroep.lus_loopt


def test_the_court_may_give_more_time(stuk: dict[str, Any]) -> None:
    """8:51a lid 2; twice, and the explanation keeps what it gave at first."""
    zaak = in_lus(stuk)
    zaak.fout("tot", model.verleng_lus, date(2027, 6, 12))
    zaak.fout("tot", model.verleng_lus, date(2037, 6, 12))
    for dag in (date(2027, 7, 3), date(2027, 8, 7)):
        beroep = zaak.doe(model.verleng_lus, dag).beroep
        assert beroep
        assert beroep.lus
        assert beroep.lus.eind == dag
        assert beroep.lus.start == date(2027, 5, 2)
        assert "6 weken" in beroep.lus.uitleg.tekst


def test_the_parties_have_four_weeks_for_their_views(stuk: dict[str, Any]) -> None:
    """8:51b lid 3: from the day after the court sent our notice; it may give longer."""
    zaak = in_lus(stuk)
    zaak.kan_niet(model.leg_zienswijzen_open, zienswijzen("2027-05-03"))
    zaak.op("2027-05-24").doe(model.herstel_in_lus, "Met een nieuw besluit.")
    zaak.op("2027-05-26")
    zaak.fout("op", model.leg_zienswijzen_open, zienswijzen("2027-05-23"))
    zaak.fout("op", model.leg_zienswijzen_open, zienswijzen("2027-05-27"))
    kort, ver = {"verlengd": "2027-06-23"}, {"verlengd": "2037-06-23"}
    zaak.fout("verlengd", model.leg_zienswijzen_open, zienswijzen("2027-05-26", **kort))
    zaak.fout("verlengd", model.leg_zienswijzen_open, zienswijzen("2027-05-26", **ver))
    beroep = zaak.doe(model.leg_zienswijzen_open, zienswijzen("2027-05-26")).beroep
    assert beroep
    assert beroep.lus_zienswijzen
    assert beroep.lus_zienswijzen.eind == date(2027, 6, 23)
    assert beroep.lus_zienswijzen.uitleg.artikelen[0] == "Awb 8:51b lid 3"
    langer = zienswijzen("2027-05-26", verlengd="2027-07-07")
    beroep = zaak.doe(model.leg_zienswijzen_open, langer).beroep
    assert beroep
    assert beroep.lus_zienswijzen
    assert beroep.lus_zienswijzen.eind == date(2027, 7, 7)
