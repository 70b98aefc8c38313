"""The official's side: what is investigated, by term; beginning it, its steps and how it ends."""

from __future__ import annotations

from typing import Any

from gba.adresonderzoek import regels
from gba.adresonderzoek.acties import ACTIES, Actie, Wie, mogelijk
from gba.adresonderzoek.model import (
    AANLEIDINGEN,
    ADRESONDERZOEKEN,
    SOORTEN,
    Adresonderzoek,
    Start,
)
from gba.kijken import kijk
from gba.lijsten import PERSOONSLIJSTEN
from gba.register import pseudonym
from gba.zaak import download, werklijst, wie
from gemeengoed.awb import lokale_datum
from gemeengoed.dossier import new_id
from gemeengoed.form import Form
from gemeengoed.identity import Role
from gemeengoed.problem import Invalid, NotFound
from gemeengoed.store import Transaction
from gemeengoed.web import Html, Page, Web

ROOT = "/gba/adresonderzoeken"
TAAK = "behandelaar"


def mount(web: Web) -> None:
    als: dict[str, Any] = {"role": Role.MEDEWERKER, "task": TAAK}
    web.get("/adresonderzoeken", **als)(lijst)
    # Before the pages that take any last part of an address.
    web.get("/adresonderzoeken/nieuw", **als)(nieuw)
    web.post("/adresonderzoeken/nieuw", **als)(begin)
    web.get("/adresonderzoeken/{id}", **als)(zaak)
    web.get("/adresonderzoeken/{id}/brieven/{stuk}", **als)(brief)
    web.get("/adresonderzoeken/{id}/{naam}", **als)(actie)
    web.post("/adresonderzoeken/{id}/{naam}", **als)(doe)


def lijst(page: Page) -> Html:
    """What is open, the nearest term first."""
    return werklijst(page, ADRESONDERZOEKEN, "adresonderzoek/werk.html")


def nieuw(page: Page) -> Html:
    return _nieuw(page, Form())


def begin(page: Page) -> Html:
    """Doubted from now on: list and case in one transaction."""
    id_, als = new_id(), _als(page)

    def command(tx: Transaction) -> str:
        gegeven = page.form.parse(Start)
        persoon = pseudonym(page.env.pseudonym_key, gegeven.bsn)
        pl = tx.find(PERSOONSLIJSTEN, persoon)
        if pl is None or not pl.vindbaar:
            raise Invalid.at("bsn", "onbekend", "Wij hebben geen persoonslijst met dit nummer.")
        onderzocht, begonnen = regels.begin(pl, gegeven, id=id_, persoon=persoon, **als)
        tx.append(PERSOONSLIJSTEN, persoon, onderzocht)
        tx.append(ADRESONDERZOEKEN, id_, begonnen)
        return f"{ROOT}/{id_}"

    try:
        return page.run(command)
    except Invalid as error:
        return _nieuw(page, page.form.with_errors(error))


def zaak(page: Page, id: str) -> Html:
    staat = _bekijk(page, id)
    pl = page.store.get(PERSOONSLIJSTEN, staat.persoon).state
    return page.render(
        "adresonderzoek/behandelen.html",
        zaak=staat,
        wie=wie(pl),
        loopt=regels.loopt(staat, pl),
        mist=regels.ontbreekt(staat, lokale_datum(page.now)),
        acties=mogelijk(staat, pl, page.now),
        aanleiding=AANLEIDINGEN[staat.aanleiding],
        in_woorden=SOORTEN,
        root=ROOT,
    )


def _bekijk(page: Page, id_: str) -> Adresonderzoek:
    """The case, after it was written down that an official looks."""
    staat = page.store.get(ADRESONDERZOEKEN, id_).state
    kijk(
        page,
        staat.persoon,
        zaak=(ADRESONDERZOEKEN.name, id_),
        wat=f"Het adresonderzoek {staat.kenmerk}, met uw naam en adres",
        doel="Onderzoeken of u op uw adres woont",
    )
    return staat


def brief(page: Page, id: str, stuk: str) -> Html:
    return download(page, _bekijk(page, id), (), stuk)


def actie(page: Page, id: str, naam: str) -> Html:
    kies(naam)
    return _vraag(page, id, naam, Form.at(page.store.get(ADRESONDERZOEKEN, id).version))


def doe(page: Page, id: str, naam: str) -> Html:
    """One thing that can be done, on the version that was on the screen: list and case in one
    transaction."""
    gekozen, wie = kies(naam), Wie(page.principal.by, page.now)

    def command(tx: Transaction) -> str:
        staat = tx.get(ADRESONDERZOEKEN, id)
        pl = tx.get(PERSOONSLIJSTEN, staat.persoon)
        op_lijst, event = gekozen.doe(staat, pl, page.form, wie)
        page.unchanged(tx, ADRESONDERZOEKEN, id)
        if op_lijst:
            tx.append(PERSOONSLIJSTEN, staat.persoon, *op_lijst)
        tx.append(ADRESONDERZOEKEN, id, event)
        return f"{ROOT}/{id}"

    try:
        return page.run(command)
    except Invalid as error:
        return _vraag(page, id, naam, page.form.with_errors(error))


def kies(naam: str) -> Actie:
    gevonden = ACTIES.get(naam)
    if gevonden is None:
        raise NotFound("Deze pagina bestaat niet.")
    return gevonden


def _vraag(page: Page, id_: str, naam: str, form: Form) -> Html:
    """The page of one action: it shows nothing of the person."""
    return page.render(
        "adresonderzoek/actie.html",
        zaak=page.store.get(ADRESONDERZOEKEN, id_).state,
        naam=naam,
        actie=ACTIES[naam],
        soorten=[(s.value, woorden) for s, woorden in SOORTEN.items()],
        root=ROOT,
        form=form,
    )


def _als(page: Page) -> dict[str, Any]:
    return {"door": page.principal.by, "nu": page.now}


def _nieuw(page: Page, form: Form) -> Html:
    keuzes = [(a.value, woorden) for a, woorden in AANLEIDINGEN.items()]
    return page.render("adresonderzoek/nieuw.html", keuzes=keuzes, form=form)
