"""A resident asks for an address for post; whose address it is says whether they agree."""

from __future__ import annotations

from datetime import datetime

from gba import samenloop
from gba.bevragen.tabellen import gemeentecode
from gba.briefadres import portaal, werk
from gba.briefadres.model import (
    AANVRAGERS,
    BRIEFADRESSEN,
    REDENEN,
    VRAGEN,
    Aanvraag,
    Briefadres,
    ToestemmingBekend,
    mag,
    trek_in,
    vraag_aan,
)
from gba.inwoner import Lijst, met_lijst
from gba.lijsten import PERSOONSLIJSTEN
from gba.verhuizing import adressen, huishouden
from gba.verhuizing.invoer import Toezegging
from gba.verhuizing.model import ToestemmingGevraagd, beantwoord
from gba.verhuizing.opgave import bewoner
from gba.verhuizing.staat import Toestemming
from gba.zaak import download, eigen
from gemeengoed.awb import lokale_datum
from gemeengoed.dossier import new_id
from gemeengoed.form import Form
from gemeengoed.identity import Role
from gemeengoed.problem import Conflict, Invalid, NotFound
from gemeengoed.store import Transaction
from gemeengoed.web import Html, Page, Web

KINDS = (BRIEFADRESSEN, VRAGEN, AANVRAGERS)
ROOT = "/gba/briefadres"

public = portaal.public
tell = portaal.tell


def mount(web: Web) -> None:
    web.get("/briefadres", role=Role.BURGER)(met_lijst(start, mag))
    web.post("/briefadres", role=Role.BURGER)(met_lijst(aanvragen))
    web.get("/briefadres/zaken/{id}", role=Role.BURGER)(zaak)
    web.post("/briefadres/zaken/{id}/intrekken", role=Role.BURGER)(intrekken)
    web.get("/briefadres/zaken/{id}/brieven/{stuk}", role=Role.BURGER)(brief)
    web.get("/briefadres/toestemming/{id}", role=Role.BURGER)(toestemming)
    web.post("/briefadres/toestemming/{id}", role=Role.BURGER)(antwoord)
    werk.mount(web)


def start(page: Page, lijst: Lijst) -> Html:
    return _start(page, Form(), loopt=_loopt(page, lijst.id))


def aanvragen(page: Page, lijst: Lijst) -> Html:
    """The case, and the question to whose address it is, in one transaction."""
    id_, persoon, door, nu = new_id(), lijst.id, page.principal.by, page.now

    def command(tx: Transaction) -> str:
        gegeven, vandaag = page.form.parse(Aanvraag), lokale_datum(nu)
        pl = tx.get(PERSOONSLIJSTEN, persoon)
        mag(pl, vandaag)
        _niet_twee(tx, persoon, id_, door=door, nu=nu)
        adres = _zoek(page, gegeven)
        gever = None
        if gegeven.gever:
            gever = bewoner(page.store, adres, gegeven.gever, {persoon}, vandaag)
        event = vraag_aan(gegeven, adres, id=id_, persoon=persoon, gever=gever, door=door, nu=nu)
        tx.append(BRIEFADRESSEN, id_, event)
        if gever:
            vraag = Toestemming(
                id=id_,
                persoon=gever,
                wie=(huishouden.naam(pl),),
                adres=adres.in_een_regel,
                datum=vandaag,
                gevraagd_op=nu,
            )
            tx.append(VRAGEN, id_, ToestemmingGevraagd(at=nu, by=door, toestemming=vraag))
        return f"{ROOT}/zaken/{id_}"

    try:
        return page.run(command)
    except Invalid as error:
        return _start(page, page.form.with_errors(error))


def _zoek(page: Page, gegeven: Aanvraag) -> adressen.Adres:
    """The address. Invalid when there is none, or it is of another municipality: there one asks
    for it."""
    waar = gegeven.nieuw
    adres = adressen.zoek(
        adressen.register(), waar.postcode, waar.huisnummer, waar.toevoeging or "", "nieuw"
    )
    hier = gemeentecode(page.env.instance_name)
    if hier and adres.gemeente != hier:
        reden = "Dit adres is in een andere gemeente. Vraag het briefadres daar."
        raise Invalid.at("nieuw.postcode", "andere_gemeente", reden)
    return adres


def _niet_twee(tx: Transaction, persoon: str, id_: str, *, door: str, nu: datetime) -> None:
    eerder = samenloop.eerdere(tx, AANVRAGERS, persoon, id_)
    if any((zaak := tx.find(BRIEFADRESSEN, e)) and zaak.open for e in eerder):
        raise Conflict("U heeft al een briefadres aangevraagd. Wacht op ons antwoord.")
    samenloop.raak(tx, AANVRAGERS, persoon, id_, (), door=door, nu=nu)


def _loopt(page: Page, persoon: str) -> Briefadres | None:
    """The request that is not decided yet: there is one at a time."""
    eerder = page.store.get_many(AANVRAGERS, [persoon]).get(persoon)
    zaken = page.store.get_many(BRIEFADRESSEN, eerder.state.zaken if eerder else ())
    return next((d.state for d in zaken.values() if d.state.open), None)


def zaak(page: Page, id: str) -> Html:
    gevonden: Briefadres = eigen(page, BRIEFADRESSEN, id)
    return page.render("briefadres/zaak.html", zaak=gevonden, reden=REDENEN[gevonden.reden])


def intrekken(page: Page, id: str) -> Html:
    eigen(page, BRIEFADRESSEN, id)

    def command(tx: Transaction) -> str:
        event = trek_in(tx.get(BRIEFADRESSEN, id), door=page.principal.by, nu=page.now)
        tx.append(BRIEFADRESSEN, id, event)
        werk.sluit(tx, page, id)
        return f"{ROOT}/zaken/{id}"

    return page.run(command)


def brief(page: Page, id: str, stuk: str) -> Html:
    return download(page, eigen(page, BRIEFADRESSEN, id), (), stuk)


def toestemming(page: Page, id: str) -> Html:
    return _vraag(page, _gevraagd(page, id), Form())


def antwoord(page: Page, id: str) -> Html:
    """What whose address it is says goes with the case; an official decides."""
    gevraagd, door, nu = _gevraagd(page, id), page.principal.by, page.now

    def command(tx: Transaction) -> str:
        gegeven = page.form.parse(Toezegging)
        tx.append(VRAGEN, id, beantwoord(tx.get(VRAGEN, id), gegeven, door=door, nu=nu))
        tx.find(BRIEFADRESSEN, id)
        tx.append(BRIEFADRESSEN, id, ToestemmingBekend(at=nu, by=door, akkoord=gegeven.akkoord))
        return f"{ROOT}/toestemming/{id}"

    try:
        return page.run(command)
    except Invalid as error:
        return _vraag(page, gevraagd, page.form.with_errors(error))


def _gevraagd(page: Page, id_: str) -> Toestemming:
    """The question to this person; of another's they learn not even that it exists."""
    gevraagd = page.store.get(VRAGEN, id_).state
    if gevraagd.persoon != page.principal.subject:
        raise NotFound("Deze vraag bestaat niet.")
    return gevraagd


def _vraag(page: Page, gevraagd: Toestemming, form: Form) -> Html:
    return page.render(
        "briefadres/toestemming.html",
        t=gevraagd,
        root=ROOT,
        form=form,
    )


def _start(page: Page, form: Form, *, loopt: Briefadres | None = None) -> Html:
    return page.render(
        "briefadres/start.html",
        loopt=loopt,
        keuzes=[(r.value, woorden) for r, woorden in REDENEN.items()],
        root=ROOT,
        form=form,
    )
