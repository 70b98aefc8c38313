"""The official's side: what is doubted, by term; judging it; and doubting a value themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gba.bevragen.lo3 import Persoonslijst
from gba.inwoner import lijst_van
from gba.kijken import kijk
from gba.lijsten import PERSOONSLIJSTEN
from gba.register import pseudonym
from gba.terugmelding.elementen import ELEMENTEN
from gba.terugmelding.gegevens import te_melden, voor_ons
from gba.terugmelding.invoer import Afwijzing, Melding, Verbetering, Verlenging
from gba.terugmelding.model import TERUGMELDINGEN, loopt, meld, verbeter, verleng, wijs_af
from gba.terugmelding.staat import Melder, Terugmelding
from gba.zaak import download, werklijst
from gba.zaak import wie as van_wie
from gemeengoed.dossier import Dossier, Event, new_id
from gemeengoed.form import Form
from gemeengoed.identity import Role
from gemeengoed.model import Model
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
    web.post("/terugmeldingen/{id}/verlengen", **als)(verlengen)
    web.get("/terugmeldingen/{id}/stukken/{stuk}", **als)(stuk)


def lijst(page: Page) -> Html:
    """What is open, the nearest term first."""
    return werklijst(page, TERUGMELDINGEN, "terugmelding/werk.html")


def zaak(page: Page, id: str) -> Html:
    dossier = page.store.get(TERUGMELDINGEN, id)
    _leg_vast(
        page,
        dossier.state,
        "Uw melding en het gegeven waar die over gaat, met uw naam en burgerservicenummer",
    )
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


def verlengen(page: Page, id: str) -> Html:
    """More time: the list stays as it is."""

    def doe(staat: Terugmelding, pl: Persoonslijst) -> _Gebeurd:
        # A field of its own: the page has three forms.
        reden = page.form.parse(Verlenging).waarom_langer
        return (), verleng(staat, reden, door=page.principal.by, nu=page.now)

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
        if op_lijst:
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
        return _nieuw(page, persoon, page.form.with_errors(error))


def _nieuw(page: Page, persoon: str, form: Form) -> Html:
    pl = page.store.get(PERSOONSLIJSTEN, persoon)
    kijk(page, persoon, wat="Welke gegevens er over u staan", doel="Een gegeven melden")
    keuzes = [(g.code, voor_ons(woorden)) for g, woorden in te_melden(pl.state)]
    return page.render("terugmelding/nieuw.html", persoon=persoon, keuzes=keuzes, form=form)


def _toon(page: Page, dossier: Dossier[Terugmelding], form: Form | None = None) -> Html:
    """What stands there now, and that this is the version that was seen."""
    staat, pl = dossier.state, page.store.get(PERSOONSLIJSTEN, dossier.state.persoon)
    van = (staat.over.van(pl.state) if pl.state.vindbaar else None) or {}
    velden = ELEMENTEN[staat.over.groep].values()
    nu = {n: w for e in velden for n, w in e.ingevuld(van.get(e.nummer, "")).items()}
    return page.render(
        "terugmelding/beoordelen.html",
        zaak=staat,
        lijst=pl.version,
        loopt=loopt(staat, pl.state),
        wie=van_wie(pl.state),
        staat_er=[(e.naam, e.in_woorden(van[e.nummer])) for e in velden if van.get(e.nummer)],
        velden=velden,
        root=ROOT,
        form=form or Form.at(dossier.version, nu),
    )


def _leg_vast(page: Page, staat: Terugmelding, wat: str) -> None:
    zaak = (TERUGMELDINGEN.name, staat.id)
    kijk(page, staat.persoon, zaak=zaak, wat=wat, doel="Uitzoeken of uw gegevens kloppen")
