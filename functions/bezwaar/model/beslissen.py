"""Deciding on an objection (Awb 7:11, 7:12): drafted by one, taken by another, made known."""

from __future__ import annotations

from datetime import date, datetime

from bezwaar.bedragen import GEEN_KOSTEN, kosten
from bezwaar.invoer import Beslissing, Dictum, NietHoren, NietOntvankelijk, Tijdigheidsoordeel
from bezwaar.model.eisen import (
    fout,
    mag_behandelen,
    niet_in_de_toekomst,
    niet_voor_ontvangst,
    wacht_op_beslissing,
)
from bezwaar.model.gebeurtenissen import Bekendgemaakt, Beslist, OntwerpTeruggegeven, Ontworpen
from bezwaar.model.horen import grond_mag
from bezwaar.model.staat import Bezwaar, Stand
from gemeengoed import awb
from gemeengoed.problem import AgainstTheLaw, Conflict

# A ground not to hear says how the decision must end; c and d do not.
_PAST_BIJ = {
    NietHoren.KENNELIJK_NIET_ONTVANKELIJK: Dictum.NIET_ONTVANKELIJK,
    NietHoren.KENNELIJK_ONGEGROND: Dictum.ONGEGROND,
    NietHoren.VOLLEDIG_TEGEMOETGEKOMEN: Dictum.GEGROND,
}


def ontwerp(bezwaar: Bezwaar, beslissing: Beslissing, *, door: str, nu: datetime) -> Ontworpen:
    """Draft a decision, for a colleague to take. Raises what `beslis` raises."""
    _controleer(bezwaar, beslissing, door=door, nu=nu)
    return Ontworpen(at=nu, by=door, beslissing=beslissing)


def geef_terug(bezwaar: Bezwaar, reden: str, *, door: str, nu: datetime) -> OntwerpTeruggegeven:
    """Give a draft back to be done again."""
    wacht_op_beslissing(bezwaar)
    if bezwaar.ontwerp is None:
        raise Conflict("Er is geen ontwerp.")
    return OntwerpTeruggegeven(at=nu, by=door, reden=reden)


def neem_ontwerp_over(bezwaar: Bezwaar, *, door: str, nu: datetime) -> Beslist:
    """Take the decision as drafted. Four eyes: not by who drafted it."""
    if bezwaar.ontwerp is None:
        wacht_op_beslissing(bezwaar)
        raise Conflict("Er is geen ontwerp.")
    if bezwaar.ontwerp.door == door:
        raise Conflict("U heeft dit ontwerp zelf gemaakt. Een collega moet het vaststellen.")
    return beslis(bezwaar, bezwaar.ontwerp.beslissing, door=door, nu=nu)


def beslis(bezwaar: Bezwaar, beslissing: Beslissing, *, door: str, nu: datetime) -> Beslist:
    """Decide on the objection (Awb 7:11, 7:12).

    Raises Conflict when there is nothing to decide any more; Invalid when the parts do not fit,
    or a hearing lies in the future or before the objection; AgainstTheLaw when

    - nobody was heard and no ground of 7:3 is given (7:2), or the ground does not fit;
    - what became known after the hearing was not put to who objects (7:9);
    - it is called late but was in time (6:9), it seems late and nobody judged whether that is
      excused, or it is late without excuse and something else is decided (6:11);
    - a defect is held against someone who had no term to repair it, or used that (6:6);
    - the committee did not advise yet (7:13), or deviating from it is not explained (7:13 lid 7);
    - costs are to be paid to who gave legal aid and nobody did (7:15 lid 5);
    - costs were asked for and nothing is said of them, or are granted that nobody asked (7:15);
    - who decides took the decision objected to (10:3 lid 3).
    """
    _controleer(bezwaar, beslissing, door=door, nu=nu)
    return Beslist(at=nu, by=door, beslissing=beslissing)


