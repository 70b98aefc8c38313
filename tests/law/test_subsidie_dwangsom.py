"""Applications, grants and the penalty: Awb chapter 4 and 6:12. Own literal examples."""

from datetime import date

import pytest

from gemeengoed.awb import (
    ASV_TERMIJN,
    TermijnFout,
    aanvraagtermijn,
    begrotingsvoorbehoud,
    beroep_niet_tijdig,
    betaaltermijn,
    buiten_behandeling,
    dwangsom,
    dwangsom_bedrag,
    opschorting_aanvulling,
    opschorting_betaling,
    reden_geen_werkdag,
    verdeel,
    zienswijze_aanvrager,
)


def test_eight_weeks_roll_and_thirteen_do_not() -> None:
    assert aanvraagtermijn(ontvangen=date(2026, 3, 10)).eind == date(2026, 5, 6)
    # Thirteen weeks end on Saturday 12 September, and stay there.
    dertien = aanvraagtermijn(ontvangen=date(2026, 6, 13), duur=ASV_TERMIJN)
    assert dertien.eind == date(2026, 9, 12)
    assert dertien.overgeslagen == ()
    assert "Atw 4" in dertien.artikelen
    assert "schuift niet op" in dertien.uitleg.tekst
    assert "artikel  van" not in dertien.uitleg.tekst


def test_a_thirteen_week_term_needs_no_decree() -> None:
    assert aanvraagtermijn(ontvangen=date(2030, 3, 10), duur=ASV_TERMIJN).waarschuwingen == ()
    assert aanvraagtermijn(ontvangen=date(2030, 3, 10)).waarschuwingen != ()


def test_suspension_until_supplemented() -> None:
    deel = opschorting_aanvulling(uitnodiging=date(2026, 1, 12), aangevuld=date(2026, 1, 27))
    assert deel.dagen == 14
    termijn = aanvraagtermijn(ontvangen=date(2026, 1, 6), opschortingen=[deel])
    assert termijn.eind == date(2026, 3, 17)
    assert "Awb 4:15" in termijn.artikelen
    dertien = aanvraagtermijn(
        ontvangen=date(2026, 6, 13),
        duur=ASV_TERMIJN,
        opschortingen=[
            opschorting_aanvulling(uitnodiging=date(2026, 6, 20), aangevuld=date(2026, 6, 22))
        ],
    )
    assert dertien.eind == date(2026, 9, 13)  # a Sunday: still outside the Atw


def test_terms_of_grants() -> None:
    assert buiten_behandeling(termijn_verstreken=date(2026, 3, 31)).eind == date(2026, 4, 28)
    assert begrotingsvoorbehoud(begroting=date(2026, 11, 10)).eind == date(2026, 12, 8)
    assert opschorting_betaling(kennisgeving=date(2026, 2, 2)).eind == date(2026, 5, 4)
    assert opschorting_betaling(kennisgeving=date(2026, 6, 13)).eind == date(2026, 9, 12)
    assert betaaltermijn(bekendmaking=date(2026, 4, 3)).eind == date(2026, 5, 18)
    assert zienswijze_aanvrager(uitgenodigd=date(2026, 12, 11)).eind == date(2026, 12, 28)


@pytest.mark.parametrize(
    ("dagen", "centen"),
    [
        (0, 0),
        (1, 2300),
        (14, 32200),
        (15, 35700),
        (28, 81200),
        (29, 85700),
        (41, 139700),
        (42, 144200),
        (43, 144200),
        (60, 144200),
    ],
)
def test_amount_in_cents(dagen: int, centen: int) -> None:
    assert dwangsom_bedrag(dagen) == centen


def test_amounts_follow_the_day_of_the_notice() -> None:
    assert dwangsom_bedrag(42, ingebrekestelling_ontvangen=date(2018, 12, 31)) == 126000
    assert dwangsom_bedrag(42, ingebrekestelling_ontvangen=date(2019, 1, 1)) == 144200
    with pytest.raises(TermijnFout):
        dwangsom_bedrag(1, ingebrekestelling_ontvangen=date(2009, 9, 30))


