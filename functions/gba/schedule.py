"""What time brings about, and the figures of the dashboard."""

from __future__ import annotations

from datetime import datetime

from gba.application import APPLICATION
from gba.verhuizing import klok
from gba.zaken import open_werk
from gemeengoed.schedule import Clockwork
from gemeengoed.store import Store

clockwork = Clockwork(APPLICATION)
klok.mount(clockwork)


@clockwork.kpi("open")
def open_(store: Store, now: datetime) -> float:
    return store.count(open_werk())


handler = clockwork.handler
