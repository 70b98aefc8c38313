"""voorbeeld for people."""

from __future__ import annotations

from gemeengoed.dossier import new_id
from gemeengoed.form import Form
from gemeengoed.identity import Role
from gemeengoed.problem import Invalid
from gemeengoed.store import Transaction
from gemeengoed.web import Html, Page, Web
from voorbeeld import model
from voorbeeld.application import APPLICATION
from voorbeeld.model import ZAKEN, Bericht

web = Web(APPLICATION)


@web.get("")
def start(page: Page) -> Html:
    """What this is, and the way in."""
    return page.render("start.html")


@web.get("/nieuw", role=Role.BURGER)
def nieuw(page: Page) -> Html:
    return page.render("nieuw.html", form=Form())


@web.post("/nieuw", role=Role.BURGER)
def dien_in(page: Page) -> Html:
    id_ = new_id()

    def command(tx: Transaction) -> str:
        bericht = page.form.parse(Bericht)
        tx.append(ZAKEN, id_, model.dien_in(bericht, door=page.principal.by, nu=page.now))
        return "/voorbeeld/ontvangen"

    try:
        return page.run(command)
    except Invalid as error:
        return page.again("nieuw.html", error)


@web.get("/ontvangen", role=Role.BURGER)
def ontvangen(page: Page) -> Html:
    return page.render("ontvangen.html")


@web.get("/werkvoorraad", role=Role.MEDEWERKER, task="behandelaar")
def werkvoorraad(page: Page) -> Html:
    found = page.store.list(ZAKEN, model.open_berichten())
    return page.render("werkvoorraad.html", dossiers=found.dossiers)


handler = web.handler
