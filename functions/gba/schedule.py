"""What time brings about, and the figures of the dashboard.

How often who asks, and what is refused to them, the dashboard counts in the log: a count of our
own would be one write more for every question.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from gba.application import APPLICATION
from gba.bevragen.tabellen import gemeentecode
from gba.terugmelding.model import TERUGMELDINGEN
from gba.verhuizing import klok
from gba.zaken import open_werk
from gemeengoed import settings
from gemeengoed.awb import lokale_datum
from gemeengoed.schedule import Clockwork
from gemeengoed.settings import ScheduleSettings
from gemeengoed.store import Store
from gemeengoed.table import IndexQuery

clockwork = Clockwork(APPLICATION)
klok.mount(clockwork)


@clockwork.kpi("lijsten")
def lijsten(store: Store, now: datetime) -> float | None:
    """Of those who are registered in this municipality; None when table 33 does not know it."""
    code = gemeentecode(settings.load(ScheduleSettings).instance_name)
    return store.count(IndexQuery("gemeente", ("gemeente", code), "naam")) if code else None


@clockwork.kpi("open")
def open_(store: Store, now: datetime) -> float:
    return store.count(open_werk())


@clockwork.kpi("termijn")
def termijn(store: Store, now: datetime) -> float:
    """Open, with a term that ends within a week or has ended."""
    return store.count(open_werk(tot=lokale_datum(now) + timedelta(days=7)))


@clockwork.kpi("terugmeldingen")
def terugmeldingen(store: Store, now: datetime) -> float:
    aantal, after = 0, None
    while True:
        blad = store.list(TERUGMELDINGEN, open_werk(after=after), shared=True)
        aantal, after = aantal + len(blad.dossiers), blad.next
        if after is None:
            return aantal


handler = clockwork.handler
