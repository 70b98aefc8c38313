"""Before the decision: who handles it, being late, repair, delay, other ways out.

The dates were counted by hand from the text of the law.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from applications.bezwaar.zaak import Zaak, beslissing, uitstel, verzoek
from bezwaar import model
from bezwaar.invoer import (
    BestredenBesluit,
    Commissie,
    Commissielid,
    Doorzending,
    Herstelling,
    Notitie,
    Papier,
    Tijdigheidsbesluit,
    Verdagingsbesluit,
)
from bezwaar.model import Stand
from gemeengoed.awb import Tijdigheid

GRONDEN = verzoek("gronden")
ZES_WEKEN = Verdagingsbesluit(weken=6, reden="Druk.")


def oordeel(oordeel: str) -> Tijdigheidsbesluit:
    return Tijdigheidsbesluit.model_validate({"oordeel": oordeel, "reden": "Omdat."})


def commissie(leden: int = 2, *, van_buiten: bool = True) -> Commissie:
    voorzitter = Commissielid(naam="V", van_buiten=van_buiten)
    return Commissie(voorzitter=voorzitter, leden=(Commissielid(naam="L"),) * leden)


# Who handles it.


def test_somebody_takes_it(stuk: dict[str, Any]) -> None:
    staat = Zaak(stuk).doe(model.wijs_toe, behandelaar="m", naam="Lotte")
    assert staat.stand is Stand.IN_BEHANDELING
    assert (staat.behandelaar, staat.behandelaar_naam) == ("m", "Lotte")


def test_who_took_the_decision_does_not_handle_the_objection(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk, vraagtRechtstreeksBeroep=True).gehoord()
    zaak.doe(model.wijs_toe, behandelaar="m", naam="Lotte")
    zaak.doe(model.ontwerp, beslissing())
    staat = zaak.doe(model.meld_betrokkenheid, medewerker="m")
    assert staat.behandelaar is None
    assert staat.ontwerp is None
    zaak.verboden("10:3 lid 3", model.wijs_toe, behandelaar="m", naam="Lotte", door="n")
    zaak.verboden("10:3 lid 3", model.beslis, beslissing())
    zaak.verboden("10:3 lid 3", model.verdaag, ZES_WEKEN)
    # 10:3 lid 3 names the request of 7:1a as well.
    zaak.verboden("10:3 lid 3", model.weiger_rechtstreeks_beroep, "Nee.")
    zaak.doe(model.beslis, beslissing(), door="n")


def test_a_note_can_always_be_left(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk)
    zaak.doe(model.trek_in, None)
    assert zaak.doe(model.leg_notitie, Notitie(tekst="Gebeld.")).notities == 1


# In time or late.


def test_posted_in_time_counts_from_the_end_of_the_term_to_object(stuk: dict[str, Any]) -> None:
    zaak = Zaak.op_papier(stuk, "2026-12-18", poststempel="2026-12-14")
    assert zaak.staat.tijdigheid.uitkomst is Tijdigheid.TIJDIG_DOOR_POST
    assert zaak.eind == date(2027, 1, 25)
    assert not zaak.staat.beslistermijn.uitleg.waarschuwingen


def test_the_week_for_post_is_for_post(stuk: dict[str, Any]) -> None:
    balie = Zaak.op_papier(stuk, "2026-12-18", poststempel="2026-12-14", balie=True)
    assert balie.staat.tijdigheid.uitkomst is Tijdigheid.TE_LAAT
    later = Zaak.op_papier(stuk, "2026-12-22", poststempel="2026-12-14")
    assert later.staat.tijdigheid.uitkomst is Tijdigheid.TE_LAAT


def test_without_a_postmark_an_official_reads_the_envelope(stuk: dict[str, Any]) -> None:
    zaak = Zaak.op_papier(stuk, "2026-12-18").gehoord()
    assert zaak.staat.tijdigheid.uitkomst is Tijdigheid.POSTDATUM_NODIG
    assert zaak.eind == date(2027, 1, 25)
    zaak.verboden("6:11", model.beslis, beslissing())
    staat = zaak.doe(model.beoordeel_tijdigheid, oordeel("tijdig"))
    assert staat.tijdigheid.uitkomst is Tijdigheid.TIJDIG_DOOR_POST
    zaak.doe(model.beslis, beslissing())


def test_late_by_the_envelope_counts_from_receipt(stuk: dict[str, Any]) -> None:
    zaak = Zaak.op_papier(stuk, "2026-12-18")
    zaak.doe(model.beoordeel_tijdigheid, oordeel("verschoonbaar"))
    # Friday 18 December and six weeks.
    assert zaak.eind == date(2027, 1, 29)


def test_in_time_is_in_time(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk)
    zaak.verboden("6:9", model.beoordeel_tijdigheid, oordeel("niet_verschoonbaar"))
    zaak.verboden("6:9", model.beoordeel_tijdigheid, oordeel("verschoonbaar"))


def test_late_is_never_made_in_time_but_it_can_be_excused(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk, op="2026-12-15")
    zaak.verboden("6:11", model.beoordeel_tijdigheid, oordeel("tijdig"))
    staat = zaak.doe(model.beoordeel_tijdigheid, oordeel("verschoonbaar"))
    assert staat.tijdigheid.reden == "Omdat."


# Repair.


def test_the_term_stands_still_from_the_day_after_the_request(stuk: dict[str, Any]) -> None:
    del stuk["gronden"]
    zaak = Zaak(stuk).op("2026-12-23")
    staat = zaak.doe(model.vraag_herstel, GRONDEN)
    assert zaak.eind is None
    assert staat.herstel
    assert staat.herstel.termijn.eind == date(2027, 1, 6)
    # 24 December to 3 January do not count: eleven days after 25 January.
    zaak.op("2027-01-04").doe(model.herstel, Herstelling(gronden="Hierom."), door="p1")
    assert zaak.eind == date(2027, 2, 5)
    assert zaak.staat.gronden == "Hierom."
    assert zaak.staat.verzuimen == ()
    assert "Awb 7:10 lid 2" in zaak.staat.beslistermijn.uitleg.artikelen


def test_a_term_to_repair_that_passes(stuk: dict[str, Any]) -> None:
    del stuk["gronden"]
    zaak = Zaak(stuk).op("2026-12-23")
    zaak.doe(model.vraag_herstel, GRONDEN)
    zaak.op("2027-01-06", "22:59").kan_niet(model.laat_verlopen)
    zaak.op("2027-01-06", "23:00").doe(model.laat_verlopen)
    # 24 December to 5 January: thirteen days, to Sunday 7 February, so Monday.
    assert zaak.eind == date(2027, 2, 8)
    assert zaak.staat.verzuimen == ("gronden",)


def test_what_comes_after_the_term_to_repair_is_taken_in_but_was_late(
    stuk: dict[str, Any],
) -> None:
    del stuk["gronden"]
    for met_klok in (False, True):
        zaak = Zaak(stuk).op("2026-12-23")
        zaak.doe(model.vraag_herstel, GRONDEN)
        zaak.op("2027-01-11")
        if met_klok:
            zaak.tijd()
        staat = zaak.doe(model.herstel, Herstelling(gronden="Hierom."), door="p1")
        assert staat.gronden == "Hierom."
        assert staat.herstel
        assert staat.herstel.verlopen
        # The suspension ended with the term to repair, whoever looked when.
        assert zaak.eind == date(2027, 2, 8)


def test_a_letter_that_came_in_time_undoes_that_the_term_passed(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk).op("2026-12-23")
    zaak.doe(model.vraag_herstel, verzoek("machtiging"))
    zaak.op("2027-01-08").tijd()
    staat = zaak.doe(model.herstel, Herstelling(op=date(2027, 1, 6)))
    assert staat.herstel
    assert not staat.herstel.verlopen


def test_repair_asks_what_was_asked_for(stuk: dict[str, Any]) -> None:
    del stuk["gronden"]
    zaak = Zaak(stuk)
    zaak.kan_niet(model.herstel, Herstelling(gronden="x"))
    zaak.doe(model.vraag_herstel, GRONDEN)
    zaak.kan_niet(model.vraag_herstel, GRONDEN)
    zaak.fout("gronden", model.herstel, Herstelling())
    zaak.fout("op", model.herstel, Herstelling(gronden="x", op=date(2026, 11, 24)))
    zaak.fout("op", model.herstel, Herstelling(gronden="x", op=date(2026, 11, 22)))


def test_after_the_term_to_decide_nothing_stands_still(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk).op("2027-01-26")
    zaak.doe(model.vraag_herstel, GRONDEN)
    assert zaak.eind == date(2027, 1, 25)
    assert any("telt niet mee" in w for w in zaak.staat.beslistermijn.uitleg.waarschuwingen)


# Delay.


def test_postponed_once_and_six_weeks_at_most(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk).op("2027-01-25")
    zaak.doe(model.verdaag, ZES_WEKEN)
    assert zaak.eind == date(2027, 3, 8)
    zaak.verboden("7:10 lid 3", model.verdaag, Verdagingsbesluit(weken=1, reden="x"))
    with pytest.raises(ValueError, match="weken"):
        Verdagingsbesluit(weken=7, reden="x")


def test_no_postponement_of_a_term_that_is_over(stuk: dict[str, Any]) -> None:
    Zaak(stuk).op("2027-01-26").verboden("7:10 lid 3", model.verdaag, ZES_WEKEN)


def test_consent_moves_the_day_to_the_day_agreed(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk)
    zaak.fout("tot", model.stem_in, uitstel("2027-01-25"))
    zaak.fout("tot", model.stem_in, uitstel("2036-01-25"))
    zaak.doe(model.stem_in, uitstel("2027-03-13"))
    # A Saturday, and it stays: no term of the law.
    assert zaak.eind == date(2027, 3, 13)
    assert "Awb 7:10 lid 4 onder b" in zaak.staat.beslistermijn.uitleg.artikelen


def test_consent_on_a_leap_day(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk).op("2028-02-29")
    zaak.doe(model.stem_in, uitstel("2028-04-03"))
    assert zaak.eind == date(2028, 4, 3)


def test_a_committee_makes_it_twelve_weeks(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk)
    zaak.doe(model.stel_commissie_in, commissie())
    assert zaak.eind == date(2027, 3, 8)
    zaak.doe(model.verdaag, ZES_WEKEN)
    assert zaak.eind == date(2027, 4, 19)
    zaak.kan_niet(model.stel_commissie_in, commissie())


# Other ways out.


def test_withdrawn_is_over(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk)
    assert zaak.doe(model.trek_in, "Opgelost.", door="p1").stand is Stand.INGETROKKEN
    assert "ingetrokken" in zaak.kan_niet(model.beslis, beslissing())
    assert zaak.tijd().stand is Stand.AFGESLOTEN


def test_forwarded_is_over(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk)
    staat = zaak.doe(model.zend_door, Doorzending(naar="Gemeente Oirschot", reden="Hun besluit."))
    assert (staat.stand, staat.doorgezonden_naar) == (Stand.DOORGEZONDEN, "Gemeente Oirschot")
    zaak.kan_niet(model.trek_in, None)


def test_straight_to_the_court(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk, vraagtRechtstreeksBeroep=True)
    ja: dict[str, Any] = {"ander_bezwaar_zonder_verzoek": False}
    zaak.verboden(
        "7:1a lid 2", model.stem_in_rechtstreeks_beroep, ander_bezwaar_zonder_verzoek=True
    )
    # Until the end of the term to object others may still come.
    zaak.op("2026-12-14").verboden("7:1a lid 4", model.stem_in_rechtstreeks_beroep, **ja)
    # Also when our own answer comes after the term to decide.
    staat = zaak.op("2027-02-01").doe(model.stem_in_rechtstreeks_beroep, **ja)
    assert staat.stand is Stand.RECHTSTREEKS_BEROEP


def test_straight_to_the_court_only_on_request(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk).op("2026-12-15")
    zaak.verboden(
        "7:1a lid 1", model.stem_in_rechtstreeks_beroep, ander_bezwaar_zonder_verzoek=False
    )
    zaak.kan_niet(model.weiger_rechtstreeks_beroep, "Nee.")
    anders = Zaak(stuk, vraagtRechtstreeksBeroep=True)
    anders.doe(model.weiger_rechtstreeks_beroep, "Niet geschikt.")
    anders.op("2026-12-15").verboden(
        "7:1a lid 1", model.stem_in_rechtstreeks_beroep, ander_bezwaar_zonder_verzoek=False
    )


def test_a_decision_that_replaces_the_one_objected_to(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk)
    nieuw = BestredenBesluit(
        kenmerk="2026-0500", omschrijving="Gewijzigd", bekendgemaakt_op=date(2026, 11, 20)
    )
    assert zaak.doe(model.betrek_besluit, nieuw).ook_tegen == (nieuw,)
    # The term to decide is that of the objection.
    assert zaak.eind == date(2027, 1, 25)
    morgen = nieuw.model_copy(update={"bekendgemaakt_op": date(2026, 11, 24)})
    eerder = nieuw.model_copy(update={"bekendgemaakt_op": date(2026, 11, 1)})
    zaak.fout("bekendgemaaktOp", model.betrek_besluit, morgen)
    zaak.fout("bekendgemaaktOp", model.betrek_besluit, eerder)


@pytest.mark.parametrize(
    ("fields", "veld"),
    [
        ({"ontvangenOp": "2026-11-24"}, "ontvangenOp"),
        ({"ontvangenOp": "1980-01-01"}, "ontvangenOp"),
        ({"poststempel": "2026-11-24"}, "poststempel"),
        ({"poststempel": "0001-01-01"}, "poststempel"),
    ],
)
def test_paper_from_an_impossible_day(
    stuk: dict[str, Any], fields: dict[str, Any], veld: str
) -> None:
    papier = Papier.model_validate({"stuk": stuk, "ontvangenOp": "2026-11-23", **fields})
    zaak = Zaak(stuk)
    zaak.fout(veld, lambda _, **kw: model.registreer(papier, id="x", **kw))
