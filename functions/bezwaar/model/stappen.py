"""How an objection changes by what happens until it is decided: one small function per event."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from bezwaar.invoer import Tijdigheidsoordeel, Verzuim
from bezwaar.model import gebeurtenissen as g
from bezwaar.model.betalen import kostenbetaling
from bezwaar.model.overgang import Change, bij
from bezwaar.model.staat import (
    Advies,
    Bewijs,
    Bezwaar,
    Herstel,
    Horen,
    Instemming,
    Ontwerp,
    Opschorting,
    Stand,
    Uitkomst,
    Verdaging,
    Voorstel,
    Zitting,
)
from bezwaar.model.termijnen import dwangsomloop, gestopt, uitgesteld
from gemeengoed import awb
from gemeengoed.dossier import Event
from gemeengoed.termijnen import Termijn


def _in_behandeling(**change: Any) -> Change:
    return {"stand": Stand.IN_BEHANDELING, **change}


@bij(g.NotitieGelegd)
def _notitie(bezwaar: Bezwaar, event: g.NotitieGelegd) -> Change:
    return {"notities": bezwaar.notities + 1}


@bij(g.Toegewezen)
def _toegewezen(bezwaar: Bezwaar, event: g.Toegewezen) -> Change:
    return _in_behandeling(behandelaar=event.behandelaar, behandelaar_naam=event.naam)


@bij(g.Overgedragen)
def _overgedragen(bezwaar: Bezwaar, event: g.Overgedragen) -> Change:
    wie: Change = {"behandelaar": event.behandelaar, "behandelaar_naam": event.naam}
    # Also of a decision that still has to be sent: that stays as it is.
    return _in_behandeling(**wie) if bezwaar.stand is Stand.INGEDIEND else wie


@bij(g.Teruggelegd)
def _teruggelegd_zaak(bezwaar: Bezwaar, event: g.Teruggelegd) -> Change:
    return {"behandelaar": None, "behandelaar_naam": None}


@bij(g.Geweigerd)
def _geweigerd(bezwaar: Bezwaar, event: g.Geweigerd) -> Change:
    change: Change = {"geweigerd": tuple(dict.fromkeys((*bezwaar.geweigerd, event.medewerker)))}
    if bezwaar.behandelaar == event.medewerker:
        change |= {"behandelaar": None, "behandelaar_naam": None}
    if bezwaar.ontwerp and bezwaar.ontwerp.door == event.medewerker:
        change["ontwerp"] = None
    return change


@bij(g.TijdigheidBeoordeeld)
def _tijdigheid(bezwaar: Bezwaar, event: g.TijdigheidBeoordeeld) -> Change:
    besluit = event.besluit
    change: Change = {"oordeel": besluit.oordeel, "reden": besluit.reden}
    if (
        bezwaar.tijdigheid.uitkomst is awb.Tijdigheid.POSTDATUM_NODIG
        and besluit.oordeel is Tijdigheidsoordeel.TIJDIG
    ):
        change["uitkomst"] = awb.Tijdigheid.TIJDIG_DOOR_POST
    return _in_behandeling(tijdigheid=bezwaar.tijdigheid.model_copy(update=change))


@bij(g.HerstelGevraagd)
def _herstel_gevraagd(bezwaar: Bezwaar, event: g.HerstelGevraagd) -> Change:
    termijn = awb.hersteltermijn(verzonden=event.op, duur=awb.Duur(weken=event.weken))
    herstel = Herstel(wat=event.wat, gevraagd_op=event.op, termijn=Termijn.van(termijn))
    eerder = (*bezwaar.eerder, bezwaar.herstel) if bezwaar.herstel else bezwaar.eerder
    verzuimen = tuple(dict.fromkeys((*bezwaar.verzuimen, *event.wat)))
    return _in_behandeling(herstel=herstel, eerder=eerder, verzuimen=verzuimen)


@bij(g.KostenGevraagd)
def _kosten_gevraagd(bezwaar: Bezwaar, event: g.KostenGevraagd) -> Change:
    return {"vraagt_kosten": True}


@bij(g.BesluitGewijzigd)
def _besluit_gewijzigd(bezwaar: Bezwaar, event: g.BesluitGewijzigd) -> Change:
    return {"ook_tegen": (*bezwaar.ook_tegen, event.besluit)}


@bij(g.Hersteld)
def _hersteld(bezwaar: Bezwaar, event: g.Hersteld) -> Change:
    assert bezwaar.herstel
    eind = bezwaar.herstel.termijn.eind
    # What came after the term is taken in, but the term was not used (6:6).
    te_laat = eind is not None and event.op > eind
    herstel = bezwaar.herstel.model_copy(update={"hersteld_op": event.op, "verlopen": te_laat})
    klaar = {*herstel.wat, *_ook_gekomen(event)}
    open_ = tuple(v for v in bezwaar.verzuimen if v not in klaar)
    return {
        "herstel": herstel,
        "verzuimen": open_,
        "gronden": event.gronden or bezwaar.gronden,
        "indiener": event.indiener or bezwaar.indiener,
    }


def _ook_gekomen(event: g.Hersteld) -> Iterator[Verzuim]:
    """What came along and was not asked for is missing no more either."""
    if event.gronden:
        yield Verzuim.GRONDEN
    if event.indiener and event.indiener.naam and event.indiener.adres:
        yield Verzuim.NAAM_EN_ADRES


@bij(g.HerstelVerlopen)
def _herstel_verlopen(bezwaar: Bezwaar, event: g.HerstelVerlopen) -> Change:
    assert bezwaar.herstel
    return {"herstel": bezwaar.herstel.model_copy(update={"verlopen": True})}


@bij(g.Verdaagd)
def _verdaagd(bezwaar: Bezwaar, event: g.Verdaagd) -> Change:
    op = awb.lokale_datum(event.at)
    return _in_behandeling(verdaging=Verdaging(weken=event.weken, reden=event.reden, op=op))


@bij(g.Ingestemd)
def _ingestemd(bezwaar: Bezwaar, event: g.Ingestemd) -> Change:
    op = awb.lokale_datum(event.at)
    instemming = Instemming(
        tot=event.tot,
        wie=event.wie,
        op=op,
        grond=event.grond,
        anderen=event.anderen,
        voorschrift=event.voorschrift,
    )
    change = _in_behandeling(instemming=instemming)
    if bezwaar.dwangsom:
        change["dwangsom"] = uitgesteld(bezwaar.dwangsom, event.tot, op)
    return change


@bij(g.Opgeschort)
def _opgeschort(bezwaar: Bezwaar, event: g.Opgeschort) -> Change:
    opschorting = Opschorting(
        grond=event.grond, reden=event.reden, vanaf=event.vanaf, verwacht=event.verwacht
    )
    return _in_behandeling(opschortingen=(*bezwaar.opschortingen, opschorting))


@bij(g.OpschortingBeeindigd)
def _opschorting_beeindigd(bezwaar: Bezwaar, event: g.OpschortingBeeindigd) -> Change:
    delen = (
        o.model_copy(update={"tot": event.op}) if o.loopt else o for o in bezwaar.opschortingen
    )
    return {"opschortingen": tuple(delen)}


@bij(g.CommissieIngesteld)
def _commissie(bezwaar: Bezwaar, event: g.CommissieIngesteld) -> Change:
    # The committee itself hears, or finds that hearing may be left out (7:13 lid 3 and 4).
    return _in_behandeling(commissie=event.commissie, horen=None, nieuwe_feiten_op=None)


@bij(g.ZittingGepland)
def _zitting(bezwaar: Bezwaar, event: g.ZittingGepland) -> Change:
    dag, voorstel = awb.lokale_datum(event.op), bezwaar.voorstel
    gekozen = voorstel is not None and event.op in voorstel.momenten
    zitting = Zitting(
        op=event.op,
        plaats=event.plaats,
        stukken_tot=Termijn.van(awb.stukken_indienen(hoorzitting=dag)),
        ter_inzage=Termijn.van(awb.ter_inzage(hoorzitting=dag)),
        # With the moments they were told that the first one stands if they choose none.
        uitgenodigd_op=voorstel.gedaan_op if voorstel and gekozen else awb.lokale_datum(event.at),
        reageren_tot=event.reageren_tot,
        horen_door=event.horen_door,
    )
    change = _in_behandeling(zitting=zitting, voorstel=None)
    if bezwaar.horen and bezwaar.horen.niet_gehoord:
        # They are to be heard after all (7:2): the ground not to is there no more.
        change["horen"] = None
    return change


@bij(g.ZittingVervallen)
def _zitting_vervallen(bezwaar: Bezwaar, event: g.ZittingVervallen) -> Change:
    return {"zitting": None, "voorstel": None}


@bij(g.MomentenVoorgesteld)
def _momenten(bezwaar: Bezwaar, event: g.MomentenVoorgesteld) -> Change:
    voorstel = Voorstel(
        momenten=event.momenten,
        plaats=event.plaats,
        kiezen_tot=event.kiezen_tot,
        gedaan_op=awb.lokale_datum(event.at),
        horen_door=event.horen_door,
    )
    return _in_behandeling(voorstel=voorstel)


@bij(g.Gehoord)
def _gehoord(bezwaar: Bezwaar, event: g.Gehoord) -> Change:
    verslag, sinds = event.verslag, bezwaar.nieuwe_feiten_op
    return _in_behandeling(
        horen=Horen(gehoord_op=verslag.gehoord_op, verslag=verslag.verslag),
        voorstel=None,
        nieuwe_feiten_op=sinds if sinds and verslag.gehoord_op < sinds else None,
    )


@bij(g.NietGehoord)
def _niet_gehoord(bezwaar: Bezwaar, event: g.NietGehoord) -> Change:
    if bezwaar.nieuwe_feiten_op:
        # They were heard before; what was planned to hear them again does not take place.
        komt = bezwaar.zitting is not None and bezwaar.zitting.op > event.at
        zitting = None if komt else bezwaar.zitting
        return {"nieuwe_feiten_op": None, "voorstel": None, "zitting": zitting}
    return _in_behandeling(
        voorstel=None, horen=Horen(niet_gehoord=event.grond, toelichting=event.toelichting)
    )


@bij(g.NieuweFeiten)
def _nieuwe_feiten(bezwaar: Bezwaar, event: g.NieuweFeiten) -> Change:
    return {"nieuwe_feiten_op": event.op}


@bij(g.Geadviseerd)
def _geadviseerd(bezwaar: Bezwaar, event: g.Geadviseerd) -> Change:
    advies = event.advies
    op = awb.lokale_datum(event.at)
    return {"advies": Advies(tekst=advies.tekst, dictum=advies.dictum, op=op)}


@bij(g.Ontworpen)
def _ontworpen(bezwaar: Bezwaar, event: g.Ontworpen) -> Change:
    ontwerp = Ontwerp(beslissing=event.beslissing, door=event.by, op=event.at)
    return _in_behandeling(ontwerp=ontwerp)


@bij(g.OntwerpTeruggegeven)
def _teruggegeven(bezwaar: Bezwaar, event: g.OntwerpTeruggegeven) -> Change:
    return {"ontwerp": None}


@bij(g.Beslist)
def _beslist(bezwaar: Bezwaar, event: g.Beslist) -> Change:
    dag, eind = awb.lokale_datum(event.at), bezwaar.beslistermijn.eind
    uitkomst = Uitkomst(
        beslissing=event.beslissing,
        genomen_op=event.at,
        kosten=kostenbetaling(bezwaar, event.beslissing, dag),
        binnen_termijn=eind is None or dag <= eind,
    )
    return {
        "stand": Stand.BESLIST,
        "uitkomst": uitkomst,
        "ontwerp": None,
        "voorstel": None,
        "horen": _horen_volgens(bezwaar, event),
    }


def _horen_volgens(bezwaar: Bezwaar, event: g.Beslist) -> Horen | None:
    beslissing = event.beslissing
    if beslissing.niet_gehoord:
        return Horen(niet_gehoord=beslissing.niet_gehoord)
    if beslissing.gehoord_op:
        vast = bezwaar.horen
        return Horen(gehoord_op=beslissing.gehoord_op, verslag=vast.verslag if vast else None)
    return bezwaar.horen


@bij(g.Bekendgemaakt)
def _bekendgemaakt(bezwaar: Bezwaar, event: g.Bekendgemaakt) -> Change:
    assert bezwaar.uitkomst
    eind = bezwaar.beslistermijn.eind
    uitkomst = bezwaar.uitkomst.model_copy(
        update={
            "bekendgemaakt_op": event.op,
            "binnen_termijn": eind is None or event.op <= eind,
            "beroepstermijn": Termijn.van(awb.beroepstermijn(bekendmaking=event.op)),
        }
    )
    # An appeal that runs is against this decision too (6:19, 6:20 lid 3).
    loopt = bezwaar.beroep is not None and bezwaar.beroep.loopt
    stand = Stand.BEROEP if loopt else Stand.BEKENDGEMAAKT
    return {"stand": stand, "uitkomst": uitkomst, **_niet_meer_te_laat(bezwaar, event.op)}


def _niet_meer_te_laat(bezwaar: Bezwaar, op: date) -> Change:
    return {"dwangsom": gestopt(bezwaar.dwangsom, op)} if bezwaar.dwangsom else {}


def _zonder_beslissing(bezwaar: Bezwaar, stand: Stand, event: Event, **change: Any) -> Change:
    """It ends without us deciding on it."""
    op = awb.lokale_datum(event.at)
    klaar: Change = {"stand": stand, "ontwerp": None, "voorstel": None}
    return {**klaar, **_niet_meer_te_laat(bezwaar, op), **change}


@bij(g.Ingetrokken)
def _ingetrokken(bezwaar: Bezwaar, event: g.Ingetrokken) -> Change:
    return _zonder_beslissing(bezwaar, Stand.INGETROKKEN, event)


@bij(g.Doorgezonden)
def _doorgezonden(bezwaar: Bezwaar, event: g.Doorgezonden) -> Change:
    return _zonder_beslissing(bezwaar, Stand.DOORGEZONDEN, event, doorgezonden_naar=event.naar)


@bij(g.RechtstreeksBeroepIngestemd)
def _rechtstreeks(bezwaar: Bezwaar, event: g.RechtstreeksBeroepIngestemd) -> Change:
    return _zonder_beslissing(bezwaar, Stand.RECHTSTREEKS_BEROEP, event)


@bij(g.RechtstreeksBeroepGeweigerd)
def _rechtstreeks_geweigerd(bezwaar: Bezwaar, event: g.RechtstreeksBeroepGeweigerd) -> Change:
    return _in_behandeling(vraagt_rechtstreeks_beroep=False)


@bij(g.InGebrekeGesteld)
def _in_gebreke(bezwaar: Bezwaar, event: g.InGebrekeGesteld) -> Change:
    assert bezwaar.beslistermijn.eind
    return {"dwangsom": dwangsomloop(event.op, bezwaar.beslistermijn.eind)}


@bij(g.DwangsomVastgesteld)
def _dwangsom_vast(bezwaar: Bezwaar, event: g.DwangsomVastgesteld) -> Change:
    assert bezwaar.dwangsom
    vast = {
        "vastgesteld": event.bedrag,
        "delen": event.delen,
        "vastgesteld_op": awb.lokale_datum(event.at),
        "geen": event.besluit.geen,
        "toelichting": event.besluit.toelichting,
    }
    return {"dwangsom": bezwaar.dwangsom.model_copy(update=vast)}


@bij(g.Herinnerd)
def _herinnerd(bezwaar: Bezwaar, event: g.Herinnerd) -> Change:
    return {"herinnerd": (*bezwaar.herinnerd, event.wat)}


@bij(g.BriefGemaakt)
def _brief(bezwaar: Bezwaar, event: g.BriefGemaakt) -> Change:
    return {"brieven": (*bezwaar.brieven, event.brief)}


@bij(g.StukToegevoegd)
def _stuk(bezwaar: Bezwaar, event: g.StukToegevoegd) -> Change:
    return {"stukken": (*bezwaar.stukken, event.stuk)}


@bij(g.DossierstukToegevoegd)
def _dossierstuk(bezwaar: Bezwaar, event: g.DossierstukToegevoegd) -> Change:
    return {"dossierstukken": (*bezwaar.dossierstukken, event.stuk)}


@bij(g.BewijsVastgelegd)
def _bewijs(bezwaar: Bezwaar, event: g.BewijsVastgelegd) -> Change:
    bewijs = Bewijs(wat=event.wat, hoe=event.hoe, op=event.moment)
    return {"bewijs": (*bezwaar.bewijs, bewijs)}