def maak_bekend(bezwaar: Bezwaar, op: date, *, door: str, nu: datetime) -> Bekendgemaakt:
    """The decision was sent (7:12 lid 2). The term to appeal begins the day after (6:8)."""
    if bezwaar.uitkomst is None:
        raise Conflict("Er is nog niet beslist.")
    if bezwaar.stand is not Stand.BESLIST:
        raise Conflict("Deze beslissing is al bekendgemaakt.")
    niet_in_de_toekomst(op, nu, "op")
    if op < awb.lokale_datum(bezwaar.uitkomst.genomen_op):
        raise fout("op", "Deze datum ligt voor de dag waarop is beslist.")
    return Bekendgemaakt(at=nu, by=door, op=op)


def _controleer(bezwaar: Bezwaar, beslissing: Beslissing, *, door: str, nu: datetime) -> None:
    wacht_op_beslissing(bezwaar)
    mag_behandelen(bezwaar, door)
    past_bij_elkaar(beslissing)
    _horen(bezwaar, beslissing, awb.lokale_datum(nu))
    _commissie(bezwaar, beslissing)
    if beslissing.niet_ontvankelijk is NietOntvankelijk.VERZUIM:
        _verzuim(bezwaar)
    _tijdigheid(bezwaar, beslissing)
    _kosten(bezwaar, beslissing, nu)


def past_bij_elkaar(beslissing: Beslissing) -> None:
    """Invalid when the parts of a decision contradict each other, whatever it is about."""
    niet = beslissing.dictum is Dictum.NIET_ONTVANKELIJK
    if niet and beslissing.niet_ontvankelijk is None:
        raise fout("nietOntvankelijk", "Kies waarom het bezwaar niet-ontvankelijk is.")
    if not niet and beslissing.niet_ontvankelijk is not None:
        raise fout("nietOntvankelijk", "Dit past niet bij hoe u beslist.")
    if beslissing.herroepen and beslissing.dictum not in (Dictum.GEGROND, Dictum.DEELS_GEGROND):
        raise fout("herroepen", "Herroepen kan alleen als het bezwaar (deels) gegrond is.")


def _horen(bezwaar: Bezwaar, beslissing: Beslissing, vandaag: date) -> None:
    """What the decision says of hearing, or what was recorded before."""
    vast = bezwaar.horen
    gehoord = beslissing.gehoord_op or (vast.gehoord_op if vast else None)
    grond = beslissing.niet_gehoord or (vast.niet_gehoord if vast else None)
    if gehoord and beslissing.niet_gehoord:
        raise fout("nietGehoord", "Geef de hoorzitting of de grond om niet te horen, niet allebei.")
    if gehoord:
        _gehoord(bezwaar, gehoord, vandaag)
    elif grond:
        _grond(bezwaar, beslissing, grond, vandaag)
    else:
        raise AgainstTheLaw(
            "Voordat u beslist, moet de indiener zijn gehoord. Blijft het horen achterwege, "
            "geef dan de grond.",
            artikel="Awb 7:2 en 7:3",
        )


def _grond(bezwaar: Bezwaar, beslissing: Beslissing, grond: NietHoren, vandaag: date) -> None:
    if _PAST_BIJ.get(grond, beslissing.dictum) is not beslissing.dictum:
        raise AgainstTheLaw(
            "Deze grond om niet te horen past niet bij hoe u beslist.", artikel="Awb 7:3"
        )
    grond_mag(bezwaar, grond, vandaag)


def _gehoord(bezwaar: Bezwaar, op: date, vandaag: date) -> None:
    if op > vandaag:
        raise fout("gehoordOp", "Deze datum ligt in de toekomst.")
    niet_voor_ontvangst(bezwaar, op, "gehoordOp")
    if bezwaar.nieuwe_feiten_op and op < bezwaar.nieuwe_feiten_op:
        raise AgainstTheLaw(
            "Na het horen werd iets bekend dat van belang is. Laat de indiener daar eerst op "
            "reageren.",
            artikel="Awb 7:9",
        )


def _commissie(bezwaar: Bezwaar, beslissing: Beslissing) -> None:
    if bezwaar.commissie is None:
        if beslissing.afwijking_advies:
            raise fout("afwijkingAdvies", "Er is geen advies om van af te wijken.")
        return
    if bezwaar.advies is None:
        raise AgainstTheLaw("De commissie heeft nog niet geadviseerd.", artikel="Awb 7:13 lid 1")
    if bezwaar.advies.dictum is not beslissing.dictum and not beslissing.afwijking_advies:
        raise AgainstTheLaw(
            "Dit wijkt af van het advies van de commissie. Leg uit waarom.",
            artikel="Awb 7:13 lid 7",
        )


