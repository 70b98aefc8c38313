"""voorbeeld for people."""

from __future__ import annotations

from gemeengoed import flow, inzage
from gemeengoed.flow import Sending
from gemeengoed.form import Form
from gemeengoed.identity import BELANGHEBBENDEN, Role
from gemeengoed.paging import PageQuery, cursor
from gemeengoed.portal import sleutel
from gemeengoed.problem import Invalid, NotFound
from gemeengoed.store import Transaction
from gemeengoed.web import Html, Page, Web
from voorbeeld import model
from voorbeeld.application import APPLICATION
from voorbeeld.formulier import CONCEPTEN, SCHRIJVEN
from voorbeeld.model import ZAKEN, Afhandeling, Bericht

web = Web(APPLICATION)


@web.get("")
def start(page: Page) -> Html:
    """What this is, and the way in."""
    return page.render("start.html")


def _dien_in(page: Page, tx: Transaction, sending: Sending[Bericht]) -> str:
    """What was filled in becomes a case; it keeps the key of the form."""
    who = page.principal
    event = model.dien_in(sending.model, door=who.by, nu=page.now, persoon=who.subject)
    tx.append(ZAKEN, sending.id, event)
    return f"/voorbeeld/zaken/{sending.id}"


flow.mount(web, SCHRIJVEN, CONCEPTEN, send=_dien_in)


@web.get("/zaken/{id}", role=BELANGHEBBENDEN)
def zaak(page: Page, id: str) -> Html:
    """Someone's own message; of another's they learn not even that it exists."""
    found = page.store.get(ZAKEN, id).state
    if found.persoon != page.principal.subject:
        raise NotFound("Dit bericht bestaat niet.")
    return page.render("zaak.html", zaak=found)


@web.get("/werkvoorraad", role=Role.MEDEWERKER, task="behandelaar")
def werkvoorraad(page: Page) -> Html:
    """The open messages, page by page."""
    query = Form(page.query).parse(PageQuery)
    found = page.store.list(ZAKEN, model.open_berichten(limit=query.limit, after=query.after()))
    return page.render("werkvoorraad.html", dossiers=found.dossiers, verder=cursor(found.next))


@web.get("/werkvoorraad/{id}", role=Role.MEDEWERKER, task="behandelaar")
def behandel(page: Page, id: str) -> Html:
    """The message; that somebody looked is written down first, for its sender to see."""
    dossier = page.store.get(ZAKEN, id)
    if dossier.state.persoon:
        inzage.leg_vast(
            page.store,
            persoon=dossier.state.persoon,
            zaak=sleutel(APPLICATION.name, ZAKEN.name, id),
            door=page.principal.by,
            wie=f"Een medewerker van {APPLICATION.title}",
            doel="Antwoorden op uw bericht",
            wat="Uw bericht",
            nu=page.now,
        )
    return page.render("behandelen.html", form=Form.at(dossier.version), dossier=dossier)


@web.post("/werkvoorraad/{id}", role=Role.MEDEWERKER, task="behandelaar")
def handel_af(page: Page, id: str) -> Html:
    """Settle it, on the version that was on the screen."""

    def command(tx: Transaction) -> str:
        afhandeling, zaak = page.form.parse(Afhandeling), tx.get(ZAKEN, id)
        event = model.handel_af(zaak, afhandeling, door=page.principal.by, nu=page.now)
        page.unchanged(tx, ZAKEN, id)
        tx.append(ZAKEN, id, event)
        return "/voorbeeld/werkvoorraad"

    try:
        return page.run(command)
    except Invalid as error:
        return page.again("behandelen.html", error, dossier=page.store.get(ZAKEN, id))


handler = web.handler
