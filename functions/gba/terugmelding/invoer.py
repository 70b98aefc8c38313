"""What is filled in of a doubt, by who reports it and by who judges it."""

from __future__ import annotations

from pydantic import Field

from gemeengoed.model import Model
from gemeengoed.velden import Regel, Tekst


class Melding(Model):
    """What is wrong according to who says it."""

    gegeven: Regel
    reden: Tekst
    moet_zijn: Regel | None = None


class Verbetering(Model):
    """What is right: the elements of the group, by their number, as they were filled in."""

    waarden: dict[str, Regel] = Field(default_factory=dict, max_length=20)
    toelichting: Tekst


class Afwijzing(Model):
    reden: Tekst


class Verlenging(Model):
    waarom_langer: Tekst
