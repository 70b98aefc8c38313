"""The fields that every application has: each says in Dutch what it takes, and takes no more.

pydantic by itself reads `0` and `1751328000` as dates and `true` as the number 1; a date that
counts for a term must be written as one. Beside what it takes, a field says how a page asks for
it (`Vorm`), so that the model alone is enough to make the page.
"""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError
from stdnum import iban as iban_number
from stdnum.exceptions import ValidationError as NumberError
from stdnum.nl import bsn as bsn_number
from stdnum.nl import postcode as postcode_number

from gemeengoed.model import Model


class Vorm(StrEnum):
    """How a page asks for a field."""

    REGEL = "regel"
    TEKST = "tekst"
    DATUM = "datum"
    GETAL = "getal"
    BEDRAG = "bedrag"
    IBAN = "iban"
    BSN = "bsn"
    POSTCODE = "postcode"
    EMAIL = "email"
    TELEFOON = "telefoon"
    JA_NEE = "ja_nee"
    AKKOORD = "akkoord"
    KEUZE = "keuze"
    KEUZES = "keuzes"
    ADRES = "adres"


_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE = re.compile(r"-?[0-9]{1,15}")
# Groups of three behind a dot, or no dots at all; cents behind a comma, two or none.
_AMOUNT = re.compile(r"(?:[0-9]{1,3}(?:\.[0-9]{3}){1,3}|[0-9]{1,12})(?:,([0-9]{2}|-))?")
_AMOUNT_SIGNS = re.compile(r"[\s\u00a0]|€|EUR")
_EMAIL = re.compile(r"[^@\s<>,;:\"()\[\]\\]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,63}")
_PHONE = re.compile(r"(?:\+|00)?[0-9]{10,14}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_CONTROL_BUT_LINES = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def een_regel(value: str) -> str:
    """One line of plain text."""
    if _CONTROL.search(value):
        raise PydanticCustomError("nl_regel", "Gebruik één regel gewone tekst.")
    return value


def _lines(value: str) -> str:
    if _CONTROL_BUT_LINES.search(value):
        raise PydanticCustomError("nl_tekst", "In deze tekst staan vreemde tekens.")
    return value


def _iso(value: object) -> object:
    if isinstance(value, date) or (isinstance(value, str) and _ISO_DATE.fullmatch(value.strip())):
        return value
    raise PydanticCustomError("nl_datum", "Schrijf een datum als jjjj-mm-dd.")


def _whole(value: object) -> object:
    if isinstance(value, str) and _WHOLE.fullmatch(value.strip()):
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise PydanticCustomError("nl_getal", "Hier hoort een heel getal.")


def _spoken(value: object) -> object:
    # A page says "ja" and "nee" where JSON says true and false.
    return {"ja": True, "nee": False}.get(value, value) if isinstance(value, str) else value


def cents(value: object) -> object:
    """Euro cents from a page's `1.234,56`, or from JSON's number of cents.

    `12.50` and `1.23` are refused: is it a dot for thousands, or one for cents?
    """
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str):
        text = _AMOUNT_SIGNS.sub("", value)
        if text.startswith("-"):
            raise PydanticCustomError("nl_bedrag", "Een bedrag is hier nooit onder nul.")
        if found := _AMOUNT.fullmatch(text):
            whole = text.partition(",")[0].replace(".", "")
            rest = found[1] if found[1] and found[1] != "-" else "0"
            return int(whole) * 100 + int(rest)
    raise PydanticCustomError(
        "nl_bedrag", "Schrijf een bedrag met een komma voor de centen. Bijvoorbeeld: 1.250,50."
    )


def _agreed(value: bool) -> bool:
    if not value:
        raise PydanticCustomError("nl_akkoord", "Zet hier een vinkje.")
    return value


def _bsn(value: str) -> str:
    try:
        return str(bsn_number.validate(value))
    except NumberError:
        raise PydanticCustomError("nl_bsn", "Dit is geen geldig burgerservicenummer.") from None


