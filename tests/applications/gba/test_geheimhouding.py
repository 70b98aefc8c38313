"""Keeping one's data from others: always granted, on the list in the same transaction."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from applications.bezwaar.pages import hidden
from applications.conftest import Install
from applications.gateway import Browser, Reply
from applications.gba.brieven import offer
from applications.gba.personen import IK, NU, gebeurd, lijst, schrijf_in, staat
from gba.bevragen.geheim import Derden, derden, klasse
from gba.geheimhouding.model import GEHEIMHOUDINGEN, Vastgelegd, in_woorden, leg_vast
from gba.lijsten import PERSOONSLIJSTEN
from gemeengoed import aws
from gemeengoed.identity import Role
from gemeengoed.problem import AgainstTheLaw, Conflict

LogIn = Callable[..., Browser]
ROOT = "/gba/geheimhouding"
ALS: dict[str, Any] = {"id": "k7qm-3fzx-9rtw", "persoon": IK, "door": "burger:p1", "nu": NU}


def ask(browser: Browser, geheim: str = "ja") -> Reply:
    return browser.post(ROOT, {"geheim": geheim} | hidden(browser.get(ROOT), "geheimhouding"))


@pytest.mark.parametrize(
    ("gekozen", "code"),
    [
        ("derden", "1"),
        ("kerken", "2"),
        ("vrije", "3"),
        ("derden kerken", "4"),
        ("derden vrije", "5"),
        ("kerken vrije", "6"),
        ("derden kerken vrije", "7"),
        ("", "0"),
    ],
)
def test_the_classes(gekozen: str, code: str) -> None:
    wie = [Derden(w) for w in gekozen.split()]
    assert klasse(wie) == code
    assert derden(code) == set(wie)
    assert len(in_woorden(code)) == len(wie)


def test_a_class_that_is_none_keeps_all() -> None:
    assert derden("9") == set(Derden)
    assert derden("") == set()


def test_granted_at_once_and_ended_again(log_in: LogIn) -> None:
    resident = log_in(Role.BURGER)
    schrijf_in()
    page = resident.get(ROOT).text
    assert ("nu niet geheim" in page, 'value="ja"' in page, 'value="nee"' in page) == (
        True,
        True,
        False,
    )
    posted = ask(resident)
    assert posted.status == 303
    there = resident.get(posted.location)
    assert "Uw gegevens zijn geheim" in there.text
    assert "kerken en andere geloofsgemeenschappen" in there.text
    # LO3 keeps no history of category 07; what it was stands in the dossier's events.
    [nu] = staat().categorieen["07"][0]
    assert (nu["7010"], nu["6810"]) == ("7", "19840510")
    assert re.search(r"Geheimhouding</dt>\s*<dd[^>]*>ja<", resident.get("/gba/gegevens").text)
    # All is on the list and in the case, and what made it is told.
    id_ = posted.location.rpartition("/")[2]
    assert aws.store("gba").history(PERSOONSLIJSTEN, IK)[-1].event.aanleiding == id_  # type: ignore[attr-defined]
    page = resident.get(ROOT).text
    assert ('value="ja"' in page, 'value="nee"' in page) == (False, True)
    ended = ask(resident, "nee")
    assert "niet meer geheim" in resident.get(ended.location).text
    assert staat().actueel("07")["7010"] == "0"
    assert len(aws.store("gba").history(PERSOONSLIJSTEN, IK)) == 3


@pytest.mark.parametrize(("geheim", "code"), [("ja", "7"), ("nee", "0")])
def test_what_was_recorded_long_ago_becomes_all_or_nothing(
    log_in: LogIn, geheim: str, code: str
) -> None:
    resident = log_in(Role.BURGER)
    schrijf_in(c07={"7010": "2"})
    page = resident.get(ROOT).text
    assert "voor een deel geheim" in page
    assert "<li>kerken en andere geloofsgemeenschappen</li>" in page
    assert "<li>verenigingen" not in page
    assert ask(resident, geheim).status == 303
    assert staat().actueel("07")["7010"] == code


@pytest.mark.parametrize(
    "fields",
    [{}, {"geheim": "misschien"}, {"geheim": "ja", "kleur": "rood"}, {"derden.0": "vrije"}],
)
def test_what_no_button_says_is_refused(log_in: LogIn, fields: dict[str, str]) -> None:
    resident = log_in(Role.BURGER)
    schrijf_in()
    refused = resident.post(ROOT, fields | hidden(resident.get(ROOT), "geheimhouding"))
    assert refused.status == 400
    assert staat() == lijst()


def test_the_same_again_is_refused_and_pressed_twice_is_once(log_in: LogIn) -> None:
    resident = log_in(Role.BURGER)
    schrijf_in()
    fields = {"geheim": "ja"} | hidden(resident.get(ROOT), "geheimhouding")
    first, second = resident.post(ROOT, fields), resident.post(ROOT, fields)
    assert first.location == second.location
    assert len(aws.store("gba").history(PERSOONSLIJSTEN, IK)) == 2
    again = ask(resident)
    assert (again.status, "Dit staat al zo" in again.text) == (409, True)


@pytest.mark.parametrize(
    ("anders", "fout", "zegt"),
    [
        ({"c01": {"0310": "20120101"}}, AgainstTheLaw, "ouder, voogd of verzorger"),
        ({"c11": {"3310": "1"}}, AgainstTheLaw, "curator"),
        ({"c07": {"6720": "E"}}, Conflict, "niet meer bijgehouden"),
    ],
)
def test_who_can_not_ask_it_alone(anders: Any, fout: type[Exception], zegt: str) -> None:
    with pytest.raises(fout, match=zegt):
        leg_vast(lijst(**anders), True, **ALS)


def test_nothing_to_end() -> None:
    with pytest.raises(Conflict, match="staat al zo"):
        leg_vast(lijst(), False, **ALS)


def test_who_has_no_list_and_whose_case_it_is(log_in: LogIn) -> None:
    resident, other = log_in(Role.BURGER), log_in(Role.BURGER, "p2")
    schrijf_in()
    location = ask(resident).location
    assert "niet ingeschreven" in other.get(ROOT).text
    assert other.get(location).status == 404
    assert resident.get(f"{location}/brieven/1").status == 404
    assert log_in(Role.MEDEWERKER).get(ROOT).status == 403


def test_letter_case_and_message(install: Install, monkeypatch: pytest.MonkeyPatch) -> None:
    from gba.application import APPLICATION

    install(APPLICATION)
    schrijf_in()
    bijgehouden, vastgelegd = leg_vast(lijst(), True, **ALS)

    def command(tx: Any) -> None:
        tx.get(PERSOONSLIJSTEN, IK)
        tx.append(PERSOONSLIJSTEN, IK, bijgehouden)
        tx.append(GEHEIMHOUDINGEN, vastgelegd.id, vastgelegd)

    aws.store("gba").run(command, now=0)
    made = offer(monkeypatch, GEHEIMHOUDINGEN, vastgelegd.id, times=2)
    [opdracht] = made.letters
    assert opdracht.soort == "gba/geheimhouding"
    assert opdracht.aan.naam == "F. Bouzid"
    assert opdracht.aan.regels == ("Markt 1", "5281 AV  BOXTEL")
    assert opdracht.gegevens["geheim"] is True
    assert gebeurd(GEHEIMHOUDINGEN, vastgelegd.id) == ["geheimhouding_vastgelegd", "brief_gemaakt"]
    assert made.names == ["portaal.bericht-verstuurd", "portaal.zaak-gewijzigd"]
    assert "Bouzid" not in made.text
    assert isinstance(vastgelegd, Vastgelegd)
