"""gba on the bus: what changed, never of whom by name or number, nor to what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gba.afnemers import AFNEMERS
from gba.application import APPLICATION
from gba.lijsten import PERSOONSLIJSTEN
from gba.modules import MODULES, gevonden
from gba.volgen import gewijzigd
from gemeengoed.stream import Stream, Written

_PAGINAS = [gevonden(m) for m in MODULES]


def public(written: Written) -> tuple[str, Mapping[str, Any]] | None:
    """What others may know of an event, as its module says it."""
    said = (paginas.public(written) for paginas in _PAGINAS)
    return next((s for s in said if s), None)


stream = Stream(
    APPLICATION,
    kinds=[PERSOONSLIJSTEN, AFNEMERS, *(k for p in _PAGINAS for k in p.KINDS)],
    public=public,
)
stream.tells(PERSOONSLIJSTEN)(gewijzigd)
for paginas in _PAGINAS:
    paginas.tell(stream)

handler = stream.handler
