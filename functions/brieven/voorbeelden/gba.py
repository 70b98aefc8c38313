"""Examples of the letters of gba."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any


@cache
def gegevens() -> Mapping[str, tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """Per letter the data of the shortest and of the longest."""
    return {
        "gba/verhuizing": (
            {
                "ontvangenOp": "2026-11-23",
                "vanaf": "2026-11-24",
                "uitleg": "U gaf dit op tijd door. Daarom geldt de datum die u noemde.",
                "adres": ["Meidoornhof 3", "5281 ZA  Boxtel"],
                "personen": ["Fatima Bouzid"],
            },
            {
                "ontvangenOp": "2026-11-23",
                "vanaf": "2026-11-24",
                "uitleg": "U kon dit doorgeven tot en met 16 november 2026 (Wet BRP 2.43). Dat is "
                "voorbij. Daarom geldt de dag waarop u het doorgaf: 24 november 2026.",
                "adres": ["Rue de l'Exemple 12, boîte 4", "1000 Bruxelles", "België"],
                "personen": ["Fatima Bouzid", "Youssef Bouzid", "Nora Bouzid"],
                "buitenland": True,
            },
        ),
    }
