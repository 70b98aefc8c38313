"""How far a load is, on disk beside the file: killed at any moment, it goes on where it was.

    personen.voortgang.json    while it is not done: how far, and of which file
    personen.geweigerd.csv     the refused rows: `rij;redenen`

What was refused is written first, then how far we are, with the length of the first; what was
written after that length is cut off on going on. In neither stands a number of a person.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from infra_cdk.gba.zenden import GEWEIGERD

_KOP = "rij;redenen\r\n".encode("utf-8-sig")


class Voortgang:
    """Rows up to and with number `rij` are done; `aantallen` by what became of them."""

    def __init__(self, bestand: Path, doel: str) -> None:
        """`doel` is where the rows go to: a load that went elsewhere starts anew here."""
        self._staat = bestand.with_suffix(".voortgang.json")
        self.verslag = bestand.with_suffix(".geweigerd.csv")
        with bestand.open("rb") as f:
            van = hashlib.file_digest(f, "sha256").hexdigest()
        self._wat = {"bestand": van, "doel": hashlib.sha256(doel.encode()).hexdigest()}
        self.rij, self._lengte, self.aantallen = self._lees()
        self.verder = self.rij > 1

    def begin(self) -> None:
        """Make the report as it was when we got to where we are."""
        with self.verslag.open("r+b" if self.verder else "wb") as f:
            f.truncate(self._lengte)
            if not self.verder:
                self._lengte = f.write(_KOP)

    def klaar(
        self, rij: int, uitkomsten: Counter[str], geweigerd: Sequence[tuple[int, str]]
    ) -> None:
        """All rows up to this one are done, with these outcomes."""
        regels = io.StringIO()
        csv.writer(regels, delimiter=";").writerows(geweigerd)
        if geweigerd:
            with self.verslag.open("ab") as f:
                self._lengte += f.write(regels.getvalue().encode())
                f.flush()
                os.fsync(f.fileno())
        self.rij = rij
        self.aantallen += uitkomsten
        self._schrijf()

    def einde(self) -> None:
        """Everything is done: there is nothing to go on with, nor a report of nothing."""
        self._staat.unlink(missing_ok=True)
        if not self.aantallen[GEWEIGERD]:
            self.verslag.unlink(missing_ok=True)

    def _schrijf(self) -> None:
        staat = {**self._wat, "rij": self.rij, "lengte": self._lengte, "aantallen": self.aantallen}
        nieuw = self._staat.with_suffix(".nieuw")
        nieuw.write_text(json.dumps(staat))
        nieuw.replace(self._staat)

    def _lees(self) -> tuple[int, int, Counter[str]]:
        """What was kept, if it is of this file and whole; else the beginning."""
        try:
            was = json.loads(self._staat.read_text())
            lengte, rij = int(was["lengte"]), int(was["rij"])
            aantallen = Counter({str(k): int(v) for k, v in was["aantallen"].items()})
            zelfde = all(was[k] == v for k, v in self._wat.items())
            if zelfde and len(_KOP) <= lengte <= self.verslag.stat().st_size and rij > 1:
                return rij, lengte, aantallen
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            pass
        return 1, 0, Counter()
