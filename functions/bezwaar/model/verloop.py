"""The state after an event."""

from __future__ import annotations

from datetime import datetime

from bezwaar.model import gebeurtenissen as g

# These two register what each kind of event changes.
from bezwaar.model import stappen, stappen_beroep  # noqa: F401
from bezwaar.model.overgang import STAPPEN
from bezwaar.model.staat import Bezwaar, OordeelTijdigheid, Stand
from bezwaar.model.termijnen import met_beslistermijn
from gemeengoed import awb
from gemeengoed.clock import AMSTERDAM
from gemeengoed.dossier import Event
from gemeengoed.termijnen import Termijn

# What the term to decide hangs on (7:10).
_VAN_DE_TERMIJN = frozenset(
    {
        "tijdigheid",
        "commissie",
        "herstel",
        "eerder",
        "opschortingen",
        "verdaging",
        "instemming",
        "opnieuw",
    }
)


def evolve(bezwaar: Bezwaar | None, event: Event) -> Bezwaar:
    """The state after an event; the term to decide follows from it by the Awb."""
    if isinstance(event, g.Ingediend):
        return _ingediend(event)
    if bezwaar is None:
        raise ValueError(f"{event.type} cannot be the first event")
    stap = STAPPEN.get(type(event))
    if stap is None:
        raise ValueError(f"unknown event {event.type}")
    change = stap(bezwaar, event)
    after = bezwaar.model_copy(update=change)
    return met_beslistermijn(after) if _VAN_DE_TERMIJN & change.keys() else after


def _ingediend(event: g.Ingediend) -> Bezwaar:
    stuk = event.stuk
    termijn = awb.bezwaartermijn(bekendmaking=stuk.besluit.bekendgemaakt_op)
    oordeel = awb.tijdig(
        termijn=termijn,
        ontvangen=event.ontvangen or event.at,
        kanaal=event.kanaal,
        poststempel=event.poststempel,
    )
    bezwaar = Bezwaar(
        id=event.id,
        kenmerk=f"BZW-{event.id.upper()}",
        stand=Stand.INGEDIEND,
        indiener=stuk.indiener,
        besluit=stuk.besluit,
        gronden=stuk.gronden,
        mede_indieners=stuk.mede_indieners,
        gemachtigde=stuk.gemachtigde,
        vraagt_kosten=stuk.vraagt_kosten,
        vraagt_rechtstreeks_beroep=stuk.vraagt_rechtstreeks_beroep,
        stukken=event.stukken,
        verzuimen=stuk.verzuimen,
        kanaal=event.kanaal,
        ontvangen_op=_ontvangen(event),
        tijdigheid=OordeelTijdigheid(
            uitkomst=oordeel.uitkomst, artikel=oordeel.artikel, tekst=oordeel.tekst
        ),
        bezwaartermijn=Termijn.van(termijn),
        beslistermijn=Termijn.van(termijn),
        persoon=event.persoon,
    )
    return met_beslistermijn(bezwaar)


def _ontvangen(event: g.Ingediend) -> datetime:
    """The moment of receipt; of paper we know the day alone: noon, Dutch time."""
    if event.ontvangen is None:
        return event.at
    noon = event.at.astimezone(AMSTERDAM).replace(hour=12, minute=0, second=0, microsecond=0)
    day = event.ontvangen
    return noon.replace(year=day.year, month=day.month, day=day.day)
