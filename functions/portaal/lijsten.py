"""The lists of the portal: a person's own page, their messages and looks, the officials' work."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from heapq import merge
from typing import Annotated, Self

from pydantic import Field

from gemeengoed.awb import lokale_datum
from gemeengoed.dossier import Dossier, Event, Kind
from gemeengoed.model import Model
from gemeengoed.paging import PageQuery, cursor
from gemeengoed.portal import InzageMelding
from gemeengoed.store import Listed, Store
from gemeengoed.table import IndexQuery
from portaal.berichten import Berichtregel
from portaal.inzagen import INZAGEMELDINGEN, van
from portaal.zaken import (
    AFGEROND,
    CONCEPT,
    GELEZEN,
    LOPEND,
    ONGELEZEN,
    TAAK,
    ZAKEN,
    Zaakregel,
    plaats,
    werk,
)

# Sorts after whatever follows a date or a part.
_ALLES_DAARVAN = "~"
# What one page looks at, at most, of work that may be somebody else's.
_MEEST_BEKEKEN = 500


class Regel(Model):
    """A line of someone's page: a case or a message, as the index gives them together."""

    inhoud: Annotated[Zaakregel | Berichtregel, Field(discriminator="soort")]

    @classmethod
    def from_json(cls, text: str) -> Self:
        return cls.model_validate({"inhoud": json.loads(text)}, extra="ignore")


def _only_read(_before: Regel | None, event: Event) -> Regel:
    raise ValueError(f"lines are made by cases and messages, not by {event.type}")


# Only to read an index with; nothing is written under this name.
_REGELS = Kind("regel", Regel, (), _only_read)


@dataclass(frozen=True, slots=True)
class Overzicht:
    """Someone's page: what they must do first. `verder` is the cursor of what follows."""

    berichten: tuple[Berichtregel, ...]
    taken: tuple[Zaakregel, ...]
    concepten: tuple[Zaakregel, ...]
    lopend: tuple[Zaakregel, ...]
    afgerond: tuple[Zaakregel, ...]
    verder: str | None

    @property
    def leeg(self) -> bool:
        return not (self.berichten or self.taken or self.concepten or self.lopend or self.afgerond)


def overzicht(store: Store, persoon: str, query: PageQuery, nu: datetime) -> Overzicht:
    """Everything of one person, in one query."""
    listed = store.list(
        _REGELS,
        IndexQuery(
            "persoon",
            ("persoon", persoon),
            "volgorde",
            # Messages that were read are on a page of their own.
            up_to=AFGEROND + _ALLES_DAARVAN,
            limit=query.limit,
            after=query.after(),
        ),
    )
    regels = [d.state.inhoud for d in listed.dossiers]
    zaken = [r for r in regels if isinstance(r, Zaakregel) and not r.verlopen(nu)]
    delen = {d: tuple(z for z in zaken if z.deel == d) for d in (TAAK, CONCEPT, LOPEND, AFGEROND)}
    return Overzicht(
        # The newest on top; the index has them the other way around.
        berichten=tuple(r for r in reversed(regels) if isinstance(r, Berichtregel)),
        taken=delen[TAAK],
        concepten=delen[CONCEPT],
        lopend=delen[LOPEND],
        afgerond=delen[AFGEROND],
        verder=cursor(listed.next),
    )


@dataclass(frozen=True, slots=True)
class Postvak:
    """Someone's messages, the newest first; the unread (at most 100) only on the first page."""

    ongelezen: tuple[Berichtregel, ...]
    gelezen: tuple[Berichtregel, ...]
    verder: str | None


def postvak(store: Store, persoon: str, query: PageQuery) -> Postvak:
    """Read backwards from two places on the index: where the unread end, and its own end."""
    index = ("persoon", persoon)
    after = query.after()
    ongelezen: tuple[Berichtregel, ...] = ()
    if after is None:
        first = IndexQuery(
            "persoon",
            index,
            "volgorde",
            up_to=ONGELEZEN + _ALLES_DAARVAN,
            newest_first=True,
            limit=100,
        )
        ongelezen = _berichten(store.list(_REGELS, first))
    last = IndexQuery(
        "persoon", index, "volgorde", newest_first=True, limit=query.limit, after=after
    )
    listed = store.list(_REGELS, last)
    gelezen = tuple(r for r in _berichten(listed) if r.gelezen_op)
    more = listed.next is not None and listed.next[1].startswith(GELEZEN)
    return Postvak(ongelezen, gelezen, cursor(listed.next) if more else None)


