"""How what courts do changes an objection: one small function per event."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bezwaar.model import gebeurtenissen as g
from bezwaar.model.overgang import Change, bij
from bezwaar.model.staat import Beroep, Bezwaar, Opnieuw, Rechtbankdossier, Stand
from gemeengoed import awb
from gemeengoed.termijnen import Termijn


@bij(g.BeroepIngesteld)
def _beroep(bezwaar: Bezwaar, event: g.BeroepIngesteld) -> Change:
    op = event.beroep.verzonden_op
    beroep = Beroep(
        zaaknummer=event.beroep.zaaknummer,
        ontvangen_op=op,
        niet_tijdig=bezwaar.stand.wacht_op_bekendmaking,
        zonder_ingebrekestelling=event.beroep.zonder_ingebrekestelling,
        stukken=Termijn.van(awb.stukken_rechtbank(verzonden=op)),
    )
    # Against a decision that is late: that decision must still come (6:20 lid 1).
    stand = bezwaar.stand if beroep.niet_tijdig else Stand.BEROEP
    # The file of an earlier appeal went to another court, or to the same one before.
    return {"stand": stand, "beroep": beroep, "rechtbank": None}


@bij(g.StukkenVerzonden)
def _stukken(bezwaar: Bezwaar, event: g.StukkenVerzonden) -> Change:
    return _in_beroep(bezwaar, stukken_verzonden_op=event.op)


@bij(g.DossierSamengesteld)
def _samengesteld(bezwaar: Bezwaar, event: g.DossierSamengesteld) -> Change:
    return {"rechtbank": Rechtbankdossier(id=event.id, op=event.at, stukken=event.stukken)}


@bij(g.DossierGemaakt)
def _dossier_gemaakt(bezwaar: Bezwaar, event: g.DossierGemaakt) -> Change:
    dossier = bezwaar.rechtbank
    if dossier is None or dossier.id != event.dossier:
        # Made up anew meanwhile.
        return {}
    made = {"inventaris": event.inventaris, "bundel": event.bundel, "zonder": event.zonder}
    return {"rechtbank": dossier.model_copy(update=made)}


@bij(g.ZittingRechtbank)
def _zitting_rechtbank(bezwaar: Bezwaar, event: g.ZittingRechtbank) -> Change:
    return _in_beroep(bezwaar, zitting_op=event.op)


@bij(g.LusGestart)
def _lus(bezwaar: Bezwaar, event: g.LusGestart) -> Change:
    termijn = awb.lustermijn(verzonden=event.op, duur=awb.Duur(weken=event.weken))
    # Nothing of an earlier loop goes for this one.
    return _in_beroep(
        bezwaar,
        lus=Termijn.van(termijn),
        lus_herstelt=None,
        lus_beantwoord_op=None,
        lus_hersteld_op=None,
        lus_wijze=None,
        lus_zienswijzen=None,
    )


@bij(g.LusVerlengd)
def _lus_verlengd(bezwaar: Bezwaar, event: g.LusVerlengd) -> Change:
    assert bezwaar.beroep
    assert bezwaar.beroep.lus
    eerst = bezwaar.beroep.lus
    # The days that the court gave at first, as whole weeks.
    duur = awb.Duur(weken=eerst.uitleg.dagen // 7)
    van = eerst.start - timedelta(days=1)
    termijn = awb.lustermijn(verzonden=van, duur=duur, verlengd=event.tot)
    return _in_beroep(bezwaar, lus=Termijn.van(termijn))


@bij(g.LusBeantwoord)
def _lus_beantwoord(bezwaar: Bezwaar, event: g.LusBeantwoord) -> Change:
    return _in_beroep(bezwaar, lus_herstelt=event.herstelt, lus_beantwoord_op=event.op)


@bij(g.LusZienswijzen)
def _lus_zienswijzen(bezwaar: Bezwaar, event: g.LusZienswijzen) -> Change:
    termijn = awb.zienswijze_lus(verzonden=event.op, verlengd=event.verlengd)
    return _in_beroep(bezwaar, lus_zienswijzen=Termijn.van(termijn))


@bij(g.LusHersteld)
def _lus_hersteld(bezwaar: Bezwaar, event: g.LusHersteld) -> Change:
    return _in_beroep(bezwaar, lus_hersteld_op=event.op, lus_wijze=event.wijze)


@bij(g.Uitgesproken)
def _uitspraak(bezwaar: Bezwaar, event: g.Uitgesproken) -> Change:
    assert bezwaar.beroep
    soort, op = event.uitspraak.soort.value, event.uitspraak.verzonden_op
    if bezwaar.beroep.bij_de_rechtbank:
        hoger = Termijn.van(awb.hoger_beroepstermijn(verzonden=op))
        laat = event.uitspraak.onredelijk_laat
        change = _in_beroep(
            bezwaar,
            uitspraak=soort,
            uitspraak_op=op,
            hoger_beroep=hoger,
            onredelijk_laat=laat,
        )
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
