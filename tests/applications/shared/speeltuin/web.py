"""The toy for people."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from gemeengoed import flow
from gemeengoed.flow import Sending
from gemeengoed.form import Form
from gemeengoed.identity import BELANGHEBBENDEN, Role
from gemeengoed.model import Model
from gemeengoed.problem import Invalid
from gemeengoed.store import Transaction
from gemeengoed.web import Html, Page, Web
from speeltuin.api import FOUTEN
from speeltuin.application import APPLICATION
from speeltuin.formulier import CONCEPTEN, VRAGEN, Aanvraag
from speeltuin.model import TELLERS, Begonnen

web = Web(APPLICATION)
SOORTEN = [("groot", "Groot"), ("klein", "Klein")]


class Maker(Model):
    naam: str = Field(min_length=1, max_length=20)
    geboren_op: date


class Formulier(Model):
    """Every kind of field of the kit."""

    naam: str = Field(min_length=1, max_length=20)
    verhaal: str | None = Field(default=None, max_length=500)
    soort: str = Field(pattern="^(groot|klein)$")
    akkoord: str = Field(pattern="^ja$")
    maker: Maker


@web.get("")
def start(page: Page) -> Html:
    return page.render("start.html")


@web.get("/nieuw", role=Role.BURGER)
def nieuw(page: Page) -> Html:
    return page.render("nieuw.html", form=Form(), soorten=SOORTEN)


@web.post("/nieuw", role=Role.BURGER)
def maak(page: Page) -> Html:
    def command(tx: Transaction) -> str:
        form = page.form.parse(Formulier)
        id_ = f"t-{form.naam}"
        tx.append(TELLERS, id_, Begonnen(at=page.now, by=page.principal.by, naam=form.naam))
        return f"/speeltuin/tellers/{id_}"

    try:
        return page.run(command)
    except Invalid as error:
        return page.again("nieuw.html", error, soorten=SOORTEN)


@web.get("/tellers/{id}", role=Role.BURGER)
def teller(page: Page, id: str) -> Html:
    page.store.get(TELLERS, id)
    return page.render("start.html")


@web.get("/kantoor", role=Role.MEDEWERKER, task="behandelaar")
def kantoor(page: Page) -> Html:
    return page.render("start.html")


@web.get("/samen", role=BELANGHEBBENDEN)
def samen(page: Page) -> Html:
    """For who has an interest: a citizen or an organisation."""
    return page.render("start.html")


@web.get("/allen", role=BELANGHEBBENDEN | {Role.MEDEWERKER}, task="behandelaar")
def allen(page: Page) -> Html:
    """The task is asked of officials only."""
    return page.render("start.html")


@web.get("/fouten/{soort}")
def fout(page: Page, soort: str) -> Html:
    raise FOUTEN[soort]


@web.post("/open")
def openbaar(page: Page) -> Html:
    """A form that asks for no login: the token is checked all the same."""
    return page.render("start.html")


def _verstuurd(page: Page, tx: Transaction, sending: Sending[Aanvraag]) -> str:
    if sending.model.naam == "Weiger":
        raise Invalid.at("naam", "waarde", "Deze naam wil de speeltuin niet.")
    begonnen = Begonnen(at=page.now, by=page.principal.by, naam=sending.model.naam)
    tx.append(TELLERS, sending.id, begonnen)
    SENT.append(sending)
    return f"/speeltuin/tellers/{sending.id}"


# What was sent, for tests to look at.
SENT: list[Sending[Aanvraag]] = []
flow.mount(web, VRAGEN, CONCEPTEN, send=_verstuurd)

handler = web.handler
