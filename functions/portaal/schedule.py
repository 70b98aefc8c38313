"""The figures of the dashboard, counted over all applications together."""

from __future__ import annotations

from datetime import datetime, timedelta

from gemeengoed import catalogue
from gemeengoed.awb import lokale_datum
from gemeengoed.schedule import Clockwork
from gemeengoed.store import Store
from gemeengoed.table import IndexQuery
from portaal.application import APPLICATION
from portaal.berichten import NIET_GELEZEN
from portaal.lijsten import open_werk
from portaal.wensen import WENSENLIJST

clockwork = Clockwork(APPLICATION)


@clockwork.kpi("open")
def open_(store: Store, now: datetime) -> float:
    return sum(store.count(open_werk(e.name)) for e in catalogue.load(APPLICATION.name))


@clockwork.kpi("over_termijn")
def over_termijn(store: Store, now: datetime) -> float:
    """Late from the day after the last day."""
    gisteren = lokale_datum(now) - timedelta(days=1)
    return sum(store.count(open_werk(e.name, gisteren)) for e in catalogue.load(APPLICATION.name))


@clockwork.kpi("ongelezen")
def ongelezen(store: Store, now: datetime) -> float:
    return store.count(_lijst(NIET_GELEZEN))


@clockwork.kpi("wensen")
def wensen(store: Store, now: datetime) -> float:
    return store.count(_lijst(WENSENLIJST))


def _lijst(partition: str) -> IndexQuery:
    return IndexQuery("lijst", ("lijst", partition), "plaats")


handler = clockwork.handler
