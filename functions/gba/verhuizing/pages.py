"""The module as gba mounts it: the resident's pages, its dossiers, what others hear of it."""

from __future__ import annotations

from gba.verhuizing import formulier, meegaan, opgave, toestemmen, verwerken, werkplek
from gba.verhuizing.acties import MET_STUKKEN, VAN_INWONER
from gba.verhuizing.formulier import CONCEPTEN
from gba.verhuizing.gelijktijdig import PLEKKEN
from gba.verhuizing.invoer import Aangifte
from gba.verhuizing.model import TOESTEMMINGEN, VERHUIZINGEN
from gba.verhuizing.portaal import public, tell
from gba.verhuizing.tijdlijn import tijdlijn
from gba.verhuizing.uitvoeren import kies, ontvang_stuk, voer_uit, vraag
from gba.zaak import download, eigen
from gemeengoed import flow
from gemeengoed.flow import Flow, Sending
from gemeengoed.identity import Role
from gemeengoed.store import Transaction
from gemeengoed.web import Html, Page, Web

__all__ = ["KINDS", "mount", "public", "tell"]

KINDS = (VERHUIZINGEN, TOESTEMMINGEN, PLEKKEN, CONCEPTEN.kind)
ZAKEN = "/gba/verhuizing"


def mount(web: Web) -> None:
    flow.mount(
        web,
        formulier.formulier(),
        CONCEPTEN,
        send=_geef_aan,
        role=Role.BURGER,
        own=_voor,
    )
    web.get("/verhuizing/{id}", role=Role.BURGER)(zaak)
    web.get("/verhuizing/{id}/ontvangen", role=Role.BURGER)(ontvangen)
    web.get("/verhuizing/{id}/stukken/{stuk}", role=Role.BURGER)(stuk)
    web.get("/verhuizing/{id}/{naam}/ontvangen", role=Role.BURGER)(stuk_ontvangen)
    web.get("/verhuizing/{id}/{naam}", role=Role.BURGER)(actie)
    web.post("/verhuizing/{id}/{naam}", role=Role.BURGER)(doe)
    toestemmen.mount(web)
    meegaan.mount(web)
    werkplek.mount(web)


def _voor(page: Page) -> Flow[Aangifte]:
    return formulier.formulier(opgave.aanvrager(page))


def _geef_aan(page: Page, tx: Transaction, sending: Sending[Aangifte]) -> str:
    """What was filled in becomes a case, and when nothing is in the way the new address; all of
    it in the transaction that sends the form."""
    wat = opgave.lees(
        opgave.aanvrager(page),
        sending.model,
        store=page.store,
        pseudoniem_van=page.env.pseudonym_key,
        stukken=sending.bestanden,
        nu=page.now,
    )
    verwerken.geef_aan(tx, page.store, id_=sending.id, wat=wat, door=page.principal.by, nu=page.now)
    return f"{ZAKEN}/{sending.id}/ontvangen"


def zaak(page: Page, id: str) -> Html:
    return _zaak(page, id, ontvangen=False)


def ontvangen(page: Page, id: str) -> Html:
    """What happens now, and by when."""
    return _zaak(page, id, ontvangen=True)


def _zaak(page: Page, id_: str, *, ontvangen: bool) -> Html:
    v = eigen(page, VERHUIZINGEN, id_)
    return page.render(
        "verhuizing/zaak.html",
        v=v,
        ontvangen=ontvangen,
        acties=[a for a in VAN_INWONER if v.stand in a.bij],
        tijdlijn=[] if ontvangen else tijdlijn(page.store.history(VERHUIZINGEN, id_), inwoner=True),
    )


def stuk(page: Page, id: str, stuk: str) -> Html:
    v = eigen(page, VERHUIZINGEN, id)
    return download(page, v, v.stukken, stuk)


def stuk_ontvangen(page: Page, id: str, naam: str) -> Html:
    eigen(page, VERHUIZINGEN, id)
    return ontvang_stuk(page, kies(MET_STUKKEN, naam), id, f"{ZAKEN}/{id}")


def actie(page: Page, id: str, naam: str) -> Html:
    eigen(page, VERHUIZINGEN, id)
    return vraag(page, kies(VAN_INWONER, naam), id, f"{ZAKEN}/{id}")


def doe(page: Page, id: str, naam: str) -> Html:
    eigen(page, VERHUIZINGEN, id)
    return voer_uit(page, kies(VAN_INWONER, naam), id, f"{ZAKEN}/{id}")
