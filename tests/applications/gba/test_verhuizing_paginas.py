"""The resident's pages of a move: the form, the case, consent of who lives there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from applications.gateway import Browser
from applications.gba import verhuizers as v
from applications.gba.verhuizers import (
    BUUR,
    DAAR,
    FATIMA,
    HIER,
    NORA,
    SAM,
    VREEMD,
    YOUSSEF,
    begin,
    dag,
    file,
    fill_in,
    gezin,
    hidden,
    id_van,
    lijst,
    send,
    step,
    van,
    wonend,
    zaak,
    zet,
)
from gba.schedule import clockwork
from gba.verhuizing import huishouden
from gba.verhuizing.model import TOESTEMMINGEN, VERHUIZINGEN
from gba.verhuizing.staat import Kleur, Stand
from gemeengoed import aws
from gemeengoed.identity import Role

LogIn = Callable[..., Browser]
Zet = Callable[[datetime], None]
VANDAAG = date(2026, 11, 25)

# Where the clock stands (conftest.tijd).
NU = v.NU


@pytest.fixture
def fatima(log_in: LogIn) -> Browser:
    """Logged in, with her family in the register."""
    # Her pseudonym is made with a key that the first log-in sets up.
    zet(*gezin()) if log_in(Role.BURGER, "x") else None
    return log_in(Role.BURGER, id_van(FATIMA))


def test_green_is_processed_at_once_for_all_who_move(fatima: Browser) -> None:
    sent = file(fatima, mee={"mee.0": "05-0", "mee.1": "09-0"})
    case = zaak(sent)
    assert (case.stand, case.kleur) == (Stand.VERWERKT, Kleur.GROEN)
    for bsn in (FATIMA, YOUSSEF, NORA):
        now, before = van(bsn).stapels("08")[0]
        assert now["1190"] == DAAR.nummeraanduiding
        assert now["1180"] == DAAR.verblijfsobject
        assert now["1030"] == now["8510"] == now["8610"] == "20261125"
        assert now["1010"] == "W"
        # Within the municipality: since when she is in it, stays.
        assert (now["0910"], now["0920"]) == ("0757", "20100101")
        assert before["1030"] == "20150101"
    page = fatima.get(sent.location)
    assert page.status == 200
    assert "Uw verhuizing is verwerkt" in page.text
    assert "25 november 2026" in page.text
    assert "Waarom deze datum?" in page.text
    assert "2.20 lid 3 onder a" in page.text
    assert FATIMA not in page.text


def test_only_who_lives_there_can_be_chosen(fatima: Browser) -> None:
    zet(lijst(YOUSSEF, voornamen="Youssef", adressen=(wonend(v.adres("5281ZA", 4)),)))
    form = begin(fatima)
    assert step(fatima, form, "soort", soort="binnenland").status == 303
    assert step(fatima, form, "voor-wie", voor="mezelf").status == 303
    page = fatima.get(f"{form}/mee").text
    assert "Nora Bouzid" in page
    assert "Youssef" not in page
    left = step(fatima, form, "mee", **{"mee.0": "05-0"})
    assert left.status == 422
    assert 'href="#mee"' in left.text


def test_what_was_ticked_is_read_back(fatima: Browser) -> None:
    form = begin(fatima)
    fill_in(fatima, form, {"mee": {"mee.1": "09-0"}})
    page = fatima.get(f"{form}/controleren").text
    assert "Nora Bouzid (uw kind)" in page
    assert "Youssef" not in page


def test_from_another_municipality(log_in: LogIn) -> None:
    log_in(Role.BURGER, "x")
    elders = wonend(v.adres("5611ZA", 10), e1420="19990101", e1410="5010")
    zet(lijst(SAM, "Wit", adressen=(elders,)))
    sent = file(log_in(Role.BURGER, id_van(SAM)))
    assert zaak(sent).stand is Stand.VERWERKT
    now = van(SAM).actueel("08")
    assert (now["0910"], now["0920"]) == ("0757", "20261125")
    # Where from and since when in the Netherlands, is not lost.
    assert (now["1410"], now["1420"]) == ("5010", "19990101")


@pytest.mark.parametrize(
    ("slug", "fields", "anchor", "says"),
    [
        ("wanneer", dag(VANDAAG + timedelta(days=29)), "datum", "te vroeg"),
        ("wanneer", {**dag(VANDAAG), "datum.jaar": "1066"}, "datum", "jaar"),
        ("wanneer", {**dag(VANDAAG), "datum.dag": "31"}, "datum", "bestaat niet"),
        (
            "adres",
            {"nieuw.postcode": "9999 ZZ", "nieuw.huisnummer": "1"},
            "nieuw.postcode",
            "vinden wij niet",
        ),
        (
            "adres",
            {"nieuw.postcode": "5281 ZA", "nieuw.huisnummer": "5"},
            "nieuw.toevoeging",
            "Kies uit: A, B",
        ),
        (
            "adres",
            {"nieuw.postcode": "5281 ZA", "nieuw.huisnummer": "3", "nieuw.toevoeging": "x"},
            "nieuw.toevoeging",
            "geen toevoeging",
        ),
        (
            "adres",
            {"nieuw.postcode": "5611 ZA", "nieuw.huisnummer": "10"},
            "nieuw.postcode",
            "andere gemeente",
        ),
        (
            "adres",
            {"nieuw.postcode": "5281 ZA", "nieuw.huisnummer": "1"},
            "nieuw.postcode",
            "staat u al",
        ),
        (
            "adres",
            {"nieuw.postcode": "<b>", "nieuw.huisnummer": "²"},
            "nieuw.postcode",
            "1234 AB",
        ),
    ],
)
def test_told_at_the_field(
    fatima: Browser, slug: str, fields: dict[str, str], anchor: str, says: str
) -> None:
    form = begin(fatima)
    step(fatima, form, "soort", soort="binnenland")
    step(fatima, form, "voor-wie", voor="mezelf")
    reply = step(fatima, form, slug, **fields)
    assert reply.status == 422
    assert f'href="#{anchor}"' in reply.text
    assert f'id="{anchor}-fout"' in reply.text
    assert says in reply.text


@pytest.mark.parametrize(
    "changes",
    [
        {"anderen": {"anderen.0.bsn": VREEMD}},
        {"anderen": {"anderen.0.bsn": FATIMA}},
        {"anderen": {"anderen.0.bsn": "123"}},
        # Dead, and who lives elsewhere: the same words, so that numbers tell nothing.
        {"anderen": {"anderen.0.bsn": BUUR}},
        {"anderen": {"anderen.0.bsn": SAM}},
    ],
)
def test_who_does_not_live_there_does_not_move_along(
    fatima: Browser, changes: dict[str, dict[str, str]]
) -> None:
    zet(
        lijst(BUUR, "Buur", c06=({"0810": "20260101"},)),
        lijst(SAM, "Wit", adressen=(wonend(v.adres("5281ZA", 4)),)),
    )
    form = begin(fatima)
    step(fatima, form, "voor-wie", voor="mezelf")
    step(fatima, form, "nog-iemand", _anderen="ja")
    reply = step(fatima, form, "anderen", **changes["anderen"])
    assert reply.status == 422
    assert 'id="anderen.0.bsn-fout"' in reply.text
    assert "Buur" not in reply.text


def test_others_at_the_address_by_number_are_looked_at(fatima: Browser) -> None:
    zet(lijst(SAM, "Wit", voornamen="Sam"))
    sent = file(fatima, nog_iemand={"_anderen": "ja"}, anderen={"anderen.0.bsn": SAM})
    case = zaak(sent)
    assert (case.stand, case.kleur) == (Stand.BEOORDELEN, Kleur.ORANJE)
    assert [b.regel for b in case.bevindingen] == ["meeverhuizer"]
    assert "Sam Wit" not in fatima.get(sent.location).text
    assert van(SAM).actueel("08")["1030"] == "20150101"


def test_under_sixteen(log_in: LogIn) -> None:
    log_in(Role.BURGER, "x")
    zet(lijst(NORA, geboren="20101126"))
    child = log_in(Role.BURGER, id_van(NORA))
    reply = child.get(v.START)
    assert reply.status == 409
    assert "nog geen 16 jaar" in reply.text
    zet(lijst(NORA, geboren="20101125"))
    assert child.get(v.START).status == 200


def test_without_a_list(log_in: LogIn) -> None:
    reply = log_in(Role.BURGER, "nobody").get(v.START)
    assert reply.status == 409
    assert "persoonslijst nog niet" in reply.text


def test_the_dead_do_not_move(log_in: LogIn) -> None:
    log_in(Role.BURGER, "x")
    zet(lijst(FATIMA, c06=({"0810": "20260101"},)))
    assert log_in(Role.BURGER, id_van(FATIMA)).get(v.START).status == 409


def test_pressing_twice_moves_once(fatima: Browser) -> None:
    form = begin(fatima)
    fill_in(fatima, form, {})
    first, again = send(fatima, form), send(fatima, form)
    assert first.location == again.location
    assert len(van(FATIMA).stapels("08")[0]) == 2


def test_two_moves_on_one_day_are_looked_at(fatima: Browser) -> None:
    assert zaak(file(fatima)).stand is Stand.VERWERKT
    case = zaak(file(fatima, adres={"nieuw.postcode": "5281ZA", "nieuw.huisnummer": "4"}))
    assert (case.stand, case.kleur) == (Stand.BEOORDELEN, Kleur.ROOD)
    assert case.bevindingen[0].regel == "twee-keer-op-een-dag"
    assert len(van(FATIMA).stapels("08")[0]) == 2


def test_two_to_one_empty_address_while_the_index_does_not_know(
    fatima: Browser, log_in: LogIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    zet(lijst(SAM, "Wit", adressen=(wonend(v.adres("5281ZA", 2)),)))
    monkeypatch.setattr(huishouden, "bewoners", lambda store, adres: {})
    assert zaak(file(fatima)).stand is Stand.VERWERKT
    second = zaak(file(log_in(Role.BURGER, id_van(SAM))))
    assert [b.regel for b in second.bevindingen] == ["toestemming-ontbreekt"]
    # Not the other way round: who was first goes on when their day comes.
    later = dag(VANDAAG + timedelta(days=3))
    four = {"nieuw.postcode": "5281ZA", "nieuw.huisnummer": "4", "nieuw.toevoeging": ""}
    zet(lijst(BUUR, "Buur", adressen=(wonend(v.adres("5281ZA", 2)),)), lijst(SAM, "Wit"))
    first = zaak(file(log_in(Role.BURGER, id_van(BUUR)), wanneer=later, adres=four))
    assert first.stand is Stand.GEPLAND
    zet(lijst(VREEMD, "Vreemd", adressen=(wonend(v.adres("5281ZA", 2)),)))
    zaak(file(log_in(Role.BURGER, id_van(VREEMD)), wanneer=later, adres=four))
    clockwork._jobs["verhuizingen"](aws.store("gba"), NU + timedelta(days=3))
    assert aws.store("gba").get(VERHUIZINGEN, first.id).state.stand is Stand.VERWERKT


def test_another_move_of_who_moves_along_is_seen(fatima: Browser, log_in: LogIn) -> None:
    """Whoever told it: not only what who files told before."""
    assert zaak(file(fatima, wanneer=dag(VANDAAG + timedelta(days=5)), mee={"mee.0": "05-0"}))
    youssef = zaak(file(log_in(Role.BURGER, id_van(YOUSSEF))))
    assert "loopt-al" in {b.regel for b in youssef.bevindingen}


def test_a_number_that_is_none_is_told_so(fatima: Browser) -> None:
    form = begin(fatima)
    for slug in ("soort", "voor-wie", "wanneer", "adres", "bij-iemand", "mee"):
        step(fatima, form, slug, **v.STEPS[slug])
    step(fatima, form, "nog-iemand", _anderen="ja")
    reply = step(fatima, form, "anderen", **{"anderen.0.bsn": "9" * 200})
    assert reply.status == 422
    assert 'id="anderen.0.bsn-fout"' in reply.text


def test_who_left_between_filling_in_and_sending(fatima: Browser) -> None:
    form = begin(fatima)
    fill_in(fatima, form, {"mee": {"mee.0": "05-0"}})
    zet(lijst(YOUSSEF, voornamen="Youssef", adressen=(wonend(v.adres("5281ZA", 4)),)))
    reply = send(fatima, form)
    # Back to what can't be so any more.
    assert reply.status in (303, 422)
    assert "ontvangen" not in reply.headers.get("location", "")
    assert len(van(YOUSSEF).stapels("08")[0]) == 1


def test_later_is_processed_on_the_day(fatima: Browser, tijd: Zet) -> None:
    case = zaak(file(fatima, wanneer=dag(VANDAAG + timedelta(days=10))))
    assert case.stand is Stand.GEPLAND
    assert len(van(FATIMA).stapels("08")[0]) == 1
    jobs = clockwork._jobs
    store = aws.store("gba")
    jobs["verhuizingen"](store, NU + timedelta(days=9))
    assert len(van(FATIMA).stapels("08")[0]) == 1
    for _ in range(2):
        jobs["verhuizingen"](store, NU + timedelta(days=10))
    assert store.get(VERHUIZINGEN, case.id).state.stand is Stand.VERWERKT
    now = van(FATIMA).actueel("08")
    assert (now["1030"], now["8610"]) == ("20261205", "20261205")
    assert len(van(FATIMA).stapels("08")[0]) == 2


def test_on_the_day_something_is_in_the_way(fatima: Browser) -> None:
    case = zaak(file(fatima, wanneer=dag(VANDAAG + timedelta(days=10))))
    zet(lijst(FATIMA, adressen=(wonend(v.adres("5281ZA", 4), e1030="20261201"),)))
    store = aws.store("gba")
    clockwork._jobs["verhuizingen"](store, NU + timedelta(days=10))
    after = store.get(VERHUIZINGEN, case.id).state
    assert after.stand is Stand.BEOORDELEN
    assert "al-vertrokken" in {b.regel for b in after.bevindingen}


def test_late_counts_from_today(fatima: Browser) -> None:
    case = zaak(file(fatima, wanneer=dag(date(2026, 11, 10))))
    assert case.kleur is Kleur.ORANJE
    assert case.wat.datering.adresdatum == VANDAAG
    assert [b.regel for b in case.bevindingen] == ["te-laat"]
    page = fatima.get(f"/gba/verhuizing/{case.id}").text
    # The fifth day is Sunday the fifteenth.
    assert "tot en met 16 november 2026" in page


WEG = {
    "soort": {"soort": "naar-buitenland"},
    "buitenland": {
        "buitenland.langer": "ja",
        "buitenland.land": "belgie",
        "buitenland.regel1": "Rue de l'Exemple 1",
    },
}


def test_to_abroad(fatima: Browser) -> None:
    # Told five days before; it counts from today (2.21 lid 3).
    later = dag(VANDAAG + timedelta(days=5))
    sent = file(fatima, **WEG, wanneer=later, mee={"mee.0": "05-0", "mee.1": "09-0"})
    assert zaak(sent).stand is Stand.VERWERKT
    page = fatima.get(sent.location).text
    assert ("Uw vertrek is verwerkt" in page, "2.21 lid 3" in page) == (True, True)
    assert [van(b).actueel("08")["7210"] for b in (FATIMA, YOUSSEF, NORA)] == ["I", "P", "G"]
    now = van(FATIMA)
    assert (now.actueel("08")["1310"], now.actueel("08")["1320"]) == ("5010", "20261125")
    assert now.actueel("08")["0910"] == "1999"
    assert now.opgeschort == "E"
    assert now.actueel("07")["7010"] == "0"


def test_who_leaves_family_behind_comes_in_person(fatima: Browser) -> None:
    case = zaak(file(fatima, **WEG, mee={"mee.1": "09-0"}))
    assert [b.regel for b in case.bevindingen] == ["achterblijvers"]
    assert "staan (1)" in case.bevindingen[0].tekst
    assert van(FATIMA).opgeschort == ""


def test_who_is_no_family_tells_their_own_departure(fatima: Browser) -> None:
    form = begin(fatima)
    step(fatima, form, "soort", **WEG["soort"])
    step(fatima, form, "voor-wie", voor="mezelf")
    refused = step(fatima, form, "nog-iemand", _anderen="ja")
    assert (refused.status, "2.49 lid 4" in refused.text) == (422, True)
    step(fatima, form, "voor-wie", voor="ander")
    fields = {"ander.hoedanigheid": "gemachtigde", "ander.bsn": BUUR}
    refused = step(fatima, form, "ander", **fields)
    assert (refused.status, "2.49 lid 4" in refused.text) == (422, True)


@pytest.mark.parametrize(
    ("fields", "anchor"),
    [
        ({"buitenland.langer": "nee", "buitenland.land": "België"}, "buitenland.langer"),
        ({"buitenland.langer": "ja", "buitenland.land": "Narnia"}, "buitenland.land"),
        ({"buitenland.langer": "ja", "buitenland.land": "Nederland"}, "buitenland.land"),
        ({}, "buitenland.langer"),
    ],
)
def test_abroad_at_the_field(fatima: Browser, fields: dict[str, str], anchor: str) -> None:
    form = begin(fatima)
    step(fatima, form, "soort", soort="naar-buitenland")
    reply = step(fatima, form, "buitenland", **fields)
    assert reply.status == 422
    assert f'id="{anchor}-fout"' in reply.text


@pytest.mark.parametrize(
    ("slug", "steer", "anchor"),
    [
        ("gezinslid", {"voor": "gezin"}, "gezin.lid"),
        ("ander", {"voor": "ander"}, "ander.bsn"),
        ("adres", {}, "nieuw.postcode"),
        ("hoofdbewoner", {"_intrekken": "ja"}, "hoofdbewoner.geboortedatum"),
    ],
)
def test_a_page_left_empty(fatima: Browser, slug: str, steer: dict[str, str], anchor: str) -> None:
    form = begin(fatima)
    step(fatima, form, "soort", soort="binnenland")
    step(fatima, form, "bij-iemand" if "_intrekken" in steer else "voor-wie", **steer)
    reply = step(fatima, form, slug)
    assert reply.status == 422
    assert f'id="{anchor}-fout"' in reply.text


def test_too_early_to_leave(fatima: Browser) -> None:
    form = begin(fatima)
    step(fatima, form, "soort", soort="naar-buitenland")
    reply = step(fatima, form, "wanneer", **dag(VANDAAG + timedelta(days=6)))
    assert reply.status == 422
    assert "vanaf 26 november 2026" in reply.text
    assert step(fatima, form, "wanneer", **dag(VANDAAG + timedelta(days=5))).status == 303


def test_from_abroad_is_for_the_counter(log_in: LogIn) -> None:
    log_in(Role.BURGER, "x")
    zet(lijst(SAM, "Wit", c07=({"6720": "E", "7010": "0"},)))
    sent = file(
        log_in(Role.BURGER, id_van(SAM)),
        soort={"soort": "uit-buitenland"},
        vestiging={"vestiging.langer": "ja"},
        telefoon={"telefoon": "0612345678"},
    )
    case = zaak(sent)
    assert case.stand is Stand.AFSPRAAK
    page = log_in(Role.BURGER, id_van(SAM)).get(sent.location).text
    assert "Kom zelf" in page
    assert "Wij schrijven u in als u zelf bij ons bent geweest" in page
    # The fifth day after: Monday 30 November.
    assert "30 november 2026" in page


def test_the_child_alone_and_its_custody(fatima: Browser) -> None:
    case = zaak(file(fatima, voor_wie={"voor": "gezin"}, gezinslid={"gezin.lid": "09-0"}))
    assert case.stand is Stand.VERWERKT
    assert case.wat.hoedanigheid == "ouder"
    assert van(FATIMA).actueel("08")["1030"] == "20150101"
    assert van(NORA).actueel("08")["1190"] == DAAR.nummeraanduiding


def test_a_parent_without_custody(fatima: Browser) -> None:
    zet(
        lijst(NORA, geboren="20160501", c02=({"0120": YOUSSEF},), c11=({"3210": "1"},)),
    )
    case = zaak(file(fatima, voor_wie={"voor": "gezin"}, gezinslid={"gezin.lid": "09-0"}))
    assert [b.regel for b in case.bevindingen] == ["gezag"]


def test_somebody_of_another_family_is_no_choice(fatima: Browser) -> None:
    form = begin(fatima)
    step(fatima, form, "voor-wie", voor="gezin")
    page = fatima.get(f"{form}/gezinslid").text
    assert ("Nora" in page, "Youssef" in page) == (True, False)
    for wrong in ("09-7", "02-0", "05-0", "../../x", ""):
        assert step(fatima, form, "gezinslid", **{"gezin.lid": wrong}).status == 422


@pytest.mark.parametrize("bsn", [BUUR, VREEMD])
def test_for_another_an_official_must_see_proof(fatima: Browser, bsn: str) -> None:
    """Whether the number is known here makes no difference to who files."""
    zet(lijst(BUUR, "Buur", voornamen="Bo", adressen=(wonend(v.adres("5281ZA", 4)),)))
    sent = file(
        fatima,
        voor_wie={"voor": "ander"},
        ander={"ander.hoedanigheid": "gemachtigde", "ander.bsn": bsn},
    )
    case = zaak(sent)
    assert case.stand is Stand.BEOORDELEN
    assert "bevoegd" in {b.regel for b in case.bevindingen}
    page = fatima.get(sent.location).text
    assert "Bo Buur" not in page
    assert bsn not in page
    assert "Niet in ons register" not in page


BIJ_MIJ = {"ander.hoedanigheid": "familie", "ander.bsn": YOUSSEF}
BIJ_HIER = {"nieuw.postcode": "5281ZA", "nieuw.huisnummer": "1", "nieuw.toevoeging": ""}


def test_family_comes_to_live_with_who_files(fatima: Browser, log_in: LogIn) -> None:
    zet(lijst(YOUSSEF, voornamen="Youssef", adressen=(wonend(v.adres("5281ZA", 4)),)))
    form = begin(fatima)
    changes = {"voor-wie": {"voor": "ander"}, "ander": BIJ_MIJ}
    step(fatima, form, "soort", soort="binnenland")
    step(fatima, form, "voor-wie", voor="ander")
    stranger = step(fatima, form, "ander", **BIJ_MIJ | {"ander.bsn": BUUR})
    assert (stranger.status, "in uw gegevens" in stranger.text) == (422, True)
    assert step(fatima, form, "ander", **BIJ_MIJ).status == 303
    elsewhere = step(fatima, form, "adres", **v.STEPS["adres"])
    assert (elsewhere.status, "2.49 lid 5" in elsewhere.text) == (422, True)
    fill_in(fatima, form, {**changes, "adres": BIJ_HIER})
    # Who files lives there: that is the word of a resident.
    case = zaak(v.send(fatima, form))
    assert (case.stand, case.wat.hoedanigheid) == (Stand.VERWERKT, "partner")
    now = van(YOUSSEF).actueel("08")
    assert (now["1190"], now["7210"]) == (v.HIER.nummeraanduiding, "P")
    # And Youssef hears of it.
    assert case.voor_wie_niet_aangaf == (id_van(YOUSSEF),)


def test_what_follows_is_read_back_before_sending(fatima: Browser) -> None:
    form = begin(fatima)
    fill_in(fatima, form, {})
    page = fatima.get(f"{form}/controleren").text
    assert DAAR.regels[0] in page
    assert "Daarom geldt de datum die u noemt: 25 november 2026" in page


def test_ones_own_number_is_nobody_elses(fatima: Browser) -> None:
    form = begin(fatima)
    step(fatima, form, "voor-wie", voor="ander")
    fields = {"ander.hoedanigheid": "gemachtigde", "ander.bsn": FATIMA}
    assert step(fatima, form, "ander", **fields).status == 422


def test_anothers_case_is_not_there(fatima: Browser, log_in: LogIn) -> None:
    location = file(fatima).location
    other = log_in(Role.BURGER, "p2")
    assert other.get(location).status == 404
    case = location.rpartition("/")[0]
    for page in ("intrekken", "aanvullen", "stukken/x"):
        assert other.get(f"{case}/{page}").status == 404


# ---- consent


def moving_in(fatima: Browser, **hoofdbewoner: str) -> str:
    """Fatima moves in with who lives at the new address; the key of the case."""
    zet(lijst(BUUR, "Buur", voornamen="Bo", geboren="19700102", adressen=(wonend(DAAR),)))
    named = {"hoofdbewoner.naam": "Bo Buur", **dag(date(1970, 1, 2), "hoofdbewoner.geboortedatum")}
    sent = file(
        fatima,
        bij_iemand={"_intrekken": "ja"},
        hoofdbewoner=named | {n.replace("__", "."): w for n, w in hoofdbewoner.items()},
    )
    return zaak(sent).id


def test_with_consent_it_is_processed(fatima: Browser, log_in: LogIn) -> None:
    id_ = moving_in(fatima)
    store = aws.store("gba")
    assert [b.regel for b in store.get(VERHUIZINGEN, id_).state.bevindingen] == [
        "toestemming-ontbreekt"
    ]
    url = f"/gba/toestemmingen/{id_}"
    bo = log_in(Role.BURGER, id_van(BUUR))
    page = bo.get(url)
    assert "Fatima Bouzid" in page.text
    empty = bo.post(url, hidden(page, "toestemmingen/" + id_))
    assert empty.status == 422
    assert 'id="akkoord-fout"' in empty.text
    said = bo.post(url, hidden(bo.get(url), id_) | {"akkoord": "ja"})
    assert said.status == 303
    assert store.get(VERHUIZINGEN, id_).state.stand is Stand.VERWERKT
    assert van(FATIMA).actueel("08")["1190"] == DAAR.nummeraanduiding
    assert "ja, dit klopt" in bo.get(url).text
    again = bo.post(url, hidden(page, id_) | {"akkoord": "nee"})
    assert again.status == 409


def test_the_yes_of_who_moved_out_is_nobodys(fatima: Browser, log_in: LogIn) -> None:
    id_ = moving_in(fatima)
    strangers = lijst(VREEMD, "Vreemd", voornamen="An", adressen=(wonend(DAAR),))
    zet(
        lijst(BUUR, "Buur", voornamen="Bo", geboren="19700102", adressen=(wonend(HIER),)), strangers
    )
    bo, url = log_in(Role.BURGER, id_van(BUUR)), f"/gba/toestemmingen/{id_}"
    assert bo.post(url, hidden(bo.get(url), id_) | {"akkoord": "ja"}).status == 303
    case = aws.store("gba").get(VERHUIZINGEN, id_).state
    assert case.stand is Stand.BEOORDELEN
    assert "toestemming-ontbreekt" in {b.regel for b in case.bevindingen}
    assert van(FATIMA).actueel("08")["1030"] == "20150101"


def test_who_files_does_not_hear_that_who_was_named_answered(
    fatima: Browser, log_in: LogIn
) -> None:
    id_ = moving_in(fatima)
    bo, url = log_in(Role.BURGER, id_van(BUUR)), f"/gba/toestemmingen/{id_}"
    assert bo.post(url, hidden(bo.get(url), id_) | {"akkoord": "nee"}).status == 303
    after = fatima.get(f"/gba/verhuizing/{id_}").text
    assert "antwoordde" not in after
    assert "geantwoord" not in after
    seen = log_in(Role.MEDEWERKER).get(f"/gba/verhuizingen/{id_}").text
    assert "hoofdbewoner antwoordde" in seen


def test_without_consent_it_is_red(fatima: Browser, log_in: LogIn) -> None:
    id_ = moving_in(fatima)
    bo, url = log_in(Role.BURGER, id_van(BUUR)), f"/gba/toestemmingen/{id_}"
    assert bo.post(url, hidden(bo.get(url), id_) | {"akkoord": "nee"}).status == 303
    case = aws.store("gba").get(VERHUIZINGEN, id_).state
    assert (case.stand, case.kleur) == (Stand.BEOORDELEN, Kleur.ROOD)
    assert van(FATIMA).actueel("08")["1030"] == "20150101"


def test_the_question_is_for_the_main_occupant_alone(fatima: Browser, log_in: LogIn) -> None:
    id_ = moving_in(fatima)
    assert fatima.get(f"/gba/toestemmingen/{id_}").status == 404
    token = hidden(fatima.get(f"/gba/verhuizing/{id_}/intrekken"), "intrekken")
    url = f"/gba/toestemmingen/{id_}"
    assert fatima.post(url, {"csrf": token["csrf"], "akkoord": "ja"}).status == 404
    assert fatima.post(f"/gba/verhuizing/{id_}/intrekken", token).status == 303
    bo = log_in(Role.BURGER, id_van(BUUR))
    assert "niet meer nodig" in bo.get(url).text


def test_who_files_is_not_told_who_lives_there(fatima: Browser) -> None:
    """Another name gets the same answer; only nobody is asked."""
    id_ = moving_in(fatima, hoofdbewoner__naam="Iemand Anders")
    store = aws.store("gba")
    assert store.get_many(TOESTEMMINGEN, [id_]) == {}
    page = fatima.get(f"/gba/verhuizing/{id_}").text
    assert "Wij vragen de hoofdbewoner" in page
    assert "Buur" not in page
