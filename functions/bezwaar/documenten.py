"""Adding documents to a case: who objects to their own, officials to any (Awb 7:4)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from bezwaar import model
from bezwaar.model import BEZWAREN, Bezwaar
from bezwaar.model.stukken import alle_stukken, voeg_dossierstuk_toe, voeg_stuk_toe
from bezwaar.uitvoeren import eigen
from bezwaar.werkplek import ROOT as WERK
from bezwaar.werkplek import TAAK, leg_inzage_vast
from gemeengoed import attach
from gemeengoed.attach import Command
from gemeengoed.awb import lokale_datum
from gemeengoed.form import Form
from gemeengoed.identity import BELANGHEBBENDEN, Role
from gemeengoed.problem import Invalid
from gemeengoed.web import Html, Page, Web

ZAKEN = "/bezwaar/zaken"


def mount(web: Web) -> None:
    """Give the pages to the application; before those that take any last part of an address."""
    inwoner: dict[str, Any] = {"role": BELANGHEBBENDEN}
    medewerker: dict[str, Any] = {"role": Role.MEDEWERKER, "task": TAAK}
    web.get("/zaken/{id}/documenten", **inwoner)(van_inwoner)
    web.get("/zaken/{id}/documenten/ontvangen", **inwoner)(ontvangen_van_inwoner)
    web.get("/werkvoorraad/{id}/documenten", **medewerker)(van_ons)
    web.get("/werkvoorraad/{id}/documenten/ontvangen", **medewerker)(ontvangen_van_ons)


def van_inwoner(page: Page, id: str) -> Html:
    return _toon(page, eigen(page, id), ZAKEN, model.open_voor_stukken)


def ontvangen_van_inwoner(page: Page, id: str) -> Html:
    """S3 sends the browser here after a file."""
    return _ontvang(page, eigen(page, id), ZAKEN, model.open_voor_stukken, voeg_stuk_toe)


def van_ons(page: Page, id: str) -> Html:
    bezwaar = page.store.get(BEZWAREN, id).state
    leg_inzage_vast(page, bezwaar, "De documenten bij uw bezwaar")
    return _toon(page, bezwaar, WERK, _altijd)


def ontvangen_van_ons(page: Page, id: str) -> Html:
    bezwaar = page.store.get(BEZWAREN, id).state
    return _ontvang(page, bezwaar, WERK, _altijd, voeg_dossierstuk_toe)


def _plek(id_: str, root: str) -> str:
    """Where a file waits until it is taken in: of officials elsewhere. Else who objects could
    send something, and have an official take it in as ours by following a link."""
    return id_ if root == ZAKEN else f"ons-{id_}"


_Open = Callable[[Bezwaar, date], bool]


def _altijd(bezwaar: Bezwaar, vandaag: date) -> bool:
    return bezwaar.stand is not model.Stand.AFGESLOTEN


def _ontvang(
    page: Page, bezwaar: Bezwaar, root: str, open_: _Open, voeg_toe: Command[Bezwaar]
) -> Html:
    """Keep the file that came with the case."""
    id_ = bezwaar.id
    try:
        attach.receive(page, BEZWAREN, id_, voeg_toe, alle_stukken, place=_plek(id_, root))
    except Invalid as e:
        return _toon(page, bezwaar, root, open_, form=Form({}, e.fields))
    return Html.redirect(f"{root}/{id_}/documenten")


def _toon(
    page: Page,
    bezwaar: Bezwaar,
    root: str,
    open_: _Open,
    *,
    form: Form | None = None,
) -> Html:
    upload = None
    if open_(bezwaar, lokale_datum(page.now)):
        back = f"{page.env.portal_url}{root}/{bezwaar.id}/documenten/ontvangen"
        upload = page.documents.upload_form(_plek(bezwaar.id, root), back)
    return page.render(
        "documenten.html",
        form_action=upload.origin if upload else None,
        bezwaar=bezwaar,
        zaak=f"{root}/{bezwaar.id}",
        inwoner=root == ZAKEN,
        upload=upload,
        form=form or Form(),
    )
