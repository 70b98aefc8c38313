"""The page of the calendar: which hearings are planned, by day, with room and who hears."""

from __future__ import annotations

from datetime import date, timedelta

from pydantic import Field

from bezwaar.agenda import per_dag
from gemeengoed.awb import lokale_datum
from gemeengoed.form import Form
from gemeengoed.model import Model
from gemeengoed.problem import Invalid
from gemeengoed.velden import Datum
from gemeengoed.web import Html, Page

ROOT = "/bezwaar/hoorzittingen"
# Four weeks on a page; a hearing is planned at most a year ahead.
DAGEN = 28
_WEEKDAGEN = ("Maandag", "Dinsdag", "Woensdag", "Donderdag", "Vrijdag", "Zaterdag", "Zondag")
_VER = timedelta(days=2 * 366)


class Periode(Model):
    """The query of the page."""

    vanaf: Datum | None = Field(default=None)


def toon(page: Page) -> Html:
    """Four weeks of hearings, from today or from a day that is asked for."""
    given = {k: v for k, v in page.query.items() if k in Periode.model_fields}
    vandaag = lokale_datum(page.now)
    vanaf = Form(given).parse(Periode).vanaf or vandaag
    if abs(vanaf - vandaag) > _VER:
        raise Invalid("Deze dag ligt te ver weg. Kies een dag dichterbij.")
    return page.render(
        "hoorzittingen.html",
        dagen=per_dag(page.store, vanaf, DAGEN),
        weekdagen=_WEEKDAGEN,
        vanaf=vanaf,
        tot=vanaf + timedelta(days=DAGEN - 1),
        eerder=_adres(vanaf - timedelta(days=DAGEN), vandaag),
        later=_adres(vanaf + timedelta(days=DAGEN), vandaag),
    )


def _adres(vanaf: date, vandaag: date) -> str | None:
    return f"{ROOT}?vanaf={vanaf}" if abs(vanaf - vandaag) <= _VER else None
