"""Which moves came before one, of the same people or to the same address."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from gba import samenloop
from gba.verhuizing.model import VERHUIZINGEN
from gba.verhuizing.staat import Verhuizing
from gemeengoed.store import Transaction

# By the pseudonym of who moves, and by the nummeraanduiding (11.90) of where to.
PLEKKEN = samenloop.samenloop("verhuisplek")
# So long at most until an index knows who lives where.
_INDEX = timedelta(hours=1)


def eerdere(tx: Transaction, v: Verhuizing, nu: datetime) -> list[Verhuizing]:
    """Those that are not done, or so lately that the indexes may not know."""
    plekken = list(_plekken(v))
    tx.prepare(PLEKKEN, plekken)
    ids = {i for plek in plekken for i in samenloop.eerdere(tx, PLEKKEN, plek, v.id)}
    tx.prepare(VERHUIZINGEN, sorted(ids))
    gevonden = (tx.find(VERHUIZINGEN, i) for i in sorted(ids))
    return [e for e in gevonden if e and _telt(e, nu)]


def raak(tx: Transaction, v: Verhuizing, *, door: str, nu: datetime) -> None:
    """A new move takes its place behind those."""
    nog = {e.id for e in eerdere(tx, v, nu)}
    for plek in _plekken(v):
        samenloop.raak(tx, PLEKKEN, plek, v.id, nog, door=door, nu=nu)


def komen(eerder: list[Verhuizing], v: Verhuizing) -> set[str]:
    """Who come to live at the same address by them."""
    naar = _adres(v)
    return {p for e in eerder if naar and _adres(e) == naar for p in e.personen}


def loopt_al(eerder: list[Verhuizing], v: Verhuizing) -> bool:
    """Whether one of who move has another move that is not done."""
    return any(e.stand.loopt and set(e.personen) & set(v.personen) for e in eerder)


def _plekken(v: Verhuizing) -> Iterator[str]:
    yield from v.personen
    if adres := _adres(v):
        yield adres


def _adres(v: Verhuizing) -> str | None:
    return v.wat.adres.nummeraanduiding if v.wat.adres else None


def _telt(e: Verhuizing, nu: datetime) -> bool:
    return e.stand.loopt or (e.verwerkt_op is not None and nu - e.verwerkt_op < _INDEX)
