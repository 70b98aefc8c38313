"""The official's side: what is doubted, by term; judging it; and doubting a value themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gba.application import APPLICATION
from gba.bevragen.lo3 import Persoonslijst
from gba.inwoner import lijst_van
from gba.lijsten import PERSOONSLIJSTEN
from gba.register import pseudonym
from gba.terugmelding.gegevens import ELEMENTEN, te_melden
from gba.terugmelding.model import (
    TERUGMELDINGEN,
    Afwijzing,
    Melder,
    Melding,
    Terugmelding,
    Verbetering,
    loopt,
    meld,
    verbeter,
    wijs_af,
)
from gba.zaak import download, werklijst
from gemeengoed import inzage
from gemeengoed.dossier import Dossier, Event, new_id
from gemeengoed.form import Form
from gemeengoed.identity import Role
from gemeengoed.model import Model
from gemeengoed.portal import sleutel
from gemeengoed.problem import Invalid, NotFound
from gemeengoed.store import Transaction
from gemeengoed.velden import Bsn, Regel
from gemeengoed.web import Html, Page, Web

ROOT = "/gba/terugmeldingen"
TAAK = "behandelaar"
# Besides the answers: whose list it is about.
_LIJST = "lijst"
# The version of the list that was on the screen; with `_` as it is no answer.
_GEZIEN = "_lijst"


class Wie(Model):
    """Whose list: by number on the form, so that it stands in no address."""

    bsn: Bsn


class Over(Melding):
    lijst: Regel


def mount(web: Web) -> None:
    als: dict[str, Any] = {"role": Role.MEDEWERKER, "task": TAAK}
    web.get("/terugmeldingen", **als)(lijst)
    # Before the pages that take any last part of an address.
    web.get("/terugmeldingen/nieuw", **als)(wie)
    web.post("/terugmeldingen/nieuw", **als)(gevonden)
    web.post("/terugmeldingen/nieuw/melden", **als)(vraag)
    web.get("/terugmeldingen/{id}", **als)(zaak)
    web.post("/terugmeldingen/{id}/verbeteren", **als)(verbeteren)
    web.post("/terugmeldingen/{id}/afwijzen", **als)(afwijzen)
    web.get("/terugmeldingen/{id}/stukken/{stuk}", **als)(stuk)


def lijst(page: Page) -> Html:
    """What is open, the nearest term first."""
    return werklijst(page, TERUGMELDINGEN, "terugmelding/werk.html")


def zaak(page: Page, id: str) -> Html:
    dossier = page.store.get(TERUGMELDINGEN, id)
    _leg_vast(page, dossier.state, "Uw melding en het gegeven waar die over gaat")
    return _toon(page, dossier)


def stuk(page: Page, id: str, stuk: str) -> Html:
    staat = page.store.get(TERUGMELDINGEN, id).state
    _leg_vast(page, staat, "Een document bij uw melding")
    return download(page, staat.model_copy(update={"brieven": ()}), staat.stukken, stuk)


def verbeteren(page: Page, id: str) -> Html:
    """Record what is right, and that it was not: list and case in one transaction."""

    def doe(staat: Terugmelding, pl: Persoonslijst) -> _Gebeurd:
        als: dict[str, Any] = {"door": page.principal.by, "nu": page.now}
        return verbeter(staat, pl, page.form.parse(Verbetering), **als)

    return _beoordeel(page, id, doe)


def afwijzen(page: Page, id: str) -> Html:
    """Nothing is put right: list and case in one transaction."""

    def doe(staat: Terugmelding, pl: Persoonslijst) -> _Gebeurd:
        reden = page.form.parse(Afwijzing).reden
        return wijs_af(staat, pl, reden, door=page.principal.by, nu=page.now)

    return _beoordeel(page, id, doe)


# What happens to the list, and to the case.
_Gebeurd = tuple[tuple[Event, ...], Event]
_Doe = Callable[[Terugmelding, Persoonslijst], _Gebeurd]


def _beoordeel(page: Page, id_: str, doe: _Doe) -> Html:
    """On the versions of case and list that were on the screen."""

    def command(tx: Transaction) -> str:
        staat = tx.get(TERUGMELDINGEN, id_)
        op_lijst, beoordeeld = doe(staat, tx.get(PERSOONSLIJSTEN, staat.persoon))
        page.unchanged(tx, TERUGMELDINGEN, id_)
        tx.expect(PERSOONSLIJSTEN, staat.persoon, page.form.number(_GEZIEN))
        tx.append(PERSOONSLIJSTEN, staat.persoon, *op_lijst)
        tx.append(TERUGMELDINGEN, id_, beoordeeld)
        return f"{ROOT}/{id_}"

    try:
        return page.run(command)
    except Invalid as error:
        dossier = page.store.get(TERUGMELDINGEN, id_)
        return _toon(page, dossier, page.form.with_errors(error))


def wie(page: Page) -> Html:
    return page.render("terugmelding/wie.html", form=Form())


def gevonden(page: Page) -> Html:
    """Of this person, what can be doubted."""
    try:
        bsn = page.form.parse(Wie).bsn
        pl = lijst_van(page.store, persoon := pseudonym(page.env.pseudonym_key, bsn))
        if pl is None:
            raise Invalid.at("bsn", "onbekend", "Wij hebben geen persoonslijst met dit nummer.")
    except Invalid as error:
        return page.again("terugmelding/wie.html", error)
    return _nieuw(page, persoon, Form())


def vraag(page: Page) -> Html:
    """An official doubts a value: as when a resident does."""
    persoon, id_ = page.form.value(_LIJST), new_id()
    if lijst_van(page.store, persoon) is None:
        raise NotFound("Deze persoonslijst bestaat niet.")

    def command(tx: Transaction) -> str:
        over = page.form.parse(Over)
        onderzocht, gemeld = meld(
            tx.get(PERSOONSLIJSTEN, persoon),
            over,
            id=id_,
            persoon=persoon,
            melder=Melder.MEDEWERKER,
            door=page.principal.by,
            nu=page.now,
        )
        tx.append(PERSOONSLIJSTEN, persoon, onderzocht)
        tx.append(TERUGMELDINGEN, id_, gemeld)
        return f"{ROOT}/{id_}"

    try:
        return page.run(command)
    except Invalid as error:
        return _nieuw(page, persoon, page.form.with_errors(error), status=422)


def _nieuw(page: Page, persoon: str, form: Form, *, status: int = 200) -> Html:
    pl = page.store.get(PERSOONSLIJSTEN, persoon)
    _kijk(page, persoon, f"lijst:{persoon}", "Welke gegevens er over u staan", "Een gegeven melden")
    keuzes = [(g.code, woorden) for g, woorden in te_melden(pl.state)]
    return page.render(
        "terugmelding/nieuw.html", status=status, persoon=persoon, keuzes=keuzes, form=form
    )


def _toon(page: Page, dossier: Dossier[Terugmelding], form: Form | None = None) -> Html:
    """What stands there now, and that this is the version that was seen."""
    staat, pl = dossier.state, page.store.get(PERSOONSLIJSTEN, dossier.state.persoon)
    van = (staat.over.van(pl.state) if pl.state.vindbaar else None) or {}
    velden = ELEMENTEN[staat.over.groep]
    nu = {f"waarden.{e}": van.get(e, "") for e in velden}
    return page.render(
        "terugmelding/beoordelen.html",
        zaak=staat,
        versie=dossier.version,
        lijst=pl.version,
        loopt=loopt(staat, pl.state),
        staat_er=[(woorden, van[e]) for e, woorden in velden.items() if van.get(e)],
        velden=velden,
        root=ROOT,
        form=form or Form(nu),
    )


def _leg_vast(page: Page, staat: Terugmelding, wat: str) -> None:
    _kijk(page, staat.persoon, staat.id, wat, "Uitzoeken of uw gegevens kloppen")


def _kijk(page: Page, persoon: str, over: str, wat: str, doel: str) -> None:
    """Write down that an official looks."""
    inzage.leg_vast(
        page.store,
        persoon=persoon,
        zaak=sleutel(APPLICATION.name, TERUGMELDINGEN.name, over),
        door=page.principal.by,
        wie=f"Een medewerker van {APPLICATION.title}",
        doel=doel,
        wat=wat,
        nu=page.now,
    )
