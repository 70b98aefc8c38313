"""A hearing of which who objects chooses the moment, and saying that one need not be heard.

We propose moments, each of which leaves time for documents (Awb 7:4) also when it is chosen on the
last day. What is chosen becomes the hearing; when nothing is, the first of them does.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from bezwaar.invoer import NietHoren, Zittingsvoorstel
from bezwaar.model.eisen import fout, mag_behandelen, wacht_op_beslissing
from bezwaar.model.gebeurtenissen import MomentenVoorgesteld, NietGehoord, ZittingGepland
from bezwaar.model.horen import controleer_dag, tijdstip_van
from bezwaar.model.plekken import die_komen, verplaatst
from bezwaar.model.staat import Bezwaar, Voorstel
from gemeengoed import awb
from gemeengoed.problem import AgainstTheLaw, Conflict
from gemeengoed.tekst import datum

_DAG = timedelta(days=1)


def stel_momenten_voor(
    bezwaar: Bezwaar, voorstel: Zittingsvoorstel, *, door: str, nu: datetime
) -> MomentenVoorgesteld:
    """Propose moments for a hearing (7:2). Conflict for who has no page to choose on."""
    wacht_op_beslissing(bezwaar)
    mag_behandelen(bezwaar, door)
    if bezwaar.persoon is None:
        raise Conflict(
            "De indiener kan deze zaak niet zelf bekijken. Spreek een moment af en plan het dan."
        )
    vandaag = awb.lokale_datum(nu)
    if voorstel.kiezen_tot <= vandaag:
        raise fout("kiezenTot", "Kies een dag in de toekomst.")
    for nummer, moment in enumerate(voorstel.momenten):
        veld = f"momenten.{nummer}.dag"
        controleer_dag(moment.dag, vandaag, veld)
        if voorstel.kiezen_tot >= moment.dag:
            raise fout("kiezenTot", "Kies een dag voor de hoorzitting.")
        _tijd_voor_stukken(moment.dag, voorstel.kiezen_tot, nummer + 1)
    momenten = tuple(tijdstip_van(m.dag, m.tijd) for m in voorstel.momenten)
    if len(set(momenten)) < len(momenten):
        raise fout("momenten", "Twee momenten zijn hetzelfde.")
    return MomentenVoorgesteld(
        at=nu,
        by=door,
        momenten=momenten,
        plaats=voorstel.plaats,
        kiezen_tot=voorstel.kiezen_tot,
        horen_door=voorstel.horen_door,
    )


def kies_moment(bezwaar: Bezwaar, nummer: int, *, door: str, nu: datetime) -> ZittingGepland:
    """Choose one of the moments; the first has number 1."""
    wacht_op_beslissing(bezwaar)
    voorstel = bezwaar.voorstel
    if voorstel is None:
        raise Conflict("Er is geen moment meer om te kiezen.")
    if awb.lokale_datum(nu) > voorstel.kiezen_tot:
        raise Conflict(f"U kon kiezen tot en met {datum(voorstel.kiezen_tot)}.")
    if not 1 <= nummer <= len(voorstel.momenten):
        raise fout("moment", "Kies een van de momenten.")
    return _gepland(bezwaar, voorstel, nummer - 1, door, nu)


def eerste_moment(
    bezwaar: Bezwaar, voorstel: Voorstel, *, door: str, nu: datetime
) -> ZittingGepland:
    """Nothing was chosen in time: as was told, the first moment stands."""
    return _gepland(bezwaar, voorstel, 0, door, nu)


def wil_niet_worden_gehoord(bezwaar: Bezwaar, *, door: str, nu: datetime) -> NietGehoord:
    """Who objects declares that they do not want to be heard (7:3 c), or not again (7:9)."""
    wacht_op_beslissing(bezwaar)
    if bezwaar.horen and not bezwaar.nieuwe_feiten_op:
        raise Conflict("Dit is al vastgelegd, of u bent al gehoord.")
    return NietGehoord(
        at=nu,
        by=door,
        grond=NietHoren.AFGEZIEN,
        toelichting="De indiener heeft dit zelf laten weten.",
        vervallen=die_komen(bezwaar, nu),
    )


def _gepland(
    bezwaar: Bezwaar, voorstel: Voorstel, plek: int, door: str, nu: datetime
) -> ZittingGepland:
    return ZittingGepland(
        at=nu,
        by=door,
        op=voorstel.momenten[plek],
        plaats=voorstel.plaats,
        horen_door=voorstel.horen_door,
        in_plaats_van=verplaatst(bezwaar, nu),
    )


def _tijd_voor_stukken(dag: date, kiezen_tot: date, nummer: int) -> None:
    # Known for sure on the day after the last one to choose; there must be a day left then.
    eind = awb.stukken_indienen(hoorzitting=dag).eind
    if eind is None or eind <= kiezen_tot + _DAG:
        raise AgainstTheLaw(
            "De indiener moet tot tien dagen voor de hoorzitting stukken kunnen indienen, ook na "
            f"het kiezen. Moment {nummer} is daarvoor te vroeg, of er kan te lang worden gekozen.",
            artikel="Awb 7:4 lid 1",
        )
