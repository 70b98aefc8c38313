"""The page of one action, and carrying it out: the same for officials and for who objects."""

from __future__ import annotations

from bezwaar.acties import Actie, Wie
from bezwaar.agenda import houd_vrij
from bezwaar.model import BEZWAREN
from bezwaar.model.staat import Bezwaar
from gemeengoed.flow import sheet
from gemeengoed.form import Form
from gemeengoed.problem import AgainstTheLaw, Invalid, NotFound
from gemeengoed.store import Transaction
from gemeengoed.web import Html, Page


def eigen(page: Page, id_: str) -> Bezwaar:
    """Someone's own case; of another's they learn not even that it exists."""
    bezwaar = page.store.get(BEZWAREN, id_).state
    if bezwaar.persoon != page.principal.subject:
        raise NotFound("Deze zaak bestaat niet.")
    return bezwaar


def toon(
    page: Page,
    actie: Actie,
    bezwaar: Bezwaar,
    terug: str,
    form: Form,
    weigering: AgainstTheLaw | None = None,
) -> Html:
    """The page that asks what the action needs; and why the law forbids it, when it does."""
    return page.render(
        "actie.html",
        status=weigering.status if weigering else None,
        actie=actie.bij(bezwaar, _wie(page)),
        blad=actie.blad(),
        bezwaar=bezwaar,
        terug=terug,
        form=form,
        weigering=weigering,
    )


def vraag(page: Page, actie: Actie, id_: str, terug: str) -> Html:
    dossier = page.store.get(BEZWAREN, id_)
    return toon(page, actie, dossier.state, terug, Form.at(dossier.version))


def _wie(page: Page) -> Wie:
    return Wie.bij(page.store, page.principal, page.now)


def voer_uit(page: Page, actie: Actie, id_: str, terug: str) -> Html:
    """Do it, on the version that was on the screen, once for the page that was shown."""
    blad, wie = actie.blad(), _wie(page)

    def again(form: Form, weigering: AgainstTheLaw | None = None) -> Html:
        return toon(page, actie, page.store.get(BEZWAREN, id_).state, terug, form, weigering)

    if form := sheet.changed(blad, page.form):
        return again(form)

    def command(tx: Transaction) -> str:
        gegeven = sheet.read(blad, page.form, page.now)
        bezwaar = tx.get(BEZWAREN, id_)
        event = actie.doe(bezwaar, gegeven, wie)
        houd_vrij(page.store, tx, bezwaar, event)
        page.unchanged(tx, BEZWAREN, id_)
        tx.append(BEZWAREN, id_, event)
        return terug

    try:
        return page.run(command)
    except Invalid as error:
        return again(page.form.with_errors(error))
    except AgainstTheLaw as error:
        # What was typed is not lost, also when the law forbids it so.
        return again(page.form, error)
