"""How an objection changes by what happens: one small function per event."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from bezwaar.invoer import Tijdigheidsoordeel, Verzuim
from bezwaar.model import gebeurtenissen as g
from bezwaar.model.staat import (
    Advies,
    Beroep,
    Bewijs,
    Bezwaar,
    Herstel,
    Horen,
    Instemming,
    Ontwerp,
    OordeelTijdigheid,
    Stand,
    Uitkomst,
    Verdaging,
    Zitting,
)
from bezwaar.model.termijnen import beslistermijn, dwangsom, dwangsomloop, met_termijnen
from bezwaar.model.tijd import volgende_dag
from gemeengoed import awb
from gemeengoed.clock import AMSTERDAM
from gemeengoed.dossier import Event, Kind
from gemeengoed.termijnen import Termijn

E = TypeVar("E", bound=Event)
Change = dict[str, Any]
_STAPPEN: dict[type[Event], Callable[[Bezwaar, Any], Change]] = {}


def _bij(soort: type[E]) -> Callable[[Callable[[Bezwaar, E], Change]], Any]:
    """Register how one kind of event changes the state."""

    def bind(stap: Callable[[Bezwaar, E], Change]) -> Any:
        _STAPPEN[soort] = stap
        return stap

    return bind


def evolve(bezwaar: Bezwaar | None, event: Event) -> Bezwaar:
    """The state after an event; the terms follow from it by the Awb."""
    if isinstance(event, g.Ingediend):
        return _ingediend(event)
    if bezwaar is None:
        raise ValueError(f"{event.type} cannot be the first event")
    stap = _STAPPEN.get(type(event))
    if stap is None:
        raise ValueError(f"unknown event {event.type}")
    return met_termijnen(bezwaar.model_copy(update=stap(bezwaar, event)))


def _ingediend(event: g.Ingediend) -> Bezwaar:
    stuk = event.stuk
    termijn = awb.bezwaartermijn(bekendmaking=stuk.besluit.bekendgemaakt_op)
    oordeel = awb.tijdig(
        termijn=termijn,
        ontvangen=event.ontvangen or event.at,
        kanaal=event.kanaal,
        poststempel=event.poststempel,
    )
    bezwaar = Bezwaar(
        id=event.id,
        kenmerk=f"BZW-{event.id.upper()}",
        stand=Stand.INGEDIEND,
        indiener=stuk.indiener,
        besluit=stuk.besluit,
        gronden=stuk.gronden,
        mede_indieners=stuk.mede_indieners,
        gemachtigde=stuk.gemachtigde,
        vraagt_kosten=stuk.vraagt_kosten,
        vraagt_rechtstreeks_beroep=stuk.vraagt_rechtstreeks_beroep,
        stukken=event.stukken,
        verzuimen=() if stuk.gronden else (Verzuim.GRONDEN,),
        kanaal=event.kanaal,
        ontvangen_op=_ontvangen(event),
        tijdigheid=OordeelTijdigheid(
            uitkomst=oordeel.uitkomst, artikel=oordeel.artikel, tekst=oordeel.tekst
        ),
        bezwaartermijn=Termijn.van(termijn),
        beslistermijn=Termijn.van(termijn),
        persoon=event.persoon,
    )
    return bezwaar.model_copy(update={"beslistermijn": Termijn.van(beslistermijn(bezwaar))})


def _ontvangen(event: g.Ingediend) -> Any:
    """The moment of receipt; of paper we know the day alone: noon, Dutch time."""
    if event.ontvangen is None:
        return event.at
    noon = event.at.astimezone(AMSTERDAM).replace(hour=12, minute=0, second=0, microsecond=0)
    day = event.ontvangen
    return noon.replace(year=day.year, month=day.month, day=day.day)


def _in_behandeling(**change: Any) -> Change:
    return {"stand": Stand.IN_BEHANDELING, **change}


@_bij(g.NotitieGelegd)
def _notitie(bezwaar: Bezwaar, event: g.NotitieGelegd) -> Change:
    return {"notities": bezwaar.notities + 1}


@_bij(g.Toegewezen)
def _toegewezen(bezwaar: Bezwaar, event: g.Toegewezen) -> Change:
    return _in_behandeling(behandelaar=event.behandelaar, behandelaar_naam=event.naam)


@_bij(g.Geweigerd)
def _geweigerd(bezwaar: Bezwaar, event: g.Geweigerd) -> Change:
    change: Change = {"geweigerd": tuple(dict.fromkeys((*bezwaar.geweigerd, event.medewerker)))}
    if bezwaar.behandelaar == event.medewerker:
        change |= {"behandelaar": None, "behandelaar_naam": None}
    if bezwaar.ontwerp and bezwaar.ontwerp.door == event.medewerker:
        change["ontwerp"] = None
    return change


@_bij(g.TijdigheidBeoordeeld)
def _tijdigheid(bezwaar: Bezwaar, event: g.TijdigheidBeoordeeld) -> Change:
    besluit = event.besluit
    change: Change = {"oordeel": besluit.oordeel, "reden": besluit.reden}
    if (
        bezwaar.tijdigheid.uitkomst is awb.Tijdigheid.POSTDATUM_NODIG
        and besluit.oordeel is Tijdigheidsoordeel.TIJDIG
    ):
        change["uitkomst"] = awb.Tijdigheid.TIJDIG_DOOR_POST
    return _in_behandeling(tijdigheid=bezwaar.tijdigheid.model_copy(update=change))


@_bij(g.HerstelGevraagd)
def _herstel_gevraagd(bezwaar: Bezwaar, event: g.HerstelGevraagd) -> Change:
    termijn = awb.hersteltermijn(verzonden=event.op, duur=awb.Duur(weken=event.weken))
    herstel = Herstel(wat=event.wat, gevraagd_op=event.op, termijn=Termijn.van(termijn))
    eerder = (*bezwaar.eerder, bezwaar.herstel) if bezwaar.herstel else bezwaar.eerder
    verzuimen = tuple(dict.fromkeys((*bezwaar.verzuimen, *event.wat)))
    return _in_behandeling(herstel=herstel, eerder=eerder, verzuimen=verzuimen)


@_bij(g.Hersteld)
def _hersteld(bezwaar: Bezwaar, event: g.Hersteld) -> Change:
    assert bezwaar.herstel
    herstel = bezwaar.herstel.model_copy(update={"hersteld_op": event.op})
    open_ = tuple(v for v in bezwaar.verzuimen if v not in herstel.wat)
    return {
        "herstel": herstel,
        "verzuimen": open_,
        "gronden": event.gronden or bezwaar.gronden,
    }


@_bij(g.HerstelVerlopen)
def _herstel_verlopen(bezwaar: Bezwaar, event: g.HerstelVerlopen) -> Change:
    assert bezwaar.herstel
    return {"herstel": bezwaar.herstel.model_copy(update={"verlopen": True})}


@_bij(g.Verdaagd)
def _verdaagd(bezwaar: Bezwaar, event: g.Verdaagd) -> Change:
    op = awb.lokale_datum(event.at)
    return _in_behandeling(verdaging=Verdaging(weken=event.weken, reden=event.reden, op=op))


@_bij(g.Ingestemd)
def _ingestemd(bezwaar: Bezwaar, event: g.Ingestemd) -> Change:
    op = awb.lokale_datum(event.at)
    return _in_behandeling(instemming=Instemming(tot=event.tot, wie=event.wie, op=op))


@_bij(g.CommissieIngesteld)
def _commissie(bezwaar: Bezwaar, event: g.CommissieIngesteld) -> Change:
    return _in_behandeling(commissie=event.commissie)


@_bij(g.ZittingGepland)
def _zitting(bezwaar: Bezwaar, event: g.ZittingGepland) -> Change:
    dag = awb.lokale_datum(event.op)
    zitting = Zitting(
        op=event.op,
        plaats=event.plaats,
        stukken_tot=Termijn.van(awb.stukken_indienen(hoorzitting=dag)),
        ter_inzage=Termijn.van(awb.ter_inzage(hoorzitting=dag)),
        uitgenodigd_op=awb.lokale_datum(event.at),
    )
    return _in_behandeling(zitting=zitting)


@_bij(g.Gehoord)
def _gehoord(bezwaar: Bezwaar, event: g.Gehoord) -> Change:
    verslag = event.verslag
    return _in_behandeling(horen=Horen(gehoord_op=verslag.gehoord_op, verslag=verslag.verslag))


@_bij(g.NietGehoord)
def _niet_gehoord(bezwaar: Bezwaar, event: g.NietGehoord) -> Change:
    return _in_behandeling(horen=Horen(niet_gehoord=event.grond, toelichting=event.toelichting))


@_bij(g.Geadviseerd)
def _geadviseerd(bezwaar: Bezwaar, event: g.Geadviseerd) -> Change:
    advies = event.advies
    op = awb.lokale_datum(event.at)
    return {"advies": Advies(tekst=advies.tekst, dictum=advies.dictum, op=op)}


@_bij(g.Ontworpen)
def _ontworpen(bezwaar: Bezwaar, event: g.Ontworpen) -> Change:
    ontwerp = Ontwerp(beslissing=event.beslissing, door=event.by, op=event.at)
    return _in_behandeling(ontwerp=ontwerp)


@_bij(g.OntwerpTeruggegeven)
def _teruggegeven(bezwaar: Bezwaar, event: g.OntwerpTeruggegeven) -> Change:
    return {"ontwerp": None}


@_bij(g.Beslist)
def _beslist(bezwaar: Bezwaar, event: g.Beslist) -> Change:
    dag, eind = awb.lokale_datum(event.at), bezwaar.beslistermijn.eind
    uitkomst = Uitkomst(
        beslissing=event.beslissing,
        genomen_op=event.at,
        binnen_termijn=eind is None or dag <= eind,
    )
    return {
        "stand": Stand.BESLIST,
        "uitkomst": uitkomst,
        "ontwerp": None,
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


@_bij(g.Bekendgemaakt)
def _bekendgemaakt(bezwaar: Bezwaar, event: g.Bekendgemaakt) -> Change:
    assert bezwaar.uitkomst
    termijn = awb.beroepstermijn(bekendmaking=event.op)
    uitkomst = bezwaar.uitkomst.model_copy(
        update={"bekendgemaakt_op": event.op, "beroepstermijn": Termijn.van(termijn)}
    )
    return {"stand": Stand.BEKENDGEMAAKT, "uitkomst": uitkomst}


@_bij(g.Ingetrokken)
def _ingetrokken(bezwaar: Bezwaar, event: g.Ingetrokken) -> Change:
    return {"stand": Stand.INGETROKKEN, "ontwerp": None}


@_bij(g.Doorgezonden)
def _doorgezonden(bezwaar: Bezwaar, event: g.Doorgezonden) -> Change:
    return {"stand": Stand.DOORGEZONDEN, "doorgezonden_naar": event.naar, "ontwerp": None}


@_bij(g.RechtstreeksBeroepIngestemd)
def _rechtstreeks(bezwaar: Bezwaar, event: g.RechtstreeksBeroepIngestemd) -> Change:
    return {"stand": Stand.RECHTSTREEKS_BEROEP, "ontwerp": None}


@_bij(g.RechtstreeksBeroepGeweigerd)
def _rechtstreeks_geweigerd(bezwaar: Bezwaar, event: g.RechtstreeksBeroepGeweigerd) -> Change:
    return _in_behandeling(vraagt_rechtstreeks_beroep=False)


@_bij(g.InGebrekeGesteld)
def _in_gebreke(bezwaar: Bezwaar, event: g.InGebrekeGesteld) -> Change:
    loop = dwangsom(bezwaar, event.op, bezwaar.beslistermijn.eind)
    return {"dwangsom": dwangsomloop(loop)}


@_bij(g.DwangsomVastgesteld)
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


@_bij(g.BeroepIngesteld)
def _beroep(bezwaar: Bezwaar, event: g.BeroepIngesteld) -> Change:
    op = event.beroep.verzonden_op
    beroep = Beroep(
        zaaknummer=event.beroep.zaaknummer,
        ontvangen_op=op,
        stukken=Termijn.van(awb.stukken_rechtbank(verzonden=op)),
    )
    # Against a decision that is late: that decision must still be taken.
    stand = bezwaar.stand if bezwaar.stand.wacht_op_beslissing else Stand.BEROEP
    return {"stand": stand, "beroep": beroep}


@_bij(g.StukkenVerzonden)
def _stukken(bezwaar: Bezwaar, event: g.StukkenVerzonden) -> Change:
    return _in_beroep(bezwaar, stukken_verzonden_op=event.op)


@_bij(g.ZittingRechtbank)
def _zitting_rechtbank(bezwaar: Bezwaar, event: g.ZittingRechtbank) -> Change:
    return _in_beroep(bezwaar, zitting_op=event.op)


@_bij(g.LusGestart)
def _lus(bezwaar: Bezwaar, event: g.LusGestart) -> Change:
    termijn = awb.hersteltermijn(verzonden=event.op, duur=awb.Duur(weken=event.weken))
    return _in_beroep(bezwaar, lus=Termijn.van(termijn), lus_hersteld_op=None)


@_bij(g.LusHersteld)
def _lus_hersteld(bezwaar: Bezwaar, event: g.LusHersteld) -> Change:
    return _in_beroep(bezwaar, lus_hersteld_op=event.op)


@_bij(g.Uitgesproken)
def _uitspraak(bezwaar: Bezwaar, event: g.Uitgesproken) -> Change:
    uitspraak = event.uitspraak
    hoger = Termijn.van(awb.beroepstermijn(bekendmaking=uitspraak.verzonden_op))
    change = _in_beroep(
        bezwaar,
        uitspraak=uitspraak.soort.value,
        uitspraak_op=uitspraak.verzonden_op,
        hoger_beroep=hoger,
    )
    if uitspraak.opnieuw_beslissen:
        change |= {"stand": Stand.IN_BEHANDELING, "uitkomst": None}
    return change


@_bij(g.HogerBeroepIngesteld)
def _hoger_beroep(bezwaar: Bezwaar, event: g.HogerBeroepIngesteld) -> Change:
    return _in_beroep(bezwaar, hoger_beroep_op=event.op)


@_bij(g.VoorzieningGevraagd)
def _voorziening(bezwaar: Bezwaar, event: g.VoorzieningGevraagd) -> Change:
    return _in_beroep(bezwaar, voorlopige_voorziening=event.stand) if bezwaar.beroep else {}


@_bij(g.Afgesloten)
def _afgesloten(bezwaar: Bezwaar, event: g.Afgesloten) -> Change:
    return {"stand": Stand.AFGESLOTEN}


@_bij(g.Herinnerd)
def _herinnerd(bezwaar: Bezwaar, event: g.Herinnerd) -> Change:
    return {"herinnerd": (*bezwaar.herinnerd, event.wat)}


@_bij(g.BriefGemaakt)
def _brief(bezwaar: Bezwaar, event: g.BriefGemaakt) -> Change:
    return {"brieven": (*bezwaar.brieven, event.brief)}


@_bij(g.BewijsVastgelegd)
def _bewijs(bezwaar: Bezwaar, event: g.BewijsVastgelegd) -> Change:
    bewijs = Bewijs(wat=event.wat, hoe=event.hoe, op=event.moment)
    return {"bewijs": (*bezwaar.bewijs, bewijs)}


def _in_beroep(bezwaar: Bezwaar, **change: Any) -> Change:
    assert bezwaar.beroep
    return {"beroep": bezwaar.beroep.model_copy(update=change)}


def keys(bezwaar: Bezwaar) -> dict[str, str | None]:
    """By what pages list objections: deadline (officials), person (the objector)."""
    dag = volgende_dag(bezwaar)
    return {
        "stand": "open" if bezwaar.stand.wacht_op_beslissing else "gesloten",
        "uiterlijk": _uiterlijk(bezwaar),
        "indiener": bezwaar.persoon,
        "ontvangen": bezwaar.ontvangen_op.isoformat(),
        # What time brings about: nothing to do, nothing in the list.
        "wacht": "ja" if dag else None,
        "wekker": dag.isoformat() if dag else None,
    }


def _uiterlijk(bezwaar: Bezwaar) -> str:
    # A term that stands still sorts after all others.
    eind = bezwaar.beslistermijn.eind
    return eind.isoformat() if eind else "9999-12-31"


BEZWAREN = Kind("bezwaar", Bezwaar, g.ALLE, evolve, keys)
