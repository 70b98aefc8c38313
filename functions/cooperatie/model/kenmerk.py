"""Numbers and names that government gives out, as types that check themselves."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError
from stdnum.nl import bsn

from gemeengoed.problem import Invalid
from gemeengoed.velden import een_regel

_NO_LETTER_OR_DIGIT = re.compile(r"[^a-z0-9]+")


def _elfproef(value: str) -> str:
    # An RSIN passes the same test as a BSN: both come from one series of numbers.
    if not bsn.is_valid(value):
        raise PydanticCustomError(
            "nl_rsin", "Dit RSIN bestaat niet. Kijk het cijfer voor cijfer na."
        )
    return value


def _oin(value: str) -> str:
    if value.startswith("00000001") and not bsn.is_valid(value[8:17]):
        raise PydanticCustomError("nl_oin", "In dit OIN staat een RSIN dat niet bestaat.")
    return value


Naam = Annotated[
    str,
    Field(min_length=1, max_length=120, examples=["Woerden"]),
    AfterValidator(een_regel),
]
# As the member template takes it (its parameter InstanceName).
Gemeentenaam = Annotated[
    str,
    Field(min_length=2, max_length=80, pattern=r"^[^<>]*$", examples=["Woerden"]),
    AfterValidator(een_regel),
]
Tekst = Annotated[str, Field(min_length=1, max_length=400), AfterValidator(een_regel)]
Rsin = Annotated[
    str,
    Field(
        pattern=r"^[0-9]{9}$",
        description="Negen cijfers, 11-proef",
        examples=["003214345"],
    ),
    AfterValidator(_elfproef),
]
Kvk = Annotated[str, Field(pattern=r"^[0-9]{8}$", description="KvK-nummer", examples=["50177214"])]
Oin = Annotated[
    str,
    Field(
        pattern=r"^[0-9]{20}$",
        description="Organisatie-identificatienummer (Logius): twintig cijfers",
        examples=["00000001003214345000"],
    ),
    AfterValidator(_oin),
]
Gemeentecode = Annotated[
    str,
    Field(pattern=r"^GM[0-9]{4}$", description="Code van het CBS", examples=["GM0632"]),
]
# Strict: "1" and 1.0 are no amount.
Cent = Annotated[
    int,
    Field(
        strict=True,
        ge=1,
        le=100_000_000_000,
        description="In centen",
        examples=[2_500_000],
    ),
]


def webnaam(naam: str) -> str:
    """The part of a host name that people know a municipality by; empty when nothing is left.

    Lower-case ASCII letters, digits and single hyphens, at most 63 (RFC 1035, 2.3.1):
    `'s-Hertogenbosch` gives `s-hertogenbosch`, `Súdwest-Fryslân` gives `sudwest-fryslan`.
    """
    plain = unicodedata.normalize("NFKD", naam).encode("ascii", "ignore").decode().lower()
    return _NO_LETTER_OR_DIGIT.sub("-", plain)[:63].strip("-")


def niet_na(veld: str, datum: date, vandaag: date) -> None:
    """Refuse a date that is still to come. Invalid, at field `veld`."""
    if datum > vandaag:
        raise Invalid.at(veld, "toekomst", "Deze datum is nog niet geweest.")
