"""Families that do not exist: who they are to each other, when they were born and married.

Of everyone there is one `Mens`, to whom the lists of the others refer, so that what stands on one
list agrees with what stands on another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from infra_cdk.gba import nummers
from infra_cdk.gba.namen import ADELLIJK, ELDERS, NEDERLANDS, STEDEN, TITELS, Herkomst

T = TypeVar("T")
_JAAR = 365.25
# Years of age at which children go and live by themselves, at last.
_UIT_HUIS = 23


class Lot(Random):
    """Chance, by `random()` alone: of that it is promised that it stays the same."""

    def kans(self, deel: float) -> bool:
        return self.random() < deel

    def kies(self, uit: Sequence[T]) -> T:
        return uit[int(self.random() * len(uit))]

    def tussen(self, laag: float, hoog: float) -> float:
        return laag + self.random() * (hoog - laag)


def lo3(dag: date) -> str:
    return f"{dag.year:04}{dag.month:02}{dag.day:02}"


@dataclass(slots=True)
class Verbintenis:
    """A marriage (H) or registered partnership (P).

    reden  why it ended: S by a court, O by death
    """

    met: Mens
    sinds: date
    plaats: str
    soort: str
    ontbonden: date | None = None
    reden: str = ""


@dataclass(slots=True)
class Mens:
    """Somebody. `geboortedatum` is what is known of the day in LO3; `geboren` is the day."""

    bsn: str
    a_nummer: str
    geslacht: str
    voornamen: str
    titel: str
    voorvoegsel: str
    naam: str
    geboren: date
    geboortedatum: str
    plaats: str
    land: str
    herkomst: Herkomst
    ouders: tuple[Mens, ...] = ()
    kinderen: list[Mens] = field(default_factory=list)
    verbintenissen: list[Verbintenis] = field(default_factory=list)
    overleden: date | None = None

    @property
    def ingezetene_door_geboorte(self) -> bool:
        return self.land == "6030"


# Who live together on an address, and from when.
Huishouden = tuple[list[Mens], date]


class Gezinnen:
    """Families one after another, the same for the same seed."""

    def __init__(self, zaad: int, peildatum: date) -> None:
        self.lot = Lot(zaad)
        self.peildatum = peildatum
        self._bsns, self._a_nummers = nummers.bsns(zaad), nummers.a_nummers(zaad)

    def __iter__(self) -> Iterator[list[Huishouden]]:
        while True:
            yield self._gezin()

    def _gezin(self) -> list[Huishouden]:
        lot = self.lot
        herkomst = NEDERLANDS if lot.kans(0.82) else lot.kies(ELDERS)
        leeftijd = lot.tussen(19, 93)
        eerste = self._volwassene(lot.kies("MV"), herkomst, leeftijd)
        if leeftijd < 24 or lot.kans(0.25):
            return [([eerste], self._sinds(eerste))]
        ander = "MV".replace(eerste.geslacht, "") if lot.kans(0.97) else eerste.geslacht
        herkomst2 = herkomst if lot.kans(0.9) else lot.kies((NEDERLANDS, *ELDERS))
        jaren = max(19.0, min(leeftijd + lot.tussen(-5, 5), 95))
        tweede = self._volwassene(ander, herkomst2, jaren)
        kinderen = self._kinderen(eerste, tweede) if lot.kans(0.68) else []
        if lot.kans(0.75):
            self._trouw(eerste, tweede, kinderen)
        return self._wonen(eerste, tweede, kinderen)

    def _wonen(self, eerste: Mens, tweede: Mens, kinderen: list[Mens]) -> list[Huishouden]:
        lot, samen = self.lot, self._sinds(eerste)
        thuis = [k for k in kinderen if self._oud(k) < _UIT_HUIS]
        elders: list[Huishouden] = [([k], self._sinds(k)) for k in kinderen if k not in thuis]
        for ouder in (eerste, tweede):
            if self._oud(ouder) > 68 and lot.kans(0.25):
                self._overlijd(ouder)
        uiteen = [v for v in eerste.verbintenissen if v.reden == "S"]
        if uiteen and uiteen[0].ontbonden:
            return [([eerste, *thuis], samen), ([tweede], uiteen[0].ontbonden), *elders]
        return [([eerste, tweede, *thuis], samen), *elders]

    def _oud(self, mens: Mens) -> float:
        return (self.peildatum - mens.geboren).days / _JAAR

    def _sinds(self, mens: Mens) -> date:
        """Since when they live by themselves."""
        vanaf = mens.geboren + timedelta(days=18 * _JAAR)
        return vanaf + (self.peildatum - vanaf) * self.lot.random()

    def _volwassene(self, geslacht: str, herkomst: Herkomst, leeftijd: float) -> Mens:
        """Somebody with parents who live elsewhere."""
        geboren = self.peildatum - timedelta(days=int(leeftijd * _JAAR))
        naam = self.lot.kies(herkomst.achternamen)
        hier = herkomst is NEDERLANDS or (leeftijd < 40 and self.lot.kans(0.4))
        mens = self._mens(geslacht, herkomst, naam, geboren, hier=hier)
        vader = self._ouder("M", herkomst, naam, geboren)
        moeder = self._ouder("V", herkomst, self.lot.kies(herkomst.achternamen), geboren)
        mens.ouders = (moeder, vader)
        return mens

    def _ouder(self, geslacht: str, herkomst: Herkomst, naam: tuple[str, str], kind: date) -> Mens:
        geboren = kind - timedelta(days=int(self.lot.tussen(20, 40) * _JAAR))
        return self._mens(geslacht, herkomst, naam, geboren, hier=herkomst is NEDERLANDS)

    def _mens(
        self, geslacht: str, herkomst: Herkomst, naam: tuple[str, str], geboren: date, *, hier: bool
    ) -> Mens:
        lot = self.lot
        uit = herkomst.mannen if geslacht == "M" else herkomst.vrouwen
        voornamen = dict.fromkeys(lot.kies(uit) for _ in range(1 + int(lot.random() * 2.6)))
        titel = ""
        if herkomst is NEDERLANDS and lot.kans(0.004):
            titel, naam = lot.kies(TITELS)[geslacht == "V"], lot.kies(ADELLIJK)
        dag = lo3(geboren)
        if not hier and lot.kans(0.12):
            dag = lot.kies((dag[:6] + "00", dag[:4] + "0000", "00000000"))
        return Mens(
            next(self._bsns),
            next(self._a_nummers),
            geslacht,
            " ".join(voornamen),
            titel,
            *naam,
            geboren,
            dag,
            lot.kies(STEDEN) if hier else herkomst.plaats or lot.kies(STEDEN),
            "6030" if hier else herkomst.land,
            herkomst,
        )

    def _kinderen(self, eerste: Mens, tweede: Mens) -> list[Mens]:
        lot = self.lot
        moeder, vader = (eerste, tweede) if eerste.geslacht == "V" else (tweede, eerste)
        jongste = max(moeder.geboren, vader.geboren)
        naamgever = vader if lot.kans(0.85) else moeder
        naam = (naamgever.voorvoegsel, naamgever.naam)
        kinderen: list[Mens] = []
        geboren = jongste + timedelta(days=int(lot.tussen(19, 38) * _JAAR))
        for _ in range(1 + int(lot.random() ** 2 * 5)):
            if geboren > self.peildatum:
                break
            kind = self._mens(lot.kies("MV"), vader.herkomst, naam, geboren, hier=True)
            kind.ouders = (moeder, vader)
            kinderen.append(kind)
            geboren += timedelta(days=int(lot.tussen(1, 4.5) * _JAAR))
        eerste.kinderen, tweede.kinderen = kinderen, list(kinderen)
        return kinderen

    def _trouw(self, eerste: Mens, tweede: Mens, kinderen: list[Mens]) -> None:
        lot = self.lot
        jongste = max(eerste.geboren, tweede.geboren)
        vroegst = jongste + timedelta(days=int(18.5 * _JAAR))
        uiterst = kinderen[0].geboren if kinderen else self.peildatum
        if uiterst <= vroegst:
            return
        sinds = vroegst + (uiterst - vroegst) * lot.random()
        soort, plaats = "P" if lot.kans(0.15) and sinds.year > 1998 else "H", lot.kies(STEDEN)
        ontbonden, reden = None, ""
        if kinderen and lot.kans(0.15):
            na = max(sinds, kinderen[-1].geboren)
            ontbonden, reden = na + (self.peildatum - na) * lot.random(), "S"
        for een, ander in ((eerste, tweede), (tweede, eerste)):
            een.verbintenissen.append(Verbintenis(ander, sinds, plaats, soort, ontbonden, reden))

    def _overlijd(self, mens: Mens) -> None:
        """Not before their children were born, nor before they married."""
        vroegst = max(
            [
                mens.geboren + timedelta(days=int(60 * _JAAR)),
                *(k.geboren for k in mens.kinderen),
                *(v.ontbonden or v.sinds for v in mens.verbintenissen),
            ]
        )
        if vroegst >= self.peildatum:
            return
        mens.overleden = vroegst + (self.peildatum - vroegst) * self.lot.random()
        for verbintenis in mens.verbintenissen:
            for v in (verbintenis, *verbintenis.met.verbintenissen):
                if v.ontbonden is None:
                    v.ontbonden, v.reden = mens.overleden, "O"
