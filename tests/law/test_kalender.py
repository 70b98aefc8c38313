"""Which days are no working day (Atw 1-4), with the ``holidays`` library as a witness."""

from datetime import date, timedelta

import holidays
import pytest

from gemeengoed.awb import (
    Duur,
    OngeldigeDuur,
    is_werkdag,
    reden_geen_werkdag,
    volgende_werkdag,
    werkdagen,
)
from gemeengoed.awb.kalender import feestdagen, koninklijk_besluit_bekend, waarschuwing_jaren
from gemeengoed.awb.rekenen import Grond, vooruit

# Easter Sunday and Whit Sunday are no holiday of Atw 3, and being Sundays need not be.
ZONDAGEN = {"eerste paasdag", "eerste pinksterdag"}


@pytest.mark.parametrize("jaar", range(2015, 2051))
def test_holidays_agree_with_an_independent_library(jaar: int) -> None:
    getuige = holidays.country_holidays(
        "NL", years=jaar, categories=("public", "optional"), language="nl"
    )
    anders = {dag for dag, naam in getuige.items() if naam.lower() not in ZONDAGEN}
    assert set(feestdagen(jaar)) == anders


@pytest.mark.parametrize("jaar", range(2015, 2051))
def test_known_differences_with_the_library_as_it_comes(jaar: int) -> None:
    # Its default has 5 May in lustrum years only; Atw 3 has it every year.
    vijf_mei = date(jaar, 5, 5)
    mist = set(feestdagen(jaar)) - set(holidays.country_holidays("NL", years=jaar))
    lustrum = jaar % 5 == 0
    ook_hemelvaart = feestdagen(jaar)[vijf_mei] == "Hemelvaartsdag"
    assert mist == (set() if lustrum or ook_hemelvaart else {vijf_mei})


@pytest.mark.parametrize(
    ("dag", "reden"),
    [
        (date(2026, 5, 5), "Bevrijdingsdag"),
        (date(2027, 5, 5), "Bevrijdingsdag"),
        (date(2026, 4, 3), "Goede Vrijdag"),
        (date(2026, 4, 6), "Tweede Paasdag"),
        (date(2026, 5, 14), "Hemelvaartsdag"),
        (date(2026, 5, 25), "Tweede Pinksterdag"),
        (date(2026, 4, 27), "Koningsdag"),
        (date(2025, 4, 26), "Koningsdag"),
        (date(2025, 4, 27), "zondag"),
        (date(2025, 4, 28), None),
        (date(2013, 4, 30), "Koninginnedag"),
        (date(2014, 4, 30), None),
        (date(2026, 1, 2), "gelijkgesteld bij koninklijk besluit"),
        (date(2028, 5, 26), "gelijkgesteld bij koninklijk besluit"),
        (date(2027, 1, 4), None),
        (date(2026, 12, 24), None),
        (date(2026, 12, 31), None),
        (date(2026, 11, 28), "zaterdag"),
        (date(2026, 11, 29), "zondag"),
    ],
)
def test_reason(dag: date, reden: str | None) -> None:
    assert reden_geen_werkdag(dag) == reden
    assert is_werkdag(dag) is (reden is None)


def test_next_working_day_passes_christmas_and_weekend() -> None:
    assert volgende_werkdag(date(2026, 12, 24)) == date(2026, 12, 28)


def test_working_days_include_both_ends() -> None:
    assert werkdagen(date(2026, 11, 2), date(2026, 11, 6)) == 5
    assert werkdagen(date(2026, 11, 7), date(2026, 11, 8)) == 0


def test_years_without_a_decree_are_warned_about() -> None:
    assert not koninklijk_besluit_bekend(2022)
    assert all(koninklijk_besluit_bekend(jaar) for jaar in range(2023, 2029))
    assert waarschuwing_jaren(date(2028, 12, 28), date(2028, 12, 29)) is None
    assert "2029" in (waarschuwing_jaren(date(2028, 12, 30), date(2029, 1, 2)) or "")


@pytest.mark.parametrize(
    ("duur", "onder_atw"),
    [
        (Duur(dagen=90), True),
        (Duur(dagen=91), False),
        (Duur(weken=12), True),
        (Duur(weken=13), False),
        (Duur(maanden=3), True),
        (Duur(maanden=4), False),
        (Duur(jaren=1), False),
        (Duur(uren=48), False),
    ],
)
def test_article_4(duur: Duur, onder_atw: bool) -> None:
    assert duur.valt_onder_atw is onder_atw


@pytest.mark.parametrize(
    ("duur", "eind"),
    [
        # 24 December 2026 is a Thursday: the three days are Christmas and a Sunday.
        (Duur(dagen=3), date(2026, 12, 29)),
        (Duur(dagen=2), date(2026, 12, 28)),
        (Duur(dagen=5), date(2026, 12, 29)),
        (Duur(weken=1), date(2026, 12, 31)),
    ],
)
def test_article_2_two_working_days(duur: Duur, eind: date) -> None:
    termijn = vooruit(Grond("proef", ("Awb 0:0",), "Proef."), date(2026, 12, 24), duur)
    assert termijn.eind == eind
    assert ("Atw 2" in termijn.artikelen) is (duur == Duur(dagen=3))


def test_months_end_on_the_last_day_there_is() -> None:
    assert Duur(maanden=1).na(date(2026, 1, 31)) == date(2026, 2, 28)
    assert Duur(maanden=1).na(date(2028, 1, 31)) == date(2028, 2, 29)
    assert Duur(maanden=2).na(date(2026, 12, 31)) == date(2027, 2, 28)
    assert Duur(jaren=1).na(date(2028, 2, 29)) == date(2029, 2, 28)


@pytest.mark.parametrize(
    "velden", [{}, {"weken": 0}, {"weken": -1}, {"weken": 1, "dagen": 1}, {"weken": True}]
)
def test_a_length_is_one_positive_number_of_one_unit(velden: dict[str, int]) -> None:
    with pytest.raises(OngeldigeDuur):
        Duur(**velden)


def test_hours_have_no_last_day() -> None:
    with pytest.raises(OngeldigeDuur) as gevangen:
        Duur(uren=48).na(date(2026, 1, 5))
    assert gevangen.value.artikel == "Atw 4"


def test_a_length_says_itself() -> None:
    lengtes = (Duur(weken=6), Duur(weken=1), Duur(dagen=42), Duur(jaren=5), Duur(maanden=3))
    assert [str(duur) for duur in lengtes] == [
        "6 weken",
        "1 week",
        "42 dagen",
        "5 jaar",
        "3 maanden",
    ]


def test_the_calendar_holds_for_every_year_in_range() -> None:
    for jaar in range(1994, 2128):
        paasmaandag = next(d for d, naam in feestdagen(jaar).items() if naam == "Tweede Paasdag")
        assert paasmaandag.weekday() == 0
        assert date(jaar, 3, 23) <= paasmaandag <= date(jaar, 4, 26)
        assert paasmaandag - timedelta(days=3) in feestdagen(jaar)
