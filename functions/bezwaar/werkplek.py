"""The official's side: the work list, the case, and everything that can be done with it."""

from __future__ import annotations

from datetime import date
from typing import Any

from bezwaar import collegas, hoorzittingen
from bezwaar.acties import ACTIES, BIJ_NAAM, DICTA, VERZUIMEN, Actie
from bezwaar.application import APPLICATION
from bezwaar.lijsten import Selectie, Werkregel, nabij
from bezwaar.model import BEZWAREN, dwangsom_op, in_gebreke_vanaf, registreer
from bezwaar.model.staat import Bezwaar
from bezwaar.papier import PAPIER
from bezwaar.samen import tegen
from bezwaar.tijdlijn import tijdlijn
from bezwaar.uitvoeren import voer_uit, vraag
from gemeengoed import inzage
from gemeengoed.awb import lokale_datum
from gemeengoed.dossier import new_id
from gemeengoed.flow import sheet
from gemeengoed.form import Form
from gemeengoed.identity import Role
from gemeengoed.paging import cursor
from gemeengoed.portal import sleutel
from gemeengoed.problem import Invalid, NotFound
from gemeengoed.store import Transaction
from gemeengoed.web import Html, Page, Web

TAAK = "behandelaar"
ROOT = "/bezwaar/werkvoorraad"


def mount(web: Web) -> None:
    """Give the official's pages to the application."""

    def get(path: str) -> Any:
        return web.get(path, role=Role.MEDEWERKER, task=TAAK)

    def post(path: str) -> Any:
        return web.post(path, role=Role.MEDEWERKER, task=TAAK)

    get("/werkvoorraad")(lijst)
    get("/hoorzittingen")(hoorzittingen.toon)
    get("/papier")(papier)
    post("/papier")(registreer_papier)
    get("/werkvoorraad/{id}")(zaak)
    get("/werkvoorraad/{id}/stukken/{stuk}")(stuk)
    get("/werkvoorraad/{id}/{naam}")(actie)
    post("/werkvoorraad/{id}/{naam}")(doe)


def lijst(page: Page) -> Html:
    """Open objections by deadline: everybody's, one's own or nobody's yet, all or what is due; on
    top of the first page, those of one's own that ask for attention."""
    given = {k: v for k, v in page.query.items() if k in Selectie.model_fields}
    query = Form(given).parse(Selectie)
    collegas.zie(page.store, page.principal, page.now)
    ik, vandaag = page.principal.by, lokale_datum(page.now)
    found = page.store.list(BEZWAREN, query.index(ik, vandaag))
    van_mij = page.store.list(BEZWAREN, nabij(ik, vandaag)) if query.cursor is None else None
    eigen = [Werkregel.van(d.state, page.now) for d in van_mij.dossiers] if van_mij else []
    return page.render(
        "werkvoorraad.html",
        regels=[Werkregel.van(d.state, page.now) for d in found.dossiers],
        let_op=[r for r in eigen if r.let_op],
        verder=cursor(found.next),
        query=query,
    )


def zaak(page: Page, id: str) -> Html:
    dossier = page.store.get(BEZWAREN, id)
    bezwaar, vandaag = dossier.state, lokale_datum(page.now)
    collegas.zie(page.store, page.principal, page.now)
    leg_inzage_vast(page, bezwaar, "Uw bezwaar en wat erbij hoort")
    return page.render(
        "behandelen.html",
        bezwaar=bezwaar,
        regel=Werkregel.van(bezwaar, page.now),
        acties=_mogelijk(bezwaar, vandaag),
        dicta=dict(DICTA),
        verzuimen=dict(VERZUIMEN),
        dwangsom=dwangsom_op(bezwaar, vandaag),
        in_gebreke_vanaf=in_gebreke_vanaf(bezwaar),
        samen=page.store.count(tegen(bezwaar.besluit)),
        tijdlijn=tijdlijn(page.store.history(BEZWAREN, id)),
    )


def stuk(page: Page, id: str, stuk: str) -> Html:
    """A document or letter of a case, as a download. That it was looked at is written down."""
    bezwaar = page.store.get(BEZWAREN, id).state
    leg_inzage_vast(page, bezwaar, "Een document bij uw bezwaar")
    return download(page, bezwaar, stuk)


def download(page: Page, bezwaar: Bezwaar, id_: str) -> Html:
    alle = (*bezwaar.stukken, *bezwaar.dossierstukken, *bezwaar.brieven)
    found = next((b for b in alle if b.id == id_), None)
    if found is None:
        raise NotFound("Dit document bestaat niet.")
    return Html.redirect(page.documents.link(found))


def actie(page: Page, id: str, naam: str) -> Html:
    return vraag(page, _actie(naam), id, f"{ROOT}/{id}")


def doe(page: Page, id: str, naam: str) -> Html:
    return voer_uit(page, _actie(naam), id, f"{ROOT}/{id}")


def papier(page: Page) -> Html:
    return page.render("papier.html", blad=PAPIER, form=Form())


def registreer_papier(page: Page) -> Html:
    """Record an objection that came on paper (6:9)."""
    if again := sheet.changed(PAPIER, page.form):
        return page.render("papier.html", blad=PAPIER, form=again)
    id_ = new_id()

    def command(tx: Transaction) -> str:
        gegeven = sheet.read(PAPIER, page.form, page.now)
        event = registreer(gegeven, id=id_, door=page.principal.by, nu=page.now)
        tx.append(BEZWAREN, id_, event)
        return f"{ROOT}/{id_}"

    try:
        return page.run(command)
    except Invalid as error:
        return page.again("papier.html", error, blad=PAPIER)


def _actie(naam: str) -> Actie:
    if naam not in BIJ_NAAM:
        raise NotFound("Deze pagina bestaat niet.")
    return BIJ_NAAM[naam]


def _mogelijk(bezwaar: Bezwaar, vandaag: date) -> dict[str, list[Actie]]:
    """What there is a point in offering, by heading."""
    groepen: dict[str, list[Actie]] = {}
    for een in ACTIES:
        if een.kan(bezwaar, vandaag):
            groepen.setdefault(een.groep, []).append(een)
    return groepen


def leg_inzage_vast(page: Page, bezwaar: Bezwaar, wat: str) -> None:
    """Write down that an official looks at somebody's case."""
    if bezwaar.persoon is None:
        return
    inzage.leg_vast(
        page.store,
        persoon=bezwaar.persoon,
        zaak=sleutel(APPLICATION.name, BEZWAREN.name, bezwaar.id),
        door=page.principal.by,
        wie=f"Een medewerker van {APPLICATION.title}",
        doel="Behandelen van uw bezwaar",
        wat=wat,
        nu=page.now,
    )
