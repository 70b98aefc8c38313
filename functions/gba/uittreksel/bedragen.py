"""What an extract costs, in euro cents, from which day and by which source.

The fee is the municipality's own, by its by-law (Gemeentewet 229), and is to be set by each. Until
then this row holds everywhere; it was not confirmed from a source, and officials see that. To look
at one's data costs nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Tarief:
    vanaf: date
    bedrag: int
    bron: str
    bevestigd: bool = False


TARIEVEN = (
    Tarief(date(2026, 1, 1), 1_795, "Legesverordening, voorbeeld voor 2026 [niet bevestigd]"),
)


def tarief(op: date) -> Tarief:
    """The row that holds on a day; the oldest when it lies before all."""
    return next((t for t in reversed(TARIEVEN) if t.vanaf <= op), TARIEVEN[0])
