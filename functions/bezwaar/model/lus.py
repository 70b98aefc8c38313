"""The administrative loop: the court lets us repair the decision (Awb 8:51a to 8:51c)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from bezwaar.invoer import Luszienswijzen
from bezwaar.model.beroep import lopend
from bezwaar.model.eisen import fout, niet_in_de_toekomst
from bezwaar.model.gebeurtenissen import (
    LusBeantwoord,
    LusGestart,
    LusHersteld,
    LusVerlengd,
    LusZienswijzen,
)
from bezwaar.model.staat import Bezwaar
from gemeengoed import awb
from gemeengoed.problem import AgainstTheLaw, Conflict
from gemeengoed.termijnen import Termijn

# In weeks; a slip of the keyboard, not a rule of law.
LANGSTE_LUS = 52
_LANGST = timedelta(weeks=LANGSTE_LUS)


def start_lus(bezwaar: Bezwaar, op: date, weken: int, *, door: str, nu: datetime) -> LusGestart:
    """The court gives us a term to repair the decision (8:51a). There must be one."""
    beroep = lopend(bezwaar)
    niet_in_de_toekomst(op, nu, "op")
    if bezwaar.stand.wacht_op_bekendmaking:
        raise AgainstTheLaw("Er is nog geen besluit om te herstellen.", artikel="Awb 8:51a lid 1")
    if op < beroep.ontvangen_op:
        raise fout("op", "Deze datum ligt voor het beroep.")
    if not 1 <= weken <= LANGSTE_LUS:
        raise fout("weken", f"Kies 1 tot en met {LANGSTE_LUS} weken.")
    if beroep.lus_loopt:
        raise Conflict("Er loopt al een termijn om het besluit te herstellen.")
    return LusGestart(at=nu, by=door, op=op, weken=weken)


def verleng_lus(bezwaar: Bezwaar, tot: date, *, door: str, nu: datetime) -> LusVerlengd:
    """The court gives more time to repair it (8:51a lid 2)."""
    eind = _loopt(bezwaar).eind
    if eind and tot <= eind:
        raise fout("tot", "Kies een dag na het einde van de termijn die nu loopt.")
    if tot > awb.lokale_datum(nu) + _LANGST:
        raise fout("tot", "Deze datum ligt te ver weg.")
    return LusVerlengd(at=nu, by=door, tot=tot)


def beantwoord_lus(bezwaar: Bezwaar, herstelt: bool, *, door: str, nu: datetime) -> LusBeantwoord:
    """Tell the court as soon as possible whether we use the opportunity (8:51b lid 1). When not,
    the court goes on without."""
    _loopt(bezwaar)
    if bezwaar.beroep and bezwaar.beroep.lus_beantwoord_op:
        raise Conflict("Dit is al aan de rechtbank gemeld.")
    return LusBeantwoord(at=nu, by=door, op=awb.lokale_datum(nu), herstelt=herstelt)


def herstel_in_lus(
    bezwaar: Bezwaar, wijze: str | None = None, *, door: str, nu: datetime
) -> LusHersteld:
    """We repaired the decision and tell the court how (8:51b lid 2): that says as well that we use
    the opportunity (lid 1), when nobody did yet."""
    _loopt(bezwaar)
    return LusHersteld(at=nu, by=door, op=awb.lokale_datum(nu), wijze=wijze)


def leg_zienswijzen_open(
    bezwaar: Bezwaar, gegeven: Luszienswijzen, *, door: str, nu: datetime
) -> LusZienswijzen:
    """The court sent our notice to the parties: they have four weeks for their views, or longer
    when the court says so (8:51b lid 3)."""
    beroep = lopend(bezwaar)
    if beroep.lus_hersteld_op is None:
        raise Conflict("Het besluit is nog niet hersteld.")
    niet_in_de_toekomst(gegeven.op, nu, "op")
    if gegeven.op < beroep.lus_hersteld_op:
        raise fout("op", "Deze datum ligt voor de dag waarop het besluit is hersteld.")
    vier_weken = awb.zienswijze_lus(verzonden=gegeven.op).eind
    if gegeven.verlengd and vier_weken:
        if gegeven.verlengd <= vier_weken:
            raise fout("verlengd", "Dit is niet langer dan vier weken. Laat het dan leeg.")
        if gegeven.verlengd > vier_weken + _LANGST:
            raise fout("verlengd", "Deze datum ligt te ver weg.")
    return LusZienswijzen(at=nu, by=door, op=gegeven.op, verlengd=gegeven.verlengd)


def _loopt(bezwaar: Bezwaar) -> Termijn:
    """The term to repair it. Conflict when there is none (any more)."""
    beroep = lopend(bezwaar)
    if beroep.lus is None or not beroep.lus_loopt:
        raise Conflict("De rechtbank vraagt niet, of niet meer, om herstel.")
    return beroep.lus
