"""What holds for every term, whatever the dates."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from gemeengoed.awb import (
    ASV_TERMIJN,
    Duur,
    Opschorting,
    Termijn,
    aanvraagtermijn,
    beslistermijn,
    bezwaartermijn,
    dwangsom,
    dwangsom_bedrag,
    hersteltermijn,
    is_werkdag,
    post_ontvangen_uiterlijk,
    verdeel,
)
from gemeengoed.awb.rekenen import Grond, vooruit
from gemeengoed.awb.tekst import datum
from gemeengoed.awb.termijn import laatste_dag

DAGEN = st.dates(date(2010, 1, 1), date(2060, 12, 31))
KORT = st.integers(1, 90).map(lambda dagen: Duur(dagen=dagen))
GROND = Grond("proef", ("Awb 0:0",), "Proef.")


@st.composite
def opschortingen(draw: st.DrawFn, rond: date) -> list[Opschorting]:
    """Some closed suspensions around a day, overlapping or not."""
    delen = draw(st.lists(st.tuples(st.integers(-20, 120), st.integers(0, 40)), max_size=5))
    return [
        Opschorting(rond + timedelta(van), rond + timedelta(van + lang), f"reden {nummer}")
        for nummer, (van, lang) in enumerate(delen)
    ]


def _eind(termijn: Termijn) -> date:
    return laatste_dag(termijn, "")


def _telt_op(termijn: Termijn) -> bool:
    erbij = termijn.opgeschort + len(termijn.overgeslagen) + termijn.extra_dagen
    return _eind(termijn) == termijn.start + timedelta(days=termijn.dagen - 1 + erbij)


@given(DAGEN, KORT)
def test_a_rolled_term_ends_on_a_working_day(na: date, duur: Duur) -> None:
    termijn = vooruit(GROND, na, duur)
    assert is_werkdag(_eind(termijn))
    assert _telt_op(termijn)
    assert not any(is_werkdag(dag.datum) for dag in termijn.overgeslagen)


@given(DAGEN, KORT)
def test_it_ends_on_the_first_day_the_law_allows(na: date, duur: Duur) -> None:
    termijn = vooruit(GROND, na, duur)
    for n in range((_eind(termijn) - duur.na(na)).days):
        dag = duur.na(na) + timedelta(days=n)
        tot = (dag - na).days + 1
        werk = sum(is_werkdag(na + timedelta(days=d)) for d in range(1, tot))
        assert not is_werkdag(dag) or (duur.dagen >= 3 and werk < 2)


@given(DAGEN, st.integers(1, 89))
def test_a_longer_term_never_ends_earlier(na: date, dagen: int) -> None:
    korter = vooruit(GROND, na, Duur(dagen=dagen))
    assert _eind(korter) <= _eind(vooruit(GROND, na, Duur(dagen=dagen + 1)))


@given(DAGEN, KORT, st.integers(1, 400))
def test_a_later_start_never_ends_earlier(na: date, duur: Duur, later: int) -> None:
    assert _eind(vooruit(GROND, na, duur)) <= _eind(
        vooruit(GROND, na + timedelta(days=later), duur)
    )


@given(DAGEN)
def test_thirteen_weeks_are_thirteen_weeks(ontvangen: date) -> None:
    termijn = aanvraagtermijn(ontvangen=ontvangen, duur=ASV_TERMIJN)
    assert _eind(termijn) == ontvangen + timedelta(days=91)


@given(st.data(), DAGEN, st.booleans(), st.sampled_from([None, *range(1, 7)]))
def test_suspension(data: st.DataObject, eind: date, commissie: bool, weken: int | None) -> None:
    delen = data.draw(opschortingen(eind))
    verdaging = Duur(weken=weken) if weken else None
    zonder = beslistermijn(bezwaar_eind=eind, commissie=commissie, verdaging=verdaging)
    met = beslistermijn(
        bezwaar_eind=eind, commissie=commissie, verdaging=verdaging, opschortingen=delen
    )
    assert _eind(met) >= _eind(zonder)
    assert is_werkdag(_eind(met))
    assert _telt_op(met)
    # No day counts twice: the suspended days are the days some suspension covers.
    gedekt = {d.van + timedelta(n) for d in delen for n in range(d.dagen or 0)}
    in_termijn = {dag for dag in gedekt if met.start <= dag <= _eind(met)}
    assert met.opgeschort <= len(gedekt)
    assert met.opgeschort >= len(in_termijn) - len(met.overgeslagen)
    assert (
        beslistermijn(
            bezwaar_eind=eind,
            commissie=commissie,
            verdaging=verdaging,
            opschortingen=list(reversed(delen)),
        ).eind
        == met.eind
    )


@given(st.data(), DAGEN)
def test_every_day_of_suspension_lengthens_or_nothing(data: st.DataObject, eind: date) -> None:
    delen = data.draw(opschortingen(eind))
    nog_een = Opschorting(eind + timedelta(days=1), eind + timedelta(days=9), "extra")
    met = beslistermijn(bezwaar_eind=eind, opschortingen=delen)
    meer = beslistermijn(bezwaar_eind=eind, opschortingen=[*delen, nog_een])
    assert _eind(meer) >= _eind(met)


@given(DAGEN)
def test_post_comes_at_least_a_week_later(bekendmaking: date) -> None:
    termijn = bezwaartermijn(bekendmaking=bekendmaking)
    post = post_ontvangen_uiterlijk(termijn)
    assert post >= _eind(termijn) + timedelta(days=7)
    assert is_werkdag(post)


@given(st.integers(0, 10_000))
def test_penalty_rises_to_its_maximum(dagen: int) -> None:
    assert 0 <= dwangsom_bedrag(dagen) <= dwangsom_bedrag(dagen + 1) <= 144200
    assert (dwangsom_bedrag(dagen) == 144200) is (dagen >= 42)


@given(DAGEN, st.integers(-30, 200))
def test_penalty_counter_is_the_amount_of_its_days(ontvangen: date, na: int) -> None:
    som = dwangsom(ingebrekestelling_ontvangen=ontvangen)
    dag = ontvangen + timedelta(days=na)
    assert 0 <= som.dagen_op(dag) <= som.dagen == 42
    assert som.bedrag_op(dag) <= som.bedrag_op(dag + timedelta(days=1)) <= som.bedrag


@given(st.integers(0, 10_000_000), st.integers(1, 500))
def test_split_is_exact_and_equal(bedrag: int, aanvragers: int) -> None:
    delen = verdeel(bedrag, aanvragers)
    assert len(delen) == aanvragers
    assert sum(delen) == bedrag
    assert max(delen) - min(delen) <= 1


@given(st.data(), DAGEN)
def test_the_account_names_everything_that_moved_the_end(data: st.DataObject, dag: date) -> None:
    delen = data.draw(opschortingen(dag))
    termijnen = [
        bezwaartermijn(bekendmaking=dag),
        hersteltermijn(verzonden=dag),
        beslistermijn(bezwaar_eind=dag, opschortingen=delen),
        vooruit(GROND, dag, Duur(dagen=3)),
    ]
    for termijn in termijnen:
        uitleg = termijn.uitleg
        for overgeslagen in termijn.overgeslagen:
            assert f"{datum(overgeslagen.datum)} ({overgeslagen.reden})" in uitleg.tekst
        for deel in termijn.opschortingen:
            assert datum(deel.van) in uitleg.tekst
            assert deel.reden in uitleg.tekst
        assert all(zin in uitleg.tekst for zin in uitleg.waarschuwingen)
        assert datum(_eind(termijn)) in uitleg.tekst
        assert len(uitleg.als_dict()["opschortingen"]) == len(termijn.opschortingen)
