"""Where an official makes up the file for the court (Awb 8:42), and gets it."""

from __future__ import annotations

from typing import Any

from bezwaar.acties import BIJ_NAAM, Wie
from bezwaar.bundel import MEESTE
from bezwaar.invoer import Dossierkeuze
from bezwaar.model import BEZWAREN
from bezwaar.model.rechtbank import APART, Gevonden, stukken
from bezwaar.model.staat import Bezwaar, Rechtbankdossier
from bezwaar.samen import geschiedenis
from bezwaar.werkplek import ROOT, TAAK, leg_inzage_vast
from gemeengoed.awb import lokale_datum
from gemeengoed.dossier import Dossier
from gemeengoed.form import Form
from gemeengoed.identity import Role
from gemeengoed.problem import Invalid, NotFound
from gemeengoed.store import Transaction
from gemeengoed.web import Html, Page, Web

_ACTIE = BIJ_NAAM["dossier-rechtbank"]
# A page of a form has room for two hundred fields; further documents go along as they are.
_MEESTE_VRAGEN = 180


def mount(web: Web) -> None:
    """Give the pages to the application; before those that take any last part of an address."""
    medewerker: dict[str, Any] = {"role": Role.MEDEWERKER, "task": TAAK}
    web.get(f"/werkvoorraad/{{id}}/{_ACTIE.naam}", **medewerker)(vraag)
    web.post(f"/werkvoorraad/{{id}}/{_ACTIE.naam}", **medewerker)(stel_samen)
    web.get("/werkvoorraad/{id}/rechtbank/{bestand}", **medewerker)(download)


def vraag(page: Page, id: str) -> Html:
    """All that is in the case, and how the file was made up before."""
    dossier = page.store.get(BEZWAREN, id)
    leg_inzage_vast(page, dossier.state, "Het dossier voor de rechtbank")
    return _toon(page, dossier, Form.at(dossier.version, _eerder(dossier.state.rechtbank)))


def stel_samen(page: Page, id: str) -> Html:
    """Make it up; the bundle is made a moment later."""
    wie = Wie.bij(page.store, page.principal, page.now)

    def command(tx: Transaction) -> str:
        keuze = page.form.parse(Dossierkeuze)
        event = _ACTIE.doe(tx.get(BEZWAREN, id), keuze, wie)
        page.unchanged(tx, BEZWAREN, id)
        tx.append(BEZWAREN, id, event)
        return f"{ROOT}/{id}/{_ACTIE.naam}"

    try:
        return page.run(command)
    except Invalid as error:
        return _toon(page, page.store.get(BEZWAREN, id), page.form.with_errors(error))


def download(page: Page, id: str, bestand: str) -> Html:
    """The bundle or the inventory. That it was looked at is written down."""
    bezwaar = page.store.get(BEZWAREN, id).state
    dossier = bezwaar.rechtbank
    gemaakt = (dossier.inventaris, dossier.bundel) if dossier else ()
    found = next((b for b in gemaakt if b and b.id == bestand), None)
    if found is None:
        raise NotFound("Dit document bestaat niet.")
    leg_inzage_vast(page, bezwaar, "Het dossier voor de rechtbank")
    return Html.redirect(page.documents.link(found))


def _toon(page: Page, dossier: Dossier[Bezwaar], form: Form) -> Html:
    bezwaar = dossier.state
    alle = stukken(geschiedenis(page.store, bezwaar))
    return page.render(
        "rechtbank.html",
        form=form,
        bezwaar=bezwaar,
        actie=_ACTIE,
        kan=_ACTIE.kan(bezwaar, lokale_datum(page.now)),
        stukken=alle,
        vragen=_MEESTE_VRAGEN,
        samen=sum(s.bestand.grootte for s in alle if s.bestand),
        meeste=MEESTE,
        nieuw=_nieuw(bezwaar.rechtbank, alle),
        los=_los(bezwaar.rechtbank, alle),
        terug=f"{ROOT}/{bezwaar.id}",
    )


def _eerder(dossier: Rechtbankdossier | None) -> dict[str, str]:
    """The form as it was filled in the last time."""
    if dossier is None:
        return {}
    weg = {f"weglaten.{s.stuk}": s.reden for s in dossier.stukken if s.stuk and s.reden}
    return {**weg, "extra": "\n".join(s.titel for s in dossier.stukken if s.soort == APART)}


def _nieuw(dossier: Rechtbankdossier | None, alle: list[Gevonden]) -> int:
    """How many documents came to the case since the file was made up."""
    bekend = {s.stuk for s in dossier.stukken} if dossier else set()
    return len([s for s in alle if s.stuk not in bekend]) if dossier else 0


def _los(dossier: Rechtbankdossier | None, alle: list[Gevonden]) -> list[tuple[int, Gevonden]]:
    """The documents one by one, when there is no bundle of them."""
    if dossier is None or dossier.zonder is None:
        return []
    bekend = {s.stuk: s for s in alle}
    mee = [(s.nummer, bekend[s.stuk]) for s in dossier.stukken if not s.reden and s.stuk in bekend]
    return [(nummer, stuk) for nummer, stuk in mee if stuk.bestand]
