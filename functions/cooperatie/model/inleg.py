"""What joining costs, by the decision that was in force on a date.

Amounts are in cents. A new decision of the members is a new line here; a line that has been
invoiced by never changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gemeengoed.problem import Invalid


@dataclass(frozen=True, slots=True)
class Inlegbesluit:
    """How the joining fee is computed from `geldig_vanaf` on.

    vast         per member, in cents
    per_inwoner  per inhabitant of its municipalities, in cents
    """

    versie: str
    geldig_vanaf: date
    vast: int
    per_inwoner: int
    bron: str

    def bedrag(self, inwoners: int) -> int:
        """The fee in cents, for a member whose municipalities have `inwoners` together."""
        return self.vast + self.per_inwoner * inwoners


INLEGBESLUITEN = (
    Inlegbesluit(
        versie="2015",
        geldig_vanaf=date(2015, 1, 1),
        vast=2_500_000,
        per_inwoner=0,
        bron="Oprichtingsplan van de coöperatie, 2015: een vast bedrag per lid, eenmalig",
    ),
)


def inlegbesluit(op: date) -> Inlegbesluit:
    """The decision in force on a date. Invalid when there was none yet."""
    geldig = [b for b in INLEGBESLUITEN if b.geldig_vanaf <= op]
    if not geldig:
        raise Invalid.at("besluitDatum", "geen-inleg", "Op deze datum was er nog geen inleg.")
    return max(geldig, key=lambda b: b.geldig_vanaf)
