"""bezwaar for people: the resident who objects, and the official who decides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bezwaar import model
from bezwaar.application import APPLICATION
from bezwaar.besluiten import BESLUITEN, Besluit
from bezwaar.formulier import CONCEPTEN, MAKEN
from bezwaar.invoer import Beslissing, Bezwaarschrift, Dictum, NietHoren, NietOntvankelijk, Notitie
from bezwaar.lijsten import Werkregel, besluiten_van, van_persoon, werkvoorraad
from bezwaar.model import BEZWAREN, Bezwaar
from gemeengoed import flow, inzage
from gemeengoed.awb import lokale_datum
from gemeengoed.dossier import Dossier
from gemeengoed.flow import Concept, Sending
from gemeengoed.form import Form
from gemeengoed.identity import BELANGHEBBENDEN, Role
from gemeengoed.paging import PageQuery, cursor
from gemeengoed.portal import sleutel
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
    (NietHoren.KENNELIJK_NIET_ONTVANKELIJK, "a. Het bezwaar is kennelijk niet-ontvankelijk"),
    (NietHoren.KENNELIJK_ONGEGROND, "b. Het bezwaar is kennelijk ongegrond"),
    (NietHoren.AFGEZIEN, "c. De indiener wil niet worden gehoord"),
    (NietHoren.NIET_GEREAGEERD, "d. De indiener heeft niet op tijd gereageerd"),
    (NietHoren.VOLLEDIG_TEGEMOETGEKOMEN, "e. Wij komen volledig aan het bezwaar tegemoet"),
]
NIET_ONTVANKELIJK = [
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
    concepten: list[Concept] = []
    if principal and principal.role in BELANGHEBBENDEN:
        zaken = page.store.list(BEZWAREN, van_persoon(principal.subject)).dossiers
        vandaag = lokale_datum(page.now)
        known = page.store.list(BESLUITEN, besluiten_van(principal.subject)).dossiers
        besluiten = tuple(d for d in known if d.state.open_op(vandaag))
        concepten = CONCEPTEN.of(page.store, principal.subject, page.now)
    return page.render("start.html", zaken=zaken, besluiten=besluiten, concepten=concepten)


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


@web.get("/zaken/{id}/stukken/{stuk}", role=BELANGHEBBENDEN)
def stuk(page: Page, id: str, stuk: str) -> Html:
    """A document of one's own case, as a download."""
    return _download(page, _eigen(page, id), stuk)


@web.get("/zaken/{id}", role=BELANGHEBBENDEN)
def zaak(page: Page, id: str) -> Html:
    return _zaak(page, id, ontvangen=False)


@web.get("/zaken/{id}/ontvangen", role=BELANGHEBBENDEN)
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
    context = _behandelen(page, id)
    _leg_inzage_vast(page, context["bezwaar"], "Uw bezwaar en wat erbij hoort")
    return page.render("behandelen.html", form=Form(), **context)


@web.get("/werkvoorraad/{id}/stukken/{stuk}", role=Role.MEDEWERKER, task="behandelaar")
def stuk_van_zaak(page: Page, id: str, stuk: str) -> Html:
    """A document of a case, as a download. That it was looked at is written down."""
    bezwaar = page.store.get(BEZWAREN, id).state
    _leg_inzage_vast(page, bezwaar, "Een document bij uw bezwaar")
    return _download(page, bezwaar, stuk)


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
        beslissing = _gekozen(page.form).parse(Beslissing)
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


def _download(page: Page, bezwaar: Bezwaar, id_: str) -> Html:
    found = next((b for b in bezwaar.stukken if b.id == id_), None)
    if found is None:
        raise NotFound("Dit document bestaat niet.")
    return Html.redirect(page.documents.link(found))


def _gekozen(form: Form) -> Form:
    """Without what stood below a choice that was not made, or was changed afterwards."""
    form = form.without("versie")
    if form.value("_gehoord") == "ja":
        form = form.without("nietGehoord")
    elif form.value("_gehoord") == "nee":
        form = form.without("gehoordOp")
    if form.value("dictum") != Dictum.NIET_ONTVANKELIJK:
        form = form.without("nietOntvankelijk")
    return form


def _leg_inzage_vast(page: Page, bezwaar: Bezwaar, wat: str) -> None:
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
