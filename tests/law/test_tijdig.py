"""Judging receipt: Awb 6:9, 6:10, 2:19-2:20."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from gemeengoed.awb import (
    Kanaal,
    OngeldigeDatum,
    Opschorting,
    TermijnFout,
    Tijdigheid,
    beslistermijn,
    bezwaartermijn,
    lokale_datum,
    tijdig,
)

TERMIJN = bezwaartermijn(bekendmaking=date(2026, 11, 2))  # 3 November to 14 December
EIND = date(2026, 12, 14)


@pytest.mark.parametrize(
    ("ontvangen", "kanaal", "poststempel", "uitkomst"),
    [
        (EIND, Kanaal.BALIE, None, Tijdigheid.TIJDIG),
        (date(2026, 12, 15), Kanaal.BALIE, None, Tijdigheid.TE_LAAT),
        (date(2026, 11, 1), Kanaal.POST, None, Tijdigheid.TIJDIG),
        (date(2026, 12, 21), Kanaal.POST, EIND, Tijdigheid.TIJDIG_DOOR_POST),
        (date(2026, 12, 22), Kanaal.POST, EIND, Tijdigheid.TE_LAAT),
        (date(2026, 12, 16), Kanaal.POST, date(2026, 12, 15), Tijdigheid.TE_LAAT),
        (date(2026, 12, 16), Kanaal.POST, None, Tijdigheid.POSTDATUM_NODIG),
        (date(2026, 12, 22), Kanaal.POST, None, Tijdigheid.TE_LAAT),
        # The post rule is for post alone.
        (date(2026, 12, 16), Kanaal.BALIE, EIND, Tijdigheid.TE_LAAT),
        (date(2026, 12, 16), Kanaal.ELEKTRONISCH, EIND, Tijdigheid.TE_LAAT),
    ],
)
def test_outcome(
    ontvangen: date, kanaal: Kanaal, poststempel: date | None, uitkomst: Tijdigheid
) -> None:
    oordeel = tijdig(termijn=TERMIJN, ontvangen=ontvangen, kanaal=kanaal, poststempel=poststempel)
    assert oordeel.uitkomst is uitkomst
    assert oordeel.is_tijdig is (uitkomst in {Tijdigheid.TIJDIG, Tijdigheid.TIJDIG_DOOR_POST})


def test_the_last_minute_is_local_time() -> None:
    for moment, uitkomst in (
        (datetime(2026, 12, 14, 22, 59, 59, tzinfo=UTC), Tijdigheid.TIJDIG),
        (datetime(2026, 12, 14, 23, 0, 0, tzinfo=UTC), Tijdigheid.TE_LAAT),
    ):
        oordeel = tijdig(termijn=TERMIJN, ontvangen=moment, kanaal=Kanaal.ELEKTRONISCH)
        assert oordeel.uitkomst is uitkomst


def test_local_date_knows_summer_time() -> None:
    assert lokale_datum(datetime(2026, 7, 1, 22, 0, tzinfo=UTC)) == date(2026, 7, 2)
    assert lokale_datum(datetime(2026, 1, 1, 22, 59, tzinfo=UTC)) == date(2026, 1, 1)
    ver = timezone(timedelta(hours=-8))
    assert lokale_datum(datetime(2026, 1, 1, 16, 0, tzinfo=ver)) == date(2026, 1, 2)


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(OngeldigeDatum):
        lokale_datum(datetime.fromisoformat("2026-07-01T22:00:00"))
    with pytest.raises(OngeldigeDatum):
        lokale_datum(datetime.max.replace(tzinfo=UTC))


def test_too_late_leaves_the_excuse_to_a_person() -> None:
    oordeel = tijdig(termijn=TERMIJN, ontvangen=date(2027, 2, 1), kanaal=Kanaal.BALIE)
    assert "6:11" in oordeel.tekst
    assert "medewerker" in oordeel.tekst


def test_early_names_its_article() -> None:
    oordeel = tijdig(termijn=TERMIJN, ontvangen=date(2026, 10, 30), kanaal=Kanaal.BALIE)
    assert oordeel.artikel == "Awb 6:10"


def test_a_postmark_after_receipt_is_refused() -> None:
    with pytest.raises(TermijnFout):
        tijdig(
            termijn=TERMIJN,
            ontvangen=date(2026, 12, 16),
            kanaal=Kanaal.POST,
            poststempel=date(2026, 12, 17),
        )


def test_a_term_without_end_cannot_judge() -> None:
    open_termijn = beslistermijn(
        bezwaar_eind=EIND, opschortingen=[Opschorting(date(2026, 12, 20), None, "x")]
    )
    with pytest.raises(TermijnFout):
        tijdig(termijn=open_termijn, ontvangen=EIND, kanaal=Kanaal.BALIE)


def test_the_week_of_post_warns_about_its_own_year() -> None:
    termijn = bezwaartermijn(bekendmaking=date(2028, 11, 16))  # ends 28 December 2028
    assert termijn.waarschuwingen == ()
    oordeel = tijdig(
        termijn=termijn,
        ontvangen=date(2029, 1, 3),
        kanaal=Kanaal.POST,
        poststempel=date(2028, 12, 28),
    )
    assert "2029" in oordeel.waarschuwingen[0]
