"""Made-up persons: taken in without a fault, and of one mind about each other."""

from __future__ import annotations

import re
from itertools import islice

import pytest
from stdnum.nl import bsn

from gba.bevragen.lo3 import Persoonslijst
from gba.keuren import a_nummer_klopt, gebreken
from infra_cdk.gba import nummers, personen
from infra_cdk.local.idp.people import DIGID, people

AANTAL = 3000
_WIE = ("0110", "0120", "0210", "0230", "0240", "0310", "0320", "0330")


@pytest.fixture(scope="module")
def lijsten() -> dict[str, Persoonslijst]:
    return {pl.bsn: pl for pl in personen.lijsten(AANTAL, "0757", 1)}


def test_each_passes(lijsten: dict[str, Persoonslijst]) -> None:
    assert len(lijsten) == AANTAL
    assert [g for pl in lijsten.values() for g in gebreken(pl)] == []


def test_the_same_seed_gives_the_same_persons() -> None:
    een, weer, ander = (list(personen.categorieen(60, "0757", z)) for z in (1, 1, 2))
    assert een == weer
    assert een != ander
    assert list(personen.categorieen(30, "0757", 1)) == een[:30]


def test_what_stands_of_someone_elsewhere_is_what_they_are(
    lijsten: dict[str, Persoonslijst],
) -> None:
    gezien = 0
    for pl in lijsten.values():
        for categorie, terug in (("02", "09"), ("03", "09"), ("05", "05"), ("09", "0203")):
            for stapel in pl.stapels(categorie):
                ander = lijsten.get(stapel[0]["0120"])
                if ander is None:
                    continue
                gezien += 1
                zelf = ander.actueel("01")
                assert {e: stapel[0].get(e) for e in _WIE} == {e: zelf.get(e) for e in _WIE}
                terugverwijzing = [
                    s[0]["0120"] for c in re.findall("..", terug) for s in ander.stapels(c)
                ]
                assert pl.bsn in terugverwijzing
    assert gezien > AANTAL


def test_partners_have_the_same_day(lijsten: dict[str, Persoonslijst]) -> None:
    for pl in lijsten.values():
        for stapel in pl.stapels("05"):
            if ander := lijsten.get(stapel[0]["0120"]):
                (terug,) = ander.stapels("05")
                for element in ("0610", "0710", "1510"):
                    assert [v.get(element) for v in stapel] == [v.get(element) for v in terug]


def test_nothing_comes_before_its_time(lijsten: dict[str, Persoonslijst]) -> None:
    nu = f"{personen.PEILDATUM:%Y%m%d}"
    for pl in lijsten.values():
        geboren = pl.actueel("01")["0310"]
        sinds = [v.get("1030") or v["1320"] for v in pl.stapels("08")[0]]
        assert sinds == sorted(sinds, reverse=True)
        assert sinds[0] <= nu
        if not geboren.endswith("00"):
            assert geboren <= sinds[-1]
            assert all(s[0]["0310"] > geboren for s in pl.stapels("09"))


@pytest.mark.parametrize(
    ("wat", "zoek"),
    [
        ("secret", lambda pl: pl.actueel("07").get("7010", "0") != "0"),
        ("under investigation", lambda pl: "8310" in {**pl.actueel("01"), **pl.actueel("08")}),
        ("deceased", lambda pl: pl.overleden and pl.opgeschort == "O"),
        ("emigrated", lambda pl: pl.opgeschort == "E" and pl.actueel("08").get("1310")),
        ("not a resident", lambda pl: pl.opgeschort == "R" and pl.actueel("08").get("8810")),
        ("two nationalities", lambda pl: len(pl.stapels("04")) == 2),
        ("gave one up", lambda pl: pl.stapels("04")[0][0].get("6410")),
        ("title", lambda pl: pl.actueel("01").get("0220")),
        ("prefix", lambda pl: pl.actueel("01").get("0230")),
        ("accent", lambda pl: not pl.actueel("01")["0240"].isascii()),
        ("month of birth alone", lambda pl: re.search("[1-9]00$", pl.actueel("01")["0310"])),
        ("no date of birth", lambda pl: pl.actueel("01")["0310"] == "0" * 8),
        ("moved", lambda pl: len(pl.stapels("08")[0]) > 2),
        ("divorced", lambda pl: pl.actueel("05").get("0740") == "S"),
        ("partnership", lambda pl: pl.actueel("05").get("1510") == "P"),
        ("alone", lambda pl: not pl.stapels("05") and not pl.stapels("09")),
        ("permit", lambda pl: pl.actueel("10").get("3910")),
    ],
)
def test_all_kinds_of_people_are_there(
    lijsten: dict[str, Persoonslijst], wat: str, zoek: object
) -> None:
    assert callable(zoek)
    assert any(zoek(pl) for pl in lijsten.values()), wat


def test_numbers_are_valid_and_each_there_once() -> None:
    alle = list(islice(nummers.bsns(3), 12_000))
    assert len(set(alle)) == len(alle)
    assert all(bsn.is_valid(n) for n in alle)
    assert all(n.startswith("9999") for n in alle[:8000])
    assert all(n.startswith("99") for n in alle)
    a_nummers = list(islice(nummers.a_nummers(3), 5000))
    assert len(set(a_nummers)) == len(a_nummers)
    assert all(a_nummer_klopt(n) for n in a_nummers)


def test_the_test_persons_of_the_stand_in_are_not_among_them() -> None:
    from_stand_in = {str(p.claims["bsn"]) for p in people("GM0757", DIGID)}
    assert not from_stand_in & set(islice(nummers.bsns(1), 20_000))


@pytest.mark.parametrize("gemeente", ["0000", "9999", "", "../x"])
def test_a_municipality_exists(gemeente: str) -> None:
    with pytest.raises(ValueError, match="table 33"):
        personen.categorieen(1, gemeente, 1)
    with pytest.raises(SystemExit):
        personen.main(["--aantal", "1", "--gemeente", gemeente or "x"])
