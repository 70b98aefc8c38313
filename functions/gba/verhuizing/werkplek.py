"""The official's side: moves that need a look, by colour, and what can be done with each."""

from __future__ import annotations

from enum import StrEnum

from gba.bevragen.lo3 import VERBLIJFPLAATS
from gba.inzage.gegevens import adres
from gba.kijken import kijk
from gba.lijsten import PERSOONSLIJSTEN
from gba.verhuizing.aangever import BEVOEGD
from gba.verhuizing.acties import VAN_ONS
from gba.verhuizing.model import VERHUIZINGEN
from gba.verhuizing.staat import Kleur, Verhuizing
from gba.verhuizing.tijdlijn import tijdlijn
from gba.verhuizing.uitvoeren import kies, voer_uit, vraag
from gba.zaak import download, open_zaken, wie
from gemeengoed.form import Form
from gemeengoed.identity import Role
from gemeengoed.paging import PageQuery, cursor
from gemeengoed.web import Html, Page, Web

TAAK = "behandelaar"
ROOT = "/gba/verhuizingen"


class Keuze(StrEnum):
    ALLES = "alles"
    ORANJE = "oranje"
    ROOD = "rood"
    BALIE = "balie"

    def past(self, v: Verhuizing) -> bool:
        if self is Keuze.ALLES:
            return True
        if self is Keuze.BALIE:
            return v.kleur is Kleur.GROEN
        return v.kleur.value == self.value


class Selectie(PageQuery):
    """The query of the list. Nothing green needs a look, but who comes to the counter."""

    kleur: Keuze = Keuze.ALLES


def mount(web: Web) -> None:
    web.get("/verhuizingen", role=Role.MEDEWERKER, task=TAAK)(lijst)
    web.get("/verhuizingen/{id}", role=Role.MEDEWERKER, task=TAAK)(zaak)
    web.get("/verhuizingen/{id}/stukken/{stuk}", role=Role.MEDEWERKER, task=TAAK)(stuk)
    web.get("/verhuizingen/{id}/{naam}", role=Role.MEDEWERKER, task=TAAK)(actie)
    web.post("/verhuizingen/{id}/{naam}", role=Role.MEDEWERKER, task=TAAK)(doe)


def lijst(page: Page) -> Html:
    """What is to be looked at, the nearest term first."""
    gegeven = {k: v for k, v in page.query.items() if k in Selectie.model_fields}
    query = Form(gegeven).parse(Selectie)
    gevonden = open_zaken(page, VERHUIZINGEN, query, query.kleur.past)
    return page.render(
        "verhuizing/werklijst.html",
        zaken=gevonden.zaken,
        verder=cursor(gevonden.verder),
        query=query,
        keuzes=list(Keuze),
    )


def zaak(page: Page, id: str) -> Html:
    v = page.store.get(VERHUIZINGEN, id).state
    leg_inzage_vast(page, v)
    lijsten = page.store.get_many(PERSOONSLIJSTEN, tuple(dict.fromkeys((v.persoon, *v.personen))))
    return page.render(
        "verhuizing/behandelen.html",
        v=v,
        # Of who has no list here there is nothing but the name that was told.
        wie={
            p: [*wie(d.state), ("Adres nu", adres(d.state.actueel(VERBLIJFPLAATS)))]
            for p, d in lijsten.items()
        },
        acties=[a for a in VAN_ONS if v.stand in a.bij],
        als=BEVOEGD[v.wat.hoedanigheid],
        tijdlijn=tijdlijn(page.store.history(VERHUIZINGEN, id)),
    )


def stuk(page: Page, id: str, stuk: str) -> Html:
    v = page.store.get(VERHUIZINGEN, id).state
    leg_inzage_vast(page, v)
    return download(page, v, v.stukken, stuk)


def actie(page: Page, id: str, naam: str) -> Html:
    return vraag(page, kies(VAN_ONS, naam), id, f"{ROOT}/{id}")


def doe(page: Page, id: str, naam: str) -> Html:
    return voer_uit(page, kies(VAN_ONS, naam), id, f"{ROOT}/{id}")


def leg_inzage_vast(page: Page, v: Verhuizing) -> None:
    """Write down that an official looks: at who files, and at each who moves."""
    for persoon in dict.fromkeys((v.wat.aangever, *v.personen)):
        kijk(
            page,
            persoon,
            zaak=(VERHUIZINGEN.name, v.id) if persoon == v.wat.aangever else None,
            wat=f"De verhuizing {v.kenmerk}, met naam, geboorte, burgerservicenummer en adres",
            doel="Behandelen van een verhuizing",
        )
