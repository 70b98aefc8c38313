"""A form that is being filled in, as a dossier: what was answered, until it is sent.

It is kept for some weeks after the last change (`verloopt_op`) and then goes by itself: events
and state expire alike. Once it is sent or thrown away, the state holds no answers any more.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from pydantic import AwareDatetime, Field

from gemeengoed.documents import Bestand
from gemeengoed.dossier import Dossier, Event, Kind
from gemeengoed.manifest import Index
from gemeengoed.model import Model
from gemeengoed.portal import Stand as ZaakStand
from gemeengoed.portal import Zaak
from gemeengoed.problem import Conflict, Invalid, NotFound
from gemeengoed.store import Store
from gemeengoed.table import IndexQuery


class Stand(StrEnum):
    BEZIG = "bezig"
    VERSTUURD = "verstuurd"
    WEGGEGOOID = "weggegooid"


class Concept(Model):
    """The state. `naar`: the page that follows after sending."""

    id: str
    formulier: str
    titel: str
    pagina: str
    persoon: str
    stand: Stand = Stand.BEZIG
    antwoorden: dict[str, str] = Field(default_factory=dict)
    klaar: tuple[str, ...] = ()
    bestanden: tuple[Bestand, ...] = ()
    begonnen_op: AwareDatetime
    bewaard_op: AwareDatetime
    verloopt_op: AwareDatetime
    naar: str | None = None


class Begonnen(Event):
    """Somebody began with a form; `antwoorden` is what we could fill in for them."""

    type: ClassVar[str] = "concept_begonnen"
    id: str
    formulier: str
    titel: str
    pagina: str
    persoon: str
    antwoorden: dict[str, str] = Field(default_factory=dict)
    dagen: int


class Bewaard(Event):
    """A page was filled in: all answers as they are now."""

    type: ClassVar[str] = "concept_bewaard"
    stap: str
    klaar: bool
    antwoorden: dict[str, str]


class BestandGekregen(Event):
    type: ClassVar[str] = "concept_bestand_gekregen"
    bestand: Bestand


class BestandWeg(Event):
    type: ClassVar[str] = "concept_bestand_weg"
    bestand: str


class Verstuurd(Event):
    type: ClassVar[str] = "concept_verstuurd"
    naar: str


class Weggegooid(Event):
    type: ClassVar[str] = "concept_weggegooid"


def must_be_open(concept: Concept, persoon: str, formulier: str, now: datetime) -> None:
    """NotFound when it is somebody else's, or gone; Conflict when it was sent already."""
    if concept.persoon != persoon or concept.formulier != formulier:
        raise NotFound("Dit formulier bestaat niet.")
    # The table purges late; what has expired is gone.
    if concept.stand is Stand.WEGGEGOOID or now >= concept.verloopt_op:
        raise NotFound("Dit formulier is er niet meer. U kunt opnieuw beginnen.")
    if concept.stand is Stand.VERSTUURD:
        raise Conflict("U heeft dit formulier al verstuurd.")


def add_file(concept: Concept, bestand: Bestand, most: int, *, by: str, at: datetime) -> Event:
    """Invalid when there are as many as there may be, at the field of the files."""
    if len(concept.bestanden) >= most:
        raise Invalid.at("bestand", "too_long", f"U kunt hoogstens {most} documenten meesturen.")
    return BestandGekregen(at=at, by=by, bestand=bestand)


def evolve(concept: Concept | None, event: Event) -> Concept:
    if isinstance(event, Begonnen):
        return Concept(
            id=event.id,
            formulier=event.formulier,
            titel=event.titel,
            pagina=event.pagina,
            persoon=event.persoon,
            antwoorden=event.antwoorden,
            begonnen_op=event.at,
            bewaard_op=event.at,
            verloopt_op=event.at + timedelta(days=event.dagen),
        )
    if concept is None:
        raise ValueError(f"{event.type} cannot be the first event")
    change = _change(concept, event)
    # What was kept N days after the last change is kept N days after this one.
    kept = concept.verloopt_op - concept.bewaard_op
    return concept.model_copy(
        update={"bewaard_op": event.at, "verloopt_op": event.at + kept, **change}
    )


def _change(concept: Concept, event: Event) -> Mapping[str, object]:
    if isinstance(event, Bewaard):
        klaar = tuple(s for s in concept.klaar if s != event.stap)
        klaar += (event.stap,) if event.klaar else ()
        return {"antwoorden": event.antwoorden, "klaar": klaar}
    if isinstance(event, BestandGekregen):
        others = tuple(b for b in concept.bestanden if b.id != event.bestand.id)
        return {"bestanden": (*others, event.bestand)}
    if isinstance(event, BestandWeg):
        return {"bestanden": tuple(b for b in concept.bestanden if b.id != event.bestand)}
    if isinstance(event, Verstuurd):
        return {**_EMPTY, "stand": Stand.VERSTUURD, "naar": event.naar}
    if isinstance(event, Weggegooid):
        return {**_EMPTY, "stand": Stand.WEGGEGOOID}
    raise ValueError(f"unknown event {event.type}")


_EMPTY: Mapping[str, object] = {"antwoorden": {}, "klaar": (), "bestanden": ()}


EVENTS = (Begonnen, Bewaard, BestandGekregen, BestandWeg, Verstuurd, Weggegooid)


def zaak(dossier: Dossier[Concept]) -> Zaak:
    """A draft as the portal shows it, so that a person can go on with it."""
    concept = dossier.state
    open_ = concept.stand is Stand.BEZIG
    return Zaak(
        persoon=concept.persoon,
        titel=concept.titel,
        stand=ZaakStand.CONCEPT if open_ else ZaakStand.WEG,
        status="Nog niet verstuurd",
        pagina=concept.pagina,
        verloopt_op=concept.verloopt_op,
    )


class Drafts:
    """The drafts of an application, listed by person on one of its indexes."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self.kind = Kind("concept", Concept, EVENTS, evolve, self._keys, _expires)

    def of(self, store: Store, persoon: str, now: datetime) -> list[Concept]:
        """Someone's drafts, the last changed first, in one call."""
        partition = (self._index.partition, _by_person(persoon))
        query = IndexQuery(self._index.name, partition, self._index.sort, newest_first=True)
        found = (d.state for d in store.list(self.kind, query).dossiers)
        return [c for c in found if now < c.verloopt_op]

    def _keys(self, concept: Concept) -> Mapping[str, str | None]:
        listed = _by_person(concept.persoon) if concept.stand is Stand.BEZIG else None
        return {
            self._index.partition: listed,
            self._index.sort: concept.bewaard_op.isoformat(),
        }


def _by_person(pseudonym: str) -> str:
    """The partition of someone's drafts; their cases stand in another."""
    return f"concept:{pseudonym}"


def _expires(concept: Concept) -> datetime:
    return concept.verloopt_op
