"""`make gba-personen`: made-up persons, as many as asked for, as a CSV that `make gba-laden` takes.

    python -m infra_cdk.gba.personen --aantal 100000 --gemeente 0757 --zaad 1 > personen.csv

The same seed gives the same persons. Families whose lists refer to each other, single people,
moves, partial dates, secrecy, investigations, who died, left or never lived here, two
nationalities, titles. A family is not cut in two, unless it is the last.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path

from gba.bevragen import tabellen
from gba.bevragen.lo3 import Persoonslijst
from infra_cdk.gba.adressen import Gemeente
from infra_cdk.gba.gezinnen import Gezinnen, Huishouden
from infra_cdk.gba.lo3csv import Categorieen, Plaats, schrijf
from infra_cdk.gba.samenstellen import Adressen, Samensteller

# The day on which all is as the lists say: a fixed one, so that a seed stays good.
PEILDATUM = date(2026, 1, 1)
MEESTE = 300_000
_MEESTE_ADRESSEN = 4
_WIE = "0110 0120 0210 0220 0230 0240 0310 0320 0330"
_GELDIG = "8510 8610"
_PARTNER = f"{_WIE} 0410 0610 0620 0630 0710 0720 0730 0740 1510 {_GELDIG}"
_VERBLIJF = (
    "0910 0920 1010 1030 1110 1115 1120 1130 1140 1160 1170 1180 1190 1310 1320 1330 1340 1410 "
    f"1420 7210 8310 8320 8330 {_GELDIG} 8810"
)
# Category: how many stacks, how many versions of each, which elements.
_KOLOMMEN = {
    "01": (1, 2, f"{_WIE} 0410 6110 8310 8320 8330 {_GELDIG} 8810"),
    "02": (1, 1, f"{_WIE} 0410 6210 {_GELDIG}"),
    "03": (1, 1, f"{_WIE} 0410 6210 {_GELDIG}"),
    "04": (2, 2, f"0510 6310 6410 {_GELDIG}"),
    "05": (1, 2, _PARTNER),
    "06": (1, 1, f"0810 0820 0830 {_GELDIG}"),
    "07": (1, 1, "6710 6720 6810 7010 8010 8020"),
    "08": (1, _MEESTE_ADRESSEN + 1, _VERBLIJF),
    "09": (5, 1, _WIE),
    "10": (1, 1, f"3910 3920 3930 {_GELDIG}"),
    "11": (1, 1, f"3210 3310 {_GELDIG}"),
    "13": (1, 1, "3110 3120 3810 3820"),
}
PLAATSEN = tuple(
    Plaats(categorie, stapel, versie, element)
    for categorie, (stapels, versies, elementen) in _KOLOMMEN.items()
    for stapel in range(stapels)
    for versie in range(versies)
    for element in elementen.split()
)


def categorieen(
    aantal: int, gemeente: str, zaad: int, peildatum: date = PEILDATUM
) -> Iterator[Categorieen]:
    """Lists one by one, as plain data. ValueError when there is no such municipality."""
    if gemeente not in tabellen.tabel(33) or not gemeente.strip("0"):
        raise ValueError(f"{gemeente} is no code of table 33")
    return islice(_alle(Gemeente(gemeente), zaad, peildatum), aantal)


def lijsten(aantal: int, gemeente: str, zaad: int) -> Iterator[Persoonslijst]:
    """The same, as the register knows them."""
    return (Persoonslijst(categorieen=c) for c in categorieen(aantal, gemeente, zaad))


def _alle(gemeente: Gemeente, zaad: int, peildatum: date) -> Iterator[Categorieen]:
    gezinnen = Gezinnen(zaad, peildatum)
    samensteller = Samensteller(gemeente, peildatum, gezinnen.lot)
    volgende = 0
    for gezin in gezinnen:
        for mensen, sinds in gezin:
            volgende += 1
            adressen = _adressen(gemeente, gezinnen, (mensen, sinds), volgende)
            for mens in mensen:
                yield samensteller.lijst(mens, adressen)


def _adressen(
    gemeente: Gemeente, gezinnen: Gezinnen, huishouden: Huishouden, nummer: int
) -> Adressen:
    """Where a household lives now, which is theirs alone, and where it lived before."""
    _, dag = huishouden
    lot, verhuisd = gezinnen.lot, [dag]
    while len(verhuisd) < _MEESTE_ADRESSEN and lot.kans(0.5):
        verhuisd.append(dag + (gezinnen.peildatum - dag) * lot.random())
    verhuisd.sort(reverse=True)
    eerder = (int(lot.random() * (nummer + 500)) for _ in verhuisd[1:])
    return [(d, gemeente.adres(n)) for d, n in zip(verhuisd, (nummer, *eerder), strict=True)]


def main(argumenten: Sequence[str] | None = None) -> int:
    """Write persons as CSV."""
    parser = argparse.ArgumentParser(prog="make gba-personen", description="Make up persons.")
    parser.add_argument("--aantal", type=int, required=True, help=f"how many, up to {MEESTE}")
    parser.add_argument("--gemeente", default="0757", help="code of table 33 (default: 0757)")
    parser.add_argument("--zaad", type=int, default=1, help="another one gives others (default: 1)")
    parser.add_argument("--uit", type=Path, help="file to write; without: standard output")
    opties = parser.parse_args(argumenten)
    if not 1 <= opties.aantal <= MEESTE:
        parser.error(f"--aantal is 1 to {MEESTE}")
    if opties.zaad < 0:
        parser.error("--zaad is 0 or more")
    try:
        alle = categorieen(opties.aantal, opties.gemeente.upper().removeprefix("GM"), opties.zaad)
    except ValueError as e:
        parser.error(str(e))
    if opties.uit is None:
        schrijf(sys.stdout.buffer, PLAATSEN, alle)
    else:
        with opties.uit.open("wb") as bestand:
            schrijf(bestand, PLAATSEN, alle)
    return 0


if __name__ == "__main__":
    sys.exit(main())
