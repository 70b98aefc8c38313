"""A CSV by LO3 element names: which place each column has, and what is no row."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infra_cdk.gba import personen
from infra_cdk.gba.lo3csv import GeenBestand, Rij, lees, schrijf, tekst

_BSN = "01.01.20 Burgerservicenummer"


def _lees(inhoud: str | bytes) -> list[Rij]:
    rauw = inhoud.encode() if isinstance(inhoud, str) else inhoud
    with tekst(io.BytesIO(rauw)) as bestand:
        return list(lees(bestand)[1])


def _een(kop: str, rij: str) -> dict[str, object]:
    (gelezen,) = _lees(f"{kop}\n{rij}\n")
    assert gelezen.lijst
    return dict(gelezen.lijst.categorieen)


def test_the_number_in_the_head_says_what_a_column_is() -> None:
    kop = f"{_BSN},Geslachtsnaam (01.02.40),opmerking,08.11.60"
    assert _een(kop, "999990019,Jansen,zomaar,5281AB") == {
        "01": (({"0120": "999990019", "0240": "Jansen"},),),
        "08": (({"1160": "5281AB"},),),
    }
    with tekst(io.BytesIO(kop.encode())) as bestand:
        assert lees(bestand)[0].overgeslagen == 1


def test_an_element_that_comes_again_begins_another_stack() -> None:
    kop = f"{_BSN},04.05.10,04.63.10,04.05.10,04.63.10"
    lijst = _een(kop, "1,0001,017,0131,301")
    assert lijst["04"] == (
        ({"0510": "0001", "6310": "017"},),
        ({"0510": "0131", "6310": "301"},),
    )


def test_a_stack_that_is_empty_on_a_row_is_left_out() -> None:
    assert _een(f"{_BSN},09.02.40,09.02.40", "1,,Jansen")["09"] == (({"0240": "Jansen"},),)


def test_history_is_of_the_stack_before_it_and_grows_older() -> None:
    kop = f"{_BSN},08.11.10,58.11.10,58.11.20,58.11.10,58.11.20"
    assert _een(kop, "1,Nu,Toen,2,Eerst,1")["08"] == (
        ({"1110": "Nu"}, {"1110": "Toen", "1120": "2"}, {"1110": "Eerst", "1120": "1"}),
    )


def test_each_stack_has_a_history_of_its_own() -> None:
    kop = f"{_BSN},05.02.40,55.02.40,05.02.40,55.02.40"
    assert _een(kop, "1,A,Aa,B,Bb")["05"] == (
        ({"0240": "A"}, {"0240": "Aa"}),
        ({"0240": "B"}, {"0240": "Bb"}),
    )


def test_what_has_only_a_past_is_not_current() -> None:
    assert _een(f"{_BSN},05.02.40,55.02.40", "1,,Aa")["05"] == (({}, {"0240": "Aa"}),)


@pytest.mark.parametrize("begin", ["", "\ufeff"])
@pytest.mark.parametrize("teken", [",", ";"])
@pytest.mark.parametrize("einde", ["\n", "\r\n"])
def test_comma_or_semicolon_with_or_without_a_byte_order_mark(
    begin: str, teken: str, einde: str
) -> None:
    cellen = [_BSN, '"01.02.40 Naam, of namen; soms"'], ["1", '"Zoë, de"']
    inhoud = begin + einde.join(teken.join(c) for c in cellen)
    (rij,) = _lees(inhoud)
    assert rij.lijst
    assert rij.lijst.actueel("01")["0240"] == "Zoë, de"


def test_rows_have_the_number_that_a_spreadsheet_gives_them() -> None:
    rijen = _lees(f'{_BSN},01.02.40\n1,A\n\n,\n2,"B"\n')
    assert [r.nummer for r in rijen] == [2, 5]


@pytest.mark.parametrize(
    ("rij", "reden"),
    [
        (b"1", "deze rij heeft 1 cellen, de kop 2"),
        (b"1,A,B", "deze rij heeft 3 cellen, de kop 2"),
        (b"1,\xff", "01.02.40: dit is geen UTF-8"),
        (b"1,a\x00b", "01.02.40: hier staat een teken in dat geen letter is"),
        (b"1,\x1b[2J", "01.02.40: hier staat een teken in dat geen letter is"),
        (b'1,"' + b"x" * 200_000 + b'"', "deze rij is niet te lezen als CSV"),
    ],
)
def test_what_is_no_row_is_told_and_the_next_one_is_read(rij: bytes, reden: str) -> None:
    slecht, goed = _lees(f"{_BSN},01.02.40\n".encode() + rij + b"\n2,C\n")
    assert (slecht.lijst, slecht.redenen) == (None, (reden,))
    assert goed.lijst
    assert goed.lijst.bsn == "2"


@pytest.mark.parametrize(
    "kop",
    [
        "",
        "\n",
        "naam,adres",
        "01.02.40",
        f"{_BSN},35.95.60",
        f"{_BSN},65.01.10",
        '"01.01.20' + "x" * 140_000,
    ],
)
def test_what_is_no_such_file_is_refused_as_a_whole(kop: str) -> None:
    with pytest.raises(GeenBestand):
        _lees(kop)


@given(st.binary(max_size=300))
def test_no_bytes_break_it(rauw: bytes) -> None:
    for rij in _lees(f"{_BSN},01.02.40\n".encode() + rauw):
        assert rij.lijst or rij.redenen


def test_what_is_written_is_read_again() -> None:
    gemaakt = list(personen.categorieen(300, "0757", 5))
    bestand = io.BytesIO()
    assert schrijf(bestand, personen.PLAATSEN, gemaakt) == 300
    bestand.seek(0)
    with tekst(bestand) as gelezen:
        kop, rijen = lees(gelezen)
        assert kop.plaatsen == personen.PLAATSEN
        assert [r.lijst.categorieen for r in rijen if r.lijst] == gemaakt
