"""More time to decide: further delay on its three grounds (7:10 lid 4), and the term that stands
still for another reason than repair (4:15, which 7:14 leaves standing for objections).

The term to decide ends on Monday 25 January 2027.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from applications.bezwaar.zaak import Zaak, opschorting, uitstel, verzoek
from bezwaar import model
from bezwaar.invoer import Beroepschrift, Opschorteinde, Uitspraak
from bezwaar.model.gebeurtenissen import Ingestemd
from gemeengoed import awb

PROCEDURE = {"grond": "c", "voorschrift": "Artikel 4.4 van de Woo"}


@pytest.mark.parametrize(
    ("fields", "veld"),
    [
        ({"grond": "a"}, "wie"),
        ({"grond": "b", "anderen": "Er zijn geen anderen."}, "wie"),
        ({"grond": "b", "wie": "A"}, "anderen"),
        ({"grond": "c"}, "voorschrift"),
        ({"grond": "c", "wie": "A", "voorschrift": "Woo"}, "wie"),
        ({"grond": "a", "wie": "A", "anderen": "x"}, "anderen"),
        ({"grond": "b", "wie": "A", "anderen": "x", "voorschrift": "Woo"}, "voorschrift"),
    ],
)
def test_each_ground_asks_its_own(stuk: dict[str, Any], fields: dict[str, Any], veld: str) -> None:
    Zaak(stuk).fout(veld, model.stem_in, uitstel("2027-03-01", **fields))


@pytest.mark.parametrize(
    "fields", [{"grond": "a", "wie": "Iedereen"}, {"grond": "b"} | {"wie": "A", "anderen": "x"}]
)
def test_consent_may_come_when_the_term_is_over(stuk: dict[str, Any], fields: Any) -> None:
    zaak = Zaak(stuk).op("2027-01-26")
    zaak.doe(model.stem_in, uitstel("2027-03-01", **fields))
    assert zaak.eind == date(2027, 3, 1)
    assert f"Awb 7:10 lid 4 onder {fields['grond']}" in zaak.staat.beslistermijn.uitleg.artikelen


def test_a_rule_of_procedure_delays_only_a_term_that_runs(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk).op("2027-01-26")
    zaak.verboden("7:10 lid 4 onder c", model.stem_in, uitstel("2027-03-01", **PROCEDURE))
    zaak.op("2027-01-25").doe(model.stem_in, uitstel("2027-03-01", **PROCEDURE))
    assert zaak.eind == date(2027, 3, 1)
    assert zaak.staat.instemming
    assert zaak.staat.instemming.voorschrift == "Artikel 4.4 van de Woo"
    assert "instemming" not in zaak.staat.beslistermijn.uitleg.tekst


def test_consent_from_before_its_ground_was_asked_reads_as_b() -> None:
    oud = '{"at": "2026-11-23T09:30:00Z", "by": "m", "tot": "2027-03-01", "wie": "A"}'
    assert Ingestemd.from_json(oud).grond is awb.Uitstelgrond.INDIENER


# The term stands still (4:15).


@pytest.mark.parametrize(
    ("grond", "fields", "vanaf", "eind"),
    [
        # Tuesday 22 to Tuesday 29 December: seven days, six when it begins the day after.
        ("aanvrager", {}, date(2026, 12, 22), date(2027, 2, 1)),
        ("aanvrager", {"vanaf": "2026-12-21"}, date(2026, 12, 21), date(2027, 2, 2)),
        ("overmacht", {"verwacht": "2027-03-01"}, date(2026, 12, 22), date(2027, 2, 1)),
        # Lid 1: "met ingang van de dag na die waarop" we tell it; the end is a Sunday.
        ("buitenland", {}, date(2026, 12, 23), date(2027, 2, 1)),
    ],
)
def test_it_stands_still_as_long_as_something_keeps_us(
    stuk: dict[str, Any], grond: str, fields: dict[str, Any], vanaf: date, eind: date
) -> None:
    zaak = Zaak(stuk).op("2026-12-22")
    zaak.doe(model.schort_op, opschorting(grond, **fields))
    assert zaak.eind is None
    assert zaak.staat.opgeschort
    assert zaak.staat.opgeschort.vanaf == vanaf
    artikel = awb.Opschortgrond(grond).artikel
    assert artikel in zaak.staat.beslistermijn.uitleg.artikelen
    zaak.verboden("4:15", model.stel_in_gebreke, door="p1")
    zaak.kan_niet(model.schort_op, opschorting(grond, **fields))
    zaak.op("2026-12-29").doe(model.beeindig_opschorting, Opschorteinde())
    assert zaak.eind == eind
    zaak.kan_niet(model.beeindig_opschorting, Opschorteinde())


def test_it_may_stand_still_more_than_once_and_beside_a_repair(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk).op("2026-12-15")
    zaak.doe(model.schort_op, opschorting())
    zaak.op("2026-12-16").doe(model.vraag_herstel, verzoek("machtiging"))
    zaak.op("2026-12-18").doe(model.beeindig_opschorting, Opschorteinde())
    # The term to repair, until 30 December, still runs.
    assert zaak.eind is None
    zaak.op("2026-12-31").tijd()
    # 15 to 30 December counts once: fifteen days after 25 January.
    assert zaak.eind == date(2027, 2, 9)
    zaak.doe(model.schort_op, opschorting())
    zaak.op("2027-01-01").doe(model.beeindig_opschorting, Opschorteinde())
    assert zaak.eind == date(2027, 2, 10)


@pytest.mark.parametrize(
    ("grond", "fields", "veld"),
    [
        ("aanvrager", {"vanaf": "2026-12-23"}, "vanaf"),
        ("aanvrager", {"vanaf": "2026-11-22"}, "vanaf"),
        ("buitenland", {"vanaf": "2026-12-22"}, "vanaf"),
        ("overmacht", {}, "verwacht"),
        ("overmacht", {"verwacht": "2026-12-22"}, "verwacht"),
        ("overmacht", {"verwacht": "2036-12-22"}, "verwacht"),
    ],
)
def test_what_is_filled_in_must_be_possible(
    stuk: dict[str, Any], grond: str, fields: dict[str, Any], veld: str
) -> None:
    Zaak(stuk).op("2026-12-22").fout(veld, model.schort_op, opschorting(grond, **fields))


def test_it_does_not_end_before_it_began(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk).op("2026-12-22")
    zaak.kan_niet(model.beeindig_opschorting, Opschorteinde())
    zaak.doe(model.schort_op, opschorting())
    for dag in (date(2026, 12, 21), date(2026, 12, 23)):
        zaak.fout("op", model.beeindig_opschorting, Opschorteinde(op=dag))
    zaak.doe(model.beeindig_opschorting, Opschorteinde(op=date(2026, 12, 22)))
    assert zaak.eind == date(2027, 1, 25)


def test_a_term_that_is_over_or_the_court_s_does_not_stand_still(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk).op("2027-01-26")
    zaak.verboden("4:15 lid 2 onder b", model.schort_op, opschorting())
    zaak.doe(model.stel_in_gebreke, door="p1")
    beroep = {"zaaknummer": "1", "verzondenOp": "2027-02-10"}
    zaak.op("2027-02-10").doe(model.stel_beroep_in, Beroepschrift.model_validate(beroep))
    uitspraak = {"soort": "gegrond", "verzondenOp": "2027-02-10", "opnieuwBeslissen": True}
    zaak.doe(model.spreek_uit, Uitspraak.model_validate(uitspraak))
    zaak.verboden("8:55d", model.schort_op, opschorting())


def test_a_new_decision_has_a_term_of_its_own(stuk: dict[str, Any]) -> None:
    """What kept us from the decision that was quashed does not keep us from the next one."""
    zaak = Zaak(stuk).op("2026-12-22")
    zaak.doe(model.schort_op, opschorting())
    zaak.beslist("2027-01-25").op("2027-10-05")
    zaak.doe(
        model.stel_beroep_in,
        Beroepschrift.model_validate({"zaaknummer": "1", "verzondenOp": "2027-03-15"}),
    )
    uitspraak = {"soort": "gegrond", "verzondenOp": "2027-10-04", "opnieuwBeslissen": True}
    zaak.doe(model.spreek_uit, Uitspraak.model_validate(uitspraak))
    assert zaak.eind == date(2027, 11, 15)
    assert zaak.staat.opschortingen == ()
