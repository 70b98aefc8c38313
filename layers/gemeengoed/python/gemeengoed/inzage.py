"""Reading personal data is itself written down: who, whose, why. The person can see it.

A dossier of its own in the application's table, so that it is there before the page is, and
goes to the portal by the stream like anything else (stream.py says `portaal.inzage-gedaan`).
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import ClassVar

from gemeengoed.dossier import Event, Kind
from gemeengoed.portal import Inzage
from gemeengoed.store import Store, Transaction


class Ingezien(Event):
    """`by` is who looked, opaque; that stays in the application."""

    type: ClassVar[str] = "ingezien"
    inzage: Inzage


def _evolve(_before: Inzage | None, event: Event) -> Inzage:
    if not isinstance(event, Ingezien):
        raise ValueError(f"unknown event {event.type}")
    return event.inzage


INZAGEN = Kind("inzage", Inzage, (Ingezien,), _evolve)


def leg_vast(
    store: Store, *, persoon: str, zaak: str, door: str, wie: str, doel: str, wat: str, nu: datetime
) -> None:
    """Write down that somebody looked, before the page is shown.

    door  who looked, as an event names it (`Principal.by`)
    zaak  as `portal.sleutel` makes it

    Once per hour for the same who and what: reloading a page is the same look. Raises what the
    table raises, so that what cannot be written down is not shown either.
    """
    inzage = Inzage(persoon=persoon, zaak=zaak, wie=wie, doel=doel, wat=wat)
    look = "\n".join((door, zaak, wat, f"{nu:%Y-%m-%d %H %Z}"))
    id_ = hashlib.sha256(look.encode()).hexdigest()[:40]

    def command(tx: Transaction) -> None:
        if tx.find(INZAGEN, id_) is None:
            tx.append(INZAGEN, id_, Ingezien(at=nu, by=door, inzage=inzage))

    store.run(command, now=int(nu.timestamp()))
