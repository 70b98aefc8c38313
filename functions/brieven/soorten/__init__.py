"""The letters that there are: what each is called, and which data its text takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from brieven.sjabloon import Sjabloon, lees, velden_van
from gemeengoed.brieven import Geadresseerde
from gemeengoed.model import Model


class Algemeen(Model):
    """What every text can name, beside the data of its own letter."""

    aan: Geadresseerde
    datum: date
    kenmerk: str
    uw_kenmerk: str | None
    namens: str
    gemeente: str


@dataclass(frozen=True, slots=True)
class Soort:
    """One letter.

    naam       as an Opdracht says it: "bezwaar/verdaging"
    titel      for people, and the beginning of the name of the file
    wet        the article that the letter is of
    gegevens   what the text takes
    """

    naam: str
    titel: str
    wet: str
    gegevens: type[Model]

    @property
    def velden(self) -> Mapping[str, Any]:
        """The fields that a text of this letter can name, with their types."""
        return {**velden_van(Algemeen), **velden_van(self.gegevens)}

    @property
    def standaard(self) -> str:
        """The text as Gemeengoed has it."""
        return files("brieven").joinpath("teksten", f"{self.naam}.md").read_text()

    def lees(self, bron: str) -> Sjabloon:
        """A text of this letter, checked. Fout."""
        return lees(bron, self.velden)


@cache
def alle() -> Mapping[str, Soort]:
    """All letters by name, in the order in which people see them."""
    from brieven.soorten import bezwaar, gba

    return {soort.naam: soort for soort in (*bezwaar.SOORTEN, *gba.SOORTEN)}
