"""Made-up letters, to look at a text with: the shortest and the longest of each.

Nobody in these is real; BSNs are nowhere in letters.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from brieven.voorbeelden.termijnen import DATUM
from gemeengoed.brieven import Geadresseerde, Opdracht

KENMERK = "BZW-K7QM-3FZX-9RTW"


def kaal(soort: str) -> Opdracht:
    """A letter with nothing in it that can be left out."""
    return _opdracht(soort, _gegevens(soort)[0], lang=False)


def ruim(soort: str) -> Opdracht:
    """A letter with everything in it that can be."""
    return _opdracht(soort, _gegevens(soort)[1], lang=True)


def _opdracht(soort: str, gegevens: Mapping[str, Any], *, lang: bool) -> Opdracht:
    if lang:
        aan = Geadresseerde(
            naam="Stichting Vrienden van de Parallelweg Noord",
            regels=("t.a.v. mevrouw F. Bouzid", "Parallelweg Noord 112 a", "5281 AT  Boxtel"),
        )
    else:
        aan = Geadresseerde(naam="F. Bouzid", regels=("Markt 1", "5281 AT  Boxtel"))
    return Opdracht(
        id=f"{soort.partition('/')[0]}:voorbeeld:k7qm-3fzx-9rtw:1",
        soort=soort,
        aan=aan,
        datum=DATUM,
        kenmerk=KENMERK,
        uw_kenmerk="VPN/2026/17" if lang else None,
        gegevens=dict(gegevens),
    )


def _gegevens(soort: str) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """The data of the shortest and of the longest."""
    toepassing = soort.partition("/")[0]
    module = import_module(f"brieven.voorbeelden.{toepassing}")
    gevonden: tuple[Mapping[str, Any], Mapping[str, Any]] = module.gegevens()[soort]
    return gevonden
