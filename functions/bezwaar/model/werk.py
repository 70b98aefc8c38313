"""What an official must do with a case, and by when: it stands on work lists for as long."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bezwaar.model.staat import Bezwaar, Stand


@dataclass(frozen=True, slots=True)
class Werk:
    """In the words of a work list; `uiterlijk` None: no day, or the term stands still."""

    wat: str
    uiterlijk: date | None


def werk(bezwaar: Bezwaar) -> Werk | None:
    """What comes first. A case that waits for its decision, or for that to be sent (Awb 3:40),
    waits for nothing else; after that, what must be done soonest."""
    if bezwaar.stand.wacht_op_bekendmaking:
        return Werk(beslissen(bezwaar)[0], bezwaar.beslistermijn.eind)
    return min(_daarna(bezwaar), key=lambda w: w.uiterlijk or date.max, default=None)


def beslissen(bezwaar: Bezwaar) -> tuple[str, str]:
    """What is to be done before the term ends: on a work list, and in a reminder of it."""
    if bezwaar.stand is Stand.BESLIST:
        return "Beslissing versturen", "beslissing versturen"
    return "Beslissen op bezwaar", "beslissen"


def _daarna(bezwaar: Bezwaar) -> Iterator[Werk]:
    """Fix the penalty (4:18); the file to the court (8:42); repair in a loop (8:51a)."""
    loop, beroep = bezwaar.dwangsom, bezwaar.beroep
    if loop and not loop.afgehandeld:
        yield Werk("Dwangsom vaststellen", loop.vaststellen.eind if loop.vaststellen else None)
    if beroep and beroep.bij_de_rechtbank:
        if beroep.stukken_verzonden_op is None:
            yield Werk("Dossier naar de rechtbank sturen", beroep.stukken.eind)
        if beroep.lus and beroep.lus_hersteld_op is None:
            yield Werk("Besluit herstellen", beroep.lus.eind)
