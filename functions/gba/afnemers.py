"""Who may ask: the municipality itself, and the consumers with their rows of table 35."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gba.bevragen.autorisatie import Regel
from gba.bevragen.tabellen import gemeentecode
from gemeengoed.dossier import Event, Kind
from gemeengoed.model import Model
from gemeengoed.store import Store

NUMMER = re.compile(r"[0-9]{1,10}")


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


def vrager(claims: Mapping[str, Any], gemeente_hier: str, store: Store) -> Vrager | None:
    """By what a token says; None: nobody that we know. Another municipality (`gemeenteCode`) than
    the one that this instance is named after is a consumer as all others: by its `afnemerID`. An
    instance with a name that table 33 does not have can't tell, and believes the token."""
    nummer, gemeente = str(claims.get("afnemerID", "")), str(claims.get("gemeenteCode", ""))
    if gemeente and gemeente == (gemeentecode(gemeente_hier) or gemeente):
        return Vrager(nummer or f"gemeente {gemeente}", None)
    if not NUMMER.fullmatch(nummer):
        return None
    bekend = store.get_many(AFNEMERS, [nummer])
    return Vrager(nummer, bekend[nummer].state.regels) if bekend else None
