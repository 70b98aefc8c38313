"""Costs by points (Awb 7:15, Bpb) and court fees (8:41)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from applications.bezwaar.zaak import beslissing
from bezwaar.bedragen import GEEN_KOSTEN, griffierecht, kosten, puntwaarde
from bezwaar.invoer import Kosten

HERROEPEN = beslissing(dictum="gegrond", herroepen=True)
OP = date(2026, 12, 1)


def gekozen(**fields: Any) -> Kosten:
    return Kosten.model_validate({"foutVanOns": True, **fields})


# A point in objection is EUR 666 in 2026.
@pytest.mark.parametrize(
    ("fields", "punten", "cent"),
    [
        ({}, "1", 66_600),
        ({"hoorzitting": True}, "2", 133_200),
        ({"hoorzitting": True, "nadereHoorzitting": True}, "2.5", 166_500),
        ({"bezwaarschrift": False, "nadereHoorzitting": True}, "0.5", 33_300),
        ({"gewicht": "zeer_licht"}, "1", 16_650),
        ({"gewicht": "licht"}, "1", 33_300),
        ({"gewicht": "zwaar"}, "1", 99_900),
        ({"gewicht": "zeer_zwaar", "hoorzitting": True}, "2", 266_400),
    ],
)
def test_points_times_weight_times_amount(fields: dict[str, Any], punten: str, cent: int) -> None:
    vergoeding = kosten(gekozen(**fields), HERROEPEN, OP)
    assert vergoeding.bedrag == cent
    assert vergoeding.punten == Decimal(punten)
    assert "Besluit proceskosten" in vergoeding.uitleg


def test_half_a_cent_goes_up() -> None:
    # A quarter of half a point of EUR 666,00 is 83,25; of EUR 647,00 it is 80,875.
    half = gekozen(bezwaarschrift=False, nadereHoorzitting=True, gewicht="zeer_licht")
    assert kosten(half, HERROEPEN, OP).bedrag == 8_325
    assert kosten(half, HERROEPEN, date(2025, 6, 1)).bedrag == 8_088


@pytest.mark.parametrize(
    ("fields", "fout_van_ons"),
    [
        ({"dictum": "gegrond", "herroepen": True}, False),
        ({"dictum": "gegrond", "herroepen": False}, True),
        ({"dictum": "ongegrond"}, True),
    ],
)
def test_nothing_without_revoking_for_a_fault_of_ours(
    fields: dict[str, Any], fout_van_ons: bool
) -> None:
    assert kosten(Kosten(fout_van_ons=fout_van_ons), beslissing(**fields), OP) == GEEN_KOSTEN


def test_no_points_no_money() -> None:
    assert kosten(gekozen(bezwaarschrift=False), HERROEPEN, OP) == GEEN_KOSTEN


@pytest.mark.parametrize(
    ("op", "cent", "bevestigd"),
    [
        (date(2024, 12, 31), 62_400, True),
        (date(2025, 1, 1), 64_700, False),
        (date(2025, 12, 31), 64_700, False),
        (date(2026, 1, 1), 66_600, False),
        (date(2020, 1, 1), 62_400, True),
    ],
)
def test_the_amount_of_the_year(op: date, cent: int, bevestigd: bool) -> None:
    waarde = puntwaarde(op)
    assert (waarde.bezwaar, waarde.bevestigd) == (cent, bevestigd)
    assert ("niet bevestigd" in kosten(gekozen(), HERROEPEN, op).uitleg) is not bevestigd


def test_court_fees_of_2026() -> None:
    rij = griffierecht(OP)
    assert rij.beroep == (5_400, 20_000, 39_700)
    assert rij.hoger_beroep == (14_700, 29_700, 59_600)
