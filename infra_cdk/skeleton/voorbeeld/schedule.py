"""The figures of the dashboard."""

from __future__ import annotations

from datetime import datetime

from gemeengoed.schedule import Clockwork
from gemeengoed.store import Store
from voorbeeld.application import APPLICATION
from voorbeeld.model import open_berichten

clockwork = Clockwork(APPLICATION)


@clockwork.kpi("open")
def open_(store: Store, now: datetime) -> float:
    return store.count(open_berichten())


handler = clockwork.handler
