"""What an official must look at now: own work of which they were reminded, or that is late."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import islice

from gemeengoed.awb import lokale_datum
from gemeengoed.dossier import Dossier
from gemeengoed.store import Store
from portaal.lijsten import Werkregel, open_werk
from portaal.zaken import ZAKEN, Zaakregel

# Applications remind at fourteen days: work of which the day is further away needs no look.
VOORUIT = timedelta(days=14)
# What one page looks at, at most, and what it shows.
_MEEST_BEKEKEN, _MEEST = 500, 20


def let_op(
    store: Store, toepassingen: Iterable[str], taken: Iterable[str], ik: str, nu: datetime
) -> tuple[Werkregel, ...]:
    """By date. `ik`: who looks, as `identity.merk` writes them."""
    vandaag, mag = lokale_datum(nu), frozenset(taken)
    alles = (d.state for t in toepassingen for d in _nabij(store, t, vandaag + VOORUIT))
    regels = [
        Werkregel.van(regel, vandaag)
        for regel in islice(alles, _MEEST_BEKEKEN)
        if _van(regel, ik, mag)
    ]
    found = [r for r in regels if r.regel.herinnering or (r.dagen is not None and r.dagen < 0)]
    found.sort(key=lambda r: date.max.toordinal() if r.dagen is None else r.dagen)
    return tuple(found[:_MEEST])


def _van(regel: Zaakregel, ik: str, mag: frozenset[str]) -> bool:
    behandeling = regel.melding.behandeling
    return bool(behandeling and behandeling.behandelaar == ik and behandeling.taak in mag)


def _nabij(store: Store, application: str, tot: date) -> Iterator[Dossier[Zaakregel]]:
    after: tuple[str, str] | None = None
    while True:
        listed = store.list(ZAKEN, open_werk(application, tot, limit=100, after=after))
        yield from listed.dossiers
        after = listed.next
        if after is None:
            return
