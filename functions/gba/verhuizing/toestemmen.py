"""The page on which who lives at an address says whether somebody moves in with them."""

from __future__ import annotations

from gba.verhuizing import model, verwerken
from gba.verhuizing.invoer import Toezegging
from gba.verhuizing.model import TOESTEMMINGEN
from gba.verhuizing.staat import Toestemming
from gemeengoed.flow import sheet
from gemeengoed.flow.declare import Flow, Question, Section, Step
from gemeengoed.form import Form
from gemeengoed.identity import Role
from gemeengoed.problem import Invalid, NotFound
from gemeengoed.store import Transaction
from gemeengoed.web import Html, Page, Web

ROOT = "/gba/toestemmingen"
BLAD = Flow(
    name="antwoord",
    title="Trekt er iemand bij u in?",
    model=Toezegging,
    send="Antwoord versturen",
    sections=(
        Section(
            "Antwoord",
            (
                Step(
                    "antwoord",
                    "Antwoord",
                    (Question("akkoord", "Klopt het dat deze mensen bij u komen wonen?"),),
                ),
            ),
        ),
    ),
)


def mount(web: Web) -> None:
    web.get("/toestemmingen/{id}", role=Role.BURGER)(toon)
    web.post("/toestemmingen/{id}", role=Role.BURGER)(antwoord)


def _eigen(page: Page, id_: str) -> Toestemming:
    gevraagd = page.store.get(TOESTEMMINGEN, id_).state
    if gevraagd.persoon != page.principal.subject:
        raise NotFound("Deze vraag bestaat niet.")
    return gevraagd


def toon(page: Page, id: str) -> Html:
    return _toon(page, _eigen(page, id), Form())


def antwoord(page: Page, id: str) -> Html:
    gevraagd = _eigen(page, id)

    def command(tx: Transaction) -> str:
        gegeven = sheet.read(BLAD, page.form, page.now)
        door, nu, ja = page.principal.by, page.now, gegeven.akkoord
        event = model.beantwoord(tx.get(TOESTEMMINGEN, id), gegeven, door=door, nu=nu)
        tx.append(TOESTEMMINGEN, id, event)
        verwerken.na_toestemming(tx, page.store, id, akkoord=ja, door=door, nu=nu)
        return f"{ROOT}/{id}"

    try:
        return page.run(command)
    except Invalid as error:
        return _toon(page, gevraagd, page.form.with_errors(error))


def _toon(page: Page, gevraagd: Toestemming, form: Form) -> Html:
    return page.render("verhuizing/toestemming.html", t=gevraagd, blad=BLAD, form=form)
