"""How suspensions move the end of a term (Awb 4:15, 7:10 lid 2)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from gemeengoed.awb.kalender import EEN_DAG, werkdag_op_of_na
from gemeengoed.awb.tekst import datum
from gemeengoed.awb.termijn import Opschorting
from gemeengoed.awb.uitleg import GeteldeOpschorting


@dataclass(slots=True)
class Loop:
    """Where a running term stands: its unrolled end, or None once it stands still."""

    start: date
    eind: date | None
    atw: bool
    geteld: list[GeteldeOpschorting] = field(default_factory=list)
    waarschuwingen: list[str] = field(default_factory=list)
    overgeslagen: list[date] = field(default_factory=list)
    """Days the end had rolled over already when a suspension began on the rolled last day."""


def tel(start: date, eind: date, atw: bool, opschortingen: Sequence[Opschorting]) -> Loop:
    """Walk the suspensions in order of time; overlapping days count once."""
    loop = Loop(start, eind, atw)
    geteld_tot = start
    for opschorting in sorted(opschortingen, key=_volgorde):
        geteld_tot = max(geteld_tot, _neem(loop, opschorting, geteld_tot))
    return loop


def _volgorde(opschorting: Opschorting) -> tuple[date, date]:
    return opschorting.van, opschorting.tot or date.max


def _neem(loop: Loop, opschorting: Opschorting, geteld_tot: date) -> date:
    """Count one suspension from ``geteld_tot`` on; return the day up to which it counted."""
    van, tot = max(opschorting.van, geteld_tot), opschorting.tot
    if loop.eind is None or (tot is not None and tot <= van):
        return _zonder_gevolg(loop, opschorting, geteld_tot)
    laatste = werkdag_op_of_na(loop.eind) if loop.atw else loop.eind
    if van > laatste:
        loop.waarschuwingen.append(
            f"De opschorting vanaf {datum(opschorting.van)} telt niet mee: "
            "zij begint na de laatste dag van de wettelijke termijn."
        )
        return _zonder_gevolg(loop, opschorting, geteld_tot)
    loop.geteld.append(
        GeteldeOpschorting(van, tot, (tot - van).days if tot else None, opschorting.reden)
    )
    if tot is None:
        loop.eind = None
        return geteld_tot
    # A term that had rolled has its one last day left, not the weekend before it.
    while loop.eind < van:
        loop.overgeslagen.append(loop.eind)
        loop.eind += EEN_DAG
    loop.eind += tot - van
    return tot


def _zonder_gevolg(loop: Loop, opschorting: Opschorting, geteld_tot: date) -> date:
    loop.geteld.append(GeteldeOpschorting(opschorting.van, opschorting.tot, 0, opschorting.reden))
    return geteld_tot
