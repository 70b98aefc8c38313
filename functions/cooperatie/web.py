"""The cooperative for people: the public page, and what the bureau watches over."""

from __future__ import annotations

from collections.abc import Iterable

from cooperatie import commands, plan
from cooperatie.application import APPLICATION
from cooperatie.model.instantie import INSTANTIE, Instantie, Instantiestand
from cooperatie.model.lid import LID, Lidstand
from cooperatie.model.release import RELEASE
from cooperatie.model.wens import WENS
from cooperatie.views import lijst
from gemeengoed import frontdoor
from gemeengoed.dossier import Dossier
from gemeengoed.form import Form
from gemeengoed.identity import Role
from gemeengoed.paging import PageQuery, cursor
from gemeengoed.store import Transaction
from gemeengoed.web import Html, Page, Web

web = Web(APPLICATION)
frontdoor.mount(web)


@web.get("/")
def start(page: Page) -> Html:
    """What the cooperative is, who its members are, and where their portals stand."""
    leden = [d for d in plan.alle(page.store, LID) if d.state.stand is Lidstand.TOEGETREDEN]
    instanties = _per_lid(plan.alle(page.store, INSTANTIE))
    inwoners = sum(d.state.aanmelding.inwoners for d in leden)
    return page.render("start.html", leden=leden, instanties=instanties, inwoners=inwoners)


@web.get("/bureau", role=Role.MEDEWERKER, task="bureau")
def bureau(page: Page) -> Html:
    """Every member and instance with its stand, and why an instance failed."""
    versies = {d.id: d.state.versie for d in plan.alle(page.store, RELEASE)}
    instanties = [
        (d, d.state.stand is Instantiestand.MISLUKT) for d in plan.alle(page.store, INSTANTIE)
    ]
    leden = list(plan.alle(page.store, LID))
    return page.render("bureau.html", leden=leden, instanties=instanties, versies=versies)


@web.post("/bureau/instanties/{id}/opnieuw", role=Role.MEDEWERKER, task="bureau")
def opnieuw(page: Page, id: str) -> Html:
    """Try a failed instance once more."""

    def command(tx: Transaction) -> str:
        commands.probeer_opnieuw(tx, id, nu=page.now, by=page.principal.by)
        return "/bureau"

    return page.run(command)


@web.get("/bureau/wensen", role=Role.MEDEWERKER, task="bureau")
def wensen(page: Page) -> Html:
    """What users of the members' portals miss, the newest first."""
    query = Form(page.query).parse(PageQuery)
    found = page.store.list(WENS, lijst(WENS.name, query, newest_first=True))
    regels = [d.state for d in found.dossiers]
    return page.render("wensen.html", wensen=regels, verder=cursor(found.next))


def _per_lid(dossiers: Iterable[Dossier[Instantie]]) -> dict[str, list[Instantie]]:
    found: dict[str, list[Instantie]] = {}
    for dossier in dossiers:
        found.setdefault(dossier.state.lid, []).append(dossier.state)
    return found


handler = web.handler
