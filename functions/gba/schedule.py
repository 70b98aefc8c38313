"""What time brings about, and the figures of the dashboard.

How often who asks, and what is refused to them, is counted where it is logged, not here: one
count more would be one write more for every question (docs/gba.md).
"""

from __future__ import annotations

from datetime import datetime

from gba.application import APPLICATION
from gba.bevragen import tabellen
from gba.verhuizing import klok
from gba.zaken import open_werk
from gemeengoed import settings
from gemeengoed.schedule import Clockwork
from gemeengoed.settings import ScheduleSettings
from gemeengoed.store import Store
from gemeengoed.table import IndexQuery

clockwork = Clockwork(APPLICATION)
klok.mount(clockwork)


@clockwork.kpi("lijsten")
def lijsten(store: Store, now: datetime) -> float | None:
    """Of those who are registered in this municipality; None when table 33 does not know it."""
    naam = settings.load(ScheduleSettings).instance_name.removeprefix("Gemeente ")
    codes = [code for code, gemeente in tabellen.tabel(33).items() if gemeente == naam]
    aantallen = (store.count(IndexQuery("gemeente", ("gemeente", c), "naam")) for c in codes)
    return sum(aantallen) if codes else None


@clockwork.kpi("open")
def open_(store: Store, now: datetime) -> float:
    return store.count(open_werk())


handler = clockwork.handler
