"""The lists of objections: the officials' work list, and a person's own cases."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum

from bezwaar.besluiten import by_person
from bezwaar.model import Bezwaar, Stand, herinnering
from bezwaar.model.tijd import HERINNEREN
from bezwaar.model.werk import werk
from bezwaar.model.zaken import NIEMAND
from gemeengoed.awb import lokale_datum
from gemeengoed.model import Model
from gemeengoed.paging import PageQuery
from gemeengoed.table import IndexQuery


class Herinnering(Model):
    """Of what was reminded: what must be done, and how many days are left; negative: it is late,
    none: there is no day."""

    taak: str
    resterende_dagen: int | None = None


class Werkregel(Model):
    """A line of the work list. `resterende_dagen` is negative when the term has passed;
    `behandelaar` is the name of who handles it, `wat` what is to be done."""

    id: str
    kenmerk: str
    naam: str
    besluit: str
    stand: Stand
    wat: str | None = None
    behandelaar: str | None = None
    uiterlijk: date | None = None
    resterende_dagen: int | None = None
    herinnering: Herinnering | None = None

    @classmethod
    def van(cls, bezwaar: Bezwaar, nu: datetime) -> Werkregel:
        vandaag, doen = lokale_datum(nu), werk(bezwaar)
        uiterlijk = doen.uiterlijk if doen else None
        return cls(
            id=bezwaar.id,
            kenmerk=bezwaar.kenmerk,
            naam=bezwaar.indiener.genoemd,
            besluit=bezwaar.besluit.omschrijving,
            stand=bezwaar.stand,
            wat=doen.wat if doen else None,
            behandelaar=bezwaar.behandelaar_naam,
            uiterlijk=uiterlijk,
            resterende_dagen=_dagen(uiterlijk, vandaag),
            herinnering=_herinnering(bezwaar, vandaag),
        )

    @property
    def let_op(self) -> bool:
        """Whether who handles it must look at it now: a reminder was given, or it is late."""
        dagen = self.resterende_dagen
        return self.herinnering is not None or (dagen is not None and dagen < 0)


def _herinnering(bezwaar: Bezwaar, vandaag: date) -> Herinnering | None:
    gewekt = herinnering(bezwaar)
    if gewekt is None:
        return None
    return Herinnering(taak=gewekt.taak, resterende_dagen=_dagen(gewekt.eind, vandaag))


def _dagen(eind: date | None, vandaag: date) -> int | None:
    return (eind - vandaag).days if eind else None


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


def nabij(van: str, vandaag: date) -> IndexQuery:
    """Somebody's cases for which there may be a reminder: no day further away has one."""
    return werkvoorraad(van=van, up_to=vandaag + timedelta(days=max(HERINNEREN)), limit=100)


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
