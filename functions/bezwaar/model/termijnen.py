"""The terms that follow from the state (Awb 7:10, 4:17)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bezwaar.invoer import Tijdigheidsoordeel
from bezwaar.model.staat import (
    Bezwaar,
    Dwangsomloop,
    Herstel,
    OordeelTijdigheid,
    Opnieuw,
    Opschorting,
)
from gemeengoed import awb
from gemeengoed.termijnen import Termijn

LAAT = (
    "Dit bezwaar kwam te laat. Daarom tellen wij vanaf de dag van ontvangst. De wet zegt dit niet "
    "met zoveel woorden."
)
LAAT_AANHEF = (
    "Wij beslissen binnen deze termijn op het bezwaar. "
    "De termijn begint op de dag nadat het bezwaar binnenkwam."
)
NA_UITSPRAAK = (
    "Wij beslissen binnen deze termijn opnieuw op het bezwaar. "
    "De termijn begint op de dag nadat de uitspraak is verzonden."
)


# The words of an official stand beside it: the explanation of a term is a sentence of ours.
WAAROM_STIL = {
    awb.Opschortgrond.BUITENLAND: "wij wachten op informatie uit het buitenland",
    awb.Opschortgrond.AANVRAGER: "de vertraging komt door de indiener",
    awb.Opschortgrond.OVERMACHT: "wij kunnen door overmacht niet beslissen",
}


def bezwaartermijn(bezwaar: Bezwaar) -> awb.Termijn:
    return awb.bezwaartermijn(bekendmaking=bezwaar.besluit.bekendgemaakt_op)


def beslistermijn(bezwaar: Bezwaar) -> awb.Termijn:
    """The term to decide. What came too late counts from the day it came: nobody can decide on
    what is not there yet, and a date in the past is no promise (ADR 0003). A letter that was
    posted in time was in time (6:9 lid 2), so there the law's own day counts."""
    if bezwaar.opnieuw:
        return _na_uitspraak(bezwaar, bezwaar.opnieuw)
    eind = awb.laatste_dag(bezwaartermijn(bezwaar), "Awb 7:10")
    if not kwam_te_laat(bezwaar.tijdigheid):
        return _zeven_tien(bezwaar, eind)
    termijn = _zeven_tien(bezwaar, awb.lokale_datum(bezwaar.ontvangen_op))
    waarschuwingen = (*termijn.waarschuwingen, LAAT)
    return replace(termijn, aanhef=LAAT_AANHEF, waarschuwingen=waarschuwingen)


def kwam_te_laat(tijdigheid: OordeelTijdigheid) -> bool:
    """Whether it was late, excused or not. A postmark that nobody judged yet may still be good."""
    if tijdigheid.uitkomst is awb.Tijdigheid.POSTDATUM_NODIG:
        return tijdigheid.oordeel not in (None, Tijdigheidsoordeel.TIJDIG)
    return tijdigheid.uitkomst is awb.Tijdigheid.TE_LAAT


def _zeven_tien(bezwaar: Bezwaar, na: date) -> awb.Termijn:
    return awb.beslistermijn(
        bezwaar_eind=na,
        commissie=bezwaar.commissie is not None,
        opschortingen=[
            *(_opschorting(h) for h in _herstellen(bezwaar)),
            *(_vier_vijftien(o) for o in bezwaar.opschortingen),
        ],
        verdaging=awb.Duur(weken=bezwaar.verdaging.weken) if bezwaar.verdaging else None,
        instemming_tot=bezwaar.instemming.tot if bezwaar.instemming else None,
        uitstelgrond=bezwaar.instemming.grond if bezwaar.instemming else None,
    )


def _na_uitspraak(bezwaar: Bezwaar, opnieuw: Opnieuw) -> awb.Termijn:
    """As the court said, else two weeks when we were late (8:55d), else as for the decision that
    was quashed (7:10, from the day after the judgment was sent; CRvB 2017:2275)."""
    if opnieuw.weken:
        return awb.opdracht_rechter(
            verzonden=opnieuw.vanaf, duur=awb.Duur(weken=opnieuw.weken), alsnog=opnieuw.alsnog
        )
    if opnieuw.alsnog:
        return awb.alsnog_beslissen(verzonden=opnieuw.vanaf)
    return replace(_zeven_tien(bezwaar, opnieuw.vanaf), aanhef=NA_UITSPRAAK)


