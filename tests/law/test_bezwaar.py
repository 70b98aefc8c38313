"""Objection and appeal: Awb 3:16, 6:6-6:9, 7:4, 7:10, 8:41-8:51b. Own literal examples."""

from datetime import date

import pytest

from gemeengoed.awb import (
    Duur,
    OngeldigeDatum,
    OngeldigeOpschorting,
    Opschortgrond,
    Opschorting,
    Termijn,
    TermijnFout,
    Uitstelgrond,
    VerdagingGeweigerd,
    alsnog_beslissen,
    beroepstermijn,
    beslistermijn,
    bezwaartermijn,
    griffierecht,
    hersteltermijn,
    hoger_beroepstermijn,
    lustermijn,
    opdracht_rechter,
    opschorting_4_15,
    opschorting_verzuim,
    post_ontvangen_uiterlijk,
    stukken_indienen,
    stukken_rechtbank,
    ter_inzage,
    verlengd_na_storing,
    zienswijze_lus,
    zienswijzetermijn,
)


@pytest.mark.parametrize(
    ("bekendmaking", "eind", "post"),
    [
        (date(2026, 11, 2), date(2026, 12, 14), date(2026, 12, 21)),
        (date(2026, 11, 14), date(2026, 12, 28), date(2027, 1, 4)),
        (date(2026, 4, 3), date(2026, 5, 18), date(2026, 5, 26)),
        (date(2026, 3, 16), date(2026, 4, 28), date(2026, 5, 6)),
        (date(2027, 3, 26), date(2027, 5, 10), date(2027, 5, 18)),
    ],
)
def test_objection_term_and_post_week(bekendmaking: date, eind: date, post: date) -> None:
    termijn = bezwaartermijn(bekendmaking=bekendmaking)
    assert termijn.eind == eind
    assert (termijn.start - bekendmaking).days == 1
    assert post_ontvangen_uiterlijk(termijn) == post
    assert beroepstermijn(bekendmaking=bekendmaking).eind == eind


def test_a_term_accounts_for_itself() -> None:
    termijn = bezwaartermijn(bekendmaking=date(2026, 4, 3))
    assert termijn.uitleg.als_dict() == {
        "artikelen": ["Awb 6:7", "Awb 6:8", "Atw 1"],
        "tekst": (
            "U kunt binnen deze termijn bezwaar maken. De termijn begint op de dag na de "
            "bekendmaking van het besluit. De termijn is 6 weken. Dit staat in artikel 6:7 en 6:8 "
            "van de Algemene wet bestuursrecht. De eerste dag is 4 april 2026. Deze dagen kunnen "
            "niet de laatste dag zijn: 15 mei 2026 (gelijkgesteld bij koninklijk besluit), 16 mei "
            "2026 (zaterdag) en 17 mei 2026 (zondag). Daarom schuift de laatste dag op. Dit staat "
            "in artikel 1 van de Algemene termijnenwet. De laatste dag is 18 mei 2026."
        ),
        "dagen": 42,
        "overgeslagen": [
            {"datum": "2026-05-15", "reden": "gelijkgesteld bij koninklijk besluit"},
            {"datum": "2026-05-16", "reden": "zaterdag"},
            {"datum": "2026-05-17", "reden": "zondag"},
        ],
        "opschortingen": [],
        "waarschuwingen": [],
    }


def test_a_year_without_decree_warns_in_the_text_too() -> None:
    uitleg = bezwaartermijn(bekendmaking=date(2030, 3, 4)).uitleg
    assert len(uitleg.waarschuwingen) == 1
    assert "2030" in uitleg.waarschuwingen[0]
    assert uitleg.waarschuwingen[0] in uitleg.tekst
    assert bezwaartermijn(bekendmaking=date(2028, 3, 6)).waarschuwingen == ()


def test_views_begin_on_the_day_itself() -> None:
    termijn = zienswijzetermijn(terinzagelegging=date(2026, 6, 4))
    assert (termijn.start, termijn.eind) == (date(2026, 6, 4), date(2026, 7, 15))


def test_a_term_set_by_the_body_rolls_without_atw() -> None:
    termijn = hersteltermijn(verzonden=date(2026, 12, 11))
    assert termijn.eind == date(2026, 12, 28)
    assert "Atw 1" not in termijn.artikelen
    assert hersteltermijn(verzonden=date(2026, 6, 1), duur=Duur(weken=4)).eind == date(2026, 6, 29)


