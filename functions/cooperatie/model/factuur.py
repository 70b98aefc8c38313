"""Invoices for the joining fee, numbered without gaps (Wet OB 1968, art. 35a lid 1 onder b)."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from cooperatie.model.kenmerk import Cent
from gemeengoed.dossier import Event, Kind
from gemeengoed.model import Model
from gemeengoed.velden import Datum

# BW 6:119b lid 1: public bodies pay within thirty days, unless agreed otherwise.
BETAALTERMIJN_DAGEN = 30
LANGSTE_BETAALTERMIJN_DAGEN = 60


class Factuur(Model):
    """An invoice for the joining fee."""

    nummer: str = Field(description="Jaar en volgnummer", examples=["2026-0001"])
    factuur_datum: Datum
    verval_datum: Datum = Field(description="Uiterste datum van betaling")
    bedrag: Cent
    inlegbesluit: str = Field(description="Het besluit dat het bedrag bepaalt", examples=["2015"])
    toelichting: str = Field(description="Hoe het bedrag is berekend")


class NummerGegeven(Event):
    """The next number of a year was given to an invoice of a member."""

    type: ClassVar[str] = "nummer-gegeven"
    lid: str


class Factuurreeks(Model):
    """How many invoices a year has had."""

    laatste: int


def _evolve(state: Factuurreeks | None, event: Event) -> Factuurreeks:
    return Factuurreeks(laatste=state.laatste + 1 if state else 1)


FACTUURREEKS = Kind("factuurreeks", Factuurreeks, (NummerGegeven,), _evolve)
