"""Terms in examples are computed, as they are in letters."""

from __future__ import annotations

from datetime import date
from typing import Any

from gemeengoed import awb
from gemeengoed.awb.rekenen import Grond, vooruit
from gemeengoed.termijnen import Termijn

# Of every letter among the examples.
DATUM = date(2026, 11, 24)


def als_json(termijn: awb.Termijn) -> dict[str, Any]:
    return Termijn.van(termijn).as_data()


def twee_weken(vanaf: date) -> awb.Termijn:
    """A term of our own, as letters have that ask for something."""
    grond = Grond(
        naam="reactie",
        artikelen=("BRP 2.47",),
        aanhef="U moet ons dit zeggen als wij dat vragen. Dat kan binnen deze termijn.",
        atw=True,
        uit_de_wet=False,
    )
    return vooruit(grond, vanaf, awb.Duur(weken=2))