@pytest.mark.parametrize(
    ("bezwaar_eind", "beslis", "verdaagd"),
    [
        (date(2026, 7, 13), date(2026, 8, 24), date(2026, 10, 5)),
        # Rolls from 25 to 26 May; postponed it counts from the unrolled end.
        (date(2026, 4, 13), date(2026, 5, 26), date(2026, 7, 6)),
        (date(2026, 4, 7), date(2026, 5, 19), date(2026, 6, 30)),
    ],
)
def test_deciding_and_postponing(bezwaar_eind: date, beslis: date, verdaagd: date) -> None:
    assert beslistermijn(bezwaar_eind=bezwaar_eind).eind == beslis
    termijn = beslistermijn(bezwaar_eind=bezwaar_eind, verdaging=Duur(weken=6))
    assert termijn.eind == verdaagd
    assert "Awb 7:10 lid 3" in termijn.artikelen


def test_a_committee_gives_twelve_weeks_and_they_roll() -> None:
    termijn = beslistermijn(bezwaar_eind=date(2026, 10, 2), commissie=True)
    # Twelve weeks end on 25 December, a Friday.
    assert termijn.eind == date(2026, 12, 28)
    assert len(termijn.overgeslagen) == 3


def test_a_postponed_committee_term_still_rolls() -> None:
    # 12 + 6 weeks end on Tweede Pinksterdag; each is a term of at most twelve weeks (Atw 4).
    termijn = beslistermijn(bezwaar_eind=date(2026, 1, 19), commissie=True, verdaging=Duur(weken=6))
    assert termijn.eind == date(2026, 5, 26)


@pytest.mark.parametrize("duur", [Duur(weken=7), Duur(dagen=43), Duur(maanden=2), Duur(jaren=1)])
def test_more_postponement_is_refused(duur: Duur) -> None:
    with pytest.raises(VerdagingGeweigerd) as gevangen:
        beslistermijn(bezwaar_eind=date(2026, 7, 13), verdaging=duur)
    assert gevangen.value.artikel == "Awb 7:10 lid 3"


def test_consent_extends_to_the_day_agreed() -> None:
    termijn = beslistermijn(bezwaar_eind=date(2026, 7, 13), instemming_tot=date(2026, 9, 12))
    assert termijn.eind == date(2026, 9, 12)  # a Saturday: agreed, so it does not roll
    assert "zaterdag" in termijn.waarschuwingen[0]
    assert "Awb 7:10 lid 4" in termijn.artikelen
    assert termijn.extra_dagen == 19


@pytest.mark.parametrize("grond", Uitstelgrond)
def test_further_delay_says_on_what_ground(grond: Uitstelgrond) -> None:
    termijn = beslistermijn(
        bezwaar_eind=date(2026, 7, 13), instemming_tot=date(2026, 9, 14), uitstelgrond=grond
    )
    assert termijn.eind == date(2026, 9, 14)
    assert f"Awb 7:10 lid 4 onder {grond}" in termijn.artikelen
    assert grond.zin in termijn.uitleg.tekst
    assert ("instemming" in termijn.uitleg.tekst or "stemt in" in termijn.uitleg.tekst) is (
        grond is not Uitstelgrond.PROCEDURE
    )


@pytest.mark.parametrize(
    ("grond", "artikel"),
    [
        (Opschortgrond.BUITENLAND, "Awb 4:15 lid 1 onder b"),
        (Opschortgrond.AANVRAGER, "Awb 4:15 lid 2 onder b"),
        (Opschortgrond.OVERMACHT, "Awb 4:15 lid 2 onder c"),
    ],
)
def test_what_7_14_leaves_of_4_15_suspends_the_term_to_decide(
    grond: Opschortgrond, artikel: str
) -> None:
    deel = opschorting_4_15(grond=grond, van=date(2026, 7, 20), tot=date(2026, 8, 1), reden="brand")
    termijn = _met(deel)
    # 24 August + 12 days = Saturday 5 September.
    assert termijn.eind == date(2026, 9, 7)
    assert artikel in termijn.artikelen
    # Nobody had to repair anything.
    assert "Awb 7:10 lid 2" not in termijn.artikelen
    assert "brand" in termijn.uitleg.tekst
    herstel = Opschorting(date(2026, 8, 3), date(2026, 8, 4), "verzuim")
    assert {artikel, "Awb 7:10 lid 2"} <= set(_met(deel, herstel).artikelen)


