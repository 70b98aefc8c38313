"""What time brings about, and the figures of the dashboard.

The job reads the cases that have something due from an index, a page at a time, and writes what is
due in each case's own transaction. Killed at any point and run again, it goes on where it was: what
was done is in the state, and the case has left the list or moved on in it.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from bezwaar import cijfers
from bezwaar.application import APPLICATION
from bezwaar.lijsten import wekkers, werkvoorraad
from bezwaar.model import BEZWAREN
from bezwaar.model.tijd import wat_nu
from gemeengoed import log
from gemeengoed.awb import lokale_datum
from gemeengoed.problem import Conflict, Unavailable
from gemeengoed.schedule import Clockwork, Figure
from gemeengoed.store import Store, Transaction

clockwork = Clockwork(APPLICATION)


class CasesFailed(RuntimeError):
    """In some cases it went wrong; the log says which."""


@clockwork.job
def termijnen(store: Store, now: datetime) -> None:
    """Terms that pass, reminders, penalties that begin and end, cases that close.

    A case in which that fails does not keep the others waiting; CasesFailed at the end.
    """
    done = failed = 0
    after: tuple[str, str] | None = None
    while True:
        page = store.list(BEZWAREN, wekkers(lokale_datum(now), after=after))
        for dossier in page.dossiers:
            try:
                done += _one(store, dossier.id, now)
            except Unavailable:
                # Of the table, not of this case: the next run goes on from here.
                raise
            except Exception as e:  # noqa: BLE001 - the other cases go on
                log.unforeseen(e, id=dossier.id)
                failed += 1
        if page.next is None:
            break
        after = page.next
    log.log("deadlines", cases=done, failed=failed)
    if failed:
        raise CasesFailed(f"{failed}")


def _one(store: Store, id_: str, now: datetime) -> int:
    """What is due in one case; 0 when that was done already."""

    def command(tx: Transaction) -> int:
        events = wat_nu(tx.get(BEZWAREN, id_), nu=now)
        if events:
            tx.append(BEZWAREN, id_, *events)
        return len(events)

    try:
        return int(bool(store.run(command, now=int(now.timestamp()))))
    except Conflict:
        # Somebody works on it; the next run finds it again.
        return 0


@clockwork.kpi("open")
def open_(store: Store, now: datetime) -> float:
    return store.count(werkvoorraad())


@clockwork.kpi("over_termijn")
def over_termijn(store: Store, now: datetime) -> float:
    """Late from the day after the last day of the term."""
    return store.count(werkvoorraad(up_to=lokale_datum(now) - timedelta(days=1)))


@clockwork.kpi("binnen_14_dagen")
def binnen_14_dagen(store: Store, now: datetime) -> float:
    """Due within fourteen days, what is late not counted."""
    soon = store.count(werkvoorraad(up_to=lokale_datum(now) + timedelta(days=14)))
    return soon - over_termijn(store, now)


@clockwork.kpi("dwangsom")
def dwangsom(store: Store, now: datetime) -> float:
    """What is owed at this moment and was not fixed yet, in euro."""
    return cijfers.lopende_dwangsom(store, now) / 100


def _aandeel(name: str) -> Figure:
    """The share of a count in what was decided in twelve months, in percent."""

    def figure(store: Store, now: datetime) -> float | None:
        found = dict(cijfers.twaalf_maanden(store, now))
        return round(100 * found[name] / found["beslist"], 1) if found["beslist"] else None

    return figure


for _name in (
    "binnen_termijn",
    "gehoord",
    "gegrond",
    "deels_gegrond",
    "ongegrond",
    "niet_ontvankelijk",
):
    clockwork.kpi(_name)(_aandeel(_name))


handler = clockwork.handler