def _postcode(value: str) -> str:
    try:
        return str(postcode_number.validate(value))
    except NumberError:
        raise PydanticCustomError("nl_postcode", "Schrijf een postcode als 1234 AB.") from None


def _iban(value: str) -> str:
    try:
        # Not the lists of banks that exist: those are older than the account.
        return str(iban_number.validate(value, check_country=False))
    except NumberError:
        raise PydanticCustomError(
            "nl_iban", "Dit is geen geldig rekeningnummer. Kijk het na op uw bankpas."
        ) from None


def _email(value: str) -> str:
    if not _EMAIL.fullmatch(value):
        raise PydanticCustomError("nl_email", "Schrijf een e-mailadres als naam@voorbeeld.nl.")
    return value


def _phone(value: str) -> str:
    number = re.sub(r"[\s().-]", "", value)
    if not _PHONE.fullmatch(number):
        raise PydanticCustomError("nl_telefoon", "Schrijf een telefoonnummer met tien cijfers.")
    return number


Regel = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(een_regel), Vorm.REGEL]
Tekst = Annotated[str, Field(min_length=1, max_length=20_000), AfterValidator(_lines), Vorm.TEKST]
# A local date, without a time (ISO 8601).
Datum = Annotated[date, Field(examples=["2026-07-01"]), BeforeValidator(_iso), Vorm.DATUM]
# From JSON a number, from a page the same in digits.
Getal = Annotated[int, BeforeValidator(_whole), Vorm.GETAL]
# Euro cents, never below zero.
Bedrag = Annotated[
    int, Field(ge=0, le=10**12, examples=[125_050]), BeforeValidator(cents), Vorm.BEDRAG
]
Ja = Annotated[bool, BeforeValidator(_spoken), Vorm.JA_NEE]
# A statement that must be made: only yes will do.
Akkoord = Annotated[
    bool,
    Field(json_schema_extra={"const": True}),
    BeforeValidator(_spoken),
    AfterValidator(_agreed),
    Vorm.AKKOORD,
]
Iban = Annotated[str, Field(examples=["NL91 ABNA 0417 1643 00"]), AfterValidator(_iban), Vorm.IBAN]
Email = Annotated[str, Field(max_length=254), AfterValidator(_email), Vorm.EMAIL]
Telefoon = Annotated[str, Field(max_length=30), AfterValidator(_phone), Vorm.TELEFOON]
# Eight or nine digits that pass the 11-proef; given back with nine.
Bsn = Annotated[
    str,
    Field(examples=["999990019"], json_schema_extra={"pattern": "^[0-9]{8,9}$"}),
    AfterValidator(_bsn),
    Vorm.BSN,
]
Postcode = Annotated[
    str,
    Field(examples=["5281 AB"], json_schema_extra={"pattern": "^[1-9][0-9]{3} ?[A-Za-z]{2}$"}),
    AfterValidator(_postcode),
    Vorm.POSTCODE,
]


# The names of streets and towns have 80 characters at most (BAG); a line of an envelope has room
# for these, and a letter can be made for everybody who filled in an address.
_Naam = Annotated[str, Field(min_length=1, max_length=80), AfterValidator(een_regel), Vorm.REGEL]
_Toevoeging = Annotated[
    str, Field(min_length=1, max_length=40), AfterValidator(een_regel), Vorm.REGEL
]


class Adres(Model):
    """A Dutch postal address."""

    postcode: Postcode
    huisnummer: Getal = Field(ge=1, le=99_999, examples=[1])
    toevoeging: _Toevoeging | None = Field(default=None, examples=["a"])
    straat: _Naam = Field(examples=["Markt"])
    woonplaats: _Naam = Field(examples=["Boxtel"])

    @property
    def regels(self) -> tuple[str, str]:
        """As on an envelope."""
        number = f"{self.huisnummer}{' ' + self.toevoeging if self.toevoeging else ''}"
        return f"{self.straat} {number}", f"{self.postcode}  {self.woonplaats}"
