"""Whether a document came in time: Awb 6:9, 6:10 and 2:19-2:20.

It judges dates. Whether being late is excused (6:11) is always a person's judgement.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from zoneinfo import ZoneInfo

from gemeengoed.awb.fouten import OngeldigeDatum, TermijnFout
from gemeengoed.awb.hoofdstuk6 import postweek
from gemeengoed.awb.kalender import controleer
from gemeengoed.awb.tekst import datum
from gemeengoed.awb.termijn import Termijn, laatste_dag


class Kanaal(StrEnum):
    """The way a document came."""

    ELEKTRONISCH = "elektronisch"
    POST = "post"
    BALIE = "balie"


class Tijdigheid(StrEnum):
    """The outcome. POSTDATUM_NODIG: only the postmark, which is missing, can tell."""

    TIJDIG = "tijdig"
    TIJDIG_DOOR_POST = "tijdig_door_post"
    TE_LAAT = "te_laat"
    POSTDATUM_NODIG = "postdatum_nodig"


@dataclass(frozen=True, slots=True)
class Oordeel:
    """The judgement with the article and the sentences that explain it."""

    uitkomst: Tijdigheid
    artikel: str
    tekst: str
    ontvangen: date
    waarschuwingen: tuple[str, ...] = ()

    @property
    def is_tijdig(self) -> bool:
        """In time, by receipt or by post."""
        return self.uitkomst in (Tijdigheid.TIJDIG, Tijdigheid.TIJDIG_DOOR_POST)


@cache
def _amsterdam() -> ZoneInfo:
    return ZoneInfo("Europe/Amsterdam")


def lokale_datum(moment: datetime) -> date:
    """The calendar day of a moment in Europe/Amsterdam (Awb 2:19, 2:20).

    Raises OngeldigeDatum for a moment without a time zone: then the day is a guess.
    """
    if not isinstance(moment, datetime) or moment.utcoffset() is None:
        raise OngeldigeDatum("Een moment heeft een tijdzone nodig.", artikel="Awb 2:19")
    try:
        return moment.astimezone(UTC).astimezone(_amsterdam()).date()
    except OverflowError:
        raise OngeldigeDatum("Dit moment valt buiten de kalender.", artikel="Awb 2:19") from None


def tijdig(
    *,
    termijn: Termijn,
    ontvangen: date | datetime,
    kanaal: Kanaal,
    poststempel: date | None = None,
) -> Oordeel:
    """Judge receipt against a term (Awb 6:9).

    ``ontvangen`` is the day of receipt, or the moment (with a time zone) it reached the
    system; at the first body when it was forwarded (6:15 lid 3). ``poststempel`` only counts
    for post. Raises TermijnFout for a term without an end or a postmark after receipt.
    """
    dag = lokale_datum(ontvangen) if isinstance(ontvangen, datetime) else ontvangen
    controleer(dag, "ontvangen")
    eind = laatste_dag(termijn, "Awb 6:9")
    if dag < termijn.start:
        return _oordeel(
            Tijdigheid.TIJDIG, "Awb 6:10", dag, "Dat is voor de eerste dag, en dat mag."
        )
    if dag <= eind:
        laatste = f"De termijn is tot en met {datum(eind)}. Dat is op tijd."
        return _oordeel(Tijdigheid.TIJDIG, "Awb 6:9 lid 1", dag, laatste)
    if Kanaal(kanaal) is Kanaal.POST:
        return _per_post(termijn, eind, dag, poststempel)
    return _te_laat(eind, dag, "Awb 6:9 lid 1")


def _per_post(termijn: Termijn, eind: date, dag: date, poststempel: date | None) -> Oordeel:
    artikel = "Awb 6:9 lid 2"
    week = postweek(termijn)
    uiterlijk = laatste_dag(week, artikel)
    if poststempel is not None and controleer(poststempel, "poststempel") > dag:
        raise TermijnFout("De poststempel is van na de ontvangst.", artikel=artikel)
    if dag > uiterlijk or (poststempel is not None and poststempel > eind):
        return _te_laat(eind, dag, artikel, week.waarschuwingen)
    if poststempel is None:
        zin = (
            f"Dat is na de laatste dag ({datum(eind)}), maar niet later dan {datum(uiterlijk)}. "
            "Het is op tijd als de brief uiterlijk op de laatste dag op de post is gedaan. "
            "Een medewerker stelt de postdatum vast."
        )
        return _oordeel(Tijdigheid.POSTDATUM_NODIG, artikel, dag, zin, week.waarschuwingen)
    zin = (
        f"De brief is op {datum(poststempel)} op de post gedaan, niet na de laatste dag "
        f"({datum(eind)}). Hij kwam uiterlijk op {datum(uiterlijk)} aan. Dat is op tijd."
    )
    return _oordeel(Tijdigheid.TIJDIG_DOOR_POST, artikel, dag, zin, week.waarschuwingen)


def _te_laat(eind: date, dag: date, artikel: str, waarschuwingen: tuple[str, ...] = ()) -> Oordeel:
    zin = (
        f"De laatste dag was {datum(eind)}. Dat is te laat. "
        "Een medewerker beoordeelt of daar een goede reden voor is (artikel 6:11)."
    )
    return _oordeel(Tijdigheid.TE_LAAT, artikel, dag, zin, waarschuwingen)


def _oordeel(
    uitkomst: Tijdigheid,
    artikel: str,
    dag: date,
    zin: str,
    waarschuwingen: tuple[str, ...] = (),
) -> Oordeel:
    tekst = f"Wij ontvingen dit op {datum(dag)}. {zin}"
    return Oordeel(uitkomst, artikel, tekst, dag, waarschuwingen)
