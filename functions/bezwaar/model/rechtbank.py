"""The file for the court (Awb 8:42): what of a case goes into it, in the order in which it came.

Notes and drafts are no documents of the case: they stay here. Of what has no document of its own,
such as a report that was typed in, the words go along.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bezwaar.invoer import Afzender, Dossierkeuze, Geschrift
from bezwaar.model import gebeurtenissen as g
from bezwaar.model.eisen import fout
from bezwaar.model.staat import Bezwaar, Dossierstuk
from gemeengoed import awb
from gemeengoed.documents import Bestand
from gemeengoed.dossier import Event, Recorded
from gemeengoed.problem import Conflict
from gemeengoed.tekst import datum

INDIENER, ONS, BRIEF = "Van de indiener", "Dossier", "Brief"
APART = "Gaat apart mee"
# So many the letter takes, and the state of a case has room for.
MEESTE_REGELS = 500


@dataclass(frozen=True, slots=True)
class Gevonden:
    """A document of a case: a file that we have, or words.

    stuk  what it is called in the case, the same each time one looks
    """

    stuk: str
    soort: str
    titel: str
    datum: date
    bestand: Bestand | None = None
    tekst: str = ""


def stukken(geschiedenis: Iterable[Recorded]) -> list[Gevonden]:
    """All that belongs in the file, the oldest first."""
    gevonden: dict[str, Gevonden] = {}
    wanneer: dict[int, datetime] = {}
    besluit = ""
    # By the number of the event that makes a decision known: the words that its letter has.
    in_brief: dict[int, str] = {}
    for recorded in geschiedenis:
        nummer, event = recorded.number, recorded.event
        wanneer[nummer] = recorded.at
        if isinstance(event, g.Beslist):
            besluit = f"tekst-{nummer}"
        elif isinstance(event, g.Bekendgemaakt):
            in_brief[nummer] = besluit
        elif isinstance(event, g.BriefGemaakt):
            gevonden.pop(in_brief.get(event.bij, ""), None)
            op = awb.lokale_datum(wanneer.get(event.bij, recorded.at))
            stuk = f"brief-{event.brief.id}"
            gevonden[stuk] = Gevonden(stuk, BRIEF, event.brief.naam, op, event.brief)
            continue
        gevonden |= {g_.stuk: g_ for g_ in _van(nummer, event)}
    return list(gevonden.values())


def stel_dossier_samen(
    bezwaar: Bezwaar,
    keuze: Dossierkeuze,
    geschiedenis: Iterable[Recorded],
    *,
    id: str,
    door: str,
    nu: datetime,
) -> g.DossierSamengesteld:
    """Make up the file for the court, as often as one likes until it is sent (8:42). What is left
    out stays on the inventory, with its number and why (8:29)."""
    beroep = bezwaar.beroep
    if beroep is None or not beroep.bij_de_rechtbank:
        raise Conflict("Er loopt geen beroep bij de rechtbank.")
    if beroep.stukken_verzonden_op:
        raise Conflict("De stukken zijn al naar de rechtbank.")
    gevonden = stukken(geschiedenis)
    if keuze.weglaten.keys() - {s.stuk for s in gevonden}:
        raise fout("weglaten", "Een van deze stukken zit niet in het dossier.")
    regels = [
        Dossierstuk(
            nummer=nummer,
            stuk=s.stuk,
            soort=s.soort,
            titel=s.titel,
            datum=s.datum,
            reden=keuze.weglaten.get(s.stuk),
        )
        for nummer, s in enumerate(gevonden, 1)
    ]
    regels += [
        Dossierstuk(nummer=nummer, soort=APART, titel=regel)
        for nummer, regel in enumerate(keuze.regels, len(regels) + 1)
    ]
    if len(regels) > MEESTE_REGELS:
        raise Conflict(f"Een inventaris heeft hier hoogstens {MEESTE_REGELS} stukken.")
    return g.DossierSamengesteld(at=nu, by=door, id=id, stukken=tuple(regels))


def _van(nummer: int, event: Event) -> Iterator[Gevonden]:
    """What one event brought into the case."""
    maak = _WOORDEN.get(type(event))
    if maak and (found := maak(event)):
        soort, titel, dag, tekst = found
        op = dag or awb.lokale_datum(event.at)
        kop = f"{titel}\nDatum: {datum(op)}\n\n"
        yield Gevonden(f"tekst-{nummer}", soort, titel, op, tekst=kop + tekst)
    bestanden: tuple[Bestand, ...] = ()
    soort = INDIENER
    if isinstance(event, g.Ingediend):
        bestanden = event.stukken
    elif isinstance(event, g.StukToegevoegd):
        bestanden = (event.stuk,)
    elif isinstance(event, g.DossierstukToegevoegd):
        soort, bestanden = ONS, (event.stuk,)
    for bestand in bestanden:
        op = awb.lokale_datum(event.at)
        yield Gevonden(bestand.id, soort, bestand.naam, op, bestand)


# Kind, title, day when that is not the day on which it was recorded, and the words.
_Woorden = tuple[str, str, date | None, str]


def _bezwaar(event: g.Ingediend) -> _Woorden:
    titel = "Bezwaarschrift, zoals ingevoerd" if event.ontvangen else "Bezwaarschrift"
    return "Bezwaar", titel, event.ontvangen, _bezwaarschrift(event.stuk)


def _bezwaarschrift(stuk: Geschrift) -> str:
    besluit = stuk.besluit
    delen = [
        ("Van", _wie(stuk.indiener)),
        *(("Samen met", _wie(m)) for m in stuk.mede_indieners),
        *((("Gemachtigde", _wie(stuk.gemachtigde)),) if stuk.gemachtigde else ()),
        (
            "Tegen",
            f"{besluit.omschrijving}, kenmerk {besluit.kenmerk}, "
            f"bekendgemaakt op {datum(besluit.bekendgemaakt_op)}",
        ),
        ("Vraagt om vergoeding van kosten", "ja" if stuk.vraagt_kosten else "nee"),
        ("Vraagt om rechtstreeks beroep", "ja" if stuk.vraagt_rechtstreeks_beroep else "nee"),
        ("Redenen", stuk.gronden or "nog niet gegeven"),
    ]
    return "\n\n".join(f"{kop}:\n{tekst}" for kop, tekst in delen)


def _wie(wie: Afzender) -> str:
    return "\n".join((wie.genoemd, *(wie.adres.regels if wie.adres else ("Adres onbekend",))))


def _aanvulling(event: g.Hersteld) -> _Woorden | None:
    delen = [_wie(event.indiener)] if event.indiener else []
    delen += [event.gronden] if event.gronden else []
    return ("Bezwaar", "Aanvulling", event.op, "\n\n".join(delen)) if delen else None


def _verslag(event: g.Gehoord) -> _Woorden:
    verslag = event.verslag
    door = f"Gehoord door: {', '.join(verslag.gehoord_door)}\n\n"
    return "Verslag", "Verslag van het horen", verslag.gehoord_op, door + verslag.verslag


def _advies(event: g.Geadviseerd) -> _Woorden:
    advies = event.advies
    tekst = f"Advies: {_leesbaar(advies.dictum)}\n\n{advies.tekst}"
    return "Advies", "Advies van de commissie", None, tekst


def _beslissing(event: g.Beslist) -> _Woorden:
    beslissing = event.beslissing
    delen = [
        f"Beslissing: {_leesbaar(beslissing.dictum)}",
        f"Het bestreden besluit is herroepen: {'ja' if beslissing.herroepen else 'nee'}",
        beslissing.motivering,
        beslissing.afwijking_advies or "",
    ]
    return "Beslissing", "Beslissing op bezwaar", None, "\n\n".join(d for d in delen if d)


def _leesbaar(dictum: str) -> str:
    return str(dictum).replace("_", " ")


_WOORDEN: dict[type[Event], Callable[[Any], _Woorden | None]] = {
    g.Ingediend: _bezwaar,
    g.Hersteld: _aanvulling,
    g.Gehoord: _verslag,
    g.NieuweFeiten: lambda e: (ONS, "Nieuwe feiten na het horen", e.op, e.wat),
    g.Geadviseerd: _advies,
    g.Beslist: _beslissing,
    g.InGebrekeGesteld: lambda e: (
        INDIENER,
        "Ingebrekestelling",
        e.op,
        f"Op {datum(e.op)} kregen wij een ingebrekestelling (artikel 4:17 lid 3 Awb).",
    ),
}
