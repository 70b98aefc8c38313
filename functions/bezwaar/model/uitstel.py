"""More time to decide: postponed, delayed further, or the term stands still (Awb 7:10, 4:15)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from bezwaar.invoer import Instemmingsbesluit, Opschortbesluit, Opschorteinde, Verdagingsbesluit
from bezwaar.model.eisen import (
    fout,
    mag_behandelen,
    niet_in_de_toekomst,
    niet_voor_ontvangst,
    wacht_op_beslissing,
)
from bezwaar.model.gebeurtenissen import Ingestemd, Opgeschort, OpschortingBeeindigd, Verdaagd
from bezwaar.model.staat import Bezwaar
from gemeengoed import awb
from gemeengoed.problem import AgainstTheLaw, Conflict

_DAG = timedelta(days=1)
# Slips of the keyboard, not rules of law.
LANGST_UITSTEL = timedelta(days=2 * 365)
MEESTE_OPSCHORTINGEN = 20


def verdaag(bezwaar: Bezwaar, besluit: Verdagingsbesluit, *, door: str, nu: datetime) -> Verdaagd:
    """Postpone the decision: once, six weeks at most, and within the term (7:10 lid 3)."""
    wacht_op_beslissing(bezwaar)
    mag_behandelen(bezwaar, door)
    if bezwaar.verdaging:
        raise AgainstTheLaw(
            "De beslissing is al een keer verdaagd. Verder uitstel kan alleen op een "
            "grond van artikel 7:10 lid 4.",
            artikel="Awb 7:10 lid 3 en 4",
        )
    _onze_eigen_termijn(bezwaar)
    _binnen_de_termijn(bezwaar, nu, "Awb 7:10 lid 3")
    return Verdaagd(at=nu, by=door, weken=besluit.weken, reden=besluit.reden)


def stem_in(bezwaar: Bezwaar, besluit: Instemmingsbesluit, *, door: str, nu: datetime) -> Ingestemd:
    """Further delay (7:10 lid 4): all whom it concerns agree (a); who objects agrees and it can't
    harm others (b); or rules of procedure ask it (c).

    Consent can be given also when the term is over; without it a term that is over stays over.
    """
    wacht_op_beslissing(bezwaar)
    mag_behandelen(bezwaar, door)
    _onze_eigen_termijn(bezwaar)
    _wat_de_grond_vraagt(besluit)
    if besluit.grond is awb.Uitstelgrond.PROCEDURE:
        _binnen_de_termijn(bezwaar, nu, besluit.grond.artikel)
    vandaag, eind = awb.lokale_datum(nu), bezwaar.beslistermijn.eind
    if besluit.tot <= vandaag or (eind and besluit.tot <= eind):
        raise fout("tot", "Kies een dag na het einde van de termijn die nu loopt.")
    if besluit.tot > vandaag + LANGST_UITSTEL:
        raise fout("tot", "Deze datum ligt te ver weg.")
    return Ingestemd(at=nu, by=door, **dict(besluit))


# What each ground asks to be filled in, and what to say when it is not.
_VRAAGT = {
    awb.Uitstelgrond.ALLEN: ("wie",),
    awb.Uitstelgrond.INDIENER: ("wie", "anderen"),
    awb.Uitstelgrond.PROCEDURE: ("voorschrift",),
}
_ONTBREEKT = {
    "wie": "Vul in wie heeft ingestemd.",
    "anderen": "Vul in waarom uitstel anderen niet kan schaden.",
    "voorschrift": "Vul in welk voorschrift over de procedure dit nodig maakt.",
}


def _wat_de_grond_vraagt(besluit: Instemmingsbesluit) -> None:
    for veld, ontbreekt in _ONTBREEKT.items():
        gevraagd = veld in _VRAAGT[besluit.grond]
        if gevraagd and getattr(besluit, veld) is None:
            raise fout(veld, ontbreekt)
        if not gevraagd and getattr(besluit, veld) is not None:
            raise fout(veld, "Dit past niet bij de grond die u koos.")


def schort_op(bezwaar: Bezwaar, besluit: Opschortbesluit, *, door: str, nu: datetime) -> Opgeschort:
    """The term to decide stands still as long as something keeps us from it (4:15 with 7:14): we
    asked abroad for information (lid 1 b, from the day after we tell it), the delay is due to who
    objects (lid 2 b), or force majeure (lid 2 c), when we tell by when we do decide (lid 3).

    The law does not say that we must tell of it before the term is over. We ask it all the same:
    a last day that passed was told, and others acted on it.
    """
    wacht_op_beslissing(bezwaar)
    mag_behandelen(bezwaar, door)
    _onze_eigen_termijn(bezwaar)
    vandaag = awb.lokale_datum(nu)
    if bezwaar.opgeschort:
        raise Conflict("De termijn staat al stil.")
    if len(bezwaar.opschortingen) >= MEESTE_OPSCHORTINGEN:
        raise Conflict("De termijn heeft al te vaak stilgestaan.")
    _binnen_de_termijn(bezwaar, nu, besluit.grond.artikel)
    vanaf = besluit.vanaf or vandaag
    niet_in_de_toekomst(vanaf, nu, "vanaf")
    niet_voor_ontvangst(bezwaar, vanaf, "vanaf")
    if besluit.grond is awb.Opschortgrond.BUITENLAND:
        if besluit.vanaf:
            raise fout("vanaf", "Deze termijn staat stil vanaf de dag na vandaag. Laat dit leeg.")
        vanaf += _DAG
    _verwacht(besluit, vandaag)
    return Opgeschort(
        at=nu,
        by=door,
        grond=besluit.grond,
        reden=besluit.reden,
        vanaf=vanaf,
        verwacht=besluit.verwacht,
    )


def _verwacht(besluit: Opschortbesluit, vandaag: date) -> None:
    if besluit.verwacht is None:
        if besluit.grond is awb.Opschortgrond.OVERMACHT:
            raise fout("verwacht", "Zeg bij overmacht wanneer de beslissing wel komt (4:15 lid 3).")
        return
    if besluit.verwacht <= vandaag:
        raise fout("verwacht", "Kies een dag in de toekomst.")
    if besluit.verwacht > vandaag + LANGST_UITSTEL:
        raise fout("verwacht", "Deze datum ligt te ver weg.")


def beeindig_opschorting(
    bezwaar: Bezwaar, einde: Opschorteinde, *, door: str, nu: datetime
) -> OpschortingBeeindigd:
    """It does not keep us from deciding any more: the term runs again from that day, and who
    objects is told by when we decide (4:15 lid 4)."""
    wacht_op_beslissing(bezwaar)
    mag_behandelen(bezwaar, door)
    lopend = bezwaar.opgeschort
    if lopend is None:
        raise Conflict("De termijn staat niet stil om een reden die u kunt beëindigen.")
    op = einde.op or max(awb.lokale_datum(nu), lopend.vanaf)
    if op < lopend.vanaf:
        raise fout("op", "Deze datum ligt voor de dag waarop de termijn ging stilstaan.")
    if einde.op:
        niet_in_de_toekomst(op, nu, "op")
    return OpschortingBeeindigd(at=nu, by=door, op=op)


def _onze_eigen_termijn(bezwaar: Bezwaar) -> None:
    if bezwaar.opnieuw and bezwaar.opnieuw.door_de_rechter:
        raise AgainstTheLaw(
            "De rechter heeft deze termijn gesteld. Wij kunnen haar niet langer maken.",
            artikel="Awb 8:72 lid 4 en 8:55d",
        )


def _binnen_de_termijn(bezwaar: Bezwaar, nu: datetime, artikel: str) -> None:
    eind = bezwaar.beslistermijn.eind
    if eind is not None and awb.lokale_datum(nu) > eind:
        raise AgainstTheLaw("De termijn om te beslissen is al voorbij.", artikel=artikel)