def met_beslistermijn(bezwaar: Bezwaar) -> Bezwaar:
    """The state with its term to decide computed anew."""
    return bezwaar.model_copy(update={"beslistermijn": Termijn.van(beslistermijn(bezwaar))})


def dwangsomloop(
    ingebrekestelling: date, termijn_eind: date, gestopt_op: date | None = None
) -> Dwangsomloop:
    """When the penalty runs (4:17 lid 1 en 3). It hangs on three days and on nothing else."""
    loop = awb.dwangsom(
        ingebrekestelling_ontvangen=ingebrekestelling,
        beslistermijn_eind=termijn_eind,
        bekendgemaakt=gestopt_op,
    )
    return Dwangsomloop(
        ingebrekestelling=ingebrekestelling,
        termijn_eind=termijn_eind,
        gestopt_op=gestopt_op,
        wachttijd=Termijn.van(loop.wachttijd),
        eerste_dag=loop.eerste_dag,
        laatste_dag=loop.laatste_dag,
        vaststellen=Termijn.van(loop.beschikking) if loop.beschikking else None,
    )


def gestopt(loop: Dwangsomloop, op: date) -> Dwangsomloop:
    """The decision was sent, or there is nothing left to decide: what was owed stays owed (RvS
    2025:4412), and no day comes with it."""
    if loop.gestopt_op:
        return loop
    if loop.vastgesteld_op:
        return loop.model_copy(update={"gestopt_op": op})
    return dwangsomloop(loop.ingebrekestelling, loop.termijn_eind, op)


def uitgesteld(loop: Dwangsomloop, tot: date, op: date) -> Dwangsomloop:
    """There is more time (7:10 lid 4). The penalty then begins two weeks after that (4:17
    lid 3); once it runs it goes on, since the law does not let it pause or give days back."""
    begonnen = loop.eerste_dag is None or op >= loop.eerste_dag
    if begonnen or loop.gestopt_op or loop.vastgesteld_op:
        return loop
    return dwangsomloop(loop.ingebrekestelling, max(tot, loop.termijn_eind))


def dwangsom_op(bezwaar: Bezwaar, dag: date) -> int:
    """What is owed up to and including a day, in euro cents."""
    loop = bezwaar.dwangsom
    if loop is None or loop.eerste_dag is None or loop.laatste_dag is None:
        return 0
    if loop.vastgesteld is not None:
        return loop.vastgesteld
    return opgelopen(loop.ingebrekestelling, loop.eerste_dag, loop.laatste_dag, dag)


def opgelopen(ingebrekestelling: date, eerste_dag: date, laatste_dag: date, dag: date) -> int:
    """What a penalty that runs came to, up to and including a day, in euro cents."""
    dagen = (min(dag, laatste_dag) - eerste_dag).days + 1
    return awb.dwangsom_bedrag(max(0, dagen), ingebrekestelling_ontvangen=ingebrekestelling)


def in_gebreke_vanaf(bezwaar: Bezwaar) -> date | None:
    """From which day a notice of default can be sent (4:17 lid 3): the day after the term.
    None while the term stands still."""
    eind = bezwaar.beslistermijn.eind
    return eind + timedelta(days=1) if eind else None


def _herstellen(bezwaar: Bezwaar) -> list[Herstel]:
    return [*bezwaar.eerder, *([bezwaar.herstel] if bezwaar.herstel else [])]


def _vier_vijftien(deel: Opschorting) -> awb.Opschorting:
    return awb.opschorting_4_15(
        grond=deel.grond, van=deel.vanaf, tot=deel.tot, reden=WAAROM_STIL[deel.grond]
    )


def _opschorting(herstel: Herstel) -> awb.Opschorting:
    """Until repaired, but not beyond the term to repair (7:10 lid 2)."""
    tot = herstel.termijn.eind if herstel.verlopen else herstel.hersteld_op
    return awb.opschorting_verzuim(verzocht=herstel.gevraagd_op, hersteld=tot)
