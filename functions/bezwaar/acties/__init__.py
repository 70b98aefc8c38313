"""Everything an official can do with an objection: one row each, for the pages and the API.

A row names the command of the model, the input it takes, when there is a point in offering it,
and how a page asks for it. What the law forbids, the command says.
"""

from bezwaar.acties import behandelen, beslissen, horen, rechter, termijn
from bezwaar.acties.behandelen import VERZUIMEN
from bezwaar.acties.horen import NIET_HOREN
from bezwaar.acties.rij import DICTA, Actie, Leeg, Wie

ACTIES: tuple[Actie, ...] = (
    *behandelen.ACTIES,
    *termijn.ACTIES,
    *horen.ACTIES,
    *beslissen.ACTIES,
    *rechter.ACTIES,
)
# What only people do: a machine has no case of its own, and no second pair of eyes.
ALLEEN_MENSEN = frozenset(
    {
        "neem-op-u",
        "draag-over",
        "leg-terug",
        "betrokken",
        "notitie",
        "ontwerp",
        "ontwerp-terug",
        "vaststellen",
    }
)
BIJ_NAAM = {a.naam: a for a in ACTIES}

__all__ = [
    "ACTIES",
    "ALLEEN_MENSEN",
    "BIJ_NAAM",
    "DICTA",
    "NIET_HOREN",
    "VERZUIMEN",
    "Actie",
    "Leeg",
    "Wie",
]
