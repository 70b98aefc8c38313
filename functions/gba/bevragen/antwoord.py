"""From a question to its answer, and what of it is to be logged (protocollering)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from gba.bevragen import fouten
from gba.bevragen.autorisatie import PARAMETERS
from gba.bevragen.lo3 import Persoonslijst
from gba.bevragen.persoon import persoon
from gba.bevragen.velden import categorieen
from gba.bevragen.vraag import Vraag
from gba.bevragen.zoeken import past


class Register(Protocol):
    """Where persons are kept."""

    def met_bsn(self, bsns: tuple[str, ...]) -> Iterable[Persoonslijst]: ...

    def zoek(self, vraag: Vraag) -> Iterable[Persoonslijst]:
        """At least those that fit; who does not fit is left out here."""
        ...


@dataclass(frozen=True, slots=True)
class Antwoord:
    """What is answered.

    personen   as JSON has them
    van        whose lists these are, in the same order
    gezocht    the rubrieken of the parameters, and
    gevraagd   those of the fields: sorted, with a comma and a space between
    """

    type: str
    personen: tuple[dict[str, Any], ...]
    van: tuple[Persoonslijst, ...]
    gezocht: str
    gevraagd: str

    def as_json(self) -> dict[str, Any]:
        return {"type": self.type, "personen": list(self.personen)}


def beantwoord(vraag: Vraag, register: Register, vandaag: date) -> Antwoord:
    """Find the persons and tell of them what was asked. Raises Fout when there are too many."""
    kandidaten = register.zoek(vraag) if vraag.type.beperkt else register.met_bsn(vraag.bsns)
    lijsten = tuple(lijst for lijst in kandidaten if past(vraag, lijst))
    if vraag.type.meest is not None and len(lijsten) > vraag.type.meest:
        raise fouten.te_veel(vraag.type.meest)
    gevraagd = vraag.gevraagde_rubrieken
    boom, soorten = vraag.boom, categorieen(gevraagd)
    personen = (
        persoon(lijst, boom, soorten, vandaag, beperkt=vraag.type.beperkt) for lijst in lijsten
    )
    return Antwoord(
        type=vraag.type.naam,
        personen=tuple(personen),
        van=lijsten,
        gezocht=_opgesomd({PARAMETERS[p] for p in vraag.parameters}),
        gevraagd=_opgesomd(gevraagd),
    )


def _opgesomd(rubrieken: Iterable[str]) -> str:
    return ", ".join(sorted(rubrieken))
