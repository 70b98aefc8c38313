"""Extracts: free or paid, given once, and genuine to who has the code."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import boto3
import pytest

from applications.bezwaar.pages import hidden
from applications.gateway import Browser, Reply
from applications.gba.brieven import offer
from applications.gba.personen import BSN, IK, NU, gebeurd, lijst, schrijf_in, staat
from gba.lijsten import PERSOONSLIJSTEN, Bijgehouden
from gba.uittreksel.bedragen import TARIEVEN, tarief
from gba.uittreksel.inhoud import (
    GEEN_VERBLIJFSRECHT,
    Onderdeel,
    inhoud,
    nieuwe_code,
    sleutel_van,
)
from gba.uittreksel.model import (
    CODES,
    UITTREKSELS,
    Aanvraag,
    Grond,
    Stand,
    Uittreksel,
    vraag_aan,
)
from gemeengoed import aws
from gemeengoed.identity import Role
from gemeengoed.problem import AgainstTheLaw

LogIn = Callable[..., Browser]
ROOT, WERK, CONTROLE = "/gba/uittreksel", "/gba/uittreksels", "/gba/controle"
GRATIS = {"onderdelen.0": "adressen", "waarvoor": "Mijn pensioen", "grond": "pensioen"}
CODE = r"[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){3}"


def ask(browser: Browser, **anders: str) -> Reply:
    return browser.post(ROOT, GRATIS | anders | hidden(browser.get(ROOT), "uittreksel"))


def of(location: str) -> Uittreksel:
    return aws.store("gba").get(UITTREKSELS, location.rpartition("/")[2]).state


def anyone(browser: Browser) -> Browser:
    """Somebody who is not logged in."""
    return Browser(browser.handler)


# ---- what is in it


def test_only_what_was_chosen() -> None:
    kaal = inhoud(lijst(), ())
    assert (kaal.naam, kaal.geboren) == ("Fatima Bouzid", "3 mei 1984 in Boxtel")
    assert (kaal.adres, kaal.sinds) == (("Markt 1", "5281 AV  BOXTEL"), "15 juni 2015")
    assert (kaal.nationaliteiten, kaal.ouders, kaal.adressen) == ((), (), ())
    alles = inhoud(lijst(), tuple(Onderdeel))
    assert alles.nationaliteiten == ("Nederlandse",)
    assert alles.ouders == ("Samira Haddad, geboren 1960",)
    [eerder] = alles.adressen
    assert "Rechterstraat 12" in eerder
    assert BSN not in alles.as_json()


def test_a_list_with_nearly_nothing() -> None:
    leeg: dict[str, Any] = {f"c{c:02}": [] for c in range(2, 10)}
    kaal = inhoud(lijst(c01=[[{"0120": BSN, "0240": "."}]], **leeg), tuple(Onderdeel))
    assert (kaal.naam, kaal.adres, kaal.ouders) == ("onbekend", ("onbekend",), ("onbekend",))
    assert kaal.adressen == ("geen",)


MAROKKAANS = {"0510": "0302"}


@pytest.mark.parametrize(
    ("nationaliteiten", "titel", "gezegd"),
    [
        ([MAROKKAANS], {}, True),
        ([MAROKKAANS], {"3910": "21", "3930": "20200101"}, False),
        ([{"6510": "V"}], {}, True),
        ([{"0510": "0000"}], {}, True),
        # Who was Dutch, and is no longer.
        ([{"0510": "0001", "6410": "404"}, MAROKKAANS], {}, True),
        ([MAROKKAANS, {"0510": "0001"}], {}, False),
        ([{"6510": "B"}], {}, False),
        ([{"0510": "0002"}], {}, False),
        ([], {}, False),
    ],
)
@pytest.mark.parametrize("onderdelen", [(), tuple(Onderdeel)])
def test_that_nothing_stands_there_of_the_right_to_stay(
    nationaliteiten: list[dict[str, str]],
    titel: dict[str, str],
    gezegd: bool,
    onderdelen: tuple[Onderdeel, ...],
) -> None:
    """Wet BRP 3.15; whatever else one chose to be in it."""
    pl = lijst(c04=[[n] for n in nationaliteiten], c10=[[titel]] if titel else [])
    zegt = inhoud(pl, onderdelen).verblijfsrecht
    assert zegt == (GEEN_VERBLIJFSRECHT if gezegd else "")


def test_codes() -> None:
    codes = {nieuwe_code() for _ in range(500)}
    assert len(codes) == 500
    assert all(re.fullmatch(CODE, c) for c in codes)
    een = "K1QM-3FZX-9RTW-0B4D"
    for getypt in ("k1qm3fzx9rtw0b4d", " KIQM-3FZX 9RTW-OB4D ", "klqm-3fzx-9rtw-ob4d"):
        assert sleutel_van(getypt) == sleutel_van(een)
    assert "K1QM" not in sleutel_van(een).upper()


def test_what_it_costs_has_a_source() -> None:
    assert all("[niet bevestigd]" in t.bron or t.bevestigd for t in TARIEVEN)
    assert tarief(date(2020, 1, 1)) == TARIEVEN[0]
    aanvraag = Aanvraag(waarvoor="x", grond=Grond.BETALEN)
    als: dict[str, Any] = {"id": "k7qm-3fzx-9rtw", "persoon": IK, "door": "x", "nu": NU}
    assert vraag_aan(lijst(), aanvraag, **als).bedrag == tarief(NU.date()).bedrag
    with pytest.raises(AgainstTheLaw):
        vraag_aan(lijst(c01={"0310": "20150101"}), aanvraag, **als)


# ---- free, and paid


def test_free_is_given_at_once_and_can_be_checked_by_anybody(log_in: LogIn) -> None:
    resident = log_in(Role.BURGER)
    schrijf_in()
    posted = ask(resident)
    assert posted.status == 303
    there = resident.get(posted.location).text
    assert "Uw uittreksel is klaar" in there
    code = of(posted.location).code
    assert code in there
    page = anyone(resident).get(f"{CONTROLE}?code={code}")
    assert page.status == 200
    for words in ("Dit uittreksel is echt", "Boxtel", "23 november 2026", "klopt nog"):
        assert words in page.text
    for words in ("Bouzid", "Fatima", "Markt", "pensioen", IK, BSN):
        assert words not in page.text


def test_what_it_says_may_hold_no_longer(log_in: LogIn) -> None:
    resident = log_in(Role.BURGER)
    schrijf_in()
    code = of(ask(resident).location).code
    address = f"{CONTROLE}?code={code}"

    def change(categorie: str, **elementen: str) -> None:
        event = Bijgehouden(
            at=NU,
            by="x",
            categorie=categorie,
            actueel={**staat().actueel(categorie), **{k[1:]: v for k, v in elementen.items()}},
            aanleiding="x",
        )

        def command(tx: Any) -> None:
            tx.get(PERSOONSLIJSTEN, IK)
            tx.append(PERSOONSLIJSTEN, IK, event)

        aws.store("gba").run(command, now=0)

    # What is not in it may change.
    change("07", e7010="7")
    assert "klopt nog" in anyone(resident).get(address).text
    change("08", e1120="3", e1030="20261120")
    page = anyone(resident).get(address).text
    assert ("Dit uittreksel is echt" in page, "intussen veranderd" in page) == (True, True)


def test_a_code_that_nobody_has_always_gives_the_same_answer(log_in: LogIn) -> None:
    stranger = anyone(log_in(Role.BURGER))
    pages = set()
    for code in ("AAAA-AAAA-AAAA-AAAA", "x", "%C3%A9", "9" * 500, "%ED%A0%80", "K7QM%00"):
        page = stranger.get(f"{CONTROLE}?code={code}")
        assert page.status == 200
        assert "Deze code kennen wij niet" in page.text
        zonder = re.sub(r'value="[^"]*"|name="eenmalig"', "", page.text)
        pages.add(zonder)
    assert len(pages) == 1
    empty = stranger.get(f"{CONTROLE}?code=")
    assert (empty.status, "Vul de code in." in empty.text) == (422, True)
    assert stranger.get(CONTROLE).status == 200


def test_paid_at_the_desk(log_in: LogIn) -> None:
    resident, official = log_in(Role.BURGER), log_in(Role.MEDEWERKER)
    schrijf_in()
    location = ask(resident, grond="betalen").location
    assert of(location).stand is Stand.WACHT_OP_BETALING
    assert of(location).code == ""
    assert "€ 17,95" in resident.get(location).text
    id_ = location.rpartition("/")[2]
    assert f"{WERK}/{id_}" in official.get(WERK).text
    page = official.get(f"{WERK}/{id_}")
    assert "[niet bevestigd]" in page.text
    assert "Burgerservicenummer" in page.text
    refused = official.post(f"{WERK}/{id_}/betaald", hidden(page, "betaald"))
    assert (refused.status, 'href="#wijze"' in refused.text) == (422, True)
    fields = {"wijze": "pin"} | hidden(page, "betaald")
    for _ in range(2):
        assert official.post(f"{WERK}/{id_}/betaald", fields).status == 303
    types = gebeurd(UITTREKSELS, id_)
    assert types == ["uittreksel_aangevraagd", "uittreksel_betaald", "uittreksel_afgegeven"]
    assert of(location).stand is Stand.AFGEGEVEN
    again = official.post(f"{WERK}/{id_}/betaald", fields | {"eenmalig": "anders"})
    assert again.status == 409
    assert "Er zijn geen uittreksels die wachten" in official.get(WERK).text
    late = resident.post(f"{location}/intrekken", hidden(resident.get(ROOT)))
    assert late.status == 409


def test_withdrawn_before_it_is_paid(log_in: LogIn) -> None:
    resident, official = log_in(Role.BURGER), log_in(Role.MEDEWERKER)
    schrijf_in()
    location = ask(resident, grond="betalen").location
    done = resident.post(f"{location}/intrekken", hidden(resident.get(location), "intrekken"))
    assert done.status == 303
    assert "ingetrokken" in resident.get(location).text
    id_ = location.rpartition("/")[2]
    page = official.get(f"{WERK}/{id_}")
    assert 'name="wijze"' not in page.text
    fields = {"wijze": "pin"} | hidden(official.get("/gba/terugmeldingen/nieuw"))
    assert official.post(f"{WERK}/{id_}/betaald", fields).status == 409


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"waarvoor": ""}, "waarvoor"),
        ({"waarvoor": "x" * 201}, "waarvoor"),
        ({"grond": ""}, "grond"),
        ({"grond": "vriend"}, "grond"),
        ({"onderdelen.0": "bsn"}, "onderdelen"),
    ],
)
def test_what_is_wrong_is_said_at_the_field(
    log_in: LogIn, anders: dict[str, str], veld: str
) -> None:
    resident = log_in(Role.BURGER)
    schrijf_in()
    refused = ask(resident, **anders)
    assert (refused.status, f'href="#{veld}"' in refused.text) == (422, True)


def test_who_may(log_in: LogIn) -> None:
    resident, other = log_in(Role.BURGER), log_in(Role.BURGER, "p2")
    schrijf_in()
    location = ask(resident).location
    assert other.get(location).status == 404
    assert "niet ingeschreven" in other.get(ROOT).text
    assert other.post(f"{location}/intrekken", hidden(other.get(CONTROLE))).status in (403, 404)
    assert resident.get(WERK).status == 403
    assert resident.get(f"{location}/brieven/9").status == 404


def test_letter_case_and_message(log_in: LogIn, monkeypatch: pytest.MonkeyPatch) -> None:
    resident = log_in(Role.BURGER)
    schrijf_in()
    location = ask(resident).location
    id_ = location.rpartition("/")[2]
    made = offer(monkeypatch, UITTREKSELS, id_, times=2)
    [opdracht] = made.letters
    assert opdracht.soort == "gba/uittreksel"
    assert opdracht.gegevens["code"] == of(location).code
    assert not {"ouders", "verblijfsrecht"} & set(opdracht.gegevens)
    assert made.names == ["portaal.bericht-verstuurd", "portaal.zaak-gewijzigd"]
    for words in ("Bouzid", "Markt", of(location).code, BSN):
        assert words not in made.text
    assert resident.get(f"{location}/brieven/{of(location).brieven[0].id}").status == 303
    # The code stands in no key.
    keys = [i["pk"]["S"] for i in boto3.client("dynamodb").scan(TableName="gba")["Items"]]
    assert any(k.startswith(f"{CODES.name}#") for k in keys)
    assert not any(of(location).code in k for k in keys)


def test_the_letter_of_who_is_no_dutch_citizen_says_it(
    log_in: LogIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    resident = log_in(Role.BURGER)
    schrijf_in(c04=[[MAROKKAANS]])
    page = resident.get(ROOT).text
    assert ("Gemeentewet 229" in page, 'href="/gba/gegevens"' in page) == (True, True)
    id_ = ask(resident).location.rpartition("/")[2]
    [opdracht] = offer(monkeypatch, UITTREKSELS, id_).letters
    assert opdracht.gegevens["verblijfsrecht"] == GEEN_VERBLIJFSRECHT


def test_what_waits_is_a_task(log_in: LogIn, monkeypatch: pytest.MonkeyPatch) -> None:
    resident = log_in(Role.BURGER)
    schrijf_in()
    id_ = ask(resident, grond="betalen").location.rpartition("/")[2]
    made = offer(monkeypatch, UITTREKSELS, id_)
    [zaak] = made.of("portaal.zaak-gewijzigd")
    assert (zaak["stand"], zaak["behandeling"]["pagina"]) == ("lopend", f"{WERK}/{id_}")
    assert made.letters == []


def test_a_code_event_says_nothing_to_others(
    monkeypatch: pytest.MonkeyPatch, log_in: LogIn
) -> None:
    resident = log_in(Role.BURGER)
    schrijf_in()
    code = of(ask(resident).location).code
    assert offer(monkeypatch, CODES, sleutel_van(code)).said == []
