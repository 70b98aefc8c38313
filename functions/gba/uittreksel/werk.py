"""The official's side: extracts that wait for payment at the desk, and giving them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from gba.bevragen.lo3 import Persoonslijst
from gba.kijken import kijk
from gba.lijsten import PERSOONSLIJSTEN
from gba.uittreksel.bedragen import tarief
from gba.uittreksel.model import (
    CODES,
    GRONDEN,
    UITTREKSELS,
    Betaald,
    Betaling,
    Uittreksel,
    geef_af,
    wacht,
)
from gba.zaak import werklijst, wie
from gemeengoed.awb import lokale_datum
from gemeengoed.form import Form
from gemeengoed.identity import Role
from gemeengoed.problem import Invalid
from gemeengoed.store import Transaction
from gemeengoed.web import Html, Page, Web

ROOT = "/gba/uittreksels"
TAAK = "behandelaar"


def mount(web: Web) -> None:
    als: dict[str, Any] = {"role": Role.MEDEWERKER, "task": TAAK}
    web.get("/uittreksels", **als)(lijst)
    web.get("/uittreksels/{id}", **als)(zaak)
    web.post("/uittreksels/{id}/betaald", **als)(betaald)


def geef(tx: Transaction, staat: Uittreksel, pl: Persoonslijst, *, door: str, nu: datetime) -> None:
    """Give it, with its code, in the transaction at hand."""
    afgegeven, key, gegeven = geef_af(staat, pl, door=door, nu=nu)
    tx.append(UITTREKSELS, staat.id, afgegeven)
    tx.append(CODES, key, gegeven)


def lijst(page: Page) -> Html:
    return werklijst(page, UITTREKSELS, "uittreksel/werk.html")


def zaak(page: Page, id: str) -> Html:
    return _toon(page, id, Form())


def betaald(page: Page, id: str) -> Html:
    """Paid at the desk: then it is given, in the same transaction."""
    door, nu = page.principal.by, page.now

    def command(tx: Transaction) -> str:
        wijze = page.form.parse(Betaling).wijze
        staat = tx.get(UITTREKSELS, id)
        wacht(staat)
        event = Betaald(at=nu, by=door, wijze=wijze, bedrag=staat.bedrag)
        staat = tx.append(UITTREKSELS, id, event)
        geef(tx, staat, tx.get(PERSOONSLIJSTEN, staat.persoon), door=door, nu=nu)
        return f"{ROOT}/{id}"

    try:
        return page.run(command)
    except Invalid as error:
        return _toon(page, id, page.form.with_errors(error))


def _toon(page: Page, id_: str, form: Form) -> Html:
    staat = page.store.get(UITTREKSELS, id_).state
    kijk(
        page,
        staat.persoon,
        zaak=(UITTREKSELS.name, id_),
        wat="Uw aanvraag om een uittreksel, met uw naam en burgerservicenummer",
        doel="Betaling van uw uittreksel",
    )
    geldt = tarief(lokale_datum(staat.ontvangen_op))
    return page.render(
        "uittreksel/betalen.html",
        zaak=staat,
        wie=wie(page.store.get(PERSOONSLIJSTEN, staat.persoon).state),
        grond=GRONDEN[staat.grond],
        tarief=geldt,
        root=ROOT,
        form=form,
    )