def _verzuim(bezwaar: Bezwaar) -> None:
    """Whether a defect may be held against them (6:6): of each defect the last term counts."""
    termijnen = [*bezwaar.eerder, *([bezwaar.herstel] if bezwaar.herstel else [])]
    if not termijnen or termijnen[-1].loopt:
        raise AgainstTheLaw(
            "De indiener heeft nog geen termijn gehad om het verzuim te herstellen.",
            artikel="Awb 6:6",
        )
    laatste = {verzuim: herstel for herstel in termijnen for verzuim in herstel.wat}
    if not any(herstel.verlopen for herstel in laatste.values()):
        raise AgainstTheLaw("Het verzuim is op tijd hersteld.", artikel="Awb 6:6")


def _tijdigheid(bezwaar: Bezwaar, beslissing: Beslissing) -> None:
    """Being late without excuse leads to niet-ontvankelijk, and nothing else does (6:11)."""
    kwam, oordeel = bezwaar.tijdigheid.uitkomst, bezwaar.tijdigheid.oordeel
    te_laat = beslissing.niet_ontvankelijk is NietOntvankelijk.TE_LAAT
    if kwam in (awb.Tijdigheid.TIJDIG, awb.Tijdigheid.TIJDIG_DOOR_POST):
        if te_laat:
            raise AgainstTheLaw(
                "Dit bezwaar kwam op tijd. Het kan dus niet te laat zijn.", artikel="Awb 6:9"
            )
        return
    inhoudelijk = beslissing.dictum is not Dictum.NIET_ONTVANKELIJK
    if oordeel is None and (te_laat or inhoudelijk):
        raise AgainstTheLaw(
            "Beoordeel eerst of het te laat zijn verschoonbaar is, met de reden.",
            artikel="Awb 6:11",
        )
    zonder_excuus = oordeel is Tijdigheidsoordeel.NIET_VERSCHOONBAAR
    if (te_laat and not zonder_excuus) or (inhoudelijk and zonder_excuus):
        raise AgainstTheLaw(
            "Dit past niet bij het oordeel over het te laat zijn.", artikel="Awb 6:11"
        )


def _kosten(bezwaar: Bezwaar, beslissing: Beslissing, nu: datetime) -> None:
    gevraagd, gegeven = bezwaar.vraagt_kosten, beslissing.kosten
    if gegeven is None:
        if gevraagd:
            raise AgainstTheLaw(
                "De indiener vroeg om vergoeding van de kosten. Beslis daar ook over.",
                artikel="Awb 7:15 lid 3",
            )
        return
    toegekend = kosten(gegeven, beslissing, awb.lokale_datum(nu)) != GEEN_KOSTEN
    if toegekend and not gevraagd:
        raise AgainstTheLaw("Niemand vroeg om vergoeding van de kosten.", artikel="Awb 7:15 lid 3")
    if toegekend and not (bezwaar.gemachtigde and bezwaar.gemachtigde.beroepsmatig):
        raise AgainstTheLaw(
            "Punten zijn er voor rechtsbijstand die beroepsmatig is verleend.",
            artikel="Bpb 1 onder a",
        )
    if gegeven.toevoeging and not (bezwaar.gemachtigde and bezwaar.gemachtigde.beroepsmatig):
        raise AgainstTheLaw(
            "Er is niemand die beroepsmatig rechtsbijstand verleent. Dan is er geen toevoeging.",
            artikel="Awb 7:15 lid 5",
        )
    if toegekend and gegeven.hoorzitting and not _is_gehoord(bezwaar, beslissing):
        raise AgainstTheLaw(
            "Er is niet gehoord. Dan is er ook geen punt voor de hoorzitting.",
            artikel="Bpb, bijlage A5",
        )


def _is_gehoord(bezwaar: Bezwaar, beslissing: Beslissing) -> bool:
    vast = bezwaar.horen.gehoord_op if bezwaar.horen else None
    return beslissing.niet_gehoord is None and bool(beslissing.gehoord_op or vast)
