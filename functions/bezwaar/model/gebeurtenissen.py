"""Everything that can happen to an objection. What happened stays as it was written."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from pydantic import AwareDatetime

from bezwaar.invoer import (
    Adviestekst,
    Afzender,
    Beroepschrift,
    Beslissing,
    BestredenBesluit,
    Commissie,
    Dwangsombesluit,
    Geschrift,
    Hoorverslag,
    NietHoren,
    Tijdigheidsbesluit,
    Uitspraak,
    Verzuim,
)
from bezwaar.model.staat import Dossierstuk
from gemeengoed import awb
from gemeengoed.documents import Bestand
from gemeengoed.dossier import Event


class Ingediend(Event):
    """An objection reached us. Electronically that is the moment it entered our system (2:19);
    on paper the day in `ontvangen`, recorded later."""

    type: ClassVar[str] = "ingediend"
    id: str
    stuk: Geschrift
    stukken: tuple[Bestand, ...] = ()
    persoon: str | None = None
    kanaal: awb.Kanaal = awb.Kanaal.ELEKTRONISCH
    ontvangen: date | None = None
    poststempel: date | None = None


class NotitieGelegd(Event):
    type: ClassVar[str] = "notitie_gelegd"
    tekst: str


class Toegewezen(Event):
    type: ClassVar[str] = "toegewezen"
    behandelaar: str
    naam: str


class Overgedragen(Event):
    """A colleague gave the case to another."""

    type: ClassVar[str] = "overgedragen"
    behandelaar: str
    naam: str
    toelichting: str | None = None


class Teruggelegd(Event):
    """Nobody handles the case any more; it lies on the work list."""

    type: ClassVar[str] = "teruggelegd"


class Geweigerd(Event):
    """Somebody may not handle it: they took the decision objected to (Awb 10:3 lid 3)."""

    type: ClassVar[str] = "geweigerd"
    medewerker: str


class TijdigheidBeoordeeld(Event):
    type: ClassVar[str] = "tijdigheid_beoordeeld"
    besluit: Tijdigheidsbesluit


class HerstelGevraagd(Event):
    type: ClassVar[str] = "herstel_gevraagd"
    wat: tuple[Verzuim, ...]
    op: date
    weken: int


class Hersteld(Event):
    type: ClassVar[str] = "hersteld"
    op: date
    gronden: str | None = None
    # Who it is, when that was missing.
    indiener: Afzender | None = None


class HerstelVerlopen(Event):
    """The term to repair passed and nothing came."""

    type: ClassVar[str] = "herstel_verlopen"


class KostenGevraagd(Event):
    """Asked for the costs after filing, in time (Awb 7:15 lid 3)."""

    type: ClassVar[str] = "kosten_gevraagd"


class BesluitGewijzigd(Event):
    """The decision objected to was withdrawn, changed or replaced: the objection is against the
    new one too (Awb 6:19)."""

    type: ClassVar[str] = "besluit_gewijzigd"
    besluit: BestredenBesluit


class Verdaagd(Event):
    type: ClassVar[str] = "verdaagd"
    weken: int
    reden: str


class Ingestemd(Event):
    """Further delay (Awb 7:10 lid 4). Before its ground was asked, it was b."""

    type: ClassVar[str] = "ingestemd"
    tot: date
    wie: str | None = None
    grond: awb.Uitstelgrond = awb.Uitstelgrond.INDIENER
    anderen: str | None = None
    voorschrift: str | None = None


class Opgeschort(Event):
    """The term to decide stands still, other than for repair (Awb 4:15 with 7:14). `vanaf` is the
    first day that does not count."""

    type: ClassVar[str] = "opgeschort"
    grond: awb.Opschortgrond
    reden: str
    vanaf: date
    verwacht: date | None = None


class OpschortingBeeindigd(Event):
    """It runs again (Awb 4:15 lid 4); `op` is the first day that counts."""

    type: ClassVar[str] = "opschorting_beeindigd"
    op: date


class CommissieIngesteld(Event):
    type: ClassVar[str] = "commissie_ingesteld"
    commissie: Commissie


class ZittingGepland(Event):
    """`reageren_tot`: the last day to say that they want to be heard (7:3 d). `in_plaats_van`: the
    moment of the hearing that was still to come and is moved."""

    type: ClassVar[str] = "zitting_gepland"
    op: AwareDatetime
    plaats: str
    horen_door: tuple[str, ...] = ()
    reageren_tot: date | None = None
    in_plaats_van: AwareDatetime | None = None


class ZittingVervallen(Event):
    """The hearing that was planned does not take place, nor one on the moments to choose from:
    `momenten` has those that were still to come."""

    type: ClassVar[str] = "zitting_vervallen"
    reden: str
    momenten: tuple[AwareDatetime, ...] = ()


class MomentenVoorgesteld(Event):
    """Who objects may choose when the hearing is, until and including `kiezen_tot`."""

    type: ClassVar[str] = "momenten_voorgesteld"
    momenten: tuple[AwareDatetime, ...]
    plaats: str
    kiezen_tot: date
    horen_door: tuple[str, ...] = ()


class Gehoord(Event):
    type: ClassVar[str] = "gehoord"
    verslag: Hoorverslag


class NietGehoord(Event):
    """Nobody is heard, or not again (7:3, 7:9). `vervallen`: moments of a hearing that was still to
    come."""

    type: ClassVar[str] = "niet_gehoord"
    grond: NietHoren
    toelichting: str
    vervallen: tuple[AwareDatetime, ...] = ()


class NieuweFeiten(Event):
    """After the hearing something of weight became known: they are heard on it too (7:9)."""

    type: ClassVar[str] = "nieuwe_feiten"
    op: date
    wat: str


class Geadviseerd(Event):
    type: ClassVar[str] = "geadviseerd"
    advies: Adviestekst


class Ontworpen(Event):
    type: ClassVar[str] = "ontworpen"
    beslissing: Beslissing


class OntwerpTeruggegeven(Event):
    type: ClassVar[str] = "ontwerp_teruggegeven"
    reden: str


class Beslist(Event):
    """The decision on the objection was taken."""

    type: ClassVar[str] = "beslist"
    beslissing: Beslissing


class Bekendgemaakt(Event):
    """The decision was sent to who objected (Awb 7:12 lid 2; 7:14 sets 3:41 aside). The term to
    appeal begins the day after."""

    type: ClassVar[str] = "bekendgemaakt"
    op: date


class Ingetrokken(Event):
    type: ClassVar[str] = "ingetrokken"
    reden: str | None = None


class Doorgezonden(Event):
    type: ClassVar[str] = "doorgezonden"
    naar: str
    reden: str


class RechtstreeksBeroepIngestemd(Event):
    type: ClassVar[str] = "rechtstreeks_beroep_ingestemd"


class RechtstreeksBeroepGeweigerd(Event):
    type: ClassVar[str] = "rechtstreeks_beroep_geweigerd"
    reden: str


class InGebrekeGesteld(Event):
    """We were told that we are late (Awb 4:17 lid 3)."""

    type: ClassVar[str] = "in_gebreke_gesteld"
    op: date


class DwangsomVastgesteld(Event):
    """`bedrag` in euro cents; 0 with a ground (Awb 4:17 lid 6, 4:18)."""

    type: ClassVar[str] = "dwangsom_vastgesteld"
    besluit: Dwangsombesluit
    bedrag: int
    delen: tuple[int, ...]


class BeroepIngesteld(Event):
    type: ClassVar[str] = "beroep_ingesteld"
    beroep: Beroepschrift


class StukkenVerzonden(Event):
    """The file went to the court (Awb 8:42); `inventaris` names what is in it."""

    type: ClassVar[str] = "stukken_verzonden"
    op: date
    inventaris: tuple[str, ...]


class DossierSamengesteld(Event):
    """The file for the court was made up (Awb 8:42); its bundle and inventory come next."""

    type: ClassVar[str] = "dossier_samengesteld"
    id: str
    stukken: tuple[Dossierstuk, ...]


class DossierGemaakt(Event):
    """The inventory was made, and the bundle; or `zonder` says why that was not."""

    type: ClassVar[str] = "dossier_gemaakt"
    dossier: str
    inventaris: Bestand
    bundel: Bestand | None = None
    zonder: str | None = None


class ZittingRechtbank(Event):
    type: ClassVar[str] = "zitting_rechtbank"
    op: AwareDatetime


class LusGestart(Event):
    """The court lets us repair the decision within a term (Awb 8:51a)."""

    type: ClassVar[str] = "lus_gestart"
    op: date
    weken: int


class LusVerlengd(Event):
    """The court gives more time to repair it (Awb 8:51a lid 2)."""

    type: ClassVar[str] = "lus_verlengd"
    tot: date


class LusBeantwoord(Event):
    """We told the court whether we use the opportunity (Awb 8:51b lid 1)."""

    type: ClassVar[str] = "lus_beantwoord"
    op: date
    herstelt: bool


class LusHersteld(Event):
    """We repaired the decision and told the court how (Awb 8:51b lid 2)."""

    type: ClassVar[str] = "lus_hersteld"
    op: date
    wijze: str | None = None


class LusZienswijzen(Event):
    """The court sent that on; the parties have four weeks, or as it says (Awb 8:51b lid 3)."""

    type: ClassVar[str] = "lus_zienswijzen"
    op: date
    verlengd: date | None = None


class Uitgesproken(Event):
    type: ClassVar[str] = "uitgesproken"
    uitspraak: Uitspraak


class HogerBeroepIngesteld(Event):
    type: ClassVar[str] = "hoger_beroep_ingesteld"
    op: date


class BeroepIngetrokken(Event):
    """The appeal was withdrawn (Awb 6:21), or the further appeal when that runs."""

    type: ClassVar[str] = "beroep_ingetrokken"
    op: date


class VoorzieningGevraagd(Event):
    """Interim relief (Awb 8:81)."""

    type: ClassVar[str] = "voorziening_gevraagd"
    stand: str


class Afgesloten(Event):
    type: ClassVar[str] = "afgesloten"


class Herinnerd(Event):
    """A reminder was given, once for each `wat`."""

    type: ClassVar[str] = "herinnerd"
    wat: str


class BriefGemaakt(Event):
    """A letter was made of an earlier event, whose number it bears."""

    type: ClassVar[str] = "brief_gemaakt"
    bij: int
    brief: Bestand


class StukToegevoegd(Event):
    """Who objects added a document after filing."""

    type: ClassVar[str] = "stuk_toegevoegd"
    stuk: Bestand


class DossierstukToegevoegd(Event):
    """An official added a document to the file."""

    type: ClassVar[str] = "dossierstuk_toegevoegd"
    stuk: Bestand


class BewijsVastgelegd(Event):
    """That something was sent, delivered or read (Awb 2:25)."""

    type: ClassVar[str] = "bewijs_vastgelegd"
    wat: str
    hoe: str
    moment: AwareDatetime


ALLE: tuple[type[Event], ...] = (
    Ingediend,
    NotitieGelegd,
    Toegewezen,
    Overgedragen,
    Teruggelegd,
    Geweigerd,
    TijdigheidBeoordeeld,
    HerstelGevraagd,
    Hersteld,
    HerstelVerlopen,
    KostenGevraagd,
    BesluitGewijzigd,
    Verdaagd,
    Ingestemd,
    Opgeschort,
    OpschortingBeeindigd,
    CommissieIngesteld,
    ZittingGepland,
    ZittingVervallen,
    MomentenVoorgesteld,
    Gehoord,
    NietGehoord,
    NieuweFeiten,
    Geadviseerd,
    Ontworpen,
    OntwerpTeruggegeven,
    Beslist,
    Bekendgemaakt,
    Ingetrokken,
    Doorgezonden,
    RechtstreeksBeroepIngestemd,
    RechtstreeksBeroepGeweigerd,
    InGebrekeGesteld,
    DwangsomVastgesteld,
    BeroepIngesteld,
    StukkenVerzonden,
    DossierSamengesteld,
    DossierGemaakt,
    ZittingRechtbank,
    LusGestart,
    LusVerlengd,
    LusBeantwoord,
    LusHersteld,
    LusZienswijzen,
    Uitgesproken,
    HogerBeroepIngesteld,
    BeroepIngetrokken,
    VoorzieningGevraagd,
    Afgesloten,
    Herinnerd,
    BriefGemaakt,
    StukToegevoegd,
    DossierstukToegevoegd,
    BewijsVastgelegd,
)
