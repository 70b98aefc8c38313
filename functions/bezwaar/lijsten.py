"""The lists of objections: the officials' work list, and a person's own cases."""

from __future__ import annotations

from datetime import date, datetime

from bezwaar.besluiten import by_person
from bezwaar.model import Bezwaar, Stand
from gemeengoed.awb import lokale_datum
from gemeengoed.model import Model
from gemeengoed.table import IndexQuery


class Werkregel(Model):
    """A line of the work list. `resterende_dagen` is negative when the term has passed."""

    id: str
    kenmerk: str
    naam: str
    besluit: str
    stand: Stand
    uiterlijk: date | None = None
    resterende_dagen: int | None = None

    @classmethod
    def van(cls, bezwaar: Bezwaar, nu: datetime) -> Werkregel:
        return cls(
            id=bezwaar.id,
            kenmerk=bezwaar.kenmerk,
            naam=bezwaar.indiener.naam,
            besluit=bezwaar.besluit.omschrijving,
            stand=bezwaar.stand,
            uiterlijk=bezwaar.beslistermijn.eind,
            resterende_dagen=bezwaar.resterende_dagen(lokale_datum(nu)),
        )


def werkvoorraad(
    *, up_to: date | None = None, limit: int = 50, after: tuple[str, str] | None = None
) -> IndexQuery:
    """Open objections by deadline, those with a deadline up to and including `up_to`."""
    return IndexQuery(
        index="termijn",
        partition=("stand", "open"),
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
