"""Persoonslijsten as CSV: a row per person, a column per element of LO3.

The head of a column holds the number of the element, `01.02.40 Geslachtsnaam`; other columns are
left out. Categories 51-64 are what 01-14 were before. Which place a column has follows from the
head alone: an element that its category has had already begins another stack, or in a category of
history an older version, of the stack that was begun last:

    04.05.10  04.63.10  54.05.10  04.05.10
    one nationality     its past  another one

What a row says is judged elsewhere (gba.keuren); here only what makes it no row.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import IO

from gba.bevragen.lo3 import Persoonslijst

_NUMMER = re.compile(r"(?<![0-9.])([0-9]{2})\.([0-9]{2})\.([0-9]{2})(?![0-9]|\.[0-9])")
_BESTURING = re.compile(r"[\x00-\x1f\x7f]")
_HISTORIE = 50
_GEWOON, _MET_HISTORIE = range(1, 17), range(1, 15)
_BSN = "010120"
# Characters. A longer head is that of another kind of file.
_LANGSTE_KOP = 200_000

Categorieen = dict[str, tuple[tuple[dict[str, str], ...], ...]]


class GeenBestand(Exception):
    """The file as a whole can't be read; the text says why, in Dutch."""


@dataclass(frozen=True, slots=True)
class Plaats:
    """Where the cells of a column go: versie 0 is the current one."""

    categorie: str
    stapel: int
    versie: int
    element: str


@dataclass(frozen=True, slots=True)
class Rij:
    """A row, by the number that a spreadsheet gives it (the head is 1): a list, or why not."""

    nummer: int
    lijst: Persoonslijst | None
    redenen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kop:
    """The columns of a file; None is one that says nothing of a list."""

    plaatsen: tuple[Plaats | None, ...]

    @classmethod
    def van(cls, cellen: Sequence[str]) -> Kop:
        """GeenBestand when it has no BSN, or an element that no list has."""
        indeling = _Indeling()
        plaatsen = tuple(indeling.plaats(cel, n) for n, cel in enumerate(cellen, start=1))
        if not any(p and p.categorie + p.element == _BSN for p in plaatsen):
            raise GeenBestand("Geen kolom 01.01.20: zonder burgerservicenummer kan niemand erin.")
        return cls(plaatsen)

    @property
    def overgeslagen(self) -> int:
        return self.plaatsen.count(None)

    def lijst(self, cellen: Sequence[str]) -> Persoonslijst:
        """What a row says. Empty cells, and with them versions and stacks, are left out."""
        gevuld: dict[str, dict[int, dict[int, dict[str, str]]]] = {}
        for plaats, cel in zip(self.plaatsen, cellen, strict=True):
            if plaats and (waarde := cel.strip()):
                stapel = gevuld.setdefault(plaats.categorie, {}).setdefault(plaats.stapel, {})
                stapel.setdefault(plaats.versie, {})[plaats.element] = waarde
        categorieen = {c: tuple(map(_stapel, s.values())) for c, s in gevuld.items()}
        return Persoonslijst(categorieen=categorieen)


def _stapel(versies: dict[int, dict[str, str]]) -> tuple[dict[str, str], ...]:
    # What has only a past has nothing now: its past must not pass for it.
    nu = versies.pop(0, {})
    return (nu, *(versies[v] for v in sorted(versies)))


class _Indeling:
    """Which stack and version the next column of a category belongs to."""

    def __init__(self) -> None:
        self._stapel: dict[str, int] = {}
        self._versie: dict[str, int] = {}
        self._gezien: dict[str, set[str]] = {}

    def plaats(self, cel: str, kolom: int) -> Plaats | None:
        gevonden = _NUMMER.search(cel)
        if gevonden is None:
            return None
        nummer, element = int(gevonden[1]), gevonden[2] + gevonden[3]
        historie = nummer - _HISTORIE in _MET_HISTORIE
        if not historie and nummer not in _GEWOON:
            reden = f"Kolom {kolom} ({gevonden[0]}): een persoonslijst heeft die categorie niet."
            raise GeenBestand(reden)
        categorie = f"{nummer - _HISTORIE if historie else nummer:02}"
        self._verder(gevonden[1], categorie, element, historie=historie)
        versie = self._versie.get(categorie, 0) if historie else 0
        return Plaats(categorie, self._stapel.get(categorie, 0), versie, element)

    def _verder(self, kolom: str, categorie: str, element: str, *, historie: bool) -> None:
        gezien = self._gezien.setdefault(kolom, set())
        opnieuw = element in gezien
        if historie:
            if opnieuw or not gezien:
                self._versie[categorie] = self._versie.get(categorie, 0) + 1
        elif opnieuw:
            self._stapel[categorie] = self._stapel.get(categorie, 0) + 1
            # A new stack has a past of its own.
            self._versie[categorie] = 0
            self._gezien.pop(f"{int(categorie) + _HISTORIE}", None)
        if opnieuw:
            gezien.clear()
        gezien.add(element)


