"""What of a list is looked at before it is taken in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gba.bevragen.lo3 import Persoonslijst
from gba.keuren import a_nummer_klopt, datum_bestaat, gebreken

_BSN = "999990019"


def _met(categorie: str, element: str, waarde: str) -> Persoonslijst:
    categorieen = {"01": (({"0120": _BSN},),)}
    eerst = categorieen.get(categorie, (({},),))[0][0]
    return Persoonslijst(categorieen={**categorieen, categorie: (({**eerst, element: waarde},),)})


def test_a_number_and_nothing_more_is_enough() -> None:
    assert gebreken(Persoonslijst(categorieen={"01": (({"0120": _BSN},),)})) == []


@pytest.mark.parametrize(
    ("categorie", "element", "waarde", "gebrek"),
    [
        ("01", "0120", "999990018", "01.01.20: dit is geen burgerservicenummer"),
        ("01", "0120", "", "01.01.20: dit is geen burgerservicenummer"),
        ("01", "0110", "1234567890", "01.01.10: dit is geen A-nummer"),
        ("01", "0310", "20260230", "01.03.10: dit is geen datum"),
        ("01", "0310", "2026-01-01", "01.03.10: dit is geen datum"),
        ("01", "0330", "1234", "01.03.30: dit land staat niet in tabel 34"),
        ("01", "0410", "X", "01.04.10: deze code bestaat niet"),
        ("01", "6110", "Q", "01.61.10: deze code bestaat niet"),
        ("04", "0510", "9999", "04.05.10: deze nationaliteit staat niet in tabel 32"),
        ("08", "0910", "8888", "08.09.10: deze gemeente staat niet in tabel 33"),
        ("08", "1010", "Z", "08.10.10: deze code bestaat niet"),
        ("08", "1110", "x" * 201, "08.11.10: dit is te lang"),
        ("17", "0110", "1", "17: deze categorie bestaat niet"),
        ("01", "abcd", "1", "01.ab.cd: dit element bestaat niet"),
    ],
)
def test_what_is_wrong_is_told_with_its_rubriek(
    categorie: str, element: str, waarde: str, gebrek: str
) -> None:
    assert gebrek in gebreken(_met(categorie, element, waarde))


def test_what_one_has_once_is_there_once() -> None:
    lijst = Persoonslijst(categorieen={"01": (({"0120": _BSN},), ({"0240": "A"},))})
    assert gebreken(lijst) == ["01: een persoon heeft deze categorie hoogstens een keer"]
    assert gebreken(Persoonslijst(categorieen={}))[-1] == "01: de gegevens van de persoon ontbreken"


@pytest.mark.parametrize(
    ("datum", "bestaat"),
    [
        ("20240229", True),
        ("20260229", False),
        ("20260200", True),
        ("20260000", True),
        ("00000000", True),
        ("20260015", False),
        ("00000100", False),
        ("20261301", False),
        ("2026010", False),
        ("２０２６０１０１", False),
    ],
)
def test_of_a_date_the_last_parts_may_be_unknown(datum: str, bestaat: bool) -> None:
    assert datum_bestaat(datum) is bestaat


@given(st.text(max_size=12))
def test_no_text_breaks_the_looking(tekst: str) -> None:
    assert datum_bestaat(tekst) in (True, False)
    assert a_nummer_klopt(tekst) in (True, False)
    gebreken(_met("01", "0310", tekst))
    gebreken(_met("01", "0120", tekst))
    gebreken(_met("01", tekst, "1"))
