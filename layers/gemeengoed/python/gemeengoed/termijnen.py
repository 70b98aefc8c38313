"""A computed term as it stands in a dossier, in the API and on a page: with its reasons."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from gemeengoed.awb import Termijn as Berekend
from gemeengoed.model import Model


class OvergeslagenDag(Model):
    """A day on which a term may not end (Atw 1 and 3)."""

    datum: date
    reden: str


class Opschorting(Model):
    """A period in which the term stood still; `tot` is the first day that counts again."""

    van: date
    tot: date | None = None
    dagen: int | None = None
    reden: str


class Uitleg(Model):
    """Why a term ends when it ends."""

    artikelen: tuple[str, ...] = Field(description="De artikelen van de wet")
    tekst: str = Field(description="De uitleg in gewone taal")
    dagen: int = Field(description="Aantal kalenderdagen van de termijn")
    overgeslagen: tuple[OvergeslagenDag, ...] = ()
    opschortingen: tuple[Opschorting, ...] = ()
    waarschuwingen: tuple[str, ...] = ()


class Termijn(Model):
    """A term: its first and last day, both included, and its explanation."""

    naam: str
    start: date
    eind: date | None = Field(default=None, description="Ontbreekt zolang de termijn stilstaat")
    uitleg: Uitleg

    @classmethod
    def van(cls, berekend: Berekend) -> Termijn:
        """The stored form of what `gemeengoed.awb` computed."""
        uitleg = Uitleg.model_validate(berekend.uitleg.als_dict())
        return cls(naam=berekend.naam, start=berekend.start, eind=berekend.eind, uitleg=uitleg)
