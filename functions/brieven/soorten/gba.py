"""The letters of gba, and the data that each takes."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from brieven.soorten import Soort
from gemeengoed.model import Model

Kort = Annotated[str, Field(min_length=1, max_length=500)]
Lang = Annotated[str, Field(min_length=1, max_length=2_000)]


class Verhuizing(Model):
    """Wet BRP 2.39, 2.43: a move that was recorded. `adres`: in lines; `uitleg`: of the date."""

    ontvangen_op: date
    vanaf: date
    uitleg: Lang
    adres: Annotated[tuple[Kort, ...], Field(min_length=1, max_length=5)]
    personen: Annotated[tuple[Kort, ...], Field(min_length=1, max_length=40)]
    buitenland: bool = False


SOORTEN = (Soort("gba/verhuizing", "Bevestiging van de verhuizing", "Wet BRP 2.39", Verhuizing),)
