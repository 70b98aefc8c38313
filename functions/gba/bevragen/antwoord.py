"""From a question to its answer, and what of it is to be logged (protocollering)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any, Protocol

from gba.bevragen import fouten
from gba.bevragen.autorisatie import PARAMETERS
from gba.bevragen.geheim import Derden, houdt_weg
from gba.bevragen.lo3 import Persoonslijst
from gba.bevragen.persoon import persoon
from gba.bevragen.velden import categorieen
from gba.bevragen.vraag import Vraag
from gba.bevragen.zoeken import past
from gemeengoed.dossier import Dossier

Gevonden = Dossier[Persoonslijst]


class Register(Protocol):
    """Where persons are kept."""

    def met_bsn(self, bsns: tuple[str, ...]) -> Iterable[Gevonden]: ...

    def zoek(self, vraag: Vraag) -> Iterable[Gevonden]:
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
    van: tuple[Gevonden, ...]
    gezocht: str
    gevraagd: str

    def as_json(self) -> dict[str, Any]:
        return {"type": self.type, "personen": list(self.personen)}


def beantwoord(
    vraag: Vraag, register: Register, vandaag: date, *, derde: Derden | None = None
) -> Antwoord:
    """Find the persons and tell of them what was asked. Raises Fout when there are too many.

    derde  of which third parties the consumer is one; who keeps their data from those is not
           found (Wet BRP 3.21 lid 1)
    """
    kandidaten = register.zoek(vraag) if vraag.type.beperkt else register.met_bsn(vraag.bsns)
    gezocht = (k for k in kandidaten if past(vraag, k.state) and not houdt_weg(k.state, derde))
    lijsten = _hoogstens(vraag.type.meest, gezocht)
    gevraagd = vraag.gevraagde_rubrieken
    boom, soorten = vraag.boom, categorieen(gevraagd)
    personen = (
        persoon(lijst.state, boom, soorten, vandaag, beperkt=vraag.type.beperkt)
        for lijst in lijsten
    )
    return Antwoord(
        type=vraag.type.naam,
        personen=tuple(personen),
        van=lijsten,
        gezocht=_opgesomd({PARAMETERS[p] for p in vraag.parameters}),
        gevraagd=_opgesomd(gevraagd),
    )


def _hoogstens(meest: int | None, gevonden: Iterator[Gevonden]) -> tuple[Gevonden, ...]:
    """All that were found; looked for no further than one too many. Raises Fout then."""
    lijsten = tuple(gevonden if meest is None else islice(gevonden, meest + 1))
    if meest is not None and len(lijsten) > meest:
        raise fouten.te_veel(meest)
    return lijsten


def _opgesomd(rubrieken: Iterable[str]) -> str:
    return ", ".join(sorted(rubrieken))
