"""Which municipality this is, as the register names it."""

from __future__ import annotations

from functools import cache

from gba.bevragen.tabellen import tabel
from gba.bevragen.zoeken import vouw


@cache
def gemeentecode(naam: str) -> str | None:
    """The code of a municipality by the name of its instance (table 33); None when the table does
    not have it."""
    gezocht = vouw(naam.removeprefix("Gemeente ").removeprefix("gemeente "))
    return next((code for code, heet in tabel(33).items() if vouw(heet) == gezocht), None)
