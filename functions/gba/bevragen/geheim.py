"""From whom someone keeps their data: a class for three groups of third parties (07.70.10, the note
of Wet BRP 2.59), to whom nothing is supplied (3.21 lid 1). It never holds against a body of
government. All eight classes are read; only 0 and 7 are recorded since 2007 (LO BRP 2.1.10.7).
"""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from gba.bevragen.lo3 import INSCHRIJVING, Persoonslijst


class Derden(StrEnum):
    """The three groups of parties that one can keep one's data from."""

    DERDEN = "derden"
    KERKEN = "kerken"
    VRIJE = "vrije"


_KLASSE = {
    frozenset[Derden](): "0",
    frozenset({Derden.DERDEN}): "1",
    frozenset({Derden.KERKEN}): "2",
    frozenset({Derden.VRIJE}): "3",
    frozenset({Derden.DERDEN, Derden.KERKEN}): "4",
    frozenset({Derden.DERDEN, Derden.VRIJE}): "5",
    frozenset({Derden.KERKEN, Derden.VRIJE}): "6",
    frozenset(Derden): "7",
}
_DERDEN = {klasse: derden for derden, klasse in _KLASSE.items()}


def klasse(derden: Collection[Derden]) -> str:
    """70.10 for these parties."""
    return _KLASSE[frozenset(derden)]


def derden(klasse_: str) -> frozenset[Derden]:
    """The parties of a class. One that does not exist keeps from all: rather too much."""
    return _DERDEN.get(klasse_ or "0", frozenset(Derden))


def houdt_weg(lijst: Persoonslijst, afnemer: Derden | None) -> bool:
    """Whether a consumer gets nothing of someone. `afnemer` is None for a body of government."""
    if afnemer is None:
        return False
    return afnemer in derden(lijst.actueel(INSCHRIJVING).get("7010") or "0")
