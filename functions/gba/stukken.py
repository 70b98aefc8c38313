"""Documents that a resident adds to a case of theirs: at most five, of 20 MB in all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from gemeengoed.documents import Bestand
from gemeengoed.dossier import Event
from gemeengoed.problem import Invalid
from gemeengoed.tekst import grootte

MEESTE = 5
SAMEN = 20 * 1024 * 1024


class StukToegevoegd(Event):
    type: ClassVar[str] = "stuk_toegevoegd"
    stuk: Bestand


def voeg_toe(er_al: Sequence[Bestand], stuk: Bestand, *, door: str, nu: datetime) -> StukToegevoegd:
    """Invalid at `bestand`, the field of the file."""
    if len(er_al) >= MEESTE:
        reden = f"U kunt hoogstens {MEESTE} documenten toevoegen."
        raise Invalid.at("bestand", "too_long", reden)
    samen = sum(b.grootte for b in er_al) + stuk.grootte
    if samen > SAMEN:
        reden = f"Uw documenten zijn samen te groot: {grootte(samen)}. Samen mag het 20 MB zijn."
        raise Invalid.at("bestand", "te_groot", reden)
    return StukToegevoegd(at=nu, by=door, stuk=stuk)
