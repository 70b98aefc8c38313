"""Documents that come to a case later: of who objects until ten days before the hearing, ours as
long as the case is open; the file lies open a week before the hearing (Awb 7:4)."""

from __future__ import annotations

from datetime import date, datetime

from bezwaar.model.eisen import wacht_op_beslissing
from bezwaar.model.gebeurtenissen import DossierstukToegevoegd, StukToegevoegd
from bezwaar.model.staat import Bezwaar, Stand
from gemeengoed import awb
from gemeengoed.documents import Bestand
from gemeengoed.problem import AgainstTheLaw, Conflict
from gemeengoed.tekst import datum

# More than anybody needs; the state must fit in an item.
MEESTE = 100


def open_voor_stukken(bezwaar: Bezwaar, vandaag: date) -> bool:
    """Whether who objects can still hand in documents (7:4 lid 1)."""
    if not bezwaar.stand.wacht_op_beslissing:
        return False
    if bezwaar.zitting is None or bezwaar.zitting.stukken_tot.eind is None:
        return True
    return vandaag <= bezwaar.zitting.stukken_tot.eind


def voeg_stuk_toe(bezwaar: Bezwaar, stuk: Bestand, *, door: str, nu: datetime) -> StukToegevoegd:
    """A document of who objects (7:4 lid 1)."""
    wacht_op_beslissing(bezwaar)
    _past_nog(bezwaar)
    zitting = bezwaar.zitting
    if zitting and zitting.stukken_tot.eind and not open_voor_stukken(bezwaar, _dag(nu)):
        raise AgainstTheLaw(
            f"U kon documenten toevoegen tot en met {datum(zitting.stukken_tot.eind)}, tien dagen "
            "voor de hoorzitting. Heeft u nog iets? Neem dan contact met ons op.",
            artikel="Awb 7:4 lid 1",
        )
    return StukToegevoegd(at=nu, by=door, stuk=stuk)


def voeg_dossierstuk_toe(
    bezwaar: Bezwaar, stuk: Bestand, *, door: str, nu: datetime
) -> DossierstukToegevoegd:
    """A document of ours, such as the decision objected to."""
    _past_nog(bezwaar)
    if bezwaar.stand is Stand.AFGESLOTEN:
        raise Conflict("Deze zaak is afgesloten.")
    return DossierstukToegevoegd(at=nu, by=door, stuk=stuk)


def ligt_ter_inzage(bezwaar: Bezwaar, vandaag: date) -> bool:
    """Whether who objects can see all that is in the file (7:4 lid 2)."""
    vanaf = bezwaar.zitting.ter_inzage.eind if bezwaar.zitting else None
    return vanaf is not None and vandaag >= vanaf


def alle_stukken(bezwaar: Bezwaar) -> tuple[Bestand, ...]:
    return (*bezwaar.stukken, *bezwaar.dossierstukken)


def _past_nog(bezwaar: Bezwaar) -> None:
    if len(alle_stukken(bezwaar)) >= MEESTE:
        raise Conflict(f"Bij deze zaak zitten al {MEESTE} documenten.")


def _dag(nu: datetime) -> date:
    return awb.lokale_datum(nu)
