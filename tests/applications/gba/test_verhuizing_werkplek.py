"""The official's pages of moves."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta

import boto3
import pytest

from applications.conftest import DOCUMENTS
from applications.gateway import Browser, Reply
from applications.gba import verhuizers as v
from applications.gba.verhuizers import (
    DAAR,
    FATIMA,
    SAM,
    YOUSSEF,
    dag,
    file,
    gezin,
    hidden,
    id_van,
    lijst,
    van,
    wonend,
    zaak,
    zet,
)
from applications.shared.markup import Markup
from gba.verhuizing.acties import VAN_ONS
from gba.verhuizing.model import ALLE, VERHUIZINGEN
from gba.verhuizing.staat import Stand, Verhuizing
from gba.verhuizing.tijdlijn import _WOORDEN
from gemeengoed import aws
from gemeengoed.identity import Role

LogIn = Callable[..., Browser]
WERK = "/gba/verhuizingen"
LAAT = {"wanneer": dag(date(2026, 11, 10))}

# Where the clock stands (conftest.tijd).
NU = v.NU


@pytest.fixture
def fatima(log_in: LogIn) -> Browser:
    log_in(Role.BURGER, "x")
    zet(*gezin())
    return log_in(Role.BURGER, id_van(FATIMA))


def do(official: Browser, id_: str, what: str, **fields: str) -> Reply:
    url = f"{WERK}/{id_}/{what}"
    return official.post(url, hidden(official.get(url), what) | fields)


def state(id_: str) -> Verhuizing:
    return aws.store("gba").get(VERHUIZINGEN, id_).state


def test_approved_after_a_look(fatima: Browser, log_in: LogIn) -> None:
    id_ = zaak(file(fatima, **LAAT)).id
    official = log_in(Role.MEDEWERKER, "lotte")
    assert id_ in official.get(WERK).text
    page = official.get(f"{WERK}/{id_}").text
    assert "te laat doorgegeven" in page
    for words in ("Fatima Bouzid", FATIMA, "Geboren", "Adres nu"):
        assert words in page
    assert do(official, id_, "goedkeuren").status == 303
    assert state(id_).stand is Stand.VERWERKT
    assert van(FATIMA).actueel("08")["1030"] == "20261125"
    assert id_ not in official.get(WERK).text


def test_by_colour(fatima: Browser, log_in: LogIn) -> None:
    orange = zaak(file(fatima, **LAAT)).id
    zet(lijst(SAM, "Wit", adressen=(wonend(v.adres("5281ZA", 2), e1030="20261125"),)))
    red = zaak(file(log_in(Role.BURGER, id_van(SAM)))).id
    official = log_in(Role.MEDEWERKER)
    for colour, shown in (("alles", {orange, red}), ("oranje", {orange}), ("rood", {red})):
        text = official.get(f"{WERK}?kleur={colour}").text
        assert {i for i in (orange, red) if i in text} == shown, colour
    assert "niets om na te kijken" in official.get(f"{WERK}?kleur=balie").text
    assert official.get(f"{WERK}?kleur=paars").status == 400
    assert official.get(f"{WERK}?cursor=x").status == 400


def test_looking_is_written_down_for_each_who_moves(fatima: Browser, log_in: LogIn) -> None:
    id_ = zaak(file(fatima, **LAAT, mee={"mee.0": "05-0"})).id
    log_in(Role.MEDEWERKER).get(f"{WERK}/{id_}")
    items = boto3.client("dynamodb").scan(TableName="gba")["Items"]
    looks = [
        json.loads(i["data"]["S"])
        for i in items
        if i["pk"]["S"].startswith("inzage#") and i["sk"]["S"] == "state"
    ]
    assert {look["persoon"] for look in looks} == {id_van(FATIMA), id_van(YOUSSEF)}
    assert all(FATIMA not in json.dumps(look) for look in looks)


def put(browser: Browser, url: str, content: bytes = b"%PDF-1.7 x") -> str:
    """Send a file with the form of a page; where S3 sends the browser then."""
    key = Markup(browser.get(url).text).values("key")[0]
    boto3.client("s3").put_object(
        Bucket=DOCUMENTS, Key=key, Body=content, Metadata={"naam": "huur.pdf"}
    )
    return f"{url}/ontvangen?key={key}"


def test_documents_come_only_when_asked_for(fatima: Browser, log_in: LogIn) -> None:
    id_ = zaak(file(fatima, **LAAT)).id
    url = f"/gba/verhuizing/{id_}"
    do(log_in(Role.MEDEWERKER), id_, "aanvullen", wat="Uw huurcontract", weken="2")
    address = put(fatima, f"{url}/aanvullen")
    assert log_in(Role.BURGER, "p2").get(address).status == 404
    assert fatima.get(address.replace("aanvullen", "intrekken")).status == 404
    answer = hidden(fatima.get(f"{url}/aanvullen"), "aanvullen") | {"tekst": "x"}
    assert fatima.post(f"{url}/aanvullen", answer).status == 303
    assert fatima.get(address).status == 409
    assert state(id_).stukken == ()


def test_asked_for_more_and_answered(fatima: Browser, log_in: LogIn) -> None:
    id_ = zaak(file(fatima, **LAAT)).id
    official = log_in(Role.MEDEWERKER)
    assert do(official, id_, "aanvullen", wat="Uw huurcontract", weken="2").status == 303
    page = fatima.get(f"/gba/verhuizing/{id_}").text
    assert "Uw huurcontract" in page
    assert "9 december 2026" in page
    url = f"/gba/verhuizing/{id_}/aanvullen"
    for _ in range(2):
        assert fatima.get(put(fatima, url)).location == url
    page = fatima.get(url)
    assert "Uw huurcontract" in page.text
    assert ("huur.pdf" in page.text, page.text.count("/stukken/")) == (True, 2)
    refused = fatima.get(put(fatima, url, b"MZ een programma"))
    assert (refused.status, "geen PDF" in refused.text) == (422, True)
    assert fatima.post(url, hidden(fatima.get(url), "aanvullen")).status == 422
    sent = fatima.post(url, hidden(fatima.get(url), "aanvullen") | {"tekst": "Ik huur van A."})
    assert sent.status == 303
    page = official.get(f"{WERK}/{id_}").text
    assert "Ik huur van A." in page
    assert "huur.pdf" in page
    assert state(id_).stand is Stand.BEOORDELEN
    stuk = state(id_).stukken[-1].id
    assert official.get(f"{WERK}/{id_}/stukken/{stuk}").status == 303
    # It is with the officials now.
    assert 'name="file"' not in fatima.get(url).text


def test_an_older_address_does_not_go_over_a_newer_one(fatima: Browser, log_in: LogIn) -> None:
    id_ = zaak(file(fatima, **LAAT)).id
    zet(lijst(FATIMA, adressen=(wonend(v.HIER, e1030="20261201"),)))
    official = log_in(Role.MEDEWERKER)
    refused = do(official, id_, "goedkeuren")
    assert refused.status == 409
    assert "latere datum" in refused.text
    assert van(FATIMA).actueel("08")["1030"] == "20261201"
    assert state(id_).stand is Stand.BEOORDELEN


def test_what_came_since_the_look_is_seen_first(fatima: Browser, log_in: LogIn) -> None:
    id_ = zaak(file(fatima, **LAAT)).id
    official = log_in(Role.MEDEWERKER)
    zet(lijst(v.BUUR, "Buur", adressen=(wonend(DAAR),)))
    assert do(official, id_, "goedkeuren").status == 303
    assert state(id_).stand is Stand.BEOORDELEN
    assert van(FATIMA).actueel("08")["1030"] == "20150101"
    page = official.get(f"{WERK}/{id_}").text
    assert "Nog niet goedgekeurd" in page
    assert page.count("<strong>Nieuw</strong>") == 1
    assert do(official, id_, "goedkeuren").status == 303
    assert state(id_).stand is Stand.VERWERKT


def test_refused_with_a_reason(fatima: Browser, log_in: LogIn) -> None:
    id_ = zaak(file(fatima, **LAAT)).id
    official = log_in(Role.MEDEWERKER)
    empty = do(official, id_, "weigeren")
    assert empty.status == 422
    assert 'id="reden-fout"' in empty.text
    assert do(official, id_, "weigeren", reden="U woont daar niet.").status == 303
    page = fatima.get(f"/gba/verhuizing/{id_}").text
    assert "U woont daar niet." in page
    assert "bezwaar maken" in page
    # Six weeks from the day after (Awb 6:7, 6:8).
    assert "6 januari 2027" in page
    assert van(FATIMA).actueel("08")["1030"] == "20150101"
    assert do(official, id_, "goedkeuren").status == 409


def test_two_officials_at_once(fatima: Browser, log_in: LogIn) -> None:
    id_ = zaak(file(fatima, **LAAT)).id
    one, two = log_in(Role.MEDEWERKER, "m1"), log_in(Role.MEDEWERKER, "m2")
    url = f"{WERK}/{id_}/goedkeuren"
    first, second = (hidden(b.get(url), "goedkeuren") for b in (one, two))
    assert one.post(url, first).status == 303
    # It can't be done twice, and that is what is told.
    assert two.post(url, second).status == 409
    assert len(van(FATIMA).stapels("08")[0]) == 2


def test_what_was_typed_on_an_older_version_is_kept(fatima: Browser, log_in: LogIn) -> None:
    id_ = zaak(file(fatima, **LAAT)).id
    one, two = log_in(Role.MEDEWERKER, "m1"), log_in(Role.MEDEWERKER, "m2")
    url, why = f"{WERK}/{id_}/weigeren", {"reden": "U woont daar niet."}
    shown = hidden(two.get(url), "weigeren")
    assert do(one, id_, "aanvullen", wat="Uw huurcontract", weken="2").status == 303
    late = two.post(url, shown | why)
    assert late.status == 412
    assert f'href="{WERK}/{id_}" target="_blank"' in late.text
    assert "U woont daar niet.</textarea>" in late.text
    assert state(id_).stand is Stand.AANVULLEN
    assert two.post(url, hidden(late, "weigeren") | why).status == 303
    # Once more, of another time that the page was shown: refused, and what was typed is there.
    refused = two.post(url, shown | why | {"eenmalig": "anders"})
    assert (refused.status, "U woont daar niet." in refused.text) == (409, True)


def test_nobody_to_record_it_of(fatima: Browser, log_in: LogIn) -> None:
    sent = file(
        fatima,
        voor_wie={"voor": "ander"},
        ander={"ander.hoedanigheid": "curator", "ander.bsn": v.VREEMD},
    )
    official, id_ = log_in(Role.MEDEWERKER), zaak(sent).id
    page = official.get(f"{WERK}/{id_}").text
    assert "geen persoonslijst" in page
    assert "beschikking van de rechter" in page
    assert do(official, id_, "goedkeuren").status == 409
    assert state(id_).stand is Stand.BEOORDELEN


def test_the_dead_are_red(fatima: Browser, log_in: LogIn) -> None:
    zet(lijst(v.BUUR, "Buur", c06=({"0810": "20260101"},)))
    sent = file(
        fatima,
        voor_wie={"voor": "ander"},
        ander={"ander.hoedanigheid": "gemachtigde", "ander.bsn": v.BUUR},
    )
    case = zaak(sent)
    assert case.kleur == "rood"
    assert do(log_in(Role.MEDEWERKER), case.id, "goedkeuren").status == 409


def test_approved_for_a_later_day_waits(fatima: Browser, log_in: LogIn) -> None:
    later = {"wanneer": dag(date(2026, 12, 5))}
    case = zaak(file(fatima, **later, adres={"nieuw.postcode": "5281ZB", "nieuw.huisnummer": "12"}))
    assert [b.regel for b in case.bevindingen] == ["ongeschikt"]
    assert do(log_in(Role.MEDEWERKER), case.id, "goedkeuren").status == 303
    assert state(case.id).stand is Stand.GEPLAND
    from gba.schedule import clockwork

    clockwork._jobs["verhuizingen"](aws.store("gba"), NU + timedelta(days=10))
    # What the official saw, is no reason to stop now.
    assert state(case.id).stand is Stand.VERWERKT


def test_the_appointment_of_who_comes_from_abroad(log_in: LogIn) -> None:
    log_in(Role.BURGER, "x")
    zet(lijst(SAM, "Wit", c07=({"6720": "E"},)))
    sam = log_in(Role.BURGER, id_van(SAM))
    id_ = zaak(
        file(sam, soort={"soort": "uit-buitenland"}, vestiging={"vestiging.langer": "ja"})
    ).id
    official = log_in(Role.MEDEWERKER)
    assert id_ in official.get(f"{WERK}?kleur=balie").text
    where = {"tijd": "9.30", "plaats": "Balie 3"}
    past = do(official, id_, "afspraak", **dag(date(2026, 11, 24), "op"), **where)
    assert past.status == 422
    assert do(official, id_, "afspraak", **dag(date(2026, 11, 27), "op"), **where).status == 303
    assert "27 november 2026 om 9.30 uur" in sam.get(f"/gba/verhuizing/{id_}").text
    assert do(official, id_, "goedkeuren").status == 409
    assert do(official, id_, "afgehandeld").status == 303
    assert state(id_).stand is Stand.AFGEHANDELD


def test_each_page_is_for_its_role(fatima: Browser, log_in: LogIn) -> None:
    id_ = zaak(file(fatima, **LAAT)).id
    for path in (WERK, f"{WERK}/{id_}", f"{WERK}/{id_}/goedkeuren"):
        assert fatima.get(path).status == 403
    official = log_in(Role.MEDEWERKER)
    assert official.get(v.START).status == 403
    assert official.get(f"/gba/verhuizing/{id_}").status == 403
    assert official.get(f"{WERK}/bestaat-niet").status == 404
    assert official.get(f"{WERK}/{id_}/vernietigen").status == 404


@pytest.mark.parametrize("actie", VAN_ONS, ids=lambda a: a.naam)
def test_every_action_has_a_page(fatima: Browser, log_in: LogIn, actie: object) -> None:
    id_ = zaak(file(fatima, **LAAT)).id
    assert log_in(Role.MEDEWERKER).get(f"{WERK}/{id_}/{actie.naam}").status == 200  # type: ignore[attr-defined]


def test_script_is_text(fatima: Browser, log_in: LogIn) -> None:
    evil = "<script>alert(1)</script>"
    id_ = zaak(file(fatima, **LAAT)).id
    official = log_in(Role.MEDEWERKER)
    do(official, id_, "weigeren", reden=evil)
    for page in (official.get(f"{WERK}/{id_}"), fatima.get(f"/gba/verhuizing/{id_}")):
        assert "<script" not in page.text
        assert "&lt;script&gt;" in page.text


def test_everything_that_can_happen_has_words() -> None:
    assert set(ALLE) == set(_WOORDEN)
    assert DAAR.in_een_regel == "Meidoornhof 3 in Boxtel"
