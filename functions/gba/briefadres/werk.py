"""The official's side: requests for a letter address by term, and deciding on each."""

from __future__ import annotations

from typing import Any

from gba.bevragen.lo3 import VERBLIJFPLAATS
from gba.briefadres.model import (
    ARTIKELEN,
    BRIEFADRESSEN,
    REDENEN,
    VRAGEN,
    Briefadres,
    Goedkeuring,
    Weigering,
    keur_goed,
    weiger,
)
from gba.inzage.gegevens import adres
from gba.kijken import kijk
from gba.lijsten import PERSOONSLIJSTEN
from gba.verhuizing.model import Vervallen
from gba.zaak import download, werklijst, wie
from gemeengoed.form import Form
from gemeengoed.identity import Role
from gemeengoed.problem import Invalid
from gemeengoed.store import Transaction
from gemeengoed.web import Html, Page, Web

ROOT = "/gba/briefadressen"
TAAK = "behandelaar"


def mount(web: Web) -> None:
    als: dict[str, Any] = {"role": Role.MEDEWERKER, "task": TAAK}
    web.get("/briefadressen", **als)(lijst)
    web.get("/briefadressen/{id}", **als)(zaak)
    web.get("/briefadressen/{id}/brieven/{stuk}", **als)(brief)
    web.post("/briefadressen/{id}/goedkeuren", **als)(goedkeuren)
    web.post("/briefadressen/{id}/weigeren", **als)(weigeren)


def lijst(page: Page) -> Html:
    """What is open, the nearest term first."""
    return werklijst(page, BRIEFADRESSEN, "briefadres/werk.html")


def zaak(page: Page, id: str) -> Html:
    dossier = page.store.get(BRIEFADRESSEN, id)
    return _toon(page, dossier.state, Form.at(dossier.version))


def brief(page: Page, id: str, stuk: str) -> Html:
    staat = page.store.get(BRIEFADRESSEN, id).state
    _kijk(page, staat)
    return download(page, staat, (), stuk)


def goedkeuren(page: Page, id: str) -> Html:
    """List, case and question in one transaction."""
    door, nu = page.principal.by, page.now

    def command(tx: Transaction) -> str:
        staat = tx.get(BRIEFADRESSEN, id)
        pl = tx.get(PERSOONSLIJSTEN, staat.persoon)
        gegeven = page.form.parse(Goedkeuring)
        bijgehouden, beslist = keur_goed(staat, pl, gegeven, door=door, nu=nu)
        page.unchanged(tx, BRIEFADRESSEN, id)
        tx.append(PERSOONSLIJSTEN, staat.persoon, bijgehouden)
        tx.append(BRIEFADRESSEN, id, beslist)
        sluit(tx, page, id)
        return f"{ROOT}/{id}"

    return _beslis(page, id, command)


def weigeren(page: Page, id: str) -> Html:
    door, nu = page.principal.by, page.now

    def command(tx: Transaction) -> str:
        reden = page.form.parse(Weigering).reden
        beslist = weiger(tx.get(BRIEFADRESSEN, id), reden, door=door, nu=nu)
        page.unchanged(tx, BRIEFADRESSEN, id)
        tx.append(BRIEFADRESSEN, id, beslist)
        sluit(tx, page, id)
        return f"{ROOT}/{id}"

    return _beslis(page, id, command)


def _beslis(page: Page, id_: str, command: Any) -> Html:
    try:
        return page.run(command)
    except Invalid as error:
        staat = page.store.get(BRIEFADRESSEN, id_).state
        return _toon(page, staat, page.form.with_errors(error))


def sluit(tx: Transaction, page: Page, id_: str) -> None:
    """Nobody needs the answer any more."""
    vraag = tx.find(VRAGEN, id_)
    if vraag and vraag.open:
        tx.append(VRAGEN, id_, Vervallen(at=page.now, by=page.principal.by))


def _kijk(page: Page, staat: Briefadres) -> None:
    # Of whose address it is, an official sees the name as it was typed.
    for persoon in filter(None, (staat.persoon, staat.gever)):
        kijk(
            page,
            persoon,
            zaak=(BRIEFADRESSEN.name, staat.id) if persoon == staat.persoon else None,
            wat=f"De aanvraag {staat.kenmerk}, met naam en adres",
            doel="Beslissen over een briefadres",
        )


def _toon(page: Page, staat: Briefadres, form: Form) -> Html:
    _kijk(page, staat)
    pl = page.store.get(PERSOONSLIJSTEN, staat.persoon).state
    return page.render(
        "briefadres/beoordelen.html",
        zaak=staat,
        wie=wie(pl),
        staat_er=adres(pl.actueel(VERBLIJFPLAATS)),
        reden=f"{REDENEN[staat.reden]} ({ARTIKELEN[staat.reden]})",
        root=ROOT,
        form=form,
    )
