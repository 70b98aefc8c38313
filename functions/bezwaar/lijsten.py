"""The lists of objections: the officials' work list, and a person's own cases."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum

from bezwaar.besluiten import by_person
from bezwaar.model import Bezwaar, Stand
from bezwaar.model.zaken import NIEMAND
from gemeengoed.awb import lokale_datum
from gemeengoed.model import Model
from gemeengoed.paging import PageQuery
from gemeengoed.table import IndexQuery

# In the place of a name that we do not know.
ONBEKEND = "Naam onbekend"


class Werkregel(Model):
    """A line of the work list. `resterende_dagen` is negative when the term has passed;
    `behandelaar` is the name of who handles it."""

    id: str
    kenmerk: str
    naam: str
    besluit: str
    stand: Stand
    behandelaar: str | None = None
    uiterlijk: date | None = None
    resterende_dagen: int | None = None

    @classmethod
    def van(cls, bezwaar: Bezwaar, nu: datetime) -> Werkregel:
        return cls(
            id=bezwaar.id,
            kenmerk=bezwaar.kenmerk,
            naam=bezwaar.indiener.naam or ONBEKEND,
            besluit=bezwaar.besluit.omschrijving,
            stand=bezwaar.stand,
            behandelaar=bezwaar.behandelaar_naam,
            uiterlijk=bezwaar.beslistermijn.eind,
            resterende_dagen=bezwaar.resterende_dagen(lokale_datum(nu)),
        )


class Wie(StrEnum):
    """Whose cases an official wants to see."""

    ALLES = "alles"
    IK = "ik"
    NIEMAND = "niemand"


class Wanneer(StrEnum):
    """Which part of them."""

    ALLES = "alles"
    DEZE_WEEK = "deze-week"
    TE_LAAT = "te-laat"


class Selectie(PageQuery):
    """The query of the work list's page."""

    wie: Wie = Wie.ALLES
    termijn: Wanneer = Wanneer.ALLES

    def index(self, ik: str, vandaag: date) -> IndexQuery:
        """The list, in one read; `ik` as an event names who looks."""
        van = {Wie.ALLES: None, Wie.IK: ik, Wie.NIEMAND: NIEMAND}[self.wie]
        return werkvoorraad(van=van, up_to=self._tot(vandaag), limit=self.limit, after=self.after())

    def _tot(self, vandaag: date) -> date | None:
        """The last deadline to show. This week's work includes what is late already."""
        if self.termijn is Wanneer.TE_LAAT:
            return vandaag - timedelta(days=1)
        if self.termijn is Wanneer.DEZE_WEEK:
            return vandaag + timedelta(days=6 - vandaag.weekday())
        return None


def werkvoorraad(
    *,
    van: str | None = None,
    up_to: date | None = None,
    limit: int = 50,
    after: tuple[str, str] | None = None,
) -> IndexQuery:
    """Open objections by deadline, those with a deadline up to and including `up_to`; of
    everybody, or those that `van` handles."""
    return IndexQuery(
        index="behandelaar" if van else "termijn",
        partition=("behandelaar", van) if van else ("stand", "open"),
        sort="uiterlijk",
        up_to=up_to.isoformat() if up_to else None,
        limit=limit,
        after=after,
    )


def wekkers(tot: date, *, after: tuple[str, str] | None = None) -> IndexQuery:
    """Cases in which time has something to do up to and including a day."""
    return IndexQuery(
        index="wekker",
        partition=("wacht", "ja"),
        sort="wekker",
        up_to=tot.isoformat(),
        after=after,
        limit=100,
    )


def van_persoon(pseudonym: str) -> IndexQuery:
    """Someone's own objections, the newest first."""
    return IndexQuery("persoon", ("indiener", pseudonym), "ontvangen", newest_first=True)


def besluiten_van(pseudonym: str) -> IndexQuery:
    """The decisions we know that concern this person, the newest first."""
    return IndexQuery("persoon", ("indiener", by_person(pseudonym)), "ontvangen", newest_first=True)
