"""What happened to a case, in words: for officials all of it, for who objects what is theirs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bezwaar.model import gebeurtenissen as g
from gemeengoed.dossier import Event, Recorded
from gemeengoed.tekst import datum, euro, tijdstip


@dataclass(frozen=True, slots=True)
class Regel:
    op: datetime
    titel: str
    tekst: str = ""


@dataclass(frozen=True, slots=True)
class _Woorden:
    """How one kind of event is told; `inwoner`: also to who objects."""

    titel: str
    tekst: Callable[[Any], str] = lambda event: ""
    inwoner: bool = True


def _met_datum(wat: str) -> str:
    """The name of a reminder has its day as the table writes days."""
    return _ISO.sub(lambda m: datum(date.fromisoformat(m[0])), wat)


_ISO = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_WOORDEN: dict[type[Event], _Woorden] = {
    g.Ingediend: _Woorden("Bezwaar ontvangen"),
    g.NotitieGelegd: _Woorden("Notitie", lambda e: e.tekst, inwoner=False),
    g.Toegewezen: _Woorden("In behandeling genomen", lambda e: f"Door {e.naam}", inwoner=False),
    g.Overgedragen: _Woorden(
        "Overgedragen",
        lambda e: "\n".join((f"Aan {e.naam}", *([e.toelichting] if e.toelichting else []))),
        inwoner=False,
    ),
    g.Teruggelegd: _Woorden("Teruggelegd: niemand behandelt deze zaak nu", inwoner=False),
    g.Geweigerd: _Woorden("Een medewerker was betrokken bij het besluit", inwoner=False),
    g.TijdigheidBeoordeeld: _Woorden("Tijdigheid beoordeeld", lambda e: e.besluit.reden),
    g.HerstelGevraagd: _Woorden(
        "Gevraagd om iets te herstellen",
        lambda e: f"{', '.join(w.value.replace('_', ' ') for w in e.wat)}, binnen {e.weken} weken",
    ),
    g.Hersteld: _Woorden("Hersteld", lambda e: f"Binnengekomen op {datum(e.op)}"),
    g.HerstelVerlopen: _Woorden("De tijd om te herstellen is voorbij"),
    g.Verdaagd: _Woorden("Beslissing verdaagd", lambda e: f"{e.weken} weken. {e.reden}"),
    g.Ingestemd: _Woorden(
        "Verder uitstel",
        lambda e: f"Tot en met {datum(e.tot)}. {e.grond.zin} {e.voorschrift or e.wie}",
    ),
    g.Opgeschort: _Woorden("De termijn staat stil", lambda e: f"Vanaf {datum(e.vanaf)}. {e.reden}"),
    g.OpschortingBeeindigd: _Woorden("De termijn loopt weer", lambda e: f"Vanaf {datum(e.op)}"),
    g.CommissieIngesteld: _Woorden("Een commissie brengt advies uit"),
    g.ZittingGepland: _Woorden("Hoorzitting gepland", lambda e: f"{tijdstip(e.op)}, {e.plaats}"),
    g.ZittingVervallen: _Woorden("De hoorzitting gaat niet door", lambda e: e.reden),
    g.MomentenVoorgesteld: _Woorden(
        "Momenten voor een hoorzitting voorgesteld",
        lambda e: "\n".join((*(tijdstip(m) for m in e.momenten), e.plaats)),
    ),
    g.Gehoord: _Woorden("Gehoord", lambda e: f"Op {datum(e.verslag.gehoord_op)}"),
    g.NietGehoord: _Woorden(
        "Er wordt niet gehoord", lambda e: f"Artikel 7:3 onder {e.grond}. {e.toelichting}"
    ),
    g.Geadviseerd: _Woorden("De commissie heeft geadviseerd"),
    g.Ontworpen: _Woorden("Ontwerp van de beslissing gemaakt", inwoner=False),
    g.OntwerpTeruggegeven: _Woorden("Ontwerp teruggegeven", lambda e: e.reden, inwoner=False),
    g.Beslist: _Woorden("Beslissing genomen"),
    g.Bekendgemaakt: _Woorden("Beslissing verstuurd", lambda e: f"Op {datum(e.op)}"),
    g.Ingetrokken: _Woorden("Bezwaar ingetrokken", lambda e: e.reden or ""),
    g.Doorgezonden: _Woorden("Doorgestuurd", lambda e: f"Naar {e.naar}. {e.reden}"),
    g.RechtstreeksBeroepIngestemd: _Woorden("Als beroep naar de rechter"),
    g.RechtstreeksBeroepGeweigerd: _Woorden("Wij beslissen zelf", lambda e: e.reden),
    g.KostenGevraagd: _Woorden("Gevraagd om vergoeding van kosten"),
    g.BesluitGewijzigd: _Woorden("Het besluit is gewijzigd", lambda e: e.besluit.omschrijving),
    g.NieuweFeiten: _Woorden("Nieuwe feiten na het horen", lambda e: e.wat),
    g.BeroepIngetrokken: _Woorden("Beroep ingetrokken"),
    g.InGebrekeGesteld: _Woorden("Ingebrekestelling ontvangen"),
    g.DwangsomVastgesteld: _Woorden("Dwangsom vastgesteld", lambda e: euro(e.bedrag)),
    g.BeroepIngesteld: _Woorden(
        "Beroep ingesteld",
        lambda e: "\n".join(filter(None, (e.beroep.zaaknummer, e.beroep.zonder_ingebrekestelling))),
    ),
    g.StukkenVerzonden: _Woorden("Dossier naar de rechtbank", lambda e: "\n".join(e.inventaris)),
    g.DossierSamengesteld: _Woorden(
        "Dossier voor de rechtbank samengesteld",
        lambda e: f"{len(e.stukken)} stukken",
        inwoner=False,
    ),
    g.DossierGemaakt: _Woorden(
        "Dossier voor de rechtbank gemaakt", lambda e: e.zonder or "", inwoner=False
    ),
    g.ZittingRechtbank: _Woorden("Zitting bij de rechtbank", lambda e: tijdstip(e.op)),
    g.LusGestart: _Woorden("De rechtbank vraagt om herstel", lambda e: f"{e.weken} weken"),
    g.LusVerlengd: _Woorden("Meer tijd om te herstellen", lambda e: f"Tot en met {datum(e.tot)}"),
    g.LusBeantwoord: _Woorden(
        "Aan de rechtbank gemeld of wij herstellen",
        lambda e: "Wij herstellen het besluit" if e.herstelt else "Wij herstellen het besluit niet",
    ),
    g.LusHersteld: _Woorden("Het besluit is hersteld", lambda e: e.wijze or ""),
    g.LusZienswijzen: _Woorden(
        "Partijen kunnen reageren op het herstel", lambda e: f"Verstuurd op {datum(e.op)}"
    ),
    g.Uitgesproken: _Woorden(
        "Uitspraak van de rechtbank",
        lambda e: "Het beroep was onredelijk laat" if e.uitspraak.onredelijk_laat else "",
    ),
    g.HogerBeroepIngesteld: _Woorden("Hoger beroep ingesteld"),
    g.VoorzieningGevraagd: _Woorden("Voorlopige voorziening", lambda e: e.stand),
    g.Afgesloten: _Woorden("Zaak afgesloten"),
    g.Herinnerd: _Woorden("Herinnering", lambda e: _met_datum(e.wat), inwoner=False),
    g.StukToegevoegd: _Woorden("Document toegevoegd", lambda e: e.stuk.naam),
    # Who objects sees these in the file, once it lies open.
    g.DossierstukToegevoegd: _Woorden(
        "Document toegevoegd aan het dossier", lambda e: e.stuk.naam, inwoner=False
    ),
    g.BriefGemaakt: _Woorden("Brief gemaakt", lambda e: e.brief.naam),
    g.BewijsVastgelegd: _Woorden("Bewijs", lambda e: f"{e.wat}: {e.hoe}"),
}


def tijdlijn(geschiedenis: Iterable[Recorded], *, inwoner: bool = False) -> list[Regel]:
    """The history in words, the oldest first."""
    regels = []
    for recorded in geschiedenis:
        woorden = _WOORDEN[type(recorded.event)]
        if woorden.inwoner or not inwoner:
            event: Any = recorded.event
            regels.append(Regel(recorded.at, woorden.titel, woorden.tekst(event)))
    return regels
