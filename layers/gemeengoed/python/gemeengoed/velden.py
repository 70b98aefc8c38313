"""The fields that every application has: each says in Dutch what it takes, and takes no more.

pydantic by itself reads `0` and `1751328000` as dates and `true` as the number 1; a date that
counts for a term must be written as one.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError
from stdnum.exceptions import ValidationError as NumberError
from stdnum.nl import bsn as bsn_number
from stdnum.nl import postcode as postcode_number

_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE = re.compile(r"-?[0-9]{1,15}")
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
    # A checked box on a page is the text "ja"; JSON says true.
    return True if value == "ja" else value


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


Regel = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(een_regel)]
Tekst = Annotated[str, Field(min_length=1, max_length=20_000), AfterValidator(_lines)]
# A local date, without a time (ISO 8601).
Datum = Annotated[date, Field(examples=["2026-07-01"]), BeforeValidator(_iso)]
# From JSON a number, from a page the same in digits.
Getal = Annotated[int, BeforeValidator(_whole)]
Ja = Annotated[bool, BeforeValidator(_spoken)]
# A statement that must be made: only yes will do.
Akkoord = Annotated[
    bool,
    Field(json_schema_extra={"const": True}),
    BeforeValidator(_spoken),
    AfterValidator(_agreed),
]
# Eight or nine digits that pass the 11-proef; given back with nine.
Bsn = Annotated[
    str,
    Field(examples=["999990019"], json_schema_extra={"pattern": "^[0-9]{8,9}$"}),
    AfterValidator(_bsn),
]
Postcode = Annotated[
    str,
    Field(examples=["5281 AB"], json_schema_extra={"pattern": "^[1-9][0-9]{3} ?[A-Za-z]{2}$"}),
    AfterValidator(_postcode),
]