def test_consent_never_shortens() -> None:
    termijn = beslistermijn(bezwaar_eind=date(2026, 7, 13), instemming_tot=date(2026, 8, 1))
    assert termijn.eind == date(2026, 8, 24)
    assert "verlengt de termijn niet" in termijn.waarschuwingen[0]


def _met(*opschortingen: Opschorting, eind: date = date(2026, 7, 13)) -> Termijn:
    return beslistermijn(bezwaar_eind=eind, opschortingen=opschortingen)


def test_suspension_adds_its_days_and_rolls_last() -> None:
    # 24 August + 12 days = Saturday 5 September.
    termijn = _met(Opschorting(date(2026, 7, 20), date(2026, 8, 1), "verzuim"))
    assert termijn.eind == date(2026, 9, 7)
    assert termijn.opgeschort == 12


def test_suspension_is_counted_from_the_unrolled_end() -> None:
    # Six weeks end on 25 May (Tweede Pinksterdag); two days suspended make it 27 May, not 28.
    deel = Opschorting(date(2026, 5, 4), date(2026, 5, 6), "verzuim")
    assert _met(deel, eind=date(2026, 4, 13)).eind == date(2026, 5, 27)


def test_overlapping_suspensions_count_once() -> None:
    een = Opschorting(date(2026, 7, 20), date(2026, 7, 30), "een")
    twee = Opschorting(date(2026, 7, 25), date(2026, 8, 4), "twee")
    binnen = Opschorting(date(2026, 7, 22), date(2026, 7, 24), "binnen")
    termijn = _met(twee, een, binnen)
    assert [deel.dagen for deel in termijn.opschortingen] == [10, 0, 5]
    assert termijn.eind == date(2026, 9, 8)


def test_a_suspension_before_the_term_counts_only_inside_it() -> None:
    assert _met(Opschorting(date(2026, 7, 1), date(2026, 7, 17), "x")).opgeschort == 3
    assert _met(Opschorting(date(2026, 7, 1), date(2026, 7, 14), "x")).opgeschort == 0


def test_a_suspension_after_the_term_changes_nothing_and_says_so() -> None:
    termijn = _met(Opschorting(date(2026, 8, 25), date(2026, 9, 1), "te laat"))
    assert termijn.eind == date(2026, 8, 24)
    assert "telt niet mee" in termijn.waarschuwingen[0]


def test_a_suspension_on_the_rolled_last_day_leaves_that_day() -> None:
    # Ends Tweede Pinksterdag 25 May, rolled to 26 May; suspended on 26 May, one day is left.
    deel = Opschorting(date(2026, 5, 26), date(2026, 5, 28), "verzuim")
    termijn = _met(deel, eind=date(2026, 4, 13))
    assert termijn.eind == date(2026, 5, 28)
    assert [dag.datum for dag in termijn.overgeslagen] == [date(2026, 5, 25)]


def test_an_open_suspension_has_no_end_yet() -> None:
    termijn = _met(Opschorting(date(2026, 7, 20), None, "u moet nog iets sturen"))
    assert termijn.eind is None
    assert termijn.loopt_door
    uitleg = termijn.uitleg.als_dict()
    assert "De laatste dag is nu nog niet te zeggen." in uitleg["tekst"]
    assert "u moet nog iets sturen" in uitleg["tekst"]
    assert uitleg["opschortingen"] == [
        {"van": "2026-07-20", "tot": None, "dagen": None, "reden": "u moet nog iets sturen"}
    ]
    with pytest.raises(TermijnFout):
        post_ontvangen_uiterlijk(termijn)


def test_consent_does_not_end_an_open_suspension() -> None:
    termijn = beslistermijn(
        bezwaar_eind=date(2026, 7, 13),
        opschortingen=[Opschorting(date(2026, 7, 20), None, "x")],
        instemming_tot=date(2026, 10, 1),
    )
    assert termijn.eind is None
    assert "staat nog stil" in termijn.waarschuwingen[0]


def test_an_open_suspension_after_the_term_does_not_reopen_it() -> None:
    assert _met(Opschorting(date(2026, 8, 25), None, "x")).eind == date(2026, 8, 24)


