"""The page of one action, and carrying it out: the same for officials and for residents."""

from __future__ import annotations

from gba.verhuizing.acties import Actie, Wie
from gba.verhuizing.model import VERHUIZINGEN, voeg_stuk_toe
from gba.verhuizing.staat import Verhuizing
from gemeengoed import attach
from gemeengoed.flow import sheet
from gemeengoed.form import Form
from gemeengoed.problem import Invalid, NotFound
from gemeengoed.store import Transaction
from gemeengoed.web import Html, Page


def kies(acties: tuple[Actie, ...], naam: str) -> Actie:
    gevonden = next((a for a in acties if a.naam == naam), None)
    if gevonden is None:
        raise NotFound("Deze pagina bestaat niet.")
    return gevonden


def vraag(page: Page, actie: Actie, id_: str, terug: str) -> Html:
    dossier = page.store.get(VERHUIZINGEN, id_)
    return _toon(page, actie, dossier.state, terug, Form.at(dossier.version))


def voer_uit(page: Page, actie: Actie, id_: str, terug: str) -> Html:
    """Do it, on the version that was on the screen, once for the page that was shown."""
    blad, wie = actie.blad(), Wie(page.principal.by, page.now, page.store)

    def command(tx: Transaction) -> str:
        gegeven = sheet.read(blad, page.form, page.now)
        actie.doe(tx, tx.get(VERHUIZINGEN, id_), gegeven, wie)
        page.unchanged(tx, VERHUIZINGEN, id_)
        return terug

    try:
        return page.run(command)
    except Invalid as error:
        v = page.store.get(VERHUIZINGEN, id_).state
        return _toon(page, actie, v, terug, page.form.with_errors(error))


def ontvang_stuk(page: Page, actie: Actie, id_: str, terug: str) -> Html:
    """S3 sends the browser here after a file."""
    try:
        attach.receive(page, VERHUIZINGEN, id_, voeg_stuk_toe, lambda v: v.stukken)
    except Invalid as error:
        dossier = page.store.get(VERHUIZINGEN, id_)
        form = Form.at(dossier.version).with_errors(error)
        return _toon(page, actie, dossier.state, terug, form)
    return Html.redirect(f"{terug}/{actie.naam}")


def _toon(page: Page, actie: Actie, v: Verhuizing, terug: str, form: Form) -> Html:
    upload = None
    if actie.stukken and v.stand in actie.bij:
        back = f"{page.env.portal_url}{terug}/{actie.naam}/ontvangen"
        upload = page.documents.upload_form(v.id, back)
    return page.render(
        "verhuizing/actie.html",
        form_action=upload.origin if upload else None,
        upload=upload,
        actie=actie,
        blad=actie.blad(),
        v=v,
        terug=terug,
        form=form,
    )
