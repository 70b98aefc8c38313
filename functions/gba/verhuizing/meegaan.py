"""The page of who moves by what another told: what was told, and to say that it is not so."""

from __future__ import annotations

from gba.verhuizing import model, verwerken
from gba.verhuizing.aangever import BEVOEGD
from gba.verhuizing.invoer import Tegenspraak
from gba.verhuizing.model import VERHUIZINGEN
from gba.verhuizing.staat import Verhuizing
from gemeengoed.flow import sheet
from gemeengoed.flow.declare import Flow, Question, Section, Step
from gemeengoed.form import Form
from gemeengoed.identity import Role
from gemeengoed.problem import Invalid, NotFound
from gemeengoed.store import Transaction
from gemeengoed.web import Html, Page, Web

ROOT = "/gba/meeverhuizen"
BLAD = Flow(
    name="tegenspraak",
    title="Dit klopt niet",
    model=Tegenspraak,
    send="Laat weten dat dit niet klopt",
    sections=(
        Section(
            "Dit klopt niet",
            (Step("reden", "Dit klopt niet", (Question("reden", "Wat klopt er niet?"),)),),
        ),
    ),
)


def mount(web: Web) -> None:
    web.get("/meeverhuizen/{id}", role=Role.BURGER)(toon)
    web.post("/meeverhuizen/{id}", role=Role.BURGER)(spreek_tegen)


def _mee(page: Page, id_: str) -> Verhuizing:
    """A move of this person that another told; of another's they learn not even that it exists."""
    v = page.store.get(VERHUIZINGEN, id_).state
    if page.principal.subject not in v.voor_wie_niet_aangaf:
        raise NotFound("Deze zaak bestaat niet.")
    return v


def toon(page: Page, id: str) -> Html:
    return _toon(page, _mee(page, id), Form())


def spreek_tegen(page: Page, id: str) -> Html:
    """It is not processed by itself any more: an official looks."""
    mee, persoon = _mee(page, id), page.principal.subject

    def command(tx: Transaction) -> str:
        gegeven, door = sheet.read(BLAD, page.form, page.now), page.principal.by
        v = tx.get(VERHUIZINGEN, id)
        nee = model.spreek_tegen(v, gegeven, persoon=persoon, door=door, nu=page.now)
        v = tx.append(VERHUIZINGEN, id, nee)
        verwerken.beoordeel_opnieuw(tx, page.store, v, door=door, nu=page.now)
        return f"{ROOT}/{id}"

    try:
        return page.run(command)
    except Invalid as error:
        return _toon(page, mee, page.form.with_errors(error))


def _toon(page: Page, v: Verhuizing, form: Form) -> Html:
    return page.render(
        "verhuizing/meegaan.html",
        v=v,
        als=BEVOEGD[v.wat.hoedanigheid].tekst,
        gezegd=page.principal.subject in v.tegengesproken,
        blad=BLAD,
        form=form,
    )
