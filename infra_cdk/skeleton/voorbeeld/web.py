"""voorbeeld for people."""

from __future__ import annotations

from gemeengoed.dossier import new_id
from gemeengoed.form import Form
from gemeengoed.identity import Role
from gemeengoed.paging import PageQuery, cursor
from gemeengoed.problem import Invalid
from gemeengoed.store import Transaction
from gemeengoed.web import Html, Page, Web
from voorbeeld import model
from voorbeeld.application import APPLICATION
from voorbeeld.model import ZAKEN, Afhandeling, Bericht

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
    """The open messages, page by page."""
    query = Form(page.query).parse(PageQuery)
    found = page.store.list(ZAKEN, model.open_berichten(limit=query.limit, after=query.after()))
    return page.render("werkvoorraad.html", dossiers=found.dossiers, verder=cursor(found.next))


@web.get("/werkvoorraad/{id}", role=Role.MEDEWERKER, task="behandelaar")
def behandel(page: Page, id: str) -> Html:
    return page.render("behandelen.html", form=Form(), dossier=page.store.get(ZAKEN, id))


@web.post("/werkvoorraad/{id}", role=Role.MEDEWERKER, task="behandelaar")
def handel_af(page: Page, id: str) -> Html:
    """Settle it, on the version that was on the screen."""

    def command(tx: Transaction) -> str:
        afhandeling = page.form.without("versie").parse(Afhandeling)
        zaak = tx.get(ZAKEN, id, expect=page.form.number("versie"))
        event = model.handel_af(zaak, afhandeling, door=page.principal.by, nu=page.now)
        tx.append(ZAKEN, id, event)
        return "/voorbeeld/werkvoorraad"

    try:
        return page.run(command)
    except Invalid as error:
        return page.again("behandelen.html", error, dossier=page.store.get(ZAKEN, id))


handler = web.handler
