"""The figures of the dashboard: how many objections are open, and how many are late."""

from __future__ import annotations

from datetime import datetime, timedelta

from bezwaar.application import APPLICATION
from bezwaar.lijsten import werkvoorraad
from gemeengoed.awb import lokale_datum
from gemeengoed.schedule import Clockwork
from gemeengoed.store import Store

clockwork = Clockwork(APPLICATION)


@clockwork.kpi("open")
def open_(store: Store, now: datetime) -> float:
    return store.count(werkvoorraad())


@clockwork.kpi("over_termijn")
def over_termijn(store: Store, now: datetime) -> float:
    """Late from the day after the last day of the term."""
    return store.count(werkvoorraad(up_to=lokale_datum(now) - timedelta(days=1)))


handler = clockwork.handler
