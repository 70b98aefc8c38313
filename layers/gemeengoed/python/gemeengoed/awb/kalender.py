"""Which days are no working day: Algemene termijnenwet 1 and 3.

Gemeentewet 145 applies the same calendar to municipal ordinances. Pure: a function of the
day and of the tables in :mod:`gemeengoed.awb.tabellen`.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from types import MappingProxyType

from dateutil.easter import easter

from gemeengoed.awb.fouten import OngeldigeDatum
from gemeengoed.awb.tabellen import GELIJKSTELLINGEN, LAATSTE_DAG, VROEGSTE_DAG

EEN_DAG = timedelta(days=1)
GELIJKGESTELD = "gelijkgesteld bij koninklijk besluit"
GELIJKGESTELDE_DAGEN = frozenset(dag for rij in GELIJKSTELLINGEN for dag in rij.dagen)
_ZATERDAG, _ZONDAG = 5, 6
# From 2014 on the King's birthday is celebrated; before that it was 30 April.
_EERSTE_KONINGSDAG = 2014


def controleer(dag: date, naam: str = "datum") -> date:
    """Return ``dag`` when it is a plain date inside the range, else raise OngeldigeDatum."""
    if not isinstance(dag, date) or isinstance(dag, datetime):
        raise OngeldigeDatum(f"{naam}: geef een dag, zonder tijd.")
    if not VROEGSTE_DAG <= dag <= LAATSTE_DAG:
        raise OngeldigeDatum(
            f"{naam}: {dag.isoformat()} ligt buiten "
            f"{VROEGSTE_DAG.isoformat()} tot en met {LAATSTE_DAG.isoformat()}."
        )
    return dag


@lru_cache(maxsize=512)
def feestdagen(jaar: int) -> Mapping[date, str]:
    """The holidays of Atw 3 lid 1 and 2 in a year, by name; royal decrees not included."""
    pasen = easter(jaar)
    koning, naam = _verjaardag_koning(jaar)
    # Two holidays can share a day (Ascension Day was 5 May in 2016); the later row names it.
    return MappingProxyType(
        {
            date(jaar, 1, 1): "Nieuwjaarsdag",
            pasen - timedelta(days=2): "Goede Vrijdag",
            pasen + timedelta(days=1): "Tweede Paasdag",
            koning: naam,
            date(jaar, 5, 5): "Bevrijdingsdag",
            pasen + timedelta(days=39): "Hemelvaartsdag",
            pasen + timedelta(days=50): "Tweede Pinksterdag",
            date(jaar, 12, 25): "Eerste Kerstdag",
            date(jaar, 12, 26): "Tweede Kerstdag",
        }
    )


def _verjaardag_koning(jaar: int) -> tuple[date, str]:
    """The day the birthday is celebrated: on a Sunday it moves to the Saturday before."""
    if jaar < _EERSTE_KONINGSDAG:
        dag, naam = date(jaar, 4, 30), "Koninginnedag"
    else:
        dag, naam = date(jaar, 4, 27), "Koningsdag"
    return (dag - EEN_DAG if dag.weekday() == _ZONDAG else dag), naam


def reden_geen_werkdag(dag: date) -> str | None:
    """Why no term ends on this day (Atw 1 and 3), or None for a working day.

    A holiday is called by its name, also when it falls in a weekend.
    """
    feestdag = feestdagen(dag.year).get(dag)
    if feestdag is not None:
        return feestdag
    if dag in GELIJKGESTELDE_DAGEN:
        return GELIJKGESTELD
    return {_ZATERDAG: "zaterdag", _ZONDAG: "zondag"}.get(dag.weekday())


def is_werkdag(dag: date) -> bool:
    """Whether the day is neither Saturday, Sunday, holiday nor put on a par with one."""
    return reden_geen_werkdag(dag) is None


def werkdag_op_of_na(dag: date) -> date:
    """The day itself when it is a working day, else the next one (Atw 1 lid 1)."""
    while not is_werkdag(dag):
        dag += EEN_DAG
    return dag


def volgende_werkdag(dag: date) -> date:
    """The first working day after the day."""
    return werkdag_op_of_na(dag + EEN_DAG)


def werkdagen(van: date, tot_en_met: date) -> int:
    """The number of working days from one day up to and including another."""
    aantal = (tot_en_met - van).days + 1
    return sum(is_werkdag(van + timedelta(days=n)) for n in range(aantal))


def koninklijk_besluit_bekend(jaar: int) -> bool:
    """Whether the table holds the royal decree (Atw 3 lid 3) for this year."""
    return any(rij.eerste_jaar <= jaar <= rij.laatste_jaar for rij in GELIJKSTELLINGEN)


def waarschuwing_jaren(van: date, tot_en_met: date) -> str | None:
    """A warning when the decree of a year in this span is not in the table, else None."""
    jaren = range(van.year, tot_en_met.year + 1)
    onbekend = [str(jaar) for jaar in jaren if not koninklijk_besluit_bekend(jaar)]
    if not onbekend:
        return None
    return (
        f"Voor {' en '.join(onbekend)} is niet bekend welke extra dagen bij koninklijk besluit "
        "met een feestdag zijn gelijkgesteld. De laatste dag kan daardoor later vallen."
    )
