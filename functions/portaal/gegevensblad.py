"""Where an administrator fills in what the municipality says of itself, and where all read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gemeengoed import settings
from gemeengoed.form import Form
from gemeengoed.gemeente import ID, Gegevens, rechtbank_van
from gemeengoed.identity import Role
from gemeengoed.problem import Invalid
from gemeengoed.settings import Settings
from gemeengoed.store import Transaction
from gemeengoed.web import Html, Page, Web
from portaal.gegevens import GEGEVENS, GegevensUit, huidig, zet

PAGINA = "/beheer/gegevens"


@dataclass(frozen=True, slots=True)
class Plaats(Settings):
    """Which municipality this is (CBS)."""

    municipality_code: str


def mount(web: Web) -> None:
    web.get("/contact")(contact)
    web.get(PAGINA, role=Role.MEDEWERKER, task="beheerder")(formulier)
    web.post(PAGINA, role=Role.MEDEWERKER, task="beheerder")(kies)


def contact(page: Page) -> Html:
    """How to reach the municipality."""
    return page.render("contact.html", gegevens=huidig(page.store)[0])


def formulier(page: Page) -> Html:
    nu, versie = huidig(page.store)
    form = Form.at(versie, nu.model_dump(by_alias=True, exclude_none=True, exclude={"gezet_op"}))
    return page.render(
        "gegevens.html", form=form, opgeslagen=page.query.get("opgeslagen") == "ja", **_rond(nu)
    )


def kies(page: Page) -> Html:
    """Fill it in; letters and pages have it a moment later."""

    def command(tx: Transaction) -> str:
        zet(tx, page.form.parse(Gegevens), door=page.principal.by, nu=page.now)
        page.unchanged(tx, GEGEVENS, ID)
        return f"{PAGINA}?opgeslagen=ja"

    try:
        return page.run(command)
    except Invalid as error:
        return page.again("gegevens.html", error, opgeslagen=False, **_rond(huidig(page.store)[0]))


def _rond(nu: GegevensUit) -> dict[str, Any]:
    code = settings.load(Plaats).municipality_code
    return {"nu": nu, "rechtbank": rechtbank_van(code)}
