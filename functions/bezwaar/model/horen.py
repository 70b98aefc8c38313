"""Hearing who objects (Awb 7:2 to 7:9), and the committee that hears and advises (7:13)."""

from __future__ import annotations

from datetime import date, datetime, time

from bezwaar.invoer import Adviestekst, Commissie, Hoorverslag, NietHoren, Zittingsplan
from bezwaar.model.eisen import (
    fout,
    mag_behandelen,
    niet_in_de_toekomst,
    niet_voor_ontvangst,
    wacht_op_beslissing,
)
from bezwaar.model.gebeurtenissen import (
    CommissieIngesteld,
    Geadviseerd,
    Gehoord,
    NietGehoord,
    NieuweFeiten,
    ZittingGepland,
    ZittingVervallen,
)
from bezwaar.model.plekken import die_komen, verplaatst
from bezwaar.model.staat import Bezwaar
from gemeengoed import awb
from gemeengoed.clock import AMSTERDAM
from gemeengoed.problem import AgainstTheLaw, Conflict
from gemeengoed.tekst import datum

# Beside the chair.
MINSTE_LEDEN = 2


def stel_commissie_in(
    bezwaar: Bezwaar, commissie: Commissie, *, door: str, nu: datetime
) -> CommissieIngesteld:
    """Let a committee advise (7:13): a chair from outside and two members at least. The term to
    decide becomes twelve weeks, so it has to be done within the six. It hears for itself, also
    when others heard before (lid 3)."""
    wacht_op_beslissing(bezwaar)
    mag_behandelen(bezwaar, door)
    if bezwaar.commissie:
        raise Conflict("Er is al een commissie.")
    if not commissie.voorzitter.van_buiten:
        raise AgainstTheLaw(
            "De voorzitter mag niet van de gemeente zijn of voor haar werken.",
            artikel="Awb 7:13 lid 1",
        )
    if len(commissie.leden) < MINSTE_LEDEN:
        raise AgainstTheLaw(
            "Een commissie heeft een voorzitter en ten minste twee leden.",
            artikel="Awb 7:13 lid 1",
        )
    eind = bezwaar.beslistermijn.eind
    if eind is not None and awb.lokale_datum(nu) > eind:
        raise AgainstTheLaw(
            "De termijn om te beslissen is al voorbij. Een commissie verlengt haar niet meer.",
            artikel="Awb 7:10 lid 1",
        )
    return CommissieIngesteld(at=nu, by=door, commissie=commissie)


def plan_zitting(
    bezwaar: Bezwaar, plan: Zittingsplan, *, door: str, nu: datetime
) -> ZittingGepland:
    """Plan a hearing (7:2). Who objects can hand in documents until ten days before it (7:4 lid
    1), so an invitation comes earlier than that, or with their consent."""
    wacht_op_beslissing(bezwaar)
    mag_behandelen(bezwaar, door)
    vandaag = awb.lokale_datum(nu)
    controleer_dag(plan.dag, vandaag, "dag")
    stukken_tot = awb.stukken_indienen(hoorzitting=plan.dag).eind
    if not plan.indiener_akkoord and (stukken_tot is None or stukken_tot <= vandaag):
        raise AgainstTheLaw(
            "De indiener moet tot tien dagen voor de hoorzitting stukken kunnen indienen. Kies een "
            "latere dag, of vraag of de indiener een kortere tijd goed vindt.",
            artikel="Awb 7:4 lid 1",
        )
    if plan.reageren_tot and not vandaag < plan.reageren_tot < plan.dag:
        raise fout("reagerenTot", "Kies een dag voor de hoorzitting.")
    op = tijdstip_van(plan.dag, plan.tijd)
    return ZittingGepland(
        at=nu,
        by=door,
        op=op,
        plaats=plan.plaats,
        horen_door=plan.horen_door,
        reageren_tot=plan.reageren_tot,
        in_plaats_van=verplaatst(bezwaar, nu),
    )


def vervalt(bezwaar: Bezwaar, reden: str, *, door: str, nu: datetime) -> ZittingVervallen:
    """The hearing does not take place, and nothing is planned in its place yet. They still have to
    be heard (7:2), unless 7:3 says otherwise. Conflict when it is over, or there is none."""
    wacht_op_beslissing(bezwaar)
    mag_behandelen(bezwaar, door)
    zitting = bezwaar.zitting
    if bezwaar.voorstel is None and (zitting is None or zitting.op <= nu):
        raise Conflict("Er is geen hoorzitting die nog komt.")
    return ZittingVervallen(at=nu, by=door, reden=reden, momenten=die_komen(bezwaar, nu))


