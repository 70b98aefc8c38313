"""Terms of Awb chapter 7: deciding on an objection, and the hearing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum

from gemeengoed.awb.duur import Duur
from gemeengoed.awb.fouten import VerdagingGeweigerd
from gemeengoed.awb.hoofdstuk4 import opschorting_vanaf_verzoek
from gemeengoed.awb.kalender import controleer, reden_geen_werkdag
from gemeengoed.awb.rekenen import Grond, achteruit, verlengd_tot, vooruit
from gemeengoed.awb.tekst import datum
from gemeengoed.awb.termijn import Opschorting, Termijn

VERDAGING_TEN_HOOGSTE = Duur(weken=6)
ARTIKEL_7_10_2 = "Awb 7:10 lid 2"


class Uitstelgrond(StrEnum):
    """On what ground a decision may be delayed further (Awb 7:10 lid 4)."""

    ALLEN = "a"
    INDIENER = "b"
    PROCEDURE = "c"

    @property
    def artikel(self) -> str:
        return f"Awb 7:10 lid 4 onder {self.value}"

    @property
    def zin(self) -> str:
        """Why, as the citizen reads it."""
        return _UITSTEL[self]


_UITSTEL = {
    Uitstelgrond.ALLEN: "Iedereen die een belang heeft, stemt in met uitstel.",
    Uitstelgrond.INDIENER: "De indiener stemt in met uitstel en anderen hebben er geen nadeel van.",
    Uitstelgrond.PROCEDURE: "Wij hebben meer tijd nodig om regels over de procedure na te leven.",
}


def beslistermijn(
    *,
    bezwaar_eind: date,
    commissie: bool = False,
    opschortingen: Sequence[Opschorting] = (),
    verdaging: Duur | None = None,
    instemming_tot: date | None = None,
    uitstelgrond: Uitstelgrond | None = None,
) -> Termijn:
    """Decide on an objection (Awb 7:10).

    Six weeks, or twelve with a committee (7:13), from the day after ``bezwaar_eind``: the
    last day of the objection term, as rolled. ``verdaging`` is the one postponement of lid 3,
    at most six weeks; ``instemming_tot`` the day until which lid 4 delays it, which stands as it
    was set; ``uitstelgrond`` is its ground, when known. Suspended by lid 2 or by 4:15 (7:14).
    Raises :class:`VerdagingGeweigerd` for more.
    """
    controleer(bezwaar_eind, "bezwaar_eind")
    duren: tuple[Duur, ...] = (Duur(weken=12 if commissie else 6),)
    if verdaging is not None:
        _controleer_verdaging(bezwaar_eind, verdaging)
        duren += (verdaging,)
    grond = _grond(commissie, opschortingen, verdaging)
    termijn = vooruit(grond, bezwaar_eind, *duren, opschortingen=opschortingen)
    return termijn if instemming_tot is None else _uitstel(termijn, instemming_tot, uitstelgrond)


def _controleer_verdaging(bezwaar_eind: date, verdaging: Duur) -> None:
    if verdaging.na(bezwaar_eind) > VERDAGING_TEN_HOOGSTE.na(bezwaar_eind):
        raise VerdagingGeweigerd(
            f"De beslissing kan één keer en ten hoogste {VERDAGING_TEN_HOOGSTE} worden verdaagd, "
            f"niet {verdaging}. Verder uitstel kan alleen op een grond van lid 4.",
            artikel="Awb 7:10 lid 3",
        )


def _grond(commissie: bool, opschortingen: Sequence[Opschorting], verdaging: Duur | None) -> Grond:
    artikelen = ["Awb 7:10 lid 1"]
    toelichting: tuple[str, ...] = ()
    if commissie:
        artikelen.append("Awb 7:13")
        toelichting += ("Een commissie geeft eerst advies. Daarom is de termijn twaalf weken.",)
    artikelen += dict.fromkeys(deel.artikel or ARTIKEL_7_10_2 for deel in opschortingen)
    if verdaging is not None:
        artikelen.append("Awb 7:10 lid 3")
        toelichting += (f"Wij hebben de beslissing {verdaging} verdaagd.",)
    return Grond(
        naam="beslistermijn bezwaar",
        artikelen=tuple(artikelen),
        aanhef=(
            "Wij beslissen binnen deze termijn op het bezwaar. "
            "De termijn begint op de dag nadat de tijd om bezwaar te maken voorbij is."
        ),
        toelichting=toelichting,
    )


def _uitstel(termijn: Termijn, tot: date, grond: Uitstelgrond | None) -> Termijn:
    """Extend to the day of lid 4; it is no term set by law, so Atw 1 leaves it alone."""
    controleer(tot, "instemming_tot")
    if termijn.eind is None:
        zin = f"Er is uitstel tot en met {datum(tot)}, maar de termijn "
        return replace(termijn, waarschuwingen=(*termijn.waarschuwingen, f"{zin}staat nog stil."))
    if tot <= termijn.eind:
        zin = (
            f"Het uitstel tot en met {datum(tot)} verlengt de termijn niet: "
            f"die loopt al tot en met {datum(termijn.eind)}."
        )
        return replace(termijn, waarschuwingen=(*termijn.waarschuwingen, zin))
    if grond is None:
        artikel, zin = "Awb 7:10 lid 4", f"Met instemming beslissen wij uiterlijk op {datum(tot)}."
    else:
        artikel, zin = grond.artikel, f"{grond.zin} Wij beslissen uiterlijk op {datum(tot)}."
    langer = verlengd_tot(termijn, tot, artikel=artikel, zin=zin)
    reden = reden_geen_werkdag(tot)
    if reden is None:
        return langer
    waarschuwing = f"Het uitstel eindigt op {datum(tot)}. Die dag ({reden}) schuift niet op."
    return replace(langer, waarschuwingen=(*langer.waarschuwingen, waarschuwing))


def opschorting_verzuim(
    *,
    verzocht: date,
    hersteld: date | None = None,
    reden: str = "wij hebben u gevraagd een gebrek in het bezwaar te herstellen",
) -> Opschorting:
    """The suspension of Awb 7:10 lid 2: from the day after the request until repaired.

    Where the term to repair lapsed unused, ``hersteld`` is the last day of that term.
    Raises TermijnFout when it lies before the request.
    """
    return opschorting_vanaf_verzoek(verzocht, hersteld, reden, ARTIKEL_7_10_2)


def stukken_indienen(*, hoorzitting: date) -> Termijn:
    """Documents may come in until ten days before the hearing (Awb 7:4 lid 1).

    ``eind`` is the last day to hand in: the tenth day before the hearing. Never rolls.
    """
    grond = Grond(
        naam="stukken indienen",
        artikelen=("Awb 7:4 lid 1",),
        aanhef=(
            f"De hoorzitting is op {datum(hoorzitting)}. "
            "U kunt stukken indienen tot tien dagen voor de hoorzitting."
        ),
    )
    return achteruit(grond, hoorzitting, Duur(dagen=10))


def ter_inzage(*, hoorzitting: date) -> Termijn:
    """The file is open for at least a week before the hearing (Awb 7:4 lid 2).

    ``eind`` is the last day on which that week can begin. Never rolls.
    """
    grond = Grond(
        naam="stukken ter inzage",
        artikelen=("Awb 7:4 lid 2",),
        aanhef=(
            f"De hoorzitting is op {datum(hoorzitting)}. "
            "Wij leggen de stukken ten minste een week voor de hoorzitting voor u klaar."
        ),
    )
    return achteruit(grond, hoorzitting, Duur(weken=1))
