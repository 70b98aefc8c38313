"""The letters of gba (Wet BRP), and the data that each takes."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from brieven.soorten import Soort
from gemeengoed.model import Model

Kort = Annotated[str, Field(min_length=1, max_length=500)]
Regels = Annotated[tuple[Kort, ...], Field(max_length=50)]


class Geheimhouding(Model):
    """2.59. `geen`: who gets no data; nobody is kept from them: it was ended."""

    ingang: date
    geen: Regels = ()


SOORTEN = (Soort("gba/geheimhouding", "Geheimhouding", "Wet BRP 2.59", Geheimhouding),)