def controleer_dag(dag: date, vandaag: date, veld: str) -> None:
    """Whether a hearing can be held on this day. Invalid."""
    if dag <= vandaag:
        raise fout(veld, "Kies een dag in de toekomst.")
    if dag > vandaag.replace(year=vandaag.year + 1, day=min(vandaag.day, 28)):
        raise fout(veld, "Deze dag ligt te ver weg.")
    if reden := awb.reden_geen_werkdag(dag):
        raise fout(veld, f"Dit is geen werkdag: {reden}.")


def tijdstip_van(dag: date, tijd: str) -> datetime:
    """A day and a time such as 14.30, Dutch time."""
    uur, minuut = tijd.replace(":", ".").split(".")
    return datetime.combine(dag, time(int(uur), int(minuut)), AMSTERDAM)


def leg_verslag_vast(bezwaar: Bezwaar, verslag: Hoorverslag, *, door: str, nu: datetime) -> Gehoord:
    """Record the hearing with its report (7:7). Most of who heard, and who led it, had no part in
    the decision objected to, unless the body itself heard, or its chair or a member did (7:5 lid
    1); a committee hears by its chair or a member (7:13 lid 3)."""
    wacht_op_beslissing(bezwaar)
    mag_behandelen(bezwaar, door)
    niet_in_de_toekomst(verslag.gehoord_op, nu, "gehoordOp")
    niet_voor_ontvangst(bezwaar, verslag.gehoord_op, "gehoordOp")
    if verslag.primair_betrokken > len(verslag.gehoord_door):
        raise fout("primairBetrokken", "Dit zijn er meer dan er hebben gehoord.")
    if verslag.leider_betrokken and not verslag.primair_betrokken:
        raise fout("primairBetrokken", "Wie het horen leidde, telt ook mee.")
    if verslag.door_bestuursorgaan:
        return Gehoord(at=nu, by=door, verslag=verslag)
    if verslag.leider_betrokken:
        raise AgainstTheLaw(
            "Wie het horen leidt, mag niet betrokken zijn geweest bij het besluit.",
            artikel="Awb 7:5 lid 1 onder b",
        )
    if 2 * verslag.primair_betrokken >= len(verslag.gehoord_door):
        raise AgainstTheLaw(
            "De meeste mensen die horen, mogen niet betrokken zijn geweest bij het besluit.",
            artikel="Awb 7:5 lid 1",
        )
    return Gehoord(at=nu, by=door, verslag=verslag)


def zie_af_van_horen(
    bezwaar: Bezwaar, grond: NietHoren, toelichting: str, *, door: str, nu: datetime
) -> NietGehoord:
    """Record why nobody is heard (7:3 a to e), or not again on new facts (7:9)."""
    wacht_op_beslissing(bezwaar)
    mag_behandelen(bezwaar, door)
    if bezwaar.horen and bezwaar.horen.gehoord_op and not bezwaar.nieuwe_feiten_op:
        raise Conflict("De indiener is al gehoord.")
    grond_mag(bezwaar, grond, awb.lokale_datum(nu))
    return NietGehoord(
        at=nu, by=door, grond=grond, toelichting=toelichting, vervallen=die_komen(bezwaar, nu)
    )


def grond_mag(bezwaar: Bezwaar, grond: NietHoren, vandaag: date) -> None:
    """Not answering (7:3 d) takes an invitation with a term to answer, and that it passed."""
    if grond is not NietHoren.NIET_GEREAGEERD:
        return
    tot = bezwaar.zitting.reageren_tot if bezwaar.zitting else None
    if tot is None:
        raise AgainstTheLaw(
            "De indiener is nog niet uitgenodigd met een dag om uiterlijk te reageren.",
            artikel="Awb 7:3 onder d",
        )
    if vandaag <= tot:
        raise AgainstTheLaw(
            f"De indiener kan nog reageren tot en met {datum(tot)}.", artikel="Awb 7:3 onder d"
        )


def meld_nieuwe_feiten(bezwaar: Bezwaar, wat: str, *, door: str, nu: datetime) -> NieuweFeiten:
    """After the hearing something of weight became known: they may be heard on it (7:9)."""
    wacht_op_beslissing(bezwaar)
    mag_behandelen(bezwaar, door)
    if bezwaar.horen is None or bezwaar.horen.gehoord_op is None:
        raise Conflict("De indiener is nog niet gehoord. Bespreek het bij het horen.")
    return NieuweFeiten(at=nu, by=door, op=awb.lokale_datum(nu), wat=wat)


def adviseer(bezwaar: Bezwaar, advies: Adviestekst, *, door: str, nu: datetime) -> Geadviseerd:
    """The advice of the committee, with the report of the hearing (7:13 lid 6)."""
    wacht_op_beslissing(bezwaar)
    if bezwaar.commissie is None:
        raise Conflict("Er is geen commissie die adviseert.")
    if bezwaar.horen is None:
        raise AgainstTheLaw(
            "De commissie hoort de indiener voordat zij adviseert.", artikel="Awb 7:13 lid 3 en 6"
        )
    return Geadviseerd(at=nu, by=door, advies=advies)
