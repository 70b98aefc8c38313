"""bezwaar for people: the resident who objects, and the official who decides."""

from __future__ import annotations

from typing import Any

from bezwaar import model
from bezwaar.application import APPLICATION
from bezwaar.besluiten import BESLUITEN, Besluit
from bezwaar.invoer import Beslissing, Bezwaarschrift, Dictum, NietHoren, NietOntvankelijk, Notitie
from bezwaar.lijsten import Werkregel, besluiten_van, van_persoon, werkvoorraad
from bezwaar.model import BEZWAREN, Bezwaar
from gemeengoed.awb import lokale_datum
from gemeengoed.dossier import Dossier, new_id
from gemeengoed.form import Form
from gemeengoed.identity import Role
from gemeengoed.paging import PageQuery, cursor
from gemeengoed.problem import Invalid, NotFound
from gemeengoed.store import Transaction
from gemeengoed.web import Html, Page, Web

web = Web(APPLICATION)

DICTA = {
    Dictum.GEGROND: "Gegrond",
    Dictum.DEELS_GEGROND: "Deels gegrond",
    Dictum.ONGEGROND: "Ongegrond",
    Dictum.NIET_ONTVANKELIJK: "Niet-ontvankelijk",
}
VOOR_INWONER = {
    Dictum.GEGROND: "U krijgt gelijk",
    Dictum.DEELS_GEGROND: "U krijgt voor een deel gelijk",
    Dictum.ONGEGROND: "U krijgt geen gelijk",
    Dictum.NIET_ONTVANKELIJK: "Wij kunnen uw bezwaar niet behandelen",
}
NIET_HOREN = [
    ("", "De indiener is gehoord"),
    (NietHoren.KENNELIJK_NIET_ONTVANKELIJK, "a. Het bezwaar is kennelijk niet-ontvankelijk"),
    (NietHoren.KENNELIJK_ONGEGROND, "b. Het bezwaar is kennelijk ongegrond"),
    (NietHoren.AFGEZIEN, "c. De indiener wil niet worden gehoord"),
    (NietHoren.NIET_GEREAGEERD, "d. De indiener heeft niet op tijd gereageerd"),
    (NietHoren.VOLLEDIG_TEGEMOETGEKOMEN, "e. Wij komen volledig aan het bezwaar tegemoet"),
]
NIET_ONTVANKELIJK = [
    ("", "Niet van toepassing"),
    (NietOntvankelijk.TE_LAAT, "Te laat ingediend"),
    (NietOntvankelijk.VERZUIM, "Een verzuim is niet hersteld"),
    (NietOntvankelijk.GEEN_BELANGHEBBENDE, "De indiener is geen belanghebbende"),
]


@web.get("")
def start(page: Page) -> Html:
    """How objecting works; who is logged in also sees their own cases and decisions."""
    principal = page.session.principal if page.session else None
    zaken: tuple[Dossier[Bezwaar], ...] = ()
    besluiten: tuple[Dossier[Besluit], ...] = ()
    if principal and principal.role is Role.BURGER:
        zaken = page.store.list(BEZWAREN, van_persoon(principal.subject)).dossiers
        vandaag = lokale_datum(page.now)
        known = page.store.list(BESLUITEN, besluiten_van(principal.subject)).dossiers
        besluiten = tuple(d for d in known if d.state.open_op(vandaag))
    return page.render("start.html", zaken=zaken, besluiten=besluiten)


@web.get("/nieuw", role=Role.BURGER)
def nieuw(page: Page) -> Html:
    """The form; `?besluit=` fills in a decision that we know of."""
    return page.render("nieuw.html", form=Form(_ingevuld(page)))


@web.post("/nieuw", role=Role.BURGER)
def dien_in(page: Page) -> Html:
    id_ = new_id()

    def command(tx: Transaction) -> str:
        stuk = page.form.parse(Bezwaarschrift)
        principal = page.principal
        event = model.dien_in(
            stuk, id=id_, persoon=principal.subject, door=principal.by, nu=page.now
        )
        tx.append(BEZWAREN, id_, event)
        return f"/bezwaar/zaken/{id_}/ontvangen"

    try:
        return page.run(command)
    except Invalid as error:
        return page.again("nieuw.html", error)


