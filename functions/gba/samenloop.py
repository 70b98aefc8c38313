"""Which cases touch one person, or one address: so that of two at once the later sees the earlier.

An index knows only moments later what was written. This is written in the transaction of the case
itself: who comes second, reads again, and finds the first.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import ClassVar

from gemeengoed.dossier import Event, Kind
from gemeengoed.model import Model
from gemeengoed.store import Transaction


class Samenloop(Model):
    """zaken  keys of the cases that may still matter, the oldest first"""

    zaken: tuple[str, ...] = ()


class Geraakt(Event):
    """A case came to it; those that matter no more are gone."""

    type: ClassVar[str] = "geraakt"
    zaken: tuple[str, ...]


def _evolve(voor: Samenloop | None, event: Event) -> Samenloop:
    assert isinstance(event, Geraakt)
    return Samenloop(zaken=event.zaken)


def samenloop(naam: str) -> Kind[Samenloop]:
    """A kind of place where cases meet; its dossiers have the key of a person or an address."""
    return Kind(naam, Samenloop, (Geraakt,), _evolve)


def eerdere(tx: Transaction, kind: Kind[Samenloop], plek: str, zaak: str) -> tuple[str, ...]:
    """The cases that were here before this one; all, when this one is not here yet."""
    gevonden = tx.find(kind, plek)
    zaken = gevonden.zaken if gevonden else ()
    return zaken[: zaken.index(zaak)] if zaak in zaken else zaken


def raak(
    tx: Transaction,
    kind: Kind[Samenloop],
    plek: str,
    zaak: str,
    nog: Collection[str],
    *,
    door: str,
    nu: datetime,
) -> None:
    """A case comes to a place; of those before it, `nog` still matter."""
    blijft = (z for z in eerdere(tx, kind, plek, zaak) if z in nog)
    tx.append(kind, plek, Geraakt(at=nu, by=door, zaken=(*blijft, zaak)))
