"""Who may ask: the municipality itself, and the consumers with their rows of table 35."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gba.bevragen.autorisatie import Regel
from gemeengoed.dossier import Event, Kind
from gemeengoed.model import Model
from gemeengoed.store import Store

NUMMER = re.compile(r"[0-9]{1,10}")
# How the instance of a municipality is called: GM and its code of table 33.
_GEMEENTE = "GM"


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


@dataclass(frozen=True, slots=True)
class Vrager:
    """Who asks. `regels`: of a consumer; None for the municipality itself, which may all."""

    naam: str
    regels: tuple[Regel, ...] | None


def vrager(claims: Mapping[str, Any], instance: str, store: Store) -> Vrager | None:
    """By what a token says; None: nobody that we know. Another municipality (`gemeenteCode`) is a
    consumer as all others: by its `afnemerID`."""
    nummer, gemeente = str(claims.get("afnemerID", "")), str(claims.get("gemeenteCode", ""))
    eigen = instance.removeprefix(_GEMEENTE) if instance.startswith(_GEMEENTE) else gemeente
    if gemeente and gemeente == eigen:
        return Vrager(nummer or f"gemeente {gemeente}", None)
    if not NUMMER.fullmatch(nummer):
        return None
    bekend = store.get_many(AFNEMERS, [nummer])
    return Vrager(nummer, bekend[nummer].state.regels) if bekend else None
