"""bezwaar on the bus: says what was filed and decided, tells the person and the portal how it
stands, hears which decisions were made known."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import partial
from typing import Any

from pydantic import ValidationError

from bezwaar import bundel, cijfers
from bezwaar.agenda import HOORDAGEN
from bezwaar.application import APPLICATION
from bezwaar.besluiten import BESLUITEN, Bekendmaking, Vernomen
from bezwaar.brieven import VOOR_INWONER, Gemeente, brief_bij, in_het_kort, plaatselijk
from bezwaar.cluster import CLUSTERS
from bezwaar.collegas import COLLEGAS
from bezwaar.formulier import CONCEPTEN
from bezwaar.model import BEZWAREN, Beslist, Bezwaar, Ingediend, Stand, herinnering
from bezwaar.model.gebeurtenissen import (
    BewijsVastgelegd,
    BriefGemaakt,
    DossierGemaakt,
    DossierSamengesteld,
)
from bezwaar.model.werk import werk
from gemeengoed import awb, aws, brieven, clock, gemeente, portal, settings
from gemeengoed.cloudevent import CloudEvent
from gemeengoed.documents import Documents
from gemeengoed.dossier import Dossier
from gemeengoed.flow import draft
from gemeengoed.identity import merk
from gemeengoed.settings import EventsSettings
from gemeengoed.store import Store, Transaction
from gemeengoed.stream import Poison, Stream, Written
from gemeengoed.tekst import datum, tijdstip


@dataclass(frozen=True, slots=True)
class Settings(EventsSettings):
    """Also of which municipality this is (CBS), and where documents are kept."""

    municipality_code: str
    documents_bucket: str


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


stream = Stream(
    APPLICATION,
    kinds=[
        BEZWAREN,
        BESLUITEN,
        CLUSTERS,
        COLLEGAS,
        CONCEPTEN.kind,
        HOORDAGEN,
        cijfers.TELLINGEN,
        cijfers.JAREN,
    ],
    public=public,
)
stream.zaak(CONCEPTEN.kind)(draft.zaak)


stream.on(gemeente.GEGEVENS_GEWIJZIGD)(gemeente.onthoud)


def onze_gemeente(store: Store) -> Gemeente:
    """What letters say of it, as the portal told us."""
    bekend = gemeente.bekend(store)
    code = settings.load(Settings).municipality_code
    return Gemeente(
        rechtbank=gemeente.rechtbank(bekend, code), inzage=bekend.inzage or gemeente.INZAGE
    )


@stream.each
def brief(written: Written, store: Store) -> None:
    """Make the letter that belongs to an event, and add it to the case; once, however often the
    stream offers the event."""
    if written.kind != BEZWAREN.name or isinstance(written.event, BriefGemaakt):
        return
    opdracht = brief_bij(written.event, written.number, store.get(BEZWAREN, written.id).state)
    if opdracht is None:
        return
    gemaakt = brieven.maak(plaatselijk(opdracht, partial(onze_gemeente, store)))

    def command(tx: Transaction) -> None:
        bezwaar = tx.get(BEZWAREN, written.id)
        if all(b.id != gemaakt.id for b in bezwaar.brieven):
            event = BriefGemaakt(at=clock.now(), by="brieven", bij=written.number, brief=gemaakt)
            tx.append(BEZWAREN, written.id, event)

    store.run(command, now=int(written.event.at.timestamp()))


@stream.each
def dossier(written: Written, store: Store) -> None:
    """Make the file for the court that an official made up: the inventory and the bundle. Once,
    however often the stream offers it; not when it was made up anew meanwhile."""
    event = written.event
    if not isinstance(event, DossierSamengesteld):
        return
    bezwaar, env = store.get(BEZWAREN, written.id).state, settings.load(Settings)
    if not _te_maken(bezwaar, event):
        return
    assert bezwaar.rechtbank
    inventaris = brieven.maak(
        bundel.inventaris(
            bezwaar,
            bezwaar.rechtbank,
            id=f"{portal.sleutel(APPLICATION.name, BEZWAREN.name, written.id)}:{written.number}",
            dag=awb.lokale_datum(event.at),
            rechtbank=onze_gemeente(store).rechtbank,
        )
    )
    documents = Documents(aws.client("s3"), env.documents_bucket, APPLICATION.name)
    geschiedenis = store.history(BEZWAREN, written.id)
    zip_, zonder = bundel.bundel(documents, bezwaar, geschiedenis, inventaris)

    def command(tx: Transaction) -> None:
        if _te_maken(tx.get(BEZWAREN, written.id), event):
            gemaakt = DossierGemaakt(
                at=clock.now(),
                by="brieven",
                dossier=event.id,
                inventaris=inventaris,
                bundel=zip_,
                zonder=zonder,
            )
            tx.append(BEZWAREN, written.id, gemaakt)

    store.run(command, now=int(event.at.timestamp()))


def _te_maken(bezwaar: Bezwaar, event: DossierSamengesteld) -> bool:
    dossier = bezwaar.rechtbank
    return bool(dossier and dossier.id == event.id and dossier.inventaris is None)


@stream.each
def tel(written: Written, store: Store) -> None:
    """What happened to a case may change the figures."""
    if written.kind == BEZWAREN.name:
        cijfers.tel(store, written.id, clock.now())


@stream.on("bericht.gelezen")
def gelezen(event: CloudEvent, store: Store) -> None:
    """A message was read: evidence that stands with the case (Awb 2:25)."""
    application, kind, id_, number = [*str(event.data.get("bericht", "")).split(":"), *[""] * 4][:4]
    if (application, kind) != (APPLICATION.name, BEZWAREN.name):
        return

    def command(tx: Transaction) -> None:
        bezwaar = tx.find(BEZWAREN, id_)
        wat = f"Bericht {number}"
        if bezwaar is None:
            raise Poison("NotFound")
        if all(b.wat != wat for b in bezwaar.bewijs):
            read = BewijsVastgelegd(
                at=event.time, by=event.source, wat=wat, hoe="gelezen", moment=event.time
            )
            tx.append(BEZWAREN, id_, read)

    store.run(command, now=int(event.time.timestamp()))


@stream.zaak(BEZWAREN)
def zaak(dossier: Dossier[Bezwaar]) -> portal.Zaak:
    """How an objection stands: for the person, and for the official who must decide."""
    bezwaar, eind = dossier.state, dossier.state.beslistermijn.eind
    if bezwaar.uitkomst and bezwaar.stand is Stand.BESLIST:
        # Decided, but late for as long as it was not sent (Awb 3:40).
        return _zaak(
            dossier,
            stand=portal.Stand.LOPEND,
            status="Wij hebben beslist. U krijgt de beslissing toegestuurd.",
        )
    if bezwaar.uitkomst:
        return _zaak(
            dossier,
            stand=portal.Stand.AFGEROND,
            status=f"Er is beslist. {VOOR_INWONER[bezwaar.uitkomst.beslissing.dictum]}.",
        )
    if not bezwaar.stand.wacht_op_beslissing:
        return _zaak(dossier, stand=portal.Stand.AFGEROND, status=KLAAR[bezwaar.stand])
    return _zaak(
        dossier,
        stand=portal.Stand.LOPEND,
        status="Wij hebben uw bezwaar ontvangen."
        if bezwaar.stand is Stand.INGEDIEND
        else "Wij behandelen uw bezwaar.",
        taak=_taak(bezwaar),
        volgende=portal.Volgende(
            tekst="Wij beslissen uiterlijk op"
            if eind
            else "De termijn om te beslissen staat stil.",
            datum=eind,
        ),
    )


KLAAR = {
    Stand.INGETROKKEN: "U heeft uw bezwaar ingetrokken.",
    Stand.DOORGEZONDEN: "Wij hebben uw bezwaar doorgestuurd.",
    Stand.RECHTSTREEKS_BEROEP: "Uw bezwaar is als beroep naar de rechter.",
    # Without a decision of ours: straight to the court (Awb 7:1a), and the court has it.
    Stand.BEROEP: "Uw bezwaar is als beroep bij de rechter.",
    Stand.AFGESLOTEN: "Deze zaak is afgesloten.",
}


def _taak(bezwaar: Bezwaar) -> portal.Taak | None:
    """What who objects must do now."""
    herstel, voorstel = bezwaar.herstel, bezwaar.voorstel
    if herstel and herstel.loopt:
        return portal.Taak(tekst="Vul uw bezwaar aan", uiterlijk=herstel.termijn.eind)
    if voorstel:
        return portal.Taak(tekst="Kies wanneer u wordt gehoord", uiterlijk=voorstel.kiezen_tot)
    return None


def _zaak(dossier: Dossier[Bezwaar], **so_far: Any) -> portal.Zaak:
    return portal.Zaak(
        persoon=dossier.state.persoon,
        titel=f"Bezwaar: {dossier.state.besluit.omschrijving}",
        kenmerk=dossier.state.kenmerk,
        pagina=f"/bezwaar/zaken/{dossier.id}",
        behandeling=_behandeling(dossier.state),
        **so_far,
    )


def _behandeling(bezwaar: Bezwaar) -> portal.Behandeling | None:
    """What an official must do with it, whose it is, and of what they were reminded."""
    doen, gewekt = werk(bezwaar), herinnering(bezwaar)
    if doen is None:
        return None
    return portal.Behandeling(
        pagina=f"/bezwaar/werkvoorraad/{bezwaar.id}",
        wat=doen.wat,
        uiterlijk=doen.uiterlijk,
        taak="behandelaar",
        behandelaar=merk(bezwaar.behandelaar) if bezwaar.behandelaar else None,
        herinnering=portal.Herinnering(tekst=gewekt.taak, uiterlijk=gewekt.eind)
        if gewekt
        else None,
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
    elif kort := in_het_kort(written.event, bezwaar):
        onderwerp, alineas = kort[0], tuple(a for a in kort[1] if a)
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
        f"{VOOR_INWONER[event.beslissing.dictum]}.",
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
