"""brieven for the municipality's administrators: the texts of letters, and the letterhead."""

from __future__ import annotations

from typing import Any, Literal

from brieven import papier, soorten, teksten
from brieven.application import APPLICATION
from brieven.papier import Papier
from brieven.sjabloon import paden
from brieven.soorten import Soort
from brieven.teksten import TEKSTEN, Geschreven, TekstIn
from gemeengoed.form import Form
from gemeengoed.identity import Role
from gemeengoed.problem import Invalid, NotFound
from gemeengoed.store import Transaction
from gemeengoed.web import Html, Page, Web

web = Web(APPLICATION)
_TAAK = "beheerder"
_VOORBEELDEN: dict[str, Literal["kort", "lang"]] = {
    "voorbeeld-kort": "kort",
    "voorbeeld-lang": "lang",
}


@web.get("", role=Role.MEDEWERKER, task=_TAAK)
def overzicht(page: Page) -> Html:
    """All letters, and which of them have a text of the municipality's own."""
    eigen = {n: t for n, t in teksten.alle(page.store).items() if t.bron is not None}
    return page.render(
        "overzicht.html",
        brieven=[(s, eigen.get(s.naam)) for s in soorten.alle().values()],
        papier=papier.huidig(page.store),
    )


@web.get("/teksten/{toepassing}/{naam}", role=Role.MEDEWERKER, task=_TAAK)
def tekst(page: Page, toepassing: str, naam: str) -> Html:
    """One text, to change it or to look at it."""
    soort = _soort(toepassing, naam)
    bron, versie = teksten.eigen(page.store, soort.naam)
    form = Form.at(versie, {"tekst": bron or soort.standaard})
    return page.render("tekst.html", form=form, **_rond(page, soort))


@web.post("/teksten/{toepassing}/{naam}", role=Role.MEDEWERKER, task=_TAAK)
def wijzig(page: Page, toepassing: str, naam: str) -> Html:
    """Keep the text, show it as a letter, or take the original again."""
    soort = _soort(toepassing, naam)
    actie = page.form.value("actie")
    try:
        if actie == "terug":
            return page.run(lambda tx: _bewaar(page, tx, soort, None))
        bron = page.form.parse(TekstIn).tekst
        voorbeeld = _voorbeeld(page, soort, bron, _VOORBEELDEN.get(actie, "kort"))
        if actie in _VOORBEELDEN:
            return _download(voorbeeld, f"voorbeeld-{naam.replace('_', '-')}.pdf")
        # Both must be right before anybody gets a letter with it.
        _voorbeeld(page, soort, bron, "lang")
        return page.run(lambda tx: _bewaar(page, tx, soort, bron))
    except Invalid as error:
        # Who wanted the original back, sent no text.
        nu = teksten.eigen(page.store, soort.naam)[0] or soort.standaard
        form = Form({"tekst": nu, **page.form.fields}).with_errors(error)
        return page.render("tekst.html", form=form, **_rond(page, soort))


@web.get("/papier", role=Role.MEDEWERKER, task=_TAAK)
def briefpapier(page: Page) -> Html:
    regel = papier.huidig(page.store)
    blad = (regel.papier if regel else Papier()).model_dump(exclude_none=True, by_alias=True)
    return page.render("papier.html", form=Form(blad), regel=regel)


@web.post("/papier", role=Role.MEDEWERKER, task=_TAAK)
def zet_briefpapier(page: Page) -> Html:
    """From now on letters have this letterhead."""

    def command(tx: Transaction) -> str:
        papier.zet(tx, page.form.parse(Papier), door=page.principal.by, nu=page.now)
        return "/brieven/papier"

    try:
        return page.run(command)
    except Invalid as error:
        return page.again("papier.html", error, regel=papier.huidig(page.store))


def _soort(toepassing: str, naam: str) -> Soort:
    """NotFound when there is no such letter."""
    soort = soorten.alle().get(f"{toepassing}/{naam}")
    if soort is None:
        raise NotFound("Deze brief bestaat niet.")
    return soort


def _rond(page: Page, soort: Soort) -> dict[str, Any]:
    """What stands around the text: what can be in it, and what it was before."""
    gebeurd = [v.event for v in page.store.history(TEKSTEN, soort.naam)]
    eerder = [e.bron for e in gebeurd[:-1] if isinstance(e, Geschreven)]
    return {
        "soort": soort,
        "velden": list(paden(soort.velden)),
        "is_eigen": bool(gebeurd) and isinstance(gebeurd[-1], Geschreven),
        "versies": [{"op": e.at, "titel": teksten.in_woorden(e)} for e in reversed(gebeurd)],
        "vorige": eerder[-1] if eerder else None,
    }


def _voorbeeld(page: Page, soort: Soort, bron: str, hoe: Literal["kort", "lang"]) -> bytes:
    regel = papier.huidig(page.store)
    blad = regel.papier if regel else Papier()
    return teksten.zet_voorbeeld(soort, bron, blad, page.env.instance_name, hoe)


def _download(pdf: bytes, naam: str) -> Html:
    # The viewers in browsers need scripts and styles that no page of ours allows.
    headers = {"Content-Disposition": f'attachment; filename="{naam}"'}
    return Html(pdf, headers=headers, content_type="application/pdf")


def _bewaar(page: Page, tx: Transaction, soort: Soort, bron: str | None) -> str:
    wie = page.principal
    teksten.bewaar(tx, soort, bron, door=wie.by, naam=wie.name, nu=page.now)
    page.unchanged(tx, TEKSTEN, soort.naam)
    return f"/brieven/teksten/{soort.naam}"


handler = web.handler
