"""That an official looks at somebody's data is written down before it is shown."""

from __future__ import annotations

from gba.application import APPLICATION
from gba.lijsten import PERSOONSLIJSTEN
from gemeengoed import inzage
from gemeengoed.portal import sleutel
from gemeengoed.web import Page

_WIE = f"Een medewerker van {APPLICATION.title}"


def kijk(
    page: Page, persoon: str, *, zaak: tuple[str, str] | None = None, wat: str, doel: str
) -> None:
    """`zaak`: kind and id of a case of this person; None: at their list, for it is another's case
    (a look is one per case)."""
    inzage.leg_vast(
        page.store,
        persoon=persoon,
        zaak=sleutel(APPLICATION.name, *(zaak or (PERSOONSLIJSTEN.name, persoon))),
        door=page.principal.by,
        wie=_WIE,
        doel=doel,
        wat=wat,
        nu=page.now,
    )
