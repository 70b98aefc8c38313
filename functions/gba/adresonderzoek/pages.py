"""Whether somebody lives where they are registered: an official finds out, the person answers."""

from __future__ import annotations

from gba.adresonderzoek import portaal, regels, werk
from gba.adresonderzoek.model import ADRESONDERZOEKEN, SOORTEN, Adresonderzoek, Antwoord
from gba.zaak import download, eigen
from gemeengoed.form import Form
from gemeengoed.identity import Role
from gemeengoed.problem import Invalid
from gemeengoed.store import Transaction
from gemeengoed.web import Html, Page, Web

KINDS = (ADRESONDERZOEKEN,)
ROOT = "/gba/adresonderzoek"

public = portaal.public
tell = portaal.tell


def mount(web: Web) -> None:
    web.get("/adresonderzoek/{id}", role=Role.BURGER)(zaak)
    web.get("/adresonderzoek/{id}/brieven/{stuk}", role=Role.BURGER)(brief)
    web.post("/adresonderzoek/{id}", role=Role.BURGER)(antwoord)
    werk.mount(web)


def zaak(page: Page, id: str) -> Html:
    return _toon(page, eigen(page, ADRESONDERZOEKEN, id), Form())


def brief(page: Page, id: str, stuk: str) -> Html:
    return download(page, eigen(page, ADRESONDERZOEKEN, id), (), stuk)


def antwoord(page: Page, id: str) -> Html:
    gevonden = eigen(page, ADRESONDERZOEKEN, id)

    def command(tx: Transaction) -> str:
        gegeven, staat = page.form.parse(Antwoord), tx.get(ADRESONDERZOEKEN, id)
        event = regels.antwoord(staat, gegeven, door=page.principal.by, nu=page.now)
        tx.append(ADRESONDERZOEKEN, id, event)
        return f"{ROOT}/{id}"

    try:
        return page.run(command)
    except Invalid as error:
        return _toon(page, gevonden, page.form.with_errors(error))


def _toon(page: Page, gevonden: Adresonderzoek, form: Form) -> Html:
    return page.render(
        "adresonderzoek/zaak.html",
        zaak=gevonden,
        soorten=SOORTEN,
        root=ROOT,
        form=form,
    )
