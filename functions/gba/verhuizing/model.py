"""A move: what can happen to it, and who decides that. Pure."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from gba import zaken
from gba.stukken import StukToegevoegd, voeg_toe
from gba.verhuizing import invoer
from gba.verhuizing.invoer import Soort
from gba.verhuizing.staat import (
    Afgesproken,
    Bevinding,
    Gevraagd,
    Opgave,
    Stand,
    Toestemming,
    Verhuizing,
)
from gba.verhuizing.termijnen import aanvultermijn, beslistermijn
from gba.zaak import BriefGemaakt, met_brief
from gemeengoed import awb
from gemeengoed.documents import Bestand
from gemeengoed.dossier import Event, Kind
from gemeengoed.problem import Conflict, Invalid

# The list of what waits for its day; beside it is the officials' (zaken.OPEN).
GEPLAND = "verhuizing-gepland"


class Aangegeven(Event):
    type: ClassVar[str] = "aangegeven"
    id: str
    wat: Opgave


class Gepland(Event):
    """Nothing is in the way; it is processed when the day is there."""

    type: ClassVar[str] = "gepland"


class Verwerkt(Event):
    """The lists have the new address, or the departure; in the same transaction."""

    type: ClassVar[str] = "verwerkt"


class Herbeoordeeld(Event):
    """What there is to look at, anew; `nieuw` are the rules that an official, about to approve,
    had not seen."""

    type: ClassVar[str] = "herbeoordeeld"
    bevindingen: tuple[Bevinding, ...]
    nieuw: tuple[str, ...] = ()


class ToestemmingBekend(Event):
    type: ClassVar[str] = "toestemming_bekend"
    akkoord: bool


class Tegengesproken(Event):
    """Who should move says that it is not so."""

    type: ClassVar[str] = "tegengesproken"
    persoon: str
    reden: str


class AanvullingGevraagd(Event):
    type: ClassVar[str] = "aanvulling_gevraagd"
    wat: str
    weken: int


class Aangevuld(Event):
    type: ClassVar[str] = "aangevuld"
    tekst: str


class Goedgekeurd(Event):
    """An official looked, and it is right."""

    type: ClassVar[str] = "goedgekeurd"


class Geweigerd(Event):
    """An official does not follow what was told: a decision (Wet BRP 2.60 onder a, Awb 1:3). With
    what others hear of it, as nothing but the event is read then."""

    type: ClassVar[str] = "geweigerd"
    reden: str
    kenmerk: str
    persoon: str


class AfspraakGemaakt(Event):
    type: ClassVar[str] = "afspraak_gemaakt"
    afspraak: Afgesproken


class Afgehandeld(Event):
    """It was done at the counter."""

    type: ClassVar[str] = "afgehandeld"


class Ingetrokken(Event):
    type: ClassVar[str] = "ingetrokken"


ALLE: tuple[type[Event], ...] = (
    Aangegeven,
    Gepland,
    Verwerkt,
    Herbeoordeeld,
    ToestemmingBekend,
    Tegengesproken,
    AanvullingGevraagd,
    StukToegevoegd,
    Aangevuld,
    Goedgekeurd,
    Geweigerd,
    AfspraakGemaakt,
    Afgehandeld,
    Ingetrokken,
    BriefGemaakt,
)


# ---- commands


def vraag_aanvulling(
    v: Verhuizing, verzoek: invoer.Aanvullingsverzoek, *, door: str, nu: datetime
) -> Event:
    _moet(v, Stand.BEOORDELEN)
    return AanvullingGevraagd(at=nu, by=door, wat=verzoek.wat, weken=verzoek.weken)


def vul_aan(v: Verhuizing, aanvulling: invoer.Aanvulling, *, door: str, nu: datetime) -> Event:
    _moet(v, Stand.AANVULLEN)
    return Aangevuld(at=nu, by=door, tekst=aanvulling.tekst)


def voeg_stuk_toe(v: Verhuizing, stuk: Bestand, *, door: str, nu: datetime) -> Event:
    """Invalid at the field of the file."""
    _moet(v, Stand.AANVULLEN)
    return voeg_toe(v.aangevuld, stuk, door=door, nu=nu)


def spreek_tegen(
    v: Verhuizing, tegenspraak: invoer.Tegenspraak, *, persoon: str, door: str, nu: datetime
) -> Event:
    if not v.stand.loopt:
        raise Conflict("Over deze verhuizing is al beslist. Meld een fout in uw gegevens.")
    if persoon in v.tegengesproken:
        raise Conflict("U heeft ons dit al laten weten.")
    return Tegengesproken(at=nu, by=door, persoon=persoon, reden=tegenspraak.reden)


def keur_goed(v: Verhuizing, *, door: str, nu: datetime) -> Event:
    _moet(v, Stand.BEOORDELEN, Stand.AANVULLEN)
    return Goedgekeurd(at=nu, by=door)


def weiger(v: Verhuizing, weigering: invoer.Weigering, *, door: str, nu: datetime) -> Event:
    _moet(v, Stand.BEOORDELEN, Stand.AANVULLEN, Stand.AFSPRAAK)
    return Geweigerd(
        at=nu, by=door, reden=weigering.reden, kenmerk=v.kenmerk, persoon=v.wat.aangever
    )


def maak_afspraak(v: Verhuizing, afspraak: invoer.Afspraak, *, door: str, nu: datetime) -> Event:
    _moet(v, Stand.AFSPRAAK)
    if afspraak.op < awb.lokale_datum(nu):
        raise Invalid.at("op", "voorbij", "Deze dag is al voorbij.")
    wanneer = Afgesproken(op=afspraak.op, tijd=afspraak.tijd, plaats=afspraak.plaats)
    return AfspraakGemaakt(at=nu, by=door, afspraak=wanneer)


def handel_af(v: Verhuizing, *, door: str, nu: datetime) -> Event:
    _moet(v, Stand.AFSPRAAK)
    return Afgehandeld(at=nu, by=door)


def trek_in(v: Verhuizing, *, door: str, nu: datetime) -> Event:
    if not v.stand.loopt:
        raise Conflict("U kunt deze verhuizing niet meer intrekken.")
    return Ingetrokken(at=nu, by=door)


def _moet(v: Verhuizing, *standen: Stand) -> None:
    if v.stand not in standen:
        raise Conflict("Dit kan niet meer. Bekijk eerst wat er met deze verhuizing is gebeurd.")


# ---- from event to state


def evolve(voor: Verhuizing | None, event: Event) -> Verhuizing:
    if isinstance(event, Aangegeven):
        return _begin(event)
    if voor is None:
        raise ValueError(f"{event.type} cannot be the first event")
    if isinstance(event, BriefGemaakt):
        return met_brief(voor, event)
    return voor.model_copy(update=_wijziging(voor, event))


def _begin(event: Aangegeven) -> Verhuizing:
    aan_balie = event.wat.soort is Soort.UIT_BUITENLAND
    ontvangen = awb.lokale_datum(event.at)
    return Verhuizing(
        id=event.id,
        persoon=event.wat.aangever,
        ontvangen_op=event.at,
        wat=event.wat,
        stand=Stand.AFSPRAAK if aan_balie else Stand.BEOORDELEN,
        termijn=event.wat.datering.uiterlijk if aan_balie else beslistermijn(ontvangen),
    )


def _wijziging(v: Verhuizing, event: Event) -> dict[str, object]:
    if isinstance(event, AanvullingGevraagd):
        return _gevraagd(event)
    if isinstance(event, StukToegevoegd):
        return {"aangevuld": (*v.aangevuld, event.stuk)}
    if isinstance(event, Aangevuld):
        return _aangevuld(v, event)
    if isinstance(event, Herbeoordeeld):
        # What waited for its day and turns out to need a look, goes to the officials.
        terug = v.stand is Stand.GEPLAND and event.bevindingen
        opnieuw = {"stand": Stand.BEOORDELEN} if terug else {}
        return {"bevindingen": event.bevindingen, "nieuw": event.nieuw, **opnieuw}
    if isinstance(event, ToestemmingBekend):
        return {"toestemming": event.akkoord}
    if isinstance(event, Tegengesproken):
        return {"tegengesproken": (*v.tegengesproken, event.persoon)}
    if isinstance(event, Verwerkt):
        return {"stand": Stand.VERWERKT, "verwerkt_op": event.at}
    if isinstance(event, Geweigerd):
        op = awb.lokale_datum(event.at)
        return {"stand": Stand.GEWEIGERD, "reden": event.reden, "geweigerd_op": op}
    if isinstance(event, AfspraakGemaakt):
        return {"afspraak": event.afspraak}
    if isinstance(event, Goedgekeurd):
        return {"gevraagd": None, "nieuw": ()}
    standen = {
        Gepland: Stand.GEPLAND,
        Afgehandeld: Stand.AFGEHANDELD,
        Ingetrokken: Stand.INGETROKKEN,
    }
    return {"stand": standen[type(event)]}


def _gevraagd(event: AanvullingGevraagd) -> dict[str, object]:
    termijn = aanvultermijn(awb.lokale_datum(event.at), event.weken)
    return {"stand": Stand.AANVULLEN, "gevraagd": Gevraagd(wat=event.wat, termijn=termijn)}


def _aangevuld(v: Verhuizing, event: Aangevuld) -> dict[str, object]:
    gevraagd = v.gevraagd.model_copy(update={"antwoord": event.tekst}) if v.gevraagd else None
    return {"stand": Stand.BEOORDELEN, "gevraagd": gevraagd}


def keys(v: Verhuizing) -> dict[str, str | None]:
    uiterlijk = v.termijn.eind if v.termijn else None
    sleutels = zaken.sleutels(
        persoon=v.wat.aangever,
        ontvangen=v.ontvangen_op,
        open_=v.stand.bij_ons,
        uiterlijk=uiterlijk,
    )
    if v.stand is Stand.GEPLAND:
        dag = v.wat.datering.adresdatum.isoformat()
        return {**sleutels, "werk": GEPLAND, "uiterlijk": dag}
    return sleutels


VERHUIZINGEN = Kind("verhuizing", Verhuizing, ALLE, evolve, keys)


# ---- the consent of who lives there


class ToestemmingGevraagd(Event):
    type: ClassVar[str] = "toestemming_gevraagd"
    toestemming: Toestemming


class Beantwoord(Event):
    type: ClassVar[str] = "beantwoord"
    akkoord: bool


class Vervallen(Event):
    """The move is no more, or was decided without."""

    type: ClassVar[str] = "vervallen"


def beantwoord(t: Toestemming, antwoord: invoer.Toezegging, *, door: str, nu: datetime) -> Event:
    if not t.open:
        raise Conflict("U heeft al geantwoord, of uw antwoord is niet meer nodig.")
    return Beantwoord(at=nu, by=door, akkoord=antwoord.akkoord)


def evolve_toestemming(voor: Toestemming | None, event: Event) -> Toestemming:
    if isinstance(event, ToestemmingGevraagd):
        return event.toestemming
    if voor is None:
        raise ValueError(f"{event.type} cannot be the first event")
    if isinstance(event, Beantwoord):
        return voor.model_copy(update={"antwoord": event.akkoord})
    return voor.model_copy(update={"vervallen": True})


TOESTEMMINGEN = Kind(
    "toestemming",
    Toestemming,
    (ToestemmingGevraagd, Beantwoord, Vervallen),
    evolve_toestemming,
)
