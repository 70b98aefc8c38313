"""The length of a term as the law states it, and what Atw 4 makes of that length."""

from dataclasses import dataclass
from datetime import date, timedelta

from gemeengoed.awb.fouten import OngeldigeDuur
from gemeengoed.awb.tekst import aantal

# Above these a term falls outside the Algemene termijnenwet (Atw 4, onder a).
_ATW_MEESTE = {"dagen": 90, "weken": 12, "maanden": 3}
_ENKELVOUD = {
    "uren": "uur",
    "dagen": "dag",
    "weken": "week",
    "maanden": "maand",
    "jaren": "jaar",
}
# Dutch does not put hours and years in the plural after a number.
_MEERVOUD = {"uren": "uur", "jaren": "jaar"}
_GROOTSTE = 40_000


@dataclass(frozen=True, slots=True)
class Duur:
    """One length in one unit, as laws write them: ``Duur(weken=6)``.

    Raises :class:`OngeldigeDuur` unless exactly one unit has a positive whole number.
    """

    dagen: int = 0
    weken: int = 0
    maanden: int = 0
    jaren: int = 0
    uren: int = 0

    def __post_init__(self) -> None:
        waarden = (self.dagen, self.weken, self.maanden, self.jaren, self.uren)
        if any(type(waarde) is not int or waarde < 0 for waarde in waarden):
            raise OngeldigeDuur("Een duur is een positief geheel getal.")
        if sum(1 for waarde in waarden if waarde) != 1:
            raise OngeldigeDuur("Een duur heeft precies één eenheid, bijvoorbeeld 6 weken.")
        if max(waarden) > _GROOTSTE:
            raise OngeldigeDuur("Deze duur is te lang om mee te rekenen.")

    @property
    def eenheid(self) -> str:
        """The unit: dagen, weken, maanden, jaren or uren."""
        return next(naam for naam in _ENKELVOUD if getattr(self, naam))

    @property
    def hoeveel(self) -> int:
        """The number of units."""
        return int(getattr(self, self.eenheid))

    @property
    def valt_onder_atw(self) -> bool:
        """Whether the Algemene termijnenwet applies to a term of this length (Atw 4, onder a)."""
        meeste = _ATW_MEESTE.get(self.eenheid)
        return meeste is not None and self.hoeveel <= meeste

    @property
    def minstens_drie_dagen(self) -> bool:
        """Whether Atw 2 asks for two working days in a term of this length."""
        return self.eenheid != "uren" and (self.eenheid != "dagen" or self.dagen >= 3)

    def na(self, dag: date) -> date:
        """The last day of a term of this length that begins on the day after ``dag``."""
        if self.uren:
            raise OngeldigeDuur("Een termijn in uren heeft geen laatste dag.", artikel="Atw 4")
        if self.maanden or self.jaren:
            return _maanden_later(dag, self.maanden + 12 * self.jaren)
        return self._verschoven(dag, self.dagen + 7 * self.weken)

    def voor(self, dag: date) -> date:
        """The last day when the term is counted backwards from ``dag``; days and weeks only."""
        if not (self.dagen or self.weken):
            raise OngeldigeDuur("Terugrekenen gaat in dagen of weken.", artikel="Atw 1 lid 2")
        return self._verschoven(dag, -(self.dagen + 7 * self.weken))

    @staticmethod
    def _verschoven(dag: date, dagen: int) -> date:
        try:
            return dag + timedelta(days=dagen)
        except OverflowError:
            raise OngeldigeDuur("Deze duur loopt de kalender uit.") from None

    def __str__(self) -> str:
        eenheid = self.eenheid
        return aantal(self.hoeveel, _ENKELVOUD[eenheid], _MEERVOUD.get(eenheid, eenheid))


def _maanden_later(dag: date, maanden: int) -> date:
    """The same day some months later, or the last of that month when it has no such day."""
    jaren, maand = divmod(dag.month - 1 + maanden, 12)
    if dag.year + jaren > date.max.year:
        raise OngeldigeDuur("Deze duur loopt de kalender uit.")
    for nummer in (dag.day, 30, 29):
        try:
            return date(dag.year + jaren, maand + 1, nummer)
        except ValueError:
            continue
    return date(dag.year + jaren, maand + 1, 28)
