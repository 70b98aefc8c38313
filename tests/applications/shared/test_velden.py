"""The fields of every application: what they take from a page and from JSON, and what not."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from gemeengoed import tekst
from gemeengoed.brieven import Geadresseerde
from gemeengoed.velden import Adres, Bedrag, Email, Iban, Telefoon

BEDRAG: TypeAdapter[int] = TypeAdapter(Bedrag)


@pytest.mark.parametrize(
    ("written", "cents"),
    [
        ("0", 0),
        ("12", 1200),
        ("12,50", 1250),
        ("12,-", 1200),
        ("1.250,50", 125_050),
        ("1250,50", 125_050),
        ("€ 1.000.000", 100_000_000),
        ("EUR 3,00", 300),
        (" 7\u00a0,00 ", 700),
        (125_050, 125_050),
    ],
)
def test_amounts(written: Any, cents: int) -> None:
    assert BEDRAG.validate_python(written) == cents


@pytest.mark.parametrize(
    "written",
    [
        *("12.50", "1.23", "1,5", "1,234", "1.2345", "12.345.6", "1,250.50", ",50", "1..000"),
        *("-1", "€", "", "tien", "1e3", "0x10", "١٢", "12,5O", "9" * 13, True, 1.5, None, -1),
    ],
)
def test_what_is_no_amount_or_two(written: Any) -> None:
    """`12.50` is twelve fifty to one person and twelve hundred and fifty to another."""
    with pytest.raises(ValidationError):
        BEDRAG.validate_python(written)


@given(st.integers(min_value=0, max_value=10**12))
def test_an_amount_as_we_write_it_is_read_back(cents: int) -> None:
    assert BEDRAG.validate_python(tekst.euro(cents)) == cents


@pytest.mark.parametrize(
    "written", ["NL91 ABNA 0417 1643 00", "be68539007547034", "NL20INGB0001234567"]
)
def test_ibans(written: str) -> None:
    assert TypeAdapter(Iban).validate_python(written) == written.replace(" ", "").upper()


@pytest.mark.parametrize(
    "written", ["NL91ABNA0417164301", "NL91", "", "XX00", "NL91ABNA041716430²"]
)
def test_what_is_no_iban(written: str) -> None:
    with pytest.raises(ValidationError, match="geen geldig rekeningnummer"):
        TypeAdapter(Iban).validate_python(written)


@pytest.mark.parametrize(
    "written", ["a@b", "a b@c.nl", "a@b@c.nl", "<a@b.nl>", "a@-.nl\n", "a@b.nl, c@d.nl", "@b.nl"]
)
def test_what_is_no_address_for_mail(written: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Email).validate_python(written)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("0411-123456", "0411123456"),
        ("+31 (0)6 1234 5678", "+310612345678"),
        ("06 12345678", "0612345678"),
    ],
)
def test_telephones(written: str, kept: str) -> None:
    assert TypeAdapter(Telefoon).validate_python(written) == kept


def test_an_address_as_on_an_envelope() -> None:
    adres = Adres.model_validate(
        {
            "postcode": "5281ab",
            "huisnummer": "1",
            "toevoeging": "a",
            "straat": "Markt",
            "woonplaats": "Boxtel",
        }
    )
    assert adres.regels == ("Markt 1 a", "5281 AB  Boxtel")


@pytest.mark.parametrize("langste", [80, 81])
def test_an_address_fits_on_an_envelope(langste: int) -> None:
    fields = {
        "postcode": "5281AB",
        "huisnummer": 99_999,
        "toevoeging": "a" * 40,
        "straat": "s" * langste,
        "woonplaats": "w" * 80,
    }
    if langste > 80:
        with pytest.raises(ValidationError):
            Adres.model_validate(fields)
    else:
        assert Geadresseerde(naam="A", regels=Adres.model_validate(fields).regels).regels
