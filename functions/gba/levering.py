"""What was told of whom to whom: the delivery log (protocollering, Wet BRP 3.11).

Written before the answer goes out, in one transaction with a line for every person in it; no
line, no answer. A line is kept for twenty years (Wet BRP 3.11 lid 1) and is never changed.

    pk                    sk                      data
    levering#<pseudonym>  <moment>#<request>      Levering
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dateutil.relativedelta import relativedelta
from pydantic import AwareDatetime

from gemeengoed.model import Model
from gemeengoed.table import Put, Table

_BEWAREN = relativedelta(years=20)
PREFIX = "levering#"


class Levering(Model):
    """One answer about one person.

    afnemer    who got it, and for whom there: gebruiker (opaque), doelbinding and verwerking
    gezocht, gevraagd   rubrieken of the parameters and of the fields
    """

    verzoek: str
    op: AwareDatetime
    afnemer: str
    gebruiker: str
    doelbinding: str
    verwerking: str
    gezocht: str
    gevraagd: str


def schrijf(table: Table, personen: Sequence[str], levering: Levering) -> None:
    """A line for each person (pseudonyms), all or none, in one call. Nobody: nothing."""
    puts = [_put(persoon, levering) for persoon in dict.fromkeys(personen)]
    if puts:
        table.write(*puts)


@dataclass(frozen=True, slots=True)
class Bladzij:
    """Some lines of the log; `verder` is where those before them begin, None at the end."""

    leveringen: tuple[Levering, ...]
    verder: str | None


def bladzij(table: Table, persoon: str, *, voor: str | None = None, meest: int = 25) -> Bladzij:
    """What was told of someone, the last first: at most so many, in one call."""
    items = table.latest(f"{PREFIX}{persoon}", before=voor, limit=meest + 1)
    leveringen = tuple(Levering.from_json(str(i["data"])) for i in items[:meest])
    return Bladzij(leveringen, str(items[meest - 1]["sk"]) if len(items) > meest else None)


def van(table: Table, persoon: str) -> list[Levering]:
    """Everything that was told of someone, the last first."""
    alle: list[Levering] = []
    voor: str | None = None
    while True:
        deel = bladzij(table, persoon, voor=voor, meest=100)
        alle += deel.leveringen
        if deel.verder is None:
            return alle
        voor = deel.verder


def _put(persoon: str, levering: Levering) -> Put:
    moment: datetime = levering.op
    return Put(
        {
            "pk": f"{PREFIX}{persoon}",
            "sk": f"{moment.isoformat()}#{levering.verzoek}",
            "data": levering.as_json(),
            "expires_at": int((moment + _BEWAREN).timestamp()),
        }
    )
