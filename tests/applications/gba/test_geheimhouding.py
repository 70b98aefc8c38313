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
from gba.geheimhouding.model import GEHEIMHOUDINGEN, Vastgelegd, beeindig, in_woorden, leg_vast
from gba.lijsten import PERSOONSLIJSTEN
from gemeengoed import aws
from gemeengoed.identity import Role
from gemeengoed.problem import AgainstTheLaw, Conflict, Invalid

LogIn = Callable[..., Browser]
ROOT = "/gba/geheimhouding"
ALS: dict[str, Any] = {"id": "k7qm-3fzx-9rtw", "persoon": IK, "door": "burger:p1", "nu": NU}


def ask(browser: Browser, *wie: str) -> Reply:
    fields = {f"derden.{i}": w for i, w in enumerate(wie)}
    return browser.post(ROOT, fields | hidden(browser.get(ROOT), "geheimhouding"))


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
    assert "nu niet geheim" in resident.get(ROOT).text
    posted = ask(resident, "kerken", "vrije")
    assert posted.status == 303
    there = resident.get(posted.location)
    assert "Uw gegevens zijn geheim" in there.text
    assert "kerken en andere geloofsgemeenschappen" in there.text
    # LO3 keeps no history of category 07; what it was stands in the dossier's events.
    [nu] = staat().categorieen["07"][0]
    assert (nu["7010"], nu["6810"]) == ("6", "19840510")
    assert re.search(r"Geheimhouding</dt>\s*<dd[^>]*>ja<", resident.get("/gba/gegevens").text)
    # All is on the list and in the case, and what made it is told.
    id_ = posted.location.rpartition("/")[2]
    assert aws.store("gba").history(PERSOONSLIJSTEN, IK)[-1].event.aanleiding == id_  # type: ignore[attr-defined]
    page = resident.get(ROOT)
    ended = resident.post(f"{ROOT}/beeindigen", hidden(page, "beeindigen"))
    assert "niet meer geheim" in resident.get(ended.location).text
    assert staat().actueel("07")["7010"] == "0"
    assert len(aws.store("gba").history(PERSOONSLIJSTEN, IK)) == 3


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Kies minstens één groep."),
        ({"derden.0": "iedereen"}, "Kies een van"),
        ({"derden": "kerken"}, "Dit klopt niet"),
        ({"derden.0": "derden", "kleur": "rood"}, "kennen wij niet"),
    ],
)
def test_what_is_wrong_is_said_at_the_field(
    log_in: LogIn, fields: dict[str, str], said: str
) -> None:
    resident = log_in(Role.BURGER)
    schrijf_in()
    refused = resident.post(ROOT, fields | hidden(resident.get(ROOT), "geheimhouding"))
    assert refused.status == 422
    assert said in refused.text
    assert staat() == lijst()


def test_the_same_again_is_refused_and_pressed_twice_is_once(log_in: LogIn) -> None:
    resident = log_in(Role.BURGER)
    schrijf_in()
    fields = {"derden.0": "kerken"} | hidden(resident.get(ROOT), "geheimhouding")
    first, second = resident.post(ROOT, fields), resident.post(ROOT, fields)
    assert first.location == second.location
    assert len(aws.store("gba").history(PERSOONSLIJSTEN, IK)) == 2
    again = ask(resident, "kerken")
    assert (again.status, "Dit staat al zo" in again.text) == (422, True)


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
        leg_vast(lijst(**anders), [Derden.KERKEN], **ALS)


def test_nothing_to_end_and_nothing_asked() -> None:
    with pytest.raises(Conflict):
        beeindig(lijst(), **ALS)
    with pytest.raises(Invalid):
        leg_vast(lijst(), [], **ALS)


def test_who_has_no_list_and_whose_case_it_is(log_in: LogIn) -> None:
    resident, other = log_in(Role.BURGER), log_in(Role.BURGER, "p2")
    schrijf_in()
    location = ask(resident, "kerken").location
    assert "niet ingeschreven" in other.get(ROOT).text
    assert other.get(location).status == 404
    assert resident.get(f"{location}/brieven/1").status == 404
    assert log_in(Role.MEDEWERKER).get(ROOT).status == 403


def test_letter_case_and_message(install: Install, monkeypatch: pytest.MonkeyPatch) -> None:
    from gba.application import APPLICATION

    install(APPLICATION)
    schrijf_in()
    bijgehouden, vastgelegd = leg_vast(lijst(), [Derden.KERKEN], **ALS)

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
    assert opdracht.gegevens["geen"] == ["kerken en andere geloofsgemeenschappen"]
    assert gebeurd(GEHEIMHOUDINGEN, vastgelegd.id) == ["geheimhouding_vastgelegd", "brief_gemaakt"]
    assert made.names == ["portaal.bericht-verstuurd", "portaal.zaak-gewijzigd"]
    assert "Bouzid" not in made.text
    assert isinstance(vastgelegd, Vastgelegd)
