"""What happened to a move, in words; what is between officials stays there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from gba.stukken import StukToegevoegd
from gba.verhuizing import model
from gba.zaak import BriefGemaakt
from gemeengoed.dossier import Event, Recorded
from gemeengoed.tekst import datum


@dataclass(frozen=True, slots=True)
class Regel:
    op: datetime
    titel: str
    tekst: str = ""


@dataclass(frozen=True, slots=True)
class _Woorden:
    titel: str
    tekst: Callable[[Any], str] = lambda event: ""
    inwoner: bool = True


_WOORDEN: dict[type[Event], _Woorden] = {
    model.Aangegeven: _Woorden("Verhuizing doorgegeven"),
    model.Gepland: _Woorden("Staat klaar voor de dag van de verhuizing"),
    model.Verwerkt: _Woorden("Verwerkt in het register"),
    model.Herbeoordeeld: _Woorden(
        "Getoetst",
        lambda e: "\n".join(b.tekst for b in e.bevindingen) or "Niets staat in de weg.",
        inwoner=False,
    ),
    # Who files must not hear this way that who they named does live there.
    model.ToestemmingBekend: _Woorden(
        "De hoofdbewoner antwoordde",
        lambda e: "Ja, dit klopt." if e.akkoord else "Nee.",
        inwoner=False,
    ),
    model.Tegengesproken: _Woorden(
        "Iemand die zou verhuizen, zegt dat het niet klopt", lambda e: e.reden, inwoner=False
    ),
    model.AanvullingGevraagd: _Woorden("Om meer gevraagd", lambda e: e.wat),
    StukToegevoegd: _Woorden("Document toegevoegd", lambda e: e.stuk.naam),
    model.Aangevuld: _Woorden("Aangevuld", lambda e: e.tekst),
    model.Goedgekeurd: _Woorden("Goedgekeurd door een medewerker"),
    model.Geweigerd: _Woorden("Geweigerd", lambda e: e.reden),
    model.AfspraakGemaakt: _Woorden(
        "Afspraak gemaakt",
        lambda e: f"{datum(e.afspraak.op)} om {e.afspraak.tijd} uur, {e.afspraak.plaats}",
    ),
    model.Afgehandeld: _Woorden("Aan de balie gedaan"),
    model.Ingetrokken: _Woorden("Ingetrokken"),
    BriefGemaakt: _Woorden("Brief gemaakt", lambda e: e.brief.naam),
}


def tijdlijn(historie: Iterable[Recorded], *, inwoner: bool = False) -> list[Regel]:
    """The last first."""
    regels = []
    for gebeurd in historie:
        woorden = _WOORDEN[type(gebeurd.event)]
        if woorden.inwoner or not inwoner:
            regels.append(Regel(gebeurd.at, woorden.titel, woorden.tekst(gebeurd.event)))
    return regels[::-1]
