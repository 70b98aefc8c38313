"""The one computation under every term: length, suspension, then Atw 1 and 2.

The order matters. Suspension moves the *unrolled* end (the days that were left are still
there) and only the result rolls; rolling first would give a suspended term days the law
does not know. Postponement adds to the unrolled end as well: the worked examples have
25 May 2026 (Tweede Pinksterdag) roll to 26 May, and six weeks more end on 6 July, not 7 July.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from gemeengoed.awb.duur import Duur
from gemeengoed.awb.fouten import OngeldigeDuur, TermijnFout
from gemeengoed.awb.kalender import (
    EEN_DAG,
    controleer,
    reden_geen_werkdag,
    volgende_werkdag,
    waarschuwing_jaren,
    werkdagen,
)
from gemeengoed.awb.opschorten import tel
from gemeengoed.awb.tabellen import LAATSTE_DAG
from gemeengoed.awb.tekst import dagen, datum
from gemeengoed.awb.termijn import Opschorting, Termijn
from gemeengoed.awb.uitleg import ATW_1, ATW_2, ATW_4, OvergeslagenDag

_JAREN_LANGST = 100
_WERKDAGEN_ATW_2 = 2
_DAGEN_GENOEG = 14


@dataclass(frozen=True, slots=True)
class Grond:
    """What a law says of one term, apart from the dates."""

    naam: str
    artikelen: tuple[str, ...]
    aanhef: str
    toelichting: tuple[str, ...] = ()
    waarschuwingen: tuple[str, ...] = ()
    atw: bool | None = None
    """Stated by the law at hand, or None: it follows from the length (Atw 4)."""
    uit_de_wet: bool = True
    """False where the body itself sets the term: it may roll, but then not by Atw 1."""


@dataclass(slots=True)
class _Einde:
    """The last day while it is being moved, with what moved it."""

    dag: date
    overgeslagen: list[date]
    extra: int = 0


def vooruit(
    grond: Grond, na: date, *duren: Duur, opschortingen: Sequence[Opschorting] = ()
) -> Termijn:
    """The term that begins the day after ``na`` and lasts ``duren``, one after the other.

    Without ``grond.atw`` the Atw applies when each length falls under it by itself: art. 4
    speaks of terms *described in* more than twelve weeks, and 12 + 6 weeks is two terms.
    """
    start = controleer(na, grond.naam) + EEN_DAG
    ruw = na
    for duur in duren:
        ruw = duur.na(ruw)
    if ruw.year > LAATSTE_DAG.year + _JAREN_LANGST:
        raise OngeldigeDuur(f"{grond.naam}: de termijn loopt te ver door ({ruw.year}).")
    atw = all(duur.valt_onder_atw for duur in duren) if grond.atw is None else grond.atw
    loop = tel(start, ruw, atw, opschortingen)
    einde = None
    if loop.eind is not None:
        einde = _Einde(loop.eind, list(loop.overgeslagen))
        if atw:
            _schuif_op(einde, start, duren)
    overgeslagen = loop.overgeslagen if einde is None else einde.overgeslagen
    return Termijn(
        naam=grond.naam,
        artikelen=_artikelen(grond, atw, einde),
        start=start,
        eind=einde.dag if einde else None,
        lengte=" en daarna nog ".join(str(duur) for duur in duren),
        dagen=(ruw - na).days,
        overgeslagen=tuple(_overgeslagen(dag) for dag in overgeslagen),
        opschortingen=tuple(loop.geteld),
        extra_dagen=einde.extra if einde else 0,
        waarschuwingen=(
            *grond.waarschuwingen,
            *loop.waarschuwingen,
            *(_jaren(loop.eind, einde) if atw else ()),
        ),
        schuift_op=atw,
        aanhef=grond.aanhef,
        toelichting=grond.toelichting + _atw_2(einde),
    )


def achteruit(grond: Grond, voor: date, duur: Duur) -> Termijn:
    """The term counted backwards from the day ``voor``; it never rolls (Atw 1 lid 2)."""
    controleer(voor, grond.naam)
    eind = duur.voor(voor)
    return Termijn(
        naam=grond.naam,
        artikelen=(*grond.artikelen, ATW_1),
        start=voor - EEN_DAG,
        eind=eind,
        lengte=str(duur),
        dagen=(voor - eind).days,
        waarschuwingen=grond.waarschuwingen,
        schuift_op=False,
        terug=True,
        aanhef=grond.aanhef,
        toelichting=grond.toelichting,
    )


def verlengd_tot(termijn: Termijn, dag: date, *, artikel: str, zin: str) -> Termijn:
    """The same term ending on a later day, with the sentence that says why.

    Unchanged when the term ends then or later. Raises TermijnFout for a term without an end.
    """
    if termijn.eind is None:
        raise TermijnFout("Een termijn die stilstaat heeft geen einde om te verlengen.")
    if dag <= termijn.eind:
        return termijn
    erbij = (dag - termijn.eind).days
    zin = f"{zin} Zonder die verlenging was de laatste dag {datum(termijn.eind)}."
    return replace(
        termijn,
        eind=dag,
        extra_dagen=termijn.extra_dagen + erbij,
        artikelen=tuple(dict.fromkeys((*termijn.artikelen, artikel))),
        toelichting=(*termijn.toelichting, zin),
    )


def verlengd_na_storing(*, termijn: Termijn, hersteld: date, artikel: str = "Awb 2:21") -> Termijn:
    """Extend to at least the next working day after a fault was mended (Awb 2:21, 2:23).

    ``hersteld`` is the day the digital way worked again, or the message was sent well.
    """
    controleer(hersteld, "hersteld")
    zin = f"Er was een storing of een fout bij verzenden. Die was voorbij op {datum(hersteld)}."
    return verlengd_tot(termijn, volgende_werkdag(hersteld), artikel=artikel, zin=zin)


def _schuif_op(einde: _Einde, start: date, duren: Sequence[Duur]) -> None:
    """Move the end to a working day (Atw 1), with two working days in the term (Atw 2)."""
    twee_nodig = any(duur.minstens_drie_dagen for duur in duren)
    while True:
        if reden_geen_werkdag(einde.dag):
            einde.overgeslagen.append(einde.dag)
        elif twee_nodig and _minder_dan_twee_werkdagen(start, einde.dag):
            einde.extra += 1
        else:
            return
        einde.dag += EEN_DAG


def _minder_dan_twee_werkdagen(start: date, eind: date) -> bool:
    # In any two weeks there are two working days; no need to count a long term day by day.
    return (eind - start).days < _DAGEN_GENOEG and werkdagen(start, eind) < _WERKDAGEN_ATW_2


def _overgeslagen(dag: date) -> OvergeslagenDag:
    return OvergeslagenDag(dag, reden_geen_werkdag(dag) or "")


def _artikelen(grond: Grond, atw: bool, einde: _Einde | None) -> tuple[str, ...]:
    """The articles that decided; Atw 4 where the length keeps Atw 1 out."""
    erbij: tuple[str, ...] = ()
    if not atw:
        erbij = (ATW_4,) if grond.atw is None else ()
    elif einde is not None and grond.uit_de_wet:
        erbij = ((ATW_1,) if einde.overgeslagen else ()) + ((ATW_2,) if einde.extra else ())
    return grond.artikelen + erbij


def _atw_2(einde: _Einde | None) -> tuple[str, ...]:
    if einde is None or not einde.extra:
        return ()
    return (
        (
            "In een termijn van drie dagen of meer zitten ten minste twee werkdagen. Daarom is de "
            f"termijn {dagen(einde.extra)} langer (artikel 2 van de Algemene termijnenwet)."
        ),
    )


def _jaren(ruw: date | None, einde: _Einde | None) -> tuple[str, ...]:
    if ruw is None or einde is None:
        return ()
    waarschuwing = waarschuwing_jaren(ruw, einde.dag)
    return (waarschuwing,) if waarschuwing else ()
