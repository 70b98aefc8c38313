"""The terms that follow from the state (Awb 7:10, 4:17): recomputed whenever something changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bezwaar.model.staat import Bezwaar, Dwangsomloop, Herstel
from gemeengoed import awb
from gemeengoed.termijnen import Termijn

LAAT = (
    "Dit bezwaar kwam na de bezwaartermijn binnen. Daarom tellen wij vanaf de dag van "
    "ontvangst. De wet zegt dit niet met zoveel woorden."
)


def bezwaartermijn(bezwaar: Bezwaar) -> awb.Termijn:
    return awb.bezwaartermijn(bekendmaking=bezwaar.besluit.bekendgemaakt_op)


def beslistermijn(bezwaar: Bezwaar) -> awb.Termijn:
    """The term to decide. What came after the objection term counts from the day it came: nobody
    can decide on what is not there yet, and a date in the past is no promise (ADR 0003)."""
    eind = awb.laatste_dag(bezwaartermijn(bezwaar), "Awb 7:10")
    ontvangen = awb.lokale_datum(bezwaar.ontvangen_op)
    verdaging = awb.Duur(weken=bezwaar.verdaging.weken) if bezwaar.verdaging else None
    termijn = awb.beslistermijn(
        bezwaar_eind=max(eind, ontvangen),
        commissie=bezwaar.commissie is not None,
        opschortingen=[_opschorting(h) for h in _herstellen(bezwaar)],
        verdaging=verdaging,
        instemming_tot=bezwaar.instemming.tot if bezwaar.instemming else None,
    )
    if ontvangen <= eind:
        return termijn
    return replace(termijn, waarschuwingen=(*termijn.waarschuwingen, LAAT))


def met_termijnen(bezwaar: Bezwaar) -> Bezwaar:
    """The state with its term to decide, and the penalty that hangs on it, computed anew."""
    termijn = Termijn.van(beslistermijn(bezwaar))
    update: dict[str, object] = {"beslistermijn": termijn}
    if bezwaar.dwangsom and bezwaar.dwangsom.vastgesteld_op is None:
        loop = dwangsom(bezwaar, bezwaar.dwangsom.ingebrekestelling, termijn.eind)
        update["dwangsom"] = dwangsomloop(loop)
    return bezwaar.model_copy(update=update)


def dwangsom(bezwaar: Bezwaar, ingebrekestelling: date, eind: date | None) -> awb.Dwangsom:
    """When the penalty runs. It ends with the decision being made known, or with the objection."""
    genomen = bezwaar.uitkomst.bekendgemaakt_op if bezwaar.uitkomst else None
    return awb.dwangsom(
        ingebrekestelling_ontvangen=ingebrekestelling,
        beslistermijn_eind=eind,
        bekendgemaakt=genomen,
    )


def dwangsomloop(loop: awb.Dwangsom) -> Dwangsomloop:
    return Dwangsomloop(
        ingebrekestelling=loop.ingebrekestelling_ontvangen,
        wachttijd=Termijn.van(loop.wachttijd),
        eerste_dag=loop.eerste_dag,
        laatste_dag=loop.laatste_dag,
        vaststellen=Termijn.van(loop.beschikking) if loop.beschikking else None,
    )


def dwangsom_op(bezwaar: Bezwaar, dag: date) -> int:
    """What is owed up to and including a day, in euro cents."""
    loop = bezwaar.dwangsom
    if loop is None or loop.eerste_dag is None or loop.laatste_dag is None:
        return 0
    if loop.vastgesteld is not None:
        return loop.vastgesteld
    dagen = (min(dag, loop.laatste_dag) - loop.eerste_dag).days + 1
    return awb.dwangsom_bedrag(max(0, dagen), ingebrekestelling_ontvangen=loop.ingebrekestelling)


def in_gebreke_vanaf(bezwaar: Bezwaar) -> date | None:
    """From which day a notice of default can be sent (4:17 lid 3): the day after the term.
    None while the term stands still."""
    eind = bezwaar.beslistermijn.eind
    return eind + timedelta(days=1) if eind else None


def _herstellen(bezwaar: Bezwaar) -> list[Herstel]:
    return [*bezwaar.eerder, *([bezwaar.herstel] if bezwaar.herstel else [])]


def _opschorting(herstel: Herstel) -> awb.Opschorting:
    tot = herstel.hersteld_op
    if herstel.verlopen:
        tot = herstel.termijn.eind
    return awb.opschorting_verzuim(verzocht=herstel.gevraagd_op, hersteld=tot)