@web.get("/zaken/{id}", role=Role.BURGER)
def zaak(page: Page, id: str) -> Html:
    return _zaak(page, id, ontvangen=False)


@web.get("/zaken/{id}/ontvangen", role=Role.BURGER)
def ontvangen(page: Page, id: str) -> Html:
    """The receipt (Awb 6:14), with what was received (2:17)."""
    return _zaak(page, id, ontvangen=True)


@web.get("/werkvoorraad", role=Role.MEDEWERKER, task="behandelaar")
def lijst(page: Page) -> Html:
    query = Form(page.query).parse(PageQuery)
    found = page.store.list(BEZWAREN, werkvoorraad(limit=query.limit, after=query.after()))
    regels = [Werkregel.van(d.state, page.now) for d in found.dossiers]
    return page.render("werkvoorraad.html", regels=regels, verder=cursor(found.next))


@web.get("/werkvoorraad/{id}", role=Role.MEDEWERKER, task="behandelaar")
def behandel(page: Page, id: str) -> Html:
    return page.render("behandelen.html", form=Form(), **_behandelen(page, id))


@web.post("/werkvoorraad/{id}/notitie", role=Role.MEDEWERKER, task="behandelaar")
def leg_notitie(page: Page, id: str) -> Html:
    def command(tx: Transaction) -> str:
        bezwaar = tx.get(BEZWAREN, id)
        notitie = page.form.parse(Notitie)
        event = model.leg_notitie(bezwaar, notitie, door=page.principal.by, nu=page.now)
        tx.append(BEZWAREN, id, event)
        return f"/bezwaar/werkvoorraad/{id}"

    try:
        return page.run(command)
    except Invalid as error:
        return page.again("behandelen.html", error, **_behandelen(page, id))


@web.post("/werkvoorraad/{id}/besluit", role=Role.MEDEWERKER, task="behandelaar")
def beslis(page: Page, id: str) -> Html:
    """Decide, on the version that was on the screen."""

    def command(tx: Transaction) -> str:
        beslissing = page.form.without("versie").parse(Beslissing)
        bezwaar = tx.get(BEZWAREN, id, expect=page.form.number("versie"))
        event = model.beslis(bezwaar, beslissing, door=page.principal.by, nu=page.now)
        tx.append(BEZWAREN, id, event)
        return f"/bezwaar/werkvoorraad/{id}"

    try:
        return page.run(command)
    except Invalid as error:
        return page.again("behandelen.html", error, **_behandelen(page, id))


def _zaak(page: Page, id_: str, *, ontvangen: bool) -> Html:
    bezwaar = _eigen(page, id_)
    dictum = _dictum(bezwaar, VOOR_INWONER)
    return page.render("zaak.html", bezwaar=bezwaar, ontvangen=ontvangen, dictum=dictum)


def _dictum(bezwaar: Bezwaar, words: dict[Dictum, str]) -> str:
    return words[bezwaar.uitkomst.beslissing.dictum] if bezwaar.uitkomst else ""


def _eigen(page: Page, id_: str) -> Bezwaar:
    """Someone's own case; of another's they learn not even that it exists."""
    bezwaar = page.store.get(BEZWAREN, id_).state
    if bezwaar.persoon != page.principal.subject:
        raise NotFound("Deze zaak bestaat niet.")
    return bezwaar


def _ingevuld(page: Page) -> dict[str, str]:
    id_ = page.query.get("besluit")
    if not id_:
        return {}
    besluit = page.store.get(BESLUITEN, id_).state
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


def _behandelen(page: Page, id_: str) -> dict[str, Any]:
    dossier = page.store.get(BEZWAREN, id_)
    return {
        "bezwaar": dossier.state,
        "versie": dossier.version,
        "regel": Werkregel.van(dossier.state, page.now),
        "geschiedenis": page.store.history(BEZWAREN, id_),
        "dicta": list(DICTA.items()),
        "dictum": _dictum(dossier.state, DICTA),
        "niet_horen": NIET_HOREN,
        "niet_ontvankelijk": NIET_ONTVANKELIJK,
    }


handler = web.handler
