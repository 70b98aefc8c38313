"""bezwaar on the bus: says what was filed and decided, tells the person and the portal how it
stands, hears which decisions were made known."""

from __future__ import annotations

import hashlib
from typing import Any

from pydantic import ValidationError

from bezwaar.application import APPLICATION
from bezwaar.besluiten import BESLUITEN, Bekendmaking, Vernomen
from bezwaar.formulier import CONCEPTEN
from bezwaar.invoer import Dictum
from bezwaar.model import BEZWAREN, Beslist, Bezwaar, Ingediend
from gemeengoed import awb, portal
from gemeengoed.cloudevent import CloudEvent
from gemeengoed.dossier import Dossier
from gemeengoed.flow import draft
from gemeengoed.store import Store, Transaction
from gemeengoed.stream import Poison, Stream, Written
from gemeengoed.tekst import datum, tijdstip


def public(written: Written) -> tuple[str, dict[str, Any]] | None:
    """What others may know: never who objects by name, nor why."""
    event = written.event
    if isinstance(event, Ingediend):
        bezwaar = BEZWAREN.replay([event])
        eind = bezwaar.beslistermijn.eind
        return "bezwaar.ingediend", {
            "kenmerk": bezwaar.kenmerk,
            "persoon": bezwaar.persoon,
            "uiterlijk": eind.isoformat() if eind else None,
        }
    if isinstance(event, Beslist):
        return "bezwaar.beslist", {
            "dictum": event.beslissing.dictum,
            "herroepen": event.beslissing.herroepen,
        }
    return None


stream = Stream(APPLICATION, kinds=[BEZWAREN, BESLUITEN, CONCEPTEN.kind], public=public)
stream.zaak(CONCEPTEN.kind)(draft.zaak)

UITKOMST = {
    Dictum.GEGROND: "U krijgt gelijk.",
    Dictum.DEELS_GEGROND: "U krijgt voor een deel gelijk.",
    Dictum.ONGEGROND: "U krijgt geen gelijk.",
    Dictum.NIET_ONTVANKELIJK: "Wij kunnen uw bezwaar niet behandelen.",
}


@stream.zaak(BEZWAREN)
def zaak(dossier: Dossier[Bezwaar]) -> portal.Zaak:
    """How an objection stands: for the person, and for the official who must decide."""
    bezwaar, eind = dossier.state, dossier.state.beslistermijn.eind
    if bezwaar.uitkomst:
        return _zaak(
            dossier,
            stand=portal.Stand.AFGEROND,
            status=f"Er is beslist. {UITKOMST[bezwaar.uitkomst.beslissing.dictum]}",
        )
    return _zaak(
        dossier,
        stand=portal.Stand.LOPEND,
        status="Wij hebben uw bezwaar ontvangen.",
        volgende=portal.Volgende(
            tekst="Wij beslissen uiterlijk op"
            if eind
            else "De termijn om te beslissen staat stil.",
            datum=eind,
        ),
        behandeling=portal.Behandeling(
            pagina=f"/bezwaar/werkvoorraad/{dossier.id}",
            wat="Beslissen op bezwaar",
            uiterlijk=eind,
            taak="behandelaar",
        ),
    )


def _zaak(dossier: Dossier[Bezwaar], **so_far: Any) -> portal.Zaak:
    return portal.Zaak(
        persoon=dossier.state.persoon,
        titel=f"Bezwaar: {dossier.state.besluit.omschrijving}",
        kenmerk=dossier.state.kenmerk,
        pagina=f"/bezwaar/zaken/{dossier.id}",
        **so_far,
    )


@stream.bericht(BEZWAREN)
def bericht(written: Written, dossier: Dossier[Bezwaar]) -> portal.Bericht | None:
    """The receipt (Awb 6:14) and the news that there is a decision, to whom we know."""
    bezwaar = dossier.state
    if bezwaar.persoon is None:
        return None
    if isinstance(written.event, Ingediend):
        onderwerp, alineas = "Wij hebben uw bezwaar ontvangen", _ontvangst(bezwaar)
    elif isinstance(written.event, Beslist):
        onderwerp, alineas = "Er is beslist op uw bezwaar", _beslissing(bezwaar, written.event)
    else:
        return None
    return portal.Bericht(
        persoon=bezwaar.persoon,
        onderwerp=onderwerp,
        alineas=alineas,
        pagina=f"/bezwaar/zaken/{dossier.id}",
    )


def _ontvangst(bezwaar: Bezwaar) -> tuple[str, ...]:
    over = f"Wij hebben uw bezwaar ontvangen tegen het besluit: {bezwaar.besluit.omschrijving}."
    eind = bezwaar.beslistermijn.eind
    wanneer = f"Wij beslissen uiterlijk op {datum(eind)}." if eind else ""
    aanvullen = (
        "U heeft nog niet gezegd waarom u het niet eens bent met het besluit. U hoort van ons tot "
        "wanneer u dat kunt aanvullen."
    )
    alineas = (
        f"{over} Dat was op {tijdstip(bezwaar.ontvangen_op)}.",
        f"Uw kenmerk is {bezwaar.kenmerk}. Gebruik dit als u contact met ons opneemt.",
        wanneer,
        aanvullen if "gronden" in bezwaar.verzuimen else "",
    )
    return tuple(a for a in alineas if a)


def _beslissing(bezwaar: Bezwaar, event: Beslist) -> tuple[str, ...]:
    return (
        f"Wij hebben op {datum(event.at)} beslist op uw bezwaar {bezwaar.kenmerk}.",
        UITKOMST[event.beslissing.dictum],
        "Bij uw zaak leest u de hele beslissing, met de uitleg waarom.",
    )


@stream.on("besluit.bekendgemaakt")
def bekendgemaakt(event: CloudEvent, store: Store) -> None:
    """Remember a decision, so that the person can object. Hearing it twice changes nothing."""
    try:
        bekendmaking = Bekendmaking.model_validate(event.data, extra="ignore")
        awb.bezwaartermijn(bekendmaking=bekendmaking.bekendgemaakt_op)
    except (ValidationError, awb.TermijnFout) as e:
        raise Poison(type(e).__name__) from e

    # The same event is the same source and id; a dossier may make more than one decision.
    id_ = hashlib.sha256(f"{event.source}\n{event.id}".encode()).hexdigest()[:40]

    def command(tx: Transaction) -> None:
        if tx.find(BESLUITEN, id_) is None:
            vernomen = Vernomen(at=event.time, by=event.source, bekendmaking=bekendmaking)
            tx.append(BESLUITEN, id_, vernomen)

    store.run(command, now=int(event.time.timestamp()))


handler = stream.handler
