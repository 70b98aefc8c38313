"""The penalty for deciding late (Awb 4:17, 4:18)."""

from __future__ import annotations

from datetime import date, datetime

from bezwaar.invoer import Dictum, Dwangsombesluit, GeenDwangsom
from bezwaar.model.eisen import fout, niet_in_de_toekomst, wacht_op_beslissing
from bezwaar.model.gebeurtenissen import DwangsomVastgesteld, InGebrekeGesteld
from bezwaar.model.staat import Bezwaar
from bezwaar.model.termijnen import dwangsom_op, in_gebreke_vanaf
from gemeengoed import awb
from gemeengoed.problem import AgainstTheLaw, Conflict
from gemeengoed.tekst import datum

# What we decided on the objection must bear out the ground (4:17 lid 6 b and c).
_PAST_BIJ = {
    GeenDwangsom.GEEN_BELANGHEBBENDE: {Dictum.NIET_ONTVANKELIJK},
    GeenDwangsom.KENNELIJK: {Dictum.NIET_ONTVANKELIJK, Dictum.ONGEGROND},
}


def stel_in_gebreke(
    bezwaar: Bezwaar, *, door: str, nu: datetime, op: date | None = None
) -> InGebrekeGesteld:
    """Tell us that we are late (4:17 lid 3). Before the term is over it is told from when. A
    decision that we took and did not send yet is none. `op`: when a letter came, else today.

    After a judgment there is a new decision to be late with: that takes a notice of its own.
    """
    if not bezwaar.stand.wacht_op_bekendmaking:
        wacht_op_beslissing(bezwaar)
    vorige = bezwaar.dwangsom
    if vorige and not (vorige.gestopt_op and vorige.afgehandeld):
        raise Conflict("Wij hebben al een ingebrekestelling ontvangen.")
    vanaf, dag = in_gebreke_vanaf(bezwaar), op or awb.lokale_datum(nu)
    niet_in_de_toekomst(dag, nu, "op")
    if vanaf is None:
        raise AgainstTheLaw(
            "De termijn om te beslissen staat stil. Zolang dat zo is, zijn wij niet te laat.",
            artikel="Awb 7:10 lid 2, 4:15 en 4:17 lid 3",
        )
    if dag < vanaf:
        raise AgainstTheLaw(
            f"De termijn om te beslissen loopt nog. Dit kan vanaf {datum(vanaf)}.",
            artikel="Awb 4:17 lid 3",
        )
    return InGebrekeGesteld(at=nu, by=door, op=dag)


def stel_dwangsom_vast(
    bezwaar: Bezwaar, besluit: Dwangsombesluit, *, door: str, nu: datetime
) -> DwangsomVastgesteld:
    """Fix what is owed (4:18): once it has stopped, split over who objected (4:17 lid 7), or
    nothing on a ground of lid 6, explained."""
    loop, vandaag = bezwaar.dwangsom, awb.lokale_datum(nu)
    if loop is None:
        raise Conflict("Wij zijn niet in gebreke gesteld.")
    if loop.vastgesteld_op:
        raise Conflict("De dwangsom is al vastgesteld.")
    if besluit.geen:
        _grond_past(bezwaar, besluit, besluit.geen)
        bedrag = 0
    else:
        if loop.laatste_dag is not None and vandaag <= loop.laatste_dag:
            raise AgainstTheLaw(
                f"De dwangsom loopt tot en met {datum(loop.laatste_dag)}, of tot wij beslissen.",
                artikel="Awb 4:18",
            )
        bedrag = dwangsom_op(bezwaar, vandaag)
    delen = awb.verdeel(bedrag, bezwaar.bezwaarmakers)
    return DwangsomVastgesteld(at=nu, by=door, besluit=besluit, bedrag=bedrag, delen=delen)


def _grond_past(bezwaar: Bezwaar, besluit: Dwangsombesluit, grond: GeenDwangsom) -> None:
    if not besluit.toelichting:
        raise fout("toelichting", "Leg uit waarom er geen dwangsom is.")
    dictum = bezwaar.uitkomst.beslissing.dictum if bezwaar.uitkomst else None
    if dictum and dictum not in _PAST_BIJ.get(grond, {dictum}):
        raise AgainstTheLaw(
            "Deze grond past niet bij hoe op het bezwaar is beslist.", artikel="Awb 4:17 lid 6"
        )