@pytest.mark.parametrize("dagen", [-1, True, 1.5])
def test_amount_of_no_number_of_days(dagen: int) -> None:
    with pytest.raises(TermijnFout):
        dwangsom_bedrag(dagen)


@pytest.mark.parametrize(
    ("ontvangen", "gratis", "eerste", "laatste", "beschikking"),
    [
        (
            date(2026, 9, 1),
            date(2026, 9, 15),
            date(2026, 9, 16),
            date(2026, 10, 27),
            date(2026, 11, 10),
        ),
        # The two weeks roll over Christmas; the 42 days end where they end.
        (
            date(2026, 12, 11),
            date(2026, 12, 28),
            date(2026, 12, 29),
            date(2027, 2, 8),
            date(2027, 2, 22),
        ),
    ],
)
def test_when_the_penalty_runs(
    ontvangen: date, gratis: date, eerste: date, laatste: date, beschikking: date
) -> None:
    som = dwangsom(ingebrekestelling_ontvangen=ontvangen)
    assert som.laatste_gratis_dag == gratis
    assert (som.eerste_dag, som.laatste_dag) == (eerste, laatste)
    assert som.beschikking is not None
    assert som.beschikking.eind == beschikking
    assert (som.dagen, som.bedrag) == (42, 144200)
    assert som.bedrag_op(gratis) == 0
    assert som.bedrag_op(eerste) == 2300
    assert som.bedrag_op(date(2030, 1, 1)) == 144200


def test_the_42_days_do_not_roll() -> None:
    # Two weeks that end on a working day give 42 days that end on one too, six weeks on;
    # but that day can be a holiday, and it stays: Tweede Paasdag 2027.
    som = dwangsom(ingebrekestelling_ontvangen=date(2027, 2, 1))
    assert som.laatste_dag == date(2027, 3, 29)
    assert reden_geen_werkdag(date(2027, 3, 29)) == "Tweede Paasdag"
    assert som.dagen == 42


def test_the_term_must_be_over_too() -> None:
    som = dwangsom(
        ingebrekestelling_ontvangen=date(2026, 9, 1), beslistermijn_eind=date(2026, 9, 8)
    )
    assert som.eerste_dag == date(2026, 9, 23)
    assert "voordat de beslistermijn voorbij was" in som.uitleg.tekst
    laatste_dag = dwangsom(
        ingebrekestelling_ontvangen=date(2026, 9, 8), beslistermijn_eind=date(2026, 9, 8)
    )
    assert len(laatste_dag.waarschuwingen) == 1  # the term runs until the end of its last day
    op_tijd = dwangsom(
        ingebrekestelling_ontvangen=date(2026, 9, 9), beslistermijn_eind=date(2026, 9, 8)
    )
    assert op_tijd.waarschuwingen == ()


def test_a_late_decision_ends_the_penalty() -> None:
    som = dwangsom(ingebrekestelling_ontvangen=date(2026, 9, 1), bekendgemaakt=date(2026, 9, 20))
    assert (som.dagen, som.bedrag) == (4, 9200)
    assert som.laatste_dag == date(2026, 9, 19)
    assert som.beschikking is not None
    assert som.beschikking.eind == date(2026, 10, 5)  # Saturday 3 October rolls
    assert som.bedrag_op(date(2026, 12, 1)) == 9200


def test_a_decision_in_the_two_weeks_costs_nothing() -> None:
    for dag in (date(2026, 9, 15), date(2026, 9, 16)):
        som = dwangsom(ingebrekestelling_ontvangen=date(2026, 9, 1), bekendgemaakt=dag)
        assert (som.dagen, som.bedrag, som.eerste_dag, som.beschikking) == (0, 0, None, None)
        assert som.bedrag_op(date(2026, 12, 1)) == 0
        assert "geen dwangsom" in som.uitleg.tekst


def test_appeal_against_a_late_decision() -> None:
    assert beroep_niet_tijdig(ingebrekestelling_ontvangen=date(2026, 12, 11)).eind == date(
        2026, 12, 28
    )


def test_split_keeps_every_cent() -> None:
    assert verdeel(144200, 3) == (48067, 48067, 48066)
    with pytest.raises(TermijnFout):
        verdeel(100, 0)
    with pytest.raises(TermijnFout):
        verdeel(-1, 1)
