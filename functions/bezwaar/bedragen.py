"""Amounts that change by year, in euro cents, each with the day from which it holds and its source.

A row that says `bevestigd=False` was not confirmed from a source; whoever uses it gets a warning
with it. A correction is one row here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from bezwaar.invoer import Beslissing, Dictum, Gewicht, Kosten


@dataclass(frozen=True, slots=True)
class Puntwaarde:
    """What a point is worth in objection and appeal (Bpb, bijlage B1)."""

    vanaf: date
    bezwaar: int
    beroep: int
    bron: str
    bevestigd: bool = True


PUNTEN = (
    Puntwaarde(date(2024, 1, 1), 62_400, 87_500, "Besluit proceskosten, bedragen 2024"),
    Puntwaarde(
        date(2025, 1, 1), 64_700, 90_700, "Besluit proceskosten, bedragen 2025", bevestigd=False
    ),
    Puntwaarde(
        date(2026, 1, 1), 66_600, 93_400, "Besluit proceskosten, bedragen 2026", bevestigd=False
    ),
)


@dataclass(frozen=True, slots=True)
class Griffierecht:
    """Court fees (Awb 8:41 lid 2, 8:109): social security and the like, people, organisations."""

    vanaf: date
    beroep: tuple[int, int, int]
    hoger_beroep: tuple[int, int, int]
    bron: str


GRIFFIERECHTEN = (
    Griffierecht(
        date(2026, 1, 1),
        (5_400, 20_000, 39_700),
        (14_700, 29_700, 59_600),
        "Awb 8:41 en 8:109, bedragen 2026",
    ),
)

_GEWICHT = {
    Gewicht.ZEER_LICHT: Decimal("0.25"),
    Gewicht.LICHT: Decimal("0.5"),
    Gewicht.GEMIDDELD: Decimal(1),
    Gewicht.ZWAAR: Decimal("1.5"),
    Gewicht.ZEER_ZWAAR: Decimal(2),
}


@dataclass(frozen=True, slots=True)
class Kostenvergoeding:
    """What is paid of the costs, in euro cents, and how it came about."""

    bedrag: int
    punten: Decimal
    uitleg: str


GEEN_KOSTEN = Kostenvergoeding(0, Decimal(0), "Er wordt niets vergoed.")


def kosten(gekozen: Kosten, beslissing: Beslissing, op: date) -> Kostenvergoeding:
    """The costs of Awb 7:15: only when we revoke, for a fault that is ours."""
    gegrond = beslissing.dictum in (Dictum.GEGROND, Dictum.DEELS_GEGROND)
    if not (gegrond and beslissing.herroepen and gekozen.fout_van_ons):
        return GEEN_KOSTEN
    punten = Decimal(int(gekozen.bezwaarschrift) + int(gekozen.hoorzitting))
    punten += Decimal("0.5") if gekozen.nadere_hoorzitting else 0
    waarde = puntwaarde(op)
    bedrag = (punten * _GEWICHT[gekozen.gewicht] * waarde.bezwaar).quantize(
        Decimal(1), rounding=ROUND_HALF_UP
    )
    if not bedrag:
        return GEEN_KOSTEN
    uitleg = f"{_getal(punten)} punten, gewicht {_getal(_GEWICHT[gekozen.gewicht])}"
    let_op = "" if waarde.bevestigd else " Let op: dit bedrag per punt is niet bevestigd."
    return Kostenvergoeding(int(bedrag), punten, f"{uitleg}. Bron: {waarde.bron}.{let_op}")


def puntwaarde(op: date) -> Puntwaarde:
    """The row that holds on a day; the oldest when it lies before all."""
    return next((p for p in reversed(PUNTEN) if p.vanaf <= op), PUNTEN[0])


def griffierecht(op: date) -> Griffierecht:
    return next((g for g in reversed(GRIFFIERECHTEN) if g.vanaf <= op), GRIFFIERECHTEN[0])


def _getal(waarde: Decimal) -> str:
    return f"{waarde.normalize():f}".replace(".", ",")
