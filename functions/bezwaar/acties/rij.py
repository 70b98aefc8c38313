"""A row of what an official can do: what it is, when it is offered, and how a page asks for it.

Here too: when there is a point in offering something, and what several rows ask alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from typing import Any

from bezwaar import invoer
from bezwaar.collegas import Collega, bekend
from bezwaar.model.staat import Bezwaar
from bezwaar.samen import anderen, geschiedenis
from gemeengoed.dossier import Event, Recorded
from gemeengoed.flow.declare import Flow, Question, Repeat, Section, Step
from gemeengoed.identity import Principal
from gemeengoed.model import Model
from gemeengoed.store import Store


class Leeg(Model):
    """Nothing to fill in."""


@dataclass(frozen=True, slots=True)
class Wie:
    """Who does it, and when.

    anderen       the other objections to the same decision
    geschiedenis  all that happened to this one
    collegas      who a case can be handed to
    """

    principal: Principal
    nu: datetime
    anderen: Callable[[Bezwaar], Iterable[Bezwaar]]
    geschiedenis: Callable[[Bezwaar], Iterable[Recorded]]
    collegas: Callable[[], tuple[Collega, ...]]

    @classmethod
    def bij(cls, store: Store, principal: Principal, nu: datetime) -> Wie:
        return cls(
            principal,
            nu,
            partial(anderen, store),
            partial(geschiedenis, store),
            partial(bekend, store, nu),
        )

    @property
    def als(self) -> dict[str, Any]:
        return {"door": self.principal.by, "nu": self.nu}


Doe = Callable[[Bezwaar, Any, Wie], Event]
Kan = Callable[[Bezwaar, date], bool]


@dataclass(frozen=True)
class Actie:
    """One thing to do.

    naam    the last part of its address, on the page and in the API
    groep   under which heading the case shows it
    kan     whether there is a point in offering it; whether it may be, the command decides
    vragen_bij  the questions in the words of a case, where those differ
    """

    naam: str
    groep: str
    titel: str
    knop: str
    invoer: type[Model]
    doe: Doe
    kan: Kan
    vragen: tuple[Question, ...] = ()
    herhaal: Repeat | None = None
    uitleg: str = ""
    gevaar: bool = False
    vragen_bij: Callable[[Bezwaar, Wie], tuple[Question, ...]] | None = None

    def bij(self, bezwaar: Bezwaar, wie: Wie) -> Actie:
        """The action as its page asks for it in this case."""
        return replace(self, vragen=self.vragen_bij(bezwaar, wie)) if self.vragen_bij else self

    @property
    def stap(self) -> Step:
        return Step(self.naam, self.titel, self.vragen, self.herhaal)

    def blad(self) -> Flow[Any]:
        """The page that asks for it."""
        return Flow(
            name=self.naam,
            title=self.titel,
            model=self.invoer,
            send=self.knop,
            sections=(Section(self.groep, (self.stap,)),),
        )


def open_(bezwaar: Bezwaar, _vandaag: date) -> bool:
    return bezwaar.stand.wacht_op_beslissing


def met(voorwaarde: Callable[[Bezwaar], object]) -> Kan:
    """While we still have to decide, and this holds."""
    return lambda bezwaar, vandaag: open_(bezwaar, vandaag) and bool(voorwaarde(bezwaar))


# The headings under which a case shows them.
BEHANDELEN, TIJD, HOREN = "Behandelen", "Termijn", "Horen en advies"
BESLISSEN, DWANGSOM, RECHTER = "Beslissen", "Dwangsom", "Rechter"
DAG = "Bijvoorbeeld: 12 1 2027"
DICTA = (
    (invoer.Dictum.GEGROND, "Gegrond"),
    (invoer.Dictum.DEELS_GEGROND, "Deels gegrond"),
    (invoer.Dictum.ONGEGROND, "Ongegrond"),
    (invoer.Dictum.NIET_ONTVANKELIJK, "Niet-ontvankelijk"),
)
