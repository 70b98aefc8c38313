"""The resident who is logged in, and the list that is theirs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps

from gba.bevragen.leeftijd import leeftijd
from gba.bevragen.lo3 import GEZAG, PERSOON, Persoonslijst
from gba.lijsten import PERSOONSLIJSTEN
from gemeengoed.dossier import Dossier
from gemeengoed.problem import AgainstTheLaw, Conflict
from gemeengoed.store import Store
from gemeengoed.web import Html, Page

Lijst = Dossier[Persoonslijst]
# From this age one asks for oneself.
_ZELFSTANDIG = 16


def lijst_van(store: Store, persoon: str) -> Lijst | None:
    """The list of a pseudonym; None when there is none, or it was made in error or wiped."""
    gevonden = store.get_many(PERSOONSLIJSTEN, [persoon]).get(persoon)
    return gevonden if gevonden and gevonden.state.vindbaar else None


def met_lijst(view: Callable[..., Html]) -> Callable[..., Html]:
    """A page about one's own list. Who has none is told so."""

    @wraps(view)
    def call(page: Page, **parts: str) -> Html:
        lijst = lijst_van(page.store, page.principal.subject)
        if lijst is None:
            return page.render("geen_lijst.html")
        return view(page, lijst, **parts)

    return call


def mag_zelf(lijst: Persoonslijst, vandaag: date) -> None:
    """Whether a person can ask for this by themselves (Wet BRP 2.55 lid 2). AgainstTheLaw, or
    Conflict when the list is no longer kept up to date."""
    if lijst.opgeschort:
        raise Conflict(
            "Uw gegevens worden niet meer bijgehouden, bijvoorbeeld omdat u bent geëmigreerd. "
            "Neem contact met ons op."
        )
    jaren = _hoogstens(lijst.actueel(PERSOON).get("0310", ""), vandaag)
    if jaren is not None and jaren < _ZELFSTANDIG:
        raise AgainstTheLaw(
            "U bent nog geen 16 jaar. Uw ouder of voogd moet dit voor u vragen. Dat kan bij de "
            "balie van de gemeente."
        )
    if lijst.actueel(GEZAG).get("3310") == "1":
        raise AgainstTheLaw(
            "U staat onder curatele. Uw curator moet dit voor u vragen. Dat kan bij de balie van "
            "de gemeente.",
            artikel="BW 1:381",
        )


def _hoogstens(geboren: str, vandaag: date) -> int | None:
    """How old somebody can be: of a month or day that is not known, the first counts. Who can be
    an adult is not kept out by a date that nobody knows; None when not even the year is known."""
    jaar, maand, dag = geboren[:4], geboren[4:6], geboren[6:]
    return leeftijd(f"{jaar}{maand.replace('00', '01')}{dag.replace('00', '01')}", vandaag)
