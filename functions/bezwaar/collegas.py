"""The colleagues that this application knows: who opened the work list or a case lately.

There is no register of staff to ask, so each official leaves a line here when they come by, at
most one a day. A line holds what handing a case over needs and no more, and goes by itself.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import ClassVar

from gemeengoed.awb import lokale_datum
from gemeengoed.dossier import Event, Kind
from gemeengoed.identity import Principal, merk
from gemeengoed.model import Model
from gemeengoed.problem import Invalid
from gemeengoed.store import Store, Transaction
from gemeengoed.table import IndexQuery

# For so long a case can be handed to somebody who did not come by.
KENT_NOG = timedelta(days=90)
# The table purges later still; nobody is offered by then.
_BEWAREN = KENT_NOG + timedelta(days=10)


class Collega(Model):
    """An official: as an event names them (`door`), their name, the last day they came by."""

    door: str
    naam: str
    gezien_op: date

    @property
    def merk(self) -> str:
        """By what a page names them."""
        return merk(self.door)


class Gezien(Event):
    """An official came by, for the first time on a day."""

    type: ClassVar[str] = "gezien"
    naam: str


def evolve(_before: Collega | None, event: Event) -> Collega:
    if not isinstance(event, Gezien):
        raise ValueError(f"unknown event {event.type}")
    return Collega(door=event.by, naam=event.naam, gezien_op=lokale_datum(event.at))


def keys(collega: Collega) -> dict[str, str | None]:
    # In an index that is there already, beside the work list.
    return {"stand": "collega", "uiterlijk": collega.gezien_op.isoformat()}


def expires(collega: Collega) -> datetime:
    return datetime.combine(collega.gezien_op + _BEWAREN, time(), UTC)


COLLEGAS = Kind("collega", Collega, (Gezien,), evolve, keys, expires)


def zie(store: Store, wie: Principal, nu: datetime) -> None:
    """Remember that an official came by. On all but the first time of a day this is one read."""
    id_ = merk(wie.by)

    def command(tx: Transaction) -> None:
        known = tx.find(COLLEGAS, id_)
        if known is None or known.gezien_op < lokale_datum(nu):
            naam = wie.name or "Medewerker"
            tx.append(COLLEGAS, id_, Gezien(at=nu, by=wie.by, naam=naam))

    store.run(command, now=int(nu.timestamp()))


def bekend(store: Store, nu: datetime) -> tuple[Collega, ...]:
    """Who came by in the last 90 days, by name."""
    vanaf = lokale_datum(nu) - KENT_NOG
    found: list[Collega] = []
    after: tuple[str, str] | None = None
    while True:
        query = IndexQuery(
            "termijn", ("stand", "collega"), "uiterlijk", newest_first=True, limit=100, after=after
        )
        page = store.list(COLLEGAS, query)
        found += [d.state for d in page.dossiers if d.state.gezien_op >= vanaf]
        after = page.next
        if after is None or page.dossiers[-1].state.gezien_op < vanaf:
            return tuple(sorted(found, key=lambda c: (c.naam.casefold(), c.merk)))


def kies(collegas: tuple[Collega, ...], gekozen: str, veld: str) -> Collega:
    """The colleague that a page names. Invalid, told at the field, when there is none."""
    found = next((c for c in collegas if c.merk == gekozen), None)
    if found is None:
        raise Invalid.at(veld, "waarde", "Deze collega kennen wij niet. Kies iemand uit de lijst.")
    return found
