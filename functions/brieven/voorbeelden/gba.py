"""Examples of the letters of gba."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any


@cache
def gegevens() -> Mapping[str, tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """Per letter the data of the shortest and of the longest."""
    return {
        "gba/geheimhouding": (
            {"ingang": "2026-11-24"},
            {
                "ingang": "2026-11-24",
                "geen": [
                    "kerken en andere geloofsgemeenschappen",
                    "verenigingen en stichtingen",
                    "personen en organisaties die uw gegevens niet hoeven te krijgen",
                ],
            },
        ),
    }
