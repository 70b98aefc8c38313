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
    *,
    form: Form,
    versie: int,
    status: int,
    weigering: AgainstTheLaw | None = None,
) -> Html:
    """The page that asks what the action needs; and why the law forbids it, when it does."""
    return page.render(
        "actie.html",
        status=status,
        actie=actie.bij(bezwaar, _wie(page)),
        blad=actie.blad(),
        bezwaar=bezwaar,
        terug=terug,
        versie=versie,
        form=form,
        weigering=weigering,
    )


def vraag(page: Page, actie: Actie, id_: str, terug: str, *, form: Form | None = None) -> Html:
    dossier = page.store.get(BEZWAREN, id_)
    return toon(
        page, actie, dossier.state, terug, form=form or Form(), versie=dossier.version, status=200
    )


def _wie(page: Page) -> Wie:
    return Wie.bij(page.store, page.principal, page.now)


def voer_uit(page: Page, actie: Actie, id_: str, terug: str) -> Html:
    """Do it, on the version that was on the screen, once for the page that was shown."""
    blad = actie.blad()
    if again := sheet.changed(blad, page.form):
        return vraag(page, actie, id_, terug, form=again)

    wie = _wie(page)

    def command(tx: Transaction) -> str:
        gegeven = sheet.read(blad, page.form, page.now)
        bezwaar = tx.get(BEZWAREN, id_, expect=page.form.number("versie"))
        event = actie.doe(bezwaar, gegeven, wie)
        houd_vrij(page.store, tx, bezwaar, event)
        tx.append(BEZWAREN, id_, event)
        return terug

    try:
        return page.run(command)
    except (Invalid, AgainstTheLaw) as error:
        # What was typed is not lost, also when the law forbids it so.
        return toon(
            page,
            actie,
            page.store.get(BEZWAREN, id_).state,
            terug,
            form=page.form.with_errors(error) if isinstance(error, Invalid) else page.form,
            versie=page.form.number("versie"),
            status=422 if isinstance(error, Invalid) else error.status,
            weigering=None if isinstance(error, Invalid) else error,
        )
