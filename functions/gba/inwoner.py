"""The resident who is logged in, and the list that is theirs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps

from gba.bevragen.leeftijd import leeftijd
from gba.bevragen.lo3 import GEZAG, PERSOON, Persoonslijst
from gba.lijsten import PERSOONSLIJSTEN
from gemeengoed.awb import lokale_datum
from gemeengoed.dossier import Dossier
from gemeengoed.problem import AgainstTheLaw, Conflict
from gemeengoed.store import Store
from gemeengoed.web import Html, Page

Lijst = Dossier[Persoonslijst]
Mag = Callable[[Persoonslijst, date], None]
# From this age one asks for oneself.
_ZELFSTANDIG = 16


@dataclass(frozen=True, slots=True)
class Grond:
    """By which article somebody else asks: for who is too young, and for who is under curatele."""

    jong: str
    curatele: str


# What one asks, and what one has to tell.
VERZOEK = Grond("Wet BRP 2.55 lid 2 onder a", "Wet BRP 2.55 lid 2 onder b")
AANGIFTE = Grond("Wet BRP 2.48 onder a", "Wet BRP 2.48 onder c")


def lijst_van(store: Store, persoon: str) -> Lijst | None:
    """The list of a pseudonym; None when there is none, or it was made in error or wiped."""
    gevonden = store.get_many(PERSOONSLIJSTEN, [persoon]).get(persoon)
    return gevonden if gevonden and gevonden.state.vindbaar else None


def met_lijst(view: Callable[..., Html], mag: Mag | None = None) -> Callable[..., Html]:
    """A page about one's own list. Who has none is told so, and who may not ask what stands on it
    (`mag`) hears that before they fill anything in."""

    @wraps(view)
    def call(page: Page, **parts: str) -> Html:
        lijst = lijst_van(page.store, page.principal.subject)
        if lijst is None:
            return page.render("geen_lijst.html")
        if mag:
            mag(lijst.state, lokale_datum(page.now))
        return view(page, lijst, **parts)

    return call


def mag_zelf(lijst: Persoonslijst, vandaag: date, grond: Grond = VERZOEK) -> None:
    """Whether a person can ask by themselves for what changes their list. AgainstTheLaw as in
    `mag_vragen`, or Conflict when the list is no longer kept up to date."""
    wordt_bijgehouden(lijst)
    mag_vragen(lijst, vandaag, grond)


def mag_vragen(lijst: Persoonslijst, vandaag: date, grond: Grond = VERZOEK) -> None:
    """Whether a person asks for this by themselves. AgainstTheLaw under 16, and under curatele."""
    oud_genoeg(lijst, vandaag, grond.jong)
    if lijst.actueel(GEZAG).get("3310") == "1":
        raise AgainstTheLaw(
            "U staat onder curatele. Uw curator moet dit voor u vragen. Dat kan bij de balie van "
            "de gemeente.",
            artikel=grond.curatele,
        )


def wordt_bijgehouden(lijst: Persoonslijst) -> None:
    if lijst.opgeschort:
        raise Conflict(
            "Uw gegevens worden niet meer bijgehouden, bijvoorbeeld omdat u bent geëmigreerd. "
            "Neem contact met ons op."
        )


def oud_genoeg(lijst: Persoonslijst, vandaag: date, artikel: str | None = None) -> None:
    jaren = _hoogstens(lijst.actueel(PERSOON).get("0310", ""), vandaag)
    if jaren is not None and jaren < _ZELFSTANDIG:
        raise AgainstTheLaw(
            "U bent nog geen 16 jaar. Uw ouder, voogd of verzorger moet dit voor u vragen. Dat "
            "kan bij de balie van de gemeente.",
            artikel=artikel,
        )


def _hoogstens(geboren: str, vandaag: date) -> int | None:
    """How old somebody can be: of a month or day that is not known, the first counts. Who can be
    an adult is not kept out by a date that nobody knows; None when not even the year is known."""
    jaar, maand, dag = geboren[:4], geboren[4:6], geboren[6:]
    return leeftijd(f"{jaar}{maand.replace('00', '01')}{dag.replace('00', '01')}", vandaag)
