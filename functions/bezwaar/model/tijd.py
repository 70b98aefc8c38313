"""What time brings about: terms that pass, reminders, penalties that begin and end.

Each has a day and a name. What was done is in the state, so that looking twice on one day, or
after a week in which nobody looked, gives each of them once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bezwaar.model.beroep import dag_van_einde
from bezwaar.model.gebeurtenissen import Afgesloten, Herinnerd, HerstelVerlopen
from bezwaar.model.momenten import eerste_moment
from bezwaar.model.staat import Bezwaar, Stand
from bezwaar.model.verloop import evolve
from bezwaar.model.werk import beslissen
from gemeengoed import awb
from gemeengoed.dossier import Event

DOOR = "tijd"
_DAG = timedelta(days=1)
# How many days before the end of a term somebody is reminded of it.
HERINNEREN = (14, 3)


@dataclass(frozen=True, slots=True)
class Wekker:
    """Something that is to happen from a day on; `wat` names the reminder, with its date.

    taak, eind  of a reminder: what an official must do and by when, in the words of a list;
                empty of what has nobody to remind
    """

    dag: date
    wat: str
    taak: str = ""
    eind: date | None = None


def wekkers(bezwaar: Bezwaar) -> list[Wekker]:
    """Everything that time will bring, as things stand now; the first one first."""
    found = [w for w in _alle(bezwaar) if w.wat not in bezwaar.herinnerd]
    return sorted(found, key=lambda w: (w.dag, w.wat))


def herinnering(bezwaar: Bezwaar) -> Wekker | None:
    """The latest reminder that was given and still applies: one of a term that has become longer,
    or of what was done meanwhile, does not."""
    gegeven = (w for w in _alle(bezwaar) if w.taak and w.wat in bezwaar.herinnerd)
    return max(gegeven, key=lambda w: (w.dag, w.wat), default=None)


def volgende_dag(bezwaar: Bezwaar) -> date | None:
    """The first day on which time has something to do."""
    eerste = wekkers(bezwaar)
    return eerste[0].dag if eerste else None


def wat_nu(bezwaar: Bezwaar, *, nu: datetime) -> tuple[Event, ...]:
    """The events that are due by now, with those that follow from them: a term to repair that
    passed may show that we are late."""
    vandaag, events = awb.lokale_datum(nu), list[Event]()
    while (eerste := next(iter(wekkers(bezwaar)), None)) and eerste.dag <= vandaag:
        events.append(_event(bezwaar, eerste, nu))
        bezwaar = evolve(bezwaar, events[-1])
    return tuple(events)


def _event(bezwaar: Bezwaar, wekker: Wekker, nu: datetime) -> Event:
    if wekker.wat == _HERSTEL:
        return HerstelVerlopen(at=nu, by=DOOR)
    if wekker.wat == _AFSLUITEN:
        return Afgesloten(at=nu, by=DOOR)
    if wekker.wat == _KIEZEN and bezwaar.voorstel:
        return eerste_moment(bezwaar, bezwaar.voorstel, door=DOOR, nu=nu)
    return Herinnerd(at=nu, by=DOOR, wat=wekker.wat)


_HERSTEL, _AFSLUITEN, _KIEZEN = "herstel verlopen", "afsluiten", "geen moment gekozen"


def _alle(bezwaar: Bezwaar) -> Iterator[Wekker]:
    if bezwaar.stand is Stand.AFGESLOTEN:
        return
    if bezwaar.stand.wacht_op_bekendmaking:
        yield from _tot_de_beslissing(bezwaar)
    yield from _dwangsom(bezwaar)
    yield from _bij_de_rechter(bezwaar)
    yield from _einde(bezwaar)


def _tot_de_beslissing(bezwaar: Bezwaar) -> Iterator[Wekker]:
    herstel = bezwaar.herstel
    if herstel and herstel.loopt and herstel.termijn.eind:
        yield Wekker(herstel.termijn.eind + _DAG, _HERSTEL)
    if bezwaar.voorstel and bezwaar.stand.wacht_op_beslissing:
        yield Wekker(bezwaar.voorstel.kiezen_tot + _DAG, _KIEZEN)
    if eind := bezwaar.beslistermijn.eind:
        # Decided is not enough: a decision that was not sent is none (3:40), so until then there
        # are reminders to send it.
        _, taak = beslissen(bezwaar)
        yield from _herinneringen(taak, eind)
        yield Wekker(eind + _DAG, f"te laat sinds {eind}", taak, eind)


def _dwangsom(bezwaar: Bezwaar) -> Iterator[Wekker]:
    loop = bezwaar.dwangsom
    if loop is None or loop.afgehandeld or loop.eerste_dag is None or loop.laatste_dag is None:
        return
    # Once it stopped nobody can keep it from growing: then it is only to be fixed.
    taak = "" if loop.gestopt_op else f"{beslissen(bezwaar)[1]}, want de dwangsom loopt"
    yield Wekker(
        loop.eerste_dag, f"dwangsom loopt sinds {loop.eerste_dag}", taak, loop.termijn_eind
    )
    vast = loop.vaststellen.eind if loop.vaststellen else None
    yield Wekker(
        loop.laatste_dag + _DAG,
        f"dwangsom vaststellen na {loop.laatste_dag}",
        "dwangsom vaststellen",
        vast,
    )
    if loop.vaststellen and loop.vaststellen.eind:
        yield from _herinneringen("dwangsom vaststellen", loop.vaststellen.eind)


def _bij_de_rechter(bezwaar: Bezwaar) -> Iterator[Wekker]:
    beroep = bezwaar.beroep
    if beroep is None or not beroep.bij_de_rechtbank:
        return
    if beroep.stukken_verzonden_op is None and beroep.stukken.eind:
        yield from _herinneringen(
            "stukken naar de rechtbank", beroep.stukken.eind, "dossier naar de rechtbank sturen"
        )
    if beroep.lus_loopt and beroep.lus and beroep.lus.eind:
        yield from _herinneringen("besluit herstellen", beroep.lus.eind)


def _einde(bezwaar: Bezwaar) -> Iterator[Wekker]:
    if dag := dag_van_einde(bezwaar):
        yield Wekker(dag, _AFSLUITEN)


def _herinneringen(wat: str, eind: date, taak: str = "") -> Iterator[Wekker]:
    taak = taak or wat
    for dagen in HERINNEREN:
        yield Wekker(eind - timedelta(days=dagen), f"{wat}: {dagen} dagen voor {eind}", taak, eind)
