"""A resident sees what the register holds of them, and who was told what."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest

from applications.gateway import Browser
from applications.gba.personen import BSN, IK, NU, lijst, schrijf_in
from gba import levering
from gba.inzage.gegevens import adres, groepen
from gba.inzage.verstrekt import in_woorden, rubrieken
from gba.levering import Levering
from gemeengoed import aws
from gemeengoed.identity import Role

LogIn = Callable[..., Browser]


def geleverd(nummer: int, aan: str = "gemeente 0757", persoon: str = IK) -> None:
    regel = Levering(
        verzoek=f"v{nummer}",
        op=NU + timedelta(minutes=nummer),
        afnemer=aan,
        gebruiker="balie-7",
        doelbinding=f"Doel nummer {nummer}.",
        verwerking="Parkeervergunning",
        gezocht="010120",
        gevraagd="010210, 010240, 081110, PANM03",
    )
    levering.schrijf(aws.table("gba"), [persoon], regel)


def test_what_stands_there(log_in: LogIn) -> None:
    resident = log_in(Role.BURGER)
    schrijf_in()
    page = resident.get("/gba/gegevens")
    assert page.status == 200
    for words in (
        "Fatima Bouzid",
        "3 mei 1984 in Boxtel",
        "42 jaar",
        BSN,
        "Nederlandse",
        "Markt 1",
        "15 juni 2015",
        "Rechterstraat 12",
        "Vanaf 1 september 2010",
        "Jan de Vries",
        "1 juni 2015",
        "Samira Haddad",
        "1960",
        "Sanne de Vries",
        "Kind 2",
        "Geachte mevrouw Bouzid",
    ):
        assert words in page.text, words
    assert "In onderzoek" not in page.text
    assert page.headers["cache-control"] == "no-store"


def test_nobody_sees_it_but_the_person(log_in: LogIn) -> None:
    other, official, company = (
        log_in(Role.BURGER, "p2"),
        log_in(Role.MEDEWERKER),
        log_in(Role.ORGANISATIE),
    )
    schrijf_in()
    there = other.get("/gba/gegevens")
    assert "U staat hier niet ingeschreven" in there.text
    assert "Bouzid" not in there.text
    assert (official.get("/gba/gegevens").status, company.get("/gba/gegevens").status) == (403, 403)
    assert Browser(other.handler).get("/gba/gegevens").status == 303


@pytest.mark.parametrize("reden", ["F", "W"])
def test_a_list_that_is_none(log_in: LogIn, reden: str) -> None:
    resident = log_in(Role.BURGER)
    schrijf_in(c07={"6720": reden})
    for pad in ("/gba/gegevens", "/gba/gegevens/verstrekt"):
        assert "U staat hier niet ingeschreven" in resident.get(pad).text


def test_what_is_doubted_says_so(log_in: LogIn) -> None:
    resident = log_in(Role.BURGER)
    schrijf_in(c08={"8310": "081100", "8320": "20261101"})
    assert "sinds 1 november 2026" in resident.get("/gba/gegevens").text
    ended = lijst(c08={"8310": "081100", "8320": "20261101", "8330": "20261102"})
    assert not any(o.onderzoek for g in groepen(ended, NU.date()) for o in g.onderdelen)


def test_an_address_that_was_wrong_and_one_told_twice_are_no_history() -> None:
    nu = lijst().categorieen["08"][0][0]
    wrong = {**nu, "1110": "Nergens", "1030": "20120101", "8410": "O"}
    there = lijst(c08=[[nu, dict(nu), wrong, dict(lijst().categorieen["08"][0][1])]])
    [_, eerder] = next(g for g in groepen(there, NU.date()) if g.titel == "Waar u woont").onderdelen
    assert [feit[1].split("\n")[0] for feit in eerder.feiten] == ["Rechterstraat 12"]


@pytest.mark.parametrize(
    ("voorkomen", "regels"),
    [
        (
            {"1310": "5010", "1330": "Rue du Lac 3", "1340": "Brugge"},
            "Rue du Lac 3\nBrugge\nBelgië",
        ),
        ({"1310": "0000"}, "onbekend"),
        ({"1210": "Woonboot Zuiderzon", "0910": "0757"}, "Woonboot Zuiderzon\nBOXTEL"),
        ({}, "onbekend"),
    ],
)
def test_addresses(voorkomen: dict[str, str], regels: str) -> None:
    assert adres(voorkomen) == regels


def test_a_list_with_nearly_nothing(log_in: LogIn) -> None:
    resident = log_in(Role.BURGER)
    leeg: dict[str, list[object]] = {f"c{c:02}": [] for c in range(2, 10)}
    schrijf_in(c01=[[{"0120": BSN, "0240": ".", "0310": "00000000"}]], **leeg)
    page = resident.get("/gba/gegevens")
    assert page.status == 200
    for words in ("Er staat geen adres.", "Er staan geen kinderen.", "onbekend"):
        assert words in page.text


def test_who_got_what_in_words() -> None:
    assert rubrieken(("010210", " 010240", "010310", "081110", "PAVP03", "PANM03", "090210")) == (
        "Over uzelf: naam, geboorte, hoe men u aanschrijft",
        "Uw adres: adres",
        "Over uw kinderen: naam",
    )
    assert rubrieken(["999999", ""]) == ("Andere gegevens",)
    regel = {
        "verzoek": "v",
        "op": NU,
        "gebruiker": "x",
        "doelbinding": "d",
        "verwerking": "w",
        "gezocht": "010120",
        "gevraagd": "010210",
    }
    aan = [
        in_woorden(Levering(afnemer=wie, **regel)).aan  # type: ignore[arg-type]
        for wie in ("gemeente 0757", "gemeente 9999", "000008")
    ]
    assert aan == ["Gemeente Boxtel", "Gemeente 9999", "Organisatie met afnemersnummer 000008"]


def test_deliveries_the_last_first_and_a_page_at_a_time(log_in: LogIn) -> None:
    resident = log_in(Role.BURGER)
    schrijf_in()
    for nummer in range(30):
        geleverd(nummer)
    geleverd(99, persoon="p2")
    seen: list[str] = []
    url = "/gba/gegevens/verstrekt"
    while url:
        page = resident.get(url)
        assert page.status == 200
        seen += re.findall(r"Doel nummer (\d+)\.", page.text)
        volgende = re.search(r'rel="next" href="([^"]+)"', page.text)
        url = volgende[1] if volgende else ""
    assert seen == [str(n) for n in range(29, -1, -1)]
    first = resident.get("/gba/gegevens/verstrekt").text
    assert "Gemeente Boxtel" in first
    assert "Over uzelf: naam, hoe men u aanschrijft" in first
    assert "balie-7" not in first


def test_looking_is_no_delivery(log_in: LogIn) -> None:
    resident = log_in(Role.BURGER)
    schrijf_in()
    resident.get("/gba/gegevens")
    assert "Er is niets over u verstrekt." in resident.get("/gba/gegevens/verstrekt").text
    assert levering.van(aws.table("gba"), IK) == []


@pytest.mark.parametrize("cursor", ["x", "W10", "%00", "a" * 500, "WyJhIiwgIlx1ZDgwMCJd"])
def test_a_page_that_is_none(log_in: LogIn, cursor: str) -> None:
    resident = log_in(Role.BURGER)
    schrijf_in()
    assert resident.get(f"/gba/gegevens/verstrekt?cursor={cursor}").status in (200, 400)