def test_suspension_runs_from_the_day_after_the_request() -> None:
    deel = opschorting_verzuim(verzocht=date(2026, 7, 19), hersteld=date(2026, 8, 3))
    assert (deel.van, deel.tot, deel.dagen) == (date(2026, 7, 20), date(2026, 8, 3), 14)
    assert opschorting_verzuim(verzocht=date(2026, 7, 19), hersteld=date(2026, 7, 19)).dagen == 0
    assert opschorting_verzuim(verzocht=date(2026, 7, 19)).dagen is None
    with pytest.raises(TermijnFout) as gevangen:
        opschorting_verzuim(verzocht=date(2026, 7, 19), hersteld=date(2026, 7, 18))
    assert gevangen.value.artikel == "Awb 7:10 lid 2"


def test_a_suspension_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(OngeldigeOpschorting):
        Opschorting(date(2026, 7, 20), date(2026, 7, 19), "x")


def test_hearing_terms_count_backwards_and_never_roll() -> None:
    hoorzitting = date(2026, 5, 15)
    stukken = stukken_indienen(hoorzitting=hoorzitting)
    assert stukken.eind == date(2026, 5, 5)  # Bevrijdingsdag, and it stays
    assert stukken.overgeslagen == ()
    inzage = ter_inzage(hoorzitting=hoorzitting)
    assert inzage.eind == date(2026, 5, 8)
    # The last day is one of ours: who reads this can look from then on, and not until then.
    assert "Wij leggen de stukken" in inzage.uitleg.tekst


def test_court_terms_are_four_weeks() -> None:
    for functie in (griffierecht, stukken_rechtbank, zienswijze_lus):
        assert functie(verzonden=date(2026, 4, 7)).eind == date(2026, 5, 6)


def test_what_a_court_sets_stays_where_it_ends() -> None:
    zaterdag, zes_weken = date(2027, 5, 1), Duur(weken=6)
    for termijn in (
        lustermijn(verzonden=zaterdag, duur=zes_weken),
        opdracht_rechter(verzonden=zaterdag, duur=zes_weken),
    ):
        assert termijn.eind == date(2027, 6, 12)
        assert "schuift niet op" in termijn.uitleg.tekst
    assert opdracht_rechter(verzonden=zaterdag, duur=zes_weken, alsnog=True).artikelen == (
        "Awb 8:55d lid 3",
    )


def test_a_court_may_make_its_own_terms_longer() -> None:
    lus = lustermijn(verzonden=date(2027, 5, 1), duur=Duur(weken=6), verlengd=date(2027, 7, 10))
    # A Saturday, and it stays.
    assert lus.eind == date(2027, 7, 10)
    assert "verlengd tot en met 10 juli 2027" in lus.uitleg.tekst
    zienswijze = zienswijze_lus(verzonden=date(2026, 4, 7), verlengd=date(2026, 5, 20))
    assert zienswijze.eind == date(2026, 5, 20)
    assert zienswijze.artikelen[0] == "Awb 8:51b lid 3"


def test_two_weeks_to_decide_after_all_are_the_laws_own() -> None:
    # Whit Monday 17 May 2027.
    assert alsnog_beslissen(verzonden=date(2027, 5, 3)).eind == date(2027, 5, 18)


def test_further_appeal_is_six_weeks() -> None:
    termijn = hoger_beroepstermijn(verzonden=date(2027, 10, 4))
    assert (termijn.start, termijn.eind) == (date(2027, 10, 5), date(2027, 11, 15))
    assert "Awb 6:24" in termijn.artikelen


def test_an_outage_extends_to_the_next_working_day() -> None:
    termijn = bezwaartermijn(bekendmaking=date(2026, 10, 16))  # ends Friday 27 November
    langer = verlengd_na_storing(termijn=termijn, hersteld=date(2026, 11, 27))
    assert langer.eind == date(2026, 11, 30)
    assert langer.extra_dagen == 3
    assert "Awb 2:21" in langer.artikelen
    eerder = verlengd_na_storing(termijn=termijn, hersteld=date(2026, 11, 20))
    assert eerder is termijn


@pytest.mark.parametrize("dag", [date(1993, 12, 31), date(2127, 1, 1), date(9999, 12, 31)])
def test_dates_out_of_range_are_refused(dag: date) -> None:
    for functie in (bezwaartermijn, beroepstermijn):
        with pytest.raises(OngeldigeDatum):
            functie(bekendmaking=dag)
    with pytest.raises(OngeldigeDatum):
        beslistermijn(bezwaar_eind=dag)
