"""The calendar of hearings: that no room and nobody who hears is in two hearings at once.

For each day there is one small dossier with the cases that hold, or held, a moment on it; what
they hold by now stands in the cases (model/plekken.py). Who plans reads the day, then its cases,
and writes the day in the transaction that writes the case: of two who plan at once on one day, one
is run again, and sees what the other planned.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from bezwaar.model import BEZWAREN, Bezwaar
from bezwaar.model.gebeurtenissen import CommissieIngesteld, MomentenVoorgesteld, ZittingGepland
from bezwaar.model.plekken import Plek, botst, plekken
from gemeengoed.awb import lokale_datum
from gemeengoed.clock import AMSTERDAM
from gemeengoed.dossier import Event, Kind
from gemeengoed.model import Model
from gemeengoed.problem import Conflict, DomainError, Invalid
from gemeengoed.store import Store, Transaction


class Hoordag(Model):
    """The cases of a day; one that holds nothing on it any more is no harm."""

    zaken: tuple[str, ...] = ()


class Voorzien(Event):
    """A case came to hold a moment on this day, or somebody else hears it."""

    type: ClassVar[str] = "voorzien"
    zaak: str


def evolve(before: Hoordag | None, event: Event) -> Hoordag:
    if not isinstance(event, Voorzien):
        raise ValueError(f"unknown event {event.type}")
    zaken = before.zaken if before else ()
    return Hoordag(zaken=tuple(dict.fromkeys((*zaken, event.zaak))))


HOORDAGEN = Kind("hoordag", Hoordag, (Voorzien,), evolve)


def houd_vrij(store: Store, tx: Transaction, voor: Bezwaar, event: Event) -> None:
    """Hold the moments that a case comes to hold by an event, in its own transaction. Invalid at
    the field, or Conflict, when a room or somebody who hears is taken then."""
    na = BEZWAREN.evolve(voor, event)
    nieuw = [p for p in plekken(na) if p.op > event.at and p not in plekken(voor)]
    for dag in sorted({lokale_datum(p.op) for p in nieuw}):
        hoordag = tx.find(HOORDAGEN, dag.isoformat()) or Hoordag()
        ander = [z for z in hoordag.zaken if z != na.id]
        # After the day: what another planned is in the case by the time that it is in the day.
        bezet = [p for d in store.get_many(BEZWAREN, ander).values() for p in plekken(d.state)]
        for plek in nieuw:
            _controleer(plek, bezet, event)
        tx.append(HOORDAGEN, dag.isoformat(), Voorzien(at=event.at, by=event.by, zaak=na.id))


def _controleer(plek: Plek, bezet: Iterable[Plek], event: Event) -> None:
    for ander in bezet:
        wie = botst(plek, ander)
        if wie is not None:
            raise _geweigerd(_veld(plek, wie, event), _reden(wie, ander))


def _reden(wie: str, ander: Plek) -> str:
    local = ander.op.astimezone(AMSTERDAM)
    om = f"om {local.hour}.{local.minute:02d} uur"
    if wie:
        return f"Wie hoort, is dan bij een andere hoorzitting: {wie}, {om}."
    return (
        f"Deze kamer is dan bezet: er is een andere hoorzitting {om}. Kies een andere kamer, of "
        "een tijd die daar anderhalf uur of meer van af ligt."
    )


def _veld(plek: Plek, wie: str, event: Event) -> str | None:
    """Where the page asked for it; None when it did not."""
    if isinstance(event, MomentenVoorgesteld):
        return f"momenten.{event.momenten.index(plek.op)}.tijd"
    if isinstance(event, CommissieIngesteld):
        namen = [lid.naam for lid in event.commissie.leden]
        return f"leden.{namen.index(wie)}.naam" if wie in namen else "voorzitter.naam"
    if not isinstance(event, ZittingGepland):
        return None
    return "tijd" if wie else "plaats"


def _geweigerd(veld: str | None, reden: str) -> DomainError:
    return Invalid.at(veld, "bezet", reden) if veld else Conflict(reden)


@dataclass(frozen=True, slots=True)
class Hoorzitting:
    """A line of the calendar."""

    bezwaar: Bezwaar
    plek: Plek

    @property
    def tijd(self) -> str:
        local = self.plek.op.astimezone(AMSTERDAM)
        return f"{local.hour}.{local.minute:02d}"


def per_dag(store: Store, vanaf: date, dagen: int) -> list[tuple[date, list[Hoorzitting]]]:
    """What is planned from a day on, by day and time; days without any are left out."""
    data = [vanaf + timedelta(days=n) for n in range(dagen)]
    hoordagen = store.get_many(HOORDAGEN, [d.isoformat() for d in data])
    ids = [z for d in hoordagen.values() for z in d.state.zaken]
    zaken = [d.state for d in store.get_many(BEZWAREN, ids).values()]
    alle = sorted(_van(zaken), key=lambda h: (h.plek.op, h.plek.plaats, h.bezwaar.id))
    found = ((d, [h for h in alle if lokale_datum(h.plek.op) == d]) for d in data)
    return [(d, lijst) for d, lijst in found if lijst]


def _van(zaken: Iterable[Bezwaar]) -> Iterator[Hoorzitting]:
    for bezwaar in zaken:
        for plek in plekken(bezwaar):
            yield Hoorzitting(bezwaar, plek)
