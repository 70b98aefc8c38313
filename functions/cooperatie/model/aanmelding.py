"""An application for membership: who wants to join, and for which municipalities."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from cooperatie.model.kenmerk import (
    Gemeentecode,
    Gemeentenaam,
    Kvk,
    Naam,
    Oin,
    Rsin,
    Tekst,
    niet_na,
    webnaam,
)
from gemeengoed.model import Model
from gemeengoed.velden import Datum


class Soort(StrEnum):
    GEMEENTE = "gemeente"
    GEMEENSCHAPPELIJKE_REGELING = "gemeenschappelijke regeling"


class Gemeente(Model):
    """A municipality that a member acts for."""

    code: Gemeentecode
    naam: Gemeentenaam
    inwoners: int = Field(
        strict=True,
        ge=1,
        le=5_000_000,
        description="Aantal inwoners",
        examples=[54_000],
    )
    peildatum: Datum = Field(description="De dag waarop de inwoners zijn geteld")
    oin: Oin | None = Field(default=None, description="Eigen OIN; anders dat van het lid")

    @property
    def webnaam(self) -> str:
        return webnaam(self.naam)


class Vertegenwoordiger(Model):
    """Who speaks for the member."""

    naam: Naam
    functie: Tekst = Field(examples=["Gemeentesecretaris"])
    mandaat: Tekst = Field(
        description="Het besluit waaruit de bevoegdheid blijkt",
        examples=["Mandaatbesluit 2026, artikel 4"],
    )


def _some(value: tuple[Gemeente, ...]) -> tuple[Gemeente, ...]:
    # Not as min_length: pydantic would then also say so when one of them is wrong.
    if not value:
        raise PydanticCustomError("nl_leeg", "Noem minstens één gemeente.")
    return value


# Twenty, since joining makes all instances in one transaction (DynamoDB: 100 items).
Gemeenten = Annotated[
    tuple[Gemeente, ...],
    Field(max_length=20, json_schema_extra={"minItems": 1}),
    AfterValidator(_some),
]


class Aanmelding(Model):
    """A legal body that wants to join, and the municipalities it acts for."""

    naam: Naam
    soort: Soort
    rsin: Rsin
    kvk: Kvk | None = None
    oin: Oin
    gemeenten: Gemeenten
    vertegenwoordiger: Vertegenwoordiger

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.soort is Soort.GEMEENTE and len(self.gemeenten) != 1:
            raise PydanticCustomError("nl_gemeenten", "Een gemeente is lid voor zichzelf alleen.")
        if len({g.code for g in self.gemeenten}) < len(self.gemeenten):
            raise PydanticCustomError("nl_gemeenten", "Noem elke gemeente één keer.")
        namen = {g.webnaam for g in self.gemeenten}
        if "" in namen or len(namen) < len(self.gemeenten):
            raise PydanticCustomError(
                "nl_gemeenten", "Van elke naam moet een eigen webadres te maken zijn."
            )
        return self

    @property
    def inwoners(self) -> int:
        return sum(g.inwoners for g in self.gemeenten)


def controleer(aanmelding: Aanmelding, vandaag: date) -> None:
    """Refuse inhabitants counted on a day still to come. Invalid, per municipality."""
    for nummer, gemeente in enumerate(aanmelding.gemeenten):
        niet_na(f"gemeenten.{nummer}.peildatum", gemeente.peildatum, vandaag)
