"""Objections to the same decision: how they are found, and what they mean for each other."""

from __future__ import annotations

from collections.abc import Iterator

from bezwaar.invoer import BestredenBesluit, NietHoren
from bezwaar.model.staat import Bezwaar, Stand
from bezwaar.model.zaken import BEZWAREN
from gemeengoed.dossier import Recorded
from gemeengoed.store import Store
from gemeengoed.table import IndexQuery


def tegen(besluit: BestredenBesluit, *, after: tuple[str, str] | None = None) -> IndexQuery:
    """All objections to this decision, by its reference, the oldest first."""
    return IndexQuery(
        index="besluit",
        # No key has a space in it: a reference that names nothing has no objections.
        partition=("besluit", besluit.sleutel or " "),
        sort="ontvangen",
        after=after,
        limit=100,
    )


def alle_tegen(store: Store, besluit: BestredenBesluit) -> Iterator[Bezwaar]:
    """The same, read as far as who asks wants to know."""
    after = None
    while True:
        page = store.list(BEZWAREN, tegen(besluit, after=after))
        yield from (d.state for d in page.dossiers)
        if page.next is None:
            return
        after = page.next


def anderen(store: Store, bezwaar: Bezwaar) -> Iterator[Bezwaar]:
    """The other objections to the same decision."""
    return (b for b in alle_tegen(store, bezwaar.besluit) if b.id != bezwaar.id)


def geschiedenis(store: Store, bezwaar: Bezwaar) -> list[Recorded]:
    """All that happened to it: what is in the file for the court follows from that."""
    return store.history(BEZWAREN, bezwaar.id)


def zonder_verzoek(ander: Bezwaar) -> bool:
    """Whether this objection keeps another from going to the court at once (Awb 7:1a lid 2): it
    lacks the request, and was not withdrawn or found clearly inadmissible.

    One whose request we refused counts as well: then the court and we would both have the case.
    """
    if ander.vraagt_rechtstreeks_beroep:
        return False
    if ander.stand in (Stand.INGETROKKEN, Stand.DOORGEZONDEN, Stand.RECHTSTREEKS_BEROEP):
        return False
    grond = ander.horen.niet_gehoord if ander.horen else None
    kennelijk = grond is NietHoren.KENNELIJK_NIET_ONTVANKELIJK
    return not (kennelijk and ander.uitkomst)
