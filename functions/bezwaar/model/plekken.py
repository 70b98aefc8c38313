"""The moments and rooms that a case holds for its hearing, and when two of them clash.

What a case holds follows from the case alone: a hearing that is planned, and the moments that who
objects may choose from. A hearing that was moved or cancelled, or a case that ended, holds it no
more; nobody has to give anything back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bezwaar.model.staat import Bezwaar

# How long a hearing takes at most: so far apart are two in one room, or by one person.
DUUR = timedelta(minutes=90)


@dataclass(frozen=True, slots=True)
class Plek:
    """A moment in a room. `gekozen`: it is the hearing, and not one moment of some."""

    op: datetime
    plaats: str
    wie: tuple[str, ...]
    besluit: str | None
    gekozen: bool = field(compare=False)


def plekken(bezwaar: Bezwaar) -> tuple[Plek, ...]:
    """What a case holds."""
    if not bezwaar.stand.wacht_op_beslissing:
        return ()
    held = []
    zitting, voorstel = bezwaar.zitting, bezwaar.voorstel
    if zitting and not (bezwaar.horen and bezwaar.horen.niet_gehoord):
        held.append(_plek(bezwaar, zitting.op, zitting.plaats, zitting.horen_door, gekozen=True))
    if voorstel:
        held += [
            _plek(bezwaar, op, voorstel.plaats, voorstel.horen_door, gekozen=False)
            for op in voorstel.momenten
        ]
    return tuple(held)


def die_komen(bezwaar: Bezwaar, nu: datetime) -> tuple[datetime, ...]:
    """The moments at which who objects still expects to be heard, or may choose to be."""
    return tuple(p.op for p in plekken(bezwaar) if p.op > nu)


def verplaatst(bezwaar: Bezwaar, nu: datetime) -> datetime | None:
    """The hearing that is still to come, whose place another takes."""
    return next((p.op for p in plekken(bezwaar) if p.gekozen and p.op > nu), None)


def botst(plek: Plek, ander: Plek) -> str | None:
    """The name of who would be in two rooms, "" when it is the room that is taken; None when both
    can be. Objections to one decision are heard together (Awb 7:6 lid 1): one hearing."""
    if abs(plek.op - ander.op) >= DUUR:
        return None
    dezelfde = _gelijk(plek.plaats) == _gelijk(ander.plaats)
    if dezelfde and plek.op == ander.op and plek.besluit and plek.besluit == ander.besluit:
        return None
    if dezelfde:
        return ""
    elders = {_gelijk(naam) for naam in ander.wie}
    return next((naam for naam in plek.wie if _gelijk(naam) in elders), None)


def _plek(
    bezwaar: Bezwaar, op: datetime, plaats: str, door: tuple[str, ...], *, gekozen: bool
) -> Plek:
    """Who hears: as it was planned, else the whole committee (7:13 lid 3 leaves it to one)."""
    commissie = bezwaar.commissie
    leden = (commissie.voorzitter, *commissie.leden) if commissie else ()
    wie = door or tuple(lid.naam for lid in leden)
    return Plek(op, plaats, wie, bezwaar.besluit.sleutel, gekozen)


def _gelijk(tekst: str) -> str:
    """People write one room, and one name, in several ways."""
    return " ".join(re.sub(r"[,;]", " ", tekst).split()).casefold()
