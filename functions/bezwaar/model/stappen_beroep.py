"""How what courts do changes an objection: one small function per event."""

from __future__ import annotations

from typing import Any

from bezwaar.model import gebeurtenissen as g
from bezwaar.model.overgang import Change, bij
from bezwaar.model.staat import Beroep, Bezwaar, Opnieuw, Stand
from gemeengoed import awb
from gemeengoed.termijnen import Termijn


@bij(g.BeroepIngesteld)
def _beroep(bezwaar: Bezwaar, event: g.BeroepIngesteld) -> Change:
    op = event.beroep.verzonden_op
    beroep = Beroep(
        zaaknummer=event.beroep.zaaknummer,
        ontvangen_op=op,
        niet_tijdig=bezwaar.stand.wacht_op_bekendmaking,
        stukken=Termijn.van(awb.stukken_rechtbank(verzonden=op)),
    )
    # Against a decision that is late: that decision must still come (6:20 lid 1).
    stand = bezwaar.stand if beroep.niet_tijdig else Stand.BEROEP
    return {"stand": stand, "beroep": beroep}


@bij(g.StukkenVerzonden)
def _stukken(bezwaar: Bezwaar, event: g.StukkenVerzonden) -> Change:
    return _in_beroep(bezwaar, stukken_verzonden_op=event.op)


@bij(g.ZittingRechtbank)
def _zitting_rechtbank(bezwaar: Bezwaar, event: g.ZittingRechtbank) -> Change:
    return _in_beroep(bezwaar, zitting_op=event.op)


@bij(g.LusGestart)
def _lus(bezwaar: Bezwaar, event: g.LusGestart) -> Change:
    termijn = awb.lustermijn(verzonden=event.op, duur=awb.Duur(weken=event.weken))
    return _in_beroep(bezwaar, lus=Termijn.van(termijn), lus_hersteld_op=None)


@bij(g.LusHersteld)
def _lus_hersteld(bezwaar: Bezwaar, event: g.LusHersteld) -> Change:
    return _in_beroep(bezwaar, lus_hersteld_op=event.op)


@bij(g.Uitgesproken)
def _uitspraak(bezwaar: Bezwaar, event: g.Uitgesproken) -> Change:
    assert bezwaar.beroep
    soort, op = event.uitspraak.soort.value, event.uitspraak.verzonden_op
    if bezwaar.beroep.bij_de_rechtbank:
        hoger = Termijn.van(awb.hoger_beroepstermijn(verzonden=op))
        change = _in_beroep(bezwaar, uitspraak=soort, uitspraak_op=op, hoger_beroep=hoger)
    else:
        change = _in_beroep(bezwaar, uitspraak_hoger=soort, uitspraak_hoger_op=op)
    return change | (_opnieuw(bezwaar, event) if event.uitspraak.opnieuw_beslissen else {})


def _opnieuw(bezwaar: Bezwaar, event: g.Uitgesproken) -> Change:
    """We decide (again), in a term of its own: what moved the first term does not move this one.
    Who was heard was heard, and what the committee advised stays advice."""
    uitspraak, alsnog = event.uitspraak, bezwaar.stand.wacht_op_bekendmaking
    opnieuw = Opnieuw(vanaf=uitspraak.verzonden_op, weken=uitspraak.weken, alsnog=alsnog)
    if alsnog:
        return {"opnieuw": opnieuw}
    return {
        "stand": Stand.IN_BEHANDELING,
        "opnieuw": opnieuw,
        "uitkomst": None,
        "herstel": None,
        "eerder": (),
        "opschortingen": (),
        "verdaging": None,
        "instemming": None,
    }


@bij(g.HogerBeroepIngesteld)
def _hoger_beroep(bezwaar: Bezwaar, event: g.HogerBeroepIngesteld) -> Change:
    stand = Stand.BEROEP if bezwaar.stand is Stand.AFGESLOTEN else bezwaar.stand
    return {"stand": stand, **_in_beroep(bezwaar, hoger_beroep_op=event.op)}


@bij(g.BeroepIngetrokken)
def _beroep_ingetrokken(bezwaar: Bezwaar, event: g.BeroepIngetrokken) -> Change:
    assert bezwaar.beroep
    if bezwaar.beroep.in_hoger_beroep:
        return _in_beroep(bezwaar, uitspraak_hoger="ingetrokken", uitspraak_hoger_op=event.op)
    change = _in_beroep(bezwaar, ingetrokken_op=event.op)
    if bezwaar.stand is Stand.BEROEP:
        # An objection that went straight to the court is withdrawn with the appeal.
        change["stand"] = Stand.BEKENDGEMAAKT if bezwaar.uitkomst else Stand.INGETROKKEN
    return change


@bij(g.VoorzieningGevraagd)
def _voorziening(bezwaar: Bezwaar, event: g.VoorzieningGevraagd) -> Change:
    return {"voorlopige_voorziening": event.stand}


@bij(g.Afgesloten)
def _afgesloten(bezwaar: Bezwaar, event: g.Afgesloten) -> Change:
    return {"stand": Stand.AFGESLOTEN}


def _in_beroep(bezwaar: Bezwaar, **change: Any) -> Change:
    assert bezwaar.beroep
    return {"beroep": bezwaar.beroep.model_copy(update=change)}