def tekst(bestand: IO[bytes]) -> io.TextIOWrapper:
    """A file as `lees` wants it. What is no UTF-8 must not end it: its row is refused."""
    return io.TextIOWrapper(bestand, encoding="utf-8-sig", errors="surrogateescape", newline="")


def lees(tekst: io.TextIOBase) -> tuple[Kop, Iterator[Rij]]:
    """The head and the rows of a file, with commas or semicolons. GeenBestand."""
    eerste = tekst.readline(_LANGSTE_KOP)
    if not eerste.strip():
        raise GeenBestand("Het bestand is leeg.")
    if not eerste.endswith(("\n", "\r")) and len(eerste) >= _LANGSTE_KOP:
        raise GeenBestand("De eerste regel is te lang voor een kop.")
    teken = max(",;", key=lambda t: _kolommen(eerste, t))
    lezer = csv.reader(chain([eerste], tekst), delimiter=teken)
    try:
        kop = Kop.van(next(lezer))
    except csv.Error:
        raise GeenBestand("De eerste regel is niet te lezen als CSV.") from None
    return kop, _rijen(kop, lezer)


def _kolommen(regel: str, teken: str) -> int:
    """How many columns a line seems to have that name an element."""
    return sum(1 for cel in regel.split(teken) if _NUMMER.search(cel))


def _rijen(kop: Kop, lezer: Iterator[list[str]]) -> Iterator[Rij]:
    nummer = 1
    while True:
        nummer += 1
        try:
            cellen = next(lezer)
        except StopIteration:
            return
        except csv.Error:
            yield Rij(nummer, None, ("deze rij is niet te lezen als CSV",))
            continue
        if not any(cellen):
            continue
        if reden := _onleesbaar(kop, cellen):
            yield Rij(nummer, None, (reden,))
        else:
            yield Rij(nummer, kop.lijst(cellen))


def _onleesbaar(kop: Kop, cellen: Sequence[str]) -> str | None:
    if len(cellen) != len(kop.plaatsen):
        return f"deze rij heeft {len(cellen)} cellen, de kop {len(kop.plaatsen)}"
    for plaats, cel in zip(kop.plaatsen, cellen, strict=True):
        if cel and plaats and (reden := _vreemd(cel)):
            return f"{_nummer(plaats)}: {reden}"
    return None


def _vreemd(cel: str) -> str | None:
    if not cel.isascii():
        try:
            cel.encode()
        except UnicodeEncodeError:
            return "dit is geen UTF-8"
    return "hier staat een teken in dat geen letter is" if _BESTURING.search(cel) else None


def _nummer(plaats: Plaats) -> str:
    categorie = int(plaats.categorie) + (_HISTORIE if plaats.versie else 0)
    return f"{categorie:02}.{plaats.element[:2]}.{plaats.element[2:]}"


def schrijf(bestand: IO[bytes], plaatsen: Sequence[Plaats], lijsten: Iterable[Categorieen]) -> int:
    """Write lists under the given columns, and how many; KeyError when one does not fit."""
    tekst = codecs.getwriter("utf-8")(bestand)
    schrijver = csv.writer(tekst, lineterminator="\n")
    schrijver.writerow([_nummer(p) for p in plaatsen])
    kolom = {(p.categorie, p.stapel, p.versie, p.element): n for n, p in enumerate(plaatsen)}
    aantal = 0
    for lijst in lijsten:
        rij = [""] * len(plaatsen)
        for categorie, stapels in lijst.items():
            for s, stapel in enumerate(stapels):
                for v, voorkomen in enumerate(stapel):
                    for element, waarde in voorkomen.items():
                        rij[kolom[categorie, s, v, element]] = waarde
        schrijver.writerow(rij)
        aantal += 1
    return aantal
