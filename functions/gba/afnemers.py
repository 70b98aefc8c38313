"""Who may ask: the consumers with their rows of table 35 (autorisatie)."""

from __future__ import annotations

from gba.bevragen.autorisatie import Regel
from gemeengoed.dossier import Event, Kind
from gemeengoed.model import Model


class Afnemer(Model):
    """A consumer; of its rows at most one holds on a day."""

    regels: tuple[Regel, ...] = ()


class Geautoriseerd(Event):
    type = "geautoriseerd"
    regel: Regel


def evolve(afnemer: Afnemer | None, event: Event) -> Afnemer:
    if isinstance(event, Geautoriseerd):
        return Afnemer(regels=(*(afnemer.regels if afnemer else ()), event.regel))
    raise ValueError(f"a consumer does not change by {event.type}")


AFNEMERS = Kind("afnemer", Afnemer, (Geautoriseerd,), evolve)
