"""Countries by their name (table 34)."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from gba.bevragen.zoeken import vouw

_NEDERLAND = "6030"
# What people call a country that the table has under a longer name.
_OOK = {
    "duitsland": "bondsrepubliek duitsland",
    "engeland": "groot-brittannie",
    "verenigd koninkrijk": "groot-brittannie",
    "amerika": "verenigde staten van amerika",
    "verenigde staten": "verenigde staten van amerika",
}


def landcode(naam: str) -> str | None:
    """The code of a country that exists today, by its Dutch name; None: there is none."""
    gezocht = vouw(naam)
    return _landen().get(_OOK.get(gezocht, gezocht))


@cache
def _landen() -> dict[str, str]:
    with files("gba").joinpath("tabellen", "tabel34.csv").open(encoding="utf-8") as f:
        rijen = csv.reader(f)
        next(rijen)
        # A country that ended, or one that only the tables know, is nowhere to move to.
        return {
            vouw(naam): code
            for code, naam, _begin, einde, *_ in rijen
            if not einde and code.strip("0") and code != _NEDERLAND
        }