def _berichten(listed: Listed[Regel]) -> tuple[Berichtregel, ...]:
    found = (d.state.inhoud for d in listed.dossiers)
    return tuple(r for r in found if isinstance(r, Berichtregel))


def inzagen(store: Store, persoon: str, query: PageQuery) -> Listed[InzageMelding]:
    """Who looked at someone's data, the last look first."""
    index = IndexQuery(
        "lijst",
        ("lijst", van(persoon)),
        "plaats",
        newest_first=True,
        limit=query.limit,
        after=query.after(),
    )
    return store.list(INZAGEMELDINGEN, index)


class Termijn(StrEnum):
    """Which part of the work an official wants to see."""

    ALLES = "alles"
    DEZE_WEEK = "deze-week"
    TE_LAAT = "te-laat"


class Selectie(PageQuery):
    """The query of the work list."""

    toepassing: str | None = Field(default=None, max_length=20)
    termijn: Termijn = Termijn.ALLES

    def tot(self, vandaag: date) -> date | None:
        """The last deadline to show. This week's work includes what is late already."""
        if self.termijn is Termijn.TE_LAAT:
            return vandaag - timedelta(days=1)
        if self.termijn is Termijn.DEZE_WEEK:
            return vandaag + timedelta(days=6 - vandaag.weekday())
        return None


@dataclass(frozen=True, slots=True)
class Werkregel:
    """A line of the work list. `dagen` is negative when the deadline has passed; `gewekt` the same
    of what an official was reminded of."""

    regel: Zaakregel
    dagen: int | None
    gewekt: int | None = None

    @classmethod
    def van(cls, regel: Zaakregel, vandaag: date) -> Self:
        behandeling, herinnering = regel.melding.behandeling, regel.herinnering
        return cls(
            regel,
            _dagen(behandeling.uiterlijk if behandeling else None, vandaag),
            _dagen(herinnering.uiterlijk if herinnering else None, vandaag),
        )


def _dagen(eind: date | None, vandaag: date) -> int | None:
    return (eind - vandaag).days if eind else None


@dataclass(frozen=True, slots=True)
class Werk:
    regels: tuple[Werkregel, ...]
    verder: str | None


def werkvoorraad(
    store: Store, toepassingen: Iterable[str], taken: Iterable[str], query: Selectie, nu: datetime
) -> Werk:
    """What somebody with these tasks must do, over all these applications, by date."""
    vandaag, mag = lokale_datum(nu), frozenset(taken)
    per = [_van(store, t, query, vandaag) for t in toepassingen]
    alles = merge(*per, key=_plaats)
    regels: list[Werkregel] = []
    last: Dossier[Zaakregel] | None = None
    for number, last in enumerate(alles, start=1):
        behandeling = last.state.melding.behandeling
        if behandeling and behandeling.taak in mag:
            regels.append(Werkregel.van(last.state, vandaag))
        if len(regels) == query.limit or number == _MEEST_BEKEKEN:
            break
    if last is None or next(alles, None) is None:
        return Werk(tuple(regels), None)
    return Werk(tuple(regels), cursor((f"{ZAKEN.name}#{last.id}", _plaats(last))))


def _van(
    store: Store, application: str, query: Selectie, vandaag: date
) -> Iterator[Dossier[Zaakregel]]:
    """The work of one application, page after page as it is asked for."""
    after = query.after()
    while True:
        listed = store.list(
            ZAKEN,
            open_werk(application, query.tot(vandaag), limit=query.limit, after=after),
        )
        yield from listed.dossiers
        after = listed.next
        if after is None:
            return


def open_werk(
    application: str,
    tot: date | None = None,
    *,
    limit: int = 50,
    after: tuple[str, str] | None = None,
) -> IndexQuery:
    """What officials must do for an application, up to and including a day."""
    return IndexQuery(
        "lijst",
        ("lijst", werk(application)),
        "plaats",
        up_to=f"{tot}{_ALLES_DAARVAN}" if tot else None,
        limit=limit,
        after=after,
    )


def _plaats(dossier: Dossier[Zaakregel]) -> str:
    behandeling = dossier.state.melding.behandeling
    return plaats(behandeling, dossier.state.melding.zaak) if behandeling else ""


__all__: Sequence[str] = [
    "Overzicht",
    "Postvak",
    "Selectie",
    "Termijn",
    "Werk",
    "Werkregel",
    "inzagen",
    "open_werk",
    "overzicht",
    "postvak",
    "werkvoorraad",
]
