"""bezwaar for people: the resident who objects, and the official who decides."""

from __future__ import annotations

from collections.abc import Mapping

from bezwaar import cijfers, clusters, documenten, model, rechtbank, werkplek
from bezwaar.acties import Actie
from bezwaar.acties_inwoner import ACTIES
from bezwaar.application import APPLICATION
from bezwaar.besluiten import BESLUITEN, Besluit
from bezwaar.brieven import VOOR_INWONER
from bezwaar.formulier import CONCEPTEN, MAKEN
from bezwaar.invoer import Bezwaarschrift
from bezwaar.jaarbeeld import Jaarbeeld
from bezwaar.lijsten import besluiten_van, van_persoon
from bezwaar.model import (
    BEZWAREN,
    Bezwaar,
    dwangsom_op,
    in_gebreke_vanaf,
    ligt_ter_inzage,
    open_voor_stukken,
)
from bezwaar.tijdlijn import tijdlijn
from bezwaar.uitvoeren import eigen, voer_uit, vraag
from gemeengoed import flow
from gemeengoed.awb import lokale_datum
from gemeengoed.dossier import Dossier
from gemeengoed.flow import Concept, Sending
from gemeengoed.identity import BELANGHEBBENDEN
from gemeengoed.problem import NotFound
from gemeengoed.store import Transaction
from gemeengoed.web import Html, Page, Web

web = Web(APPLICATION)

# In the order of Jaarbeeld.uitkomsten.
UITKOMSTEN = ("Gelijk", "Voor een deel gelijk", "Geen gelijk", "Kon niet behandeld worden")


@web.get("")
def start(page: Page) -> Html:
    """How objecting works; who is logged in also sees their own cases and decisions."""
    principal = page.session.principal if page.session else None
    zaken: tuple[Dossier[Bezwaar], ...] = ()
    besluiten: tuple[Dossier[Besluit], ...] = ()
    concepten: list[Concept] = []
    if principal and principal.role in BELANGHEBBENDEN:
        zaken = page.store.list(BEZWAREN, van_persoon(principal.subject)).dossiers
        vandaag = lokale_datum(page.now)
        known = page.store.list(BESLUITEN, besluiten_van(principal.subject)).dossiers
        besluiten = tuple(d for d in known if d.state.open_op(vandaag))
        concepten = CONCEPTEN.of(page.store, principal.subject, page.now)
    beelden = _beelden(page, 2)
    return page.render(
        "start.html",
        zaken=zaken,
        besluiten=besluiten,
        concepten=concepten,
        # A whole year says most; else what there is of this one.
        beeld=next((b for b in beelden if not b.loopt), beelden[0] if beelden else None),
    )


@web.get("/cijfers")
def toon_cijfers(page: Page) -> Html:
    """How long objecting takes, and how the municipality itself does."""
    return page.render("cijfers.html", beelden=_beelden(page, 5), uitkomsten=UITKOMSTEN)


def _beelden(page: Page, jaren: int) -> list[Jaarbeeld]:
    vandaag = lokale_datum(page.now)
    return [Jaarbeeld.van(c, vandaag) for c in cijfers.jaren(page.store, jaren)]


def _dien_in(page: Page, tx: Transaction, sending: Sending[Bezwaarschrift]) -> str:
    """What was filled in becomes an objection; it keeps the key of the form."""
    principal = page.principal
    event = model.dien_in(
        sending.model,
        id=sending.id,
        persoon=principal.subject,
        door=principal.by,
        nu=page.now,
        stukken=sending.bestanden,
    )
    tx.append(BEZWAREN, sending.id, event)
    return f"/bezwaar/zaken/{sending.id}/ontvangen"


def _ingevuld(page: Page, carried: Mapping[str, str]) -> dict[str, str]:
    """A decision that we know of need not be described."""
    if "besluit" not in carried:
        return {}
    besluit = page.store.get(BESLUITEN, carried["besluit"]).state
    if besluit.persoon != page.principal.subject:
        raise NotFound("Dit besluit kennen wij niet.")
    dag = besluit.bekendgemaakt_op
    return {
        "besluit.kenmerk": besluit.kenmerk,
        "besluit.omschrijving": besluit.omschrijving,
        "besluit.bekendgemaaktOp.dag": str(dag.day),
        "besluit.bekendgemaaktOp.maand": str(dag.month),
        "besluit.bekendgemaaktOp.jaar": str(dag.year),
    }


flow.mount(web, MAKEN, CONCEPTEN, send=_dien_in, prefill=_ingevuld, carries=("besluit",))


# Before the pages that take any last part of an address.
documenten.mount(web)
rechtbank.mount(web)


@web.get("/zaken/{id}/stukken/{stuk}", role=BELANGHEBBENDEN)
def stuk(page: Page, id: str, stuk: str) -> Html:
    """A document of one's own case, as a download; of ours once the file lies open (7:4)."""
    bezwaar = eigen(page, id)
    if not ligt_ter_inzage(bezwaar, lokale_datum(page.now)):
        bezwaar = bezwaar.model_copy(update={"dossierstukken": ()})
    return werkplek.download(page, bezwaar, stuk)


@web.get("/zaken/{id}", role=BELANGHEBBENDEN)
def zaak(page: Page, id: str) -> Html:
    return _zaak(page, id, ontvangen=False)


@web.get("/zaken/{id}/ontvangen", role=BELANGHEBBENDEN)
def ontvangen(page: Page, id: str) -> Html:
    """The receipt (Awb 6:14), with what was received (2:17)."""
    return _zaak(page, id, ontvangen=True)


@web.get("/zaken/{id}/{naam}", role=BELANGHEBBENDEN)
def actie(page: Page, id: str, naam: str) -> Html:
    """Something that who objects can do: add to it, withdraw it, say that we are late."""
    eigen(page, id)
    return vraag(page, _actie(naam), id, f"/bezwaar/zaken/{id}")


@web.post("/zaken/{id}/{naam}", role=BELANGHEBBENDEN)
def doe(page: Page, id: str, naam: str) -> Html:
    eigen(page, id)
    return voer_uit(page, _actie(naam), id, f"/bezwaar/zaken/{id}")


werkplek.mount(web)
clusters.mount(web)


def _zaak(page: Page, id_: str, *, ontvangen: bool) -> Html:
    bezwaar, vandaag = eigen(page, id_), lokale_datum(page.now)
    uitkomst = bezwaar.uitkomst
    return page.render(
        "zaak.html",
        bezwaar=bezwaar,
        ontvangen=ontvangen,
        dictum=VOOR_INWONER[uitkomst.beslissing.dictum] if uitkomst else "",
        acties=[a for a in ACTIES if a.kan(bezwaar, vandaag)],
        in_gebreke_vanaf=in_gebreke_vanaf(bezwaar),
        dwangsom=dwangsom_op(bezwaar, vandaag),
        open_voor_stukken=open_voor_stukken(bezwaar, vandaag),
        ter_inzage=ligt_ter_inzage(bezwaar, vandaag),
        tijdlijn=[] if ontvangen else tijdlijn(page.store.history(BEZWAREN, id_), inwoner=True),
    )


def _actie(naam: str) -> Actie:
    found = next((a for a in ACTIES if a.naam == naam), None)
    if found is None:
        raise NotFound("Deze pagina bestaat niet.")
    return found


handler = web.handler
