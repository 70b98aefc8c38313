"""Many objections to one decision, decided together. Pure.

A cluster has the objections and one draft of the decision, nothing else: what became of each
objection stands in its own dossier, put there by the commands of its own model. So what the law
forbids for one is refused for that one alone, and deciding can stop at any point and go on later.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum
from typing import ClassVar

from bezwaar import model
from bezwaar.invoer import Beslissing, BestredenBesluit
from bezwaar.model.beslissen import past_bij_elkaar
from bezwaar.model.eisen import wacht_op_beslissing
from bezwaar.model.gebeurtenissen import Bekendgemaakt, Beslist, Ontworpen
from bezwaar.model.staat import Bezwaar, Ontwerp, Stand
from bezwaar.model.verloop import evolve as evolve_bezwaar
from gemeengoed.dossier import Event, Kind
from gemeengoed.model import Model
from gemeengoed.problem import Conflict, DomainError

MEESTE = 500


class Cluster(Model):
    """The objections (`leden`, their ids) to a decision, and what we want to decide on them."""

    id: str
    besluit: BestredenBesluit
    leden: tuple[str, ...]
    ontwerp: Ontwerp | None = None


class Begonnen(Event):
    type: ClassVar[str] = "begonnen"
    id: str
    besluit: BestredenBesluit
    leden: tuple[str, ...]


class LedenToegevoegd(Event):
    type: ClassVar[str] = "leden_toegevoegd"
    leden: tuple[str, ...]


class LidWeggehaald(Event):
    type: ClassVar[str] = "lid_weggehaald"
    lid: str


class SamenOntworpen(Event):
    type: ClassVar[str] = "samen_ontworpen"
    beslissing: Beslissing


def evolve(cluster: Cluster | None, event: Event) -> Cluster:
    if isinstance(event, Begonnen):
        return Cluster(id=event.id, besluit=event.besluit, leden=event.leden)
    if cluster is None:
        raise ValueError(f"{event.type} cannot be the first event")
    if isinstance(event, LedenToegevoegd):
        return cluster.model_copy(update={"leden": (*cluster.leden, *event.leden)})
    if isinstance(event, LidWeggehaald):
        leden = tuple(lid for lid in cluster.leden if lid != event.lid)
        return cluster.model_copy(update={"leden": leden})
    if isinstance(event, SamenOntworpen):
        ontwerp = Ontwerp(beslissing=event.beslissing, door=event.by, op=event.at)
        return cluster.model_copy(update={"ontwerp": ontwerp})
    raise ValueError(f"unknown event {event.type}")


def keys(cluster: Cluster) -> dict[str, str | None]:
    # In the index of the work list, in a partition of their own.
    return {"stand": "cluster", "uiterlijk": cluster.besluit.bekendgemaakt_op.isoformat()}


_EVENTS = (Begonnen, LedenToegevoegd, LidWeggehaald, SamenOntworpen)
CLUSTERS = Kind("cluster", Cluster, _EVENTS, evolve, keys)


def cluster_id(besluit: BestredenBesluit) -> str | None:
    """Of a decision there is one cluster, however its reference was written; None when that names
    no decision."""
    sleutel = besluit.sleutel
    return hashlib.sha256(sleutel.encode()).hexdigest()[:40] if sleutel else None


def begin(bezwaar: Bezwaar, *, door: str, nu: datetime) -> Begonnen:
    """A cluster for the decision that this objection is against."""
    besluit = bezwaar.besluit
    id_ = cluster_id(besluit)
    if id_ is None:
        raise Conflict("Aan dit kenmerk is niet te zien tegen welk besluit het bezwaar is.")
    return Begonnen(at=nu, by=door, id=id_, besluit=besluit, leden=(bezwaar.id,))


def hoort_bij(cluster: Cluster, bezwaar: Bezwaar) -> bool:
    """Whether it can come into the cluster: it is against the decision, open, and not in it."""
    zelfde = cluster_id(bezwaar.besluit) == cluster.id
    return zelfde and bezwaar.stand.wacht_op_beslissing and bezwaar.id not in cluster.leden


def voeg_toe(
    cluster: Cluster, bezwaren: Sequence[Bezwaar], *, door: str, nu: datetime
) -> LedenToegevoegd | None:
    """Put objections in the cluster, as far as they can come into it; None when none can."""
    nieuw = tuple(b.id for b in bezwaren if hoort_bij(cluster, b))
    if len(cluster.leden) + len(nieuw) > MEESTE:
        raise Conflict(f"In een cluster passen hoogstens {MEESTE} bezwaren.")
    return LedenToegevoegd(at=nu, by=door, leden=nieuw) if nieuw else None


def haal_weg(cluster: Cluster, lid: str, *, door: str, nu: datetime) -> LidWeggehaald:
    """Take an objection out, to be handled by itself."""
    if lid not in cluster.leden:
        raise Conflict("Dit bezwaar zit niet in het cluster.")
    return LidWeggehaald(at=nu, by=door, lid=lid)


def ontwerp(cluster: Cluster, beslissing: Beslissing, *, door: str, nu: datetime) -> SamenOntworpen:
    """Draft the decision for all of them, for a colleague to take. Invalid when its parts do not
    fit; whether each of them can be decided so, its own model says."""
    past_bij_elkaar(beslissing)
    return SamenOntworpen(at=nu, by=door, beslissing=beslissing)


def mag_vaststellen(cluster: Cluster, door: str) -> Ontwerp:
    """The draft that this official may take. Four eyes: not who made it."""
    if cluster.ontwerp is None:
        raise Conflict("Er is nog geen ontwerp.")
    if cluster.ontwerp.door == door:
        raise Conflict("U heeft dit ontwerp zelf gemaakt. Een collega moet het vaststellen.")
    return cluster.ontwerp


def beslis_lid(
    cluster: Cluster, bezwaar: Bezwaar, *, door: str, nu: datetime
) -> tuple[Ontworpen, Beslist]:
    """Decide on one of them: the draft of one official, taken by another. Raises what
    `model.beslis` raises, and Conflict when somebody drafts something else for this one."""
    samen = mag_vaststellen(cluster, door)
    ontworpen = _ontwerp_lid(samen, bezwaar, nu)
    return ontworpen, model.neem_ontwerp_over(evolve_bezwaar(bezwaar, ontworpen), door=door, nu=nu)


def _ontwerp_lid(samen: Ontwerp, bezwaar: Bezwaar, nu: datetime) -> Ontworpen:
    wacht_op_beslissing(bezwaar)
    if bezwaar.ontwerp and bezwaar.ontwerp.beslissing != samen.beslissing:
        raise Conflict("Bij deze zaak ligt een eigen ontwerp.")
    return model.ontwerp(bezwaar, samen.beslissing, door=samen.door, nu=nu)


def maak_lid_bekend(
    cluster: Cluster, bezwaar: Bezwaar, dag: date, *, door: str, nu: datetime
) -> Bekendgemaakt:
    """The decision was sent to this one of them."""
    if not _zo_beslist(cluster, bezwaar):
        raise Conflict("Op dit bezwaar is niet met dit ontwerp beslist.")
    return model.maak_bekend(bezwaar, dag, door=door, nu=nu)


class Stap(IntEnum):
    """How far an objection is; what needs attention comes first."""

    KAN_NIET = 0
    KLAAR = 1
    WACHT = 2
    BESLIST = 3
    BEKEND = 4
    ANDERS = 5


@dataclass(frozen=True, slots=True)
class Lid:
    """One of the objections. `reden`: why it can't be decided so, with the article."""

    bezwaar: Bezwaar
    stap: Stap
    reden: str = ""
    artikel: str = ""


def bekijk(cluster: Cluster, bezwaar: Bezwaar, *, door: str, nu: datetime) -> Lid:
    """How far it is, and whether `door` could decide on it now."""
    if not bezwaar.stand.wacht_op_beslissing:
        if not _zo_beslist(cluster, bezwaar):
            return Lid(bezwaar, Stap.ANDERS)
        return Lid(bezwaar, Stap.BESLIST if bezwaar.stand is Stand.BESLIST else Stap.BEKEND)
    samen = cluster.ontwerp
    if samen is None:
        return Lid(bezwaar, Stap.WACHT)
    try:
        # Who made the draft sees for which of them it will do.
        if samen.door == door:
            _ontwerp_lid(samen, bezwaar, nu)
        else:
            beslis_lid(cluster, bezwaar, door=door, nu=nu)
    except DomainError as e:
        reden = e.fields[0].reason if e.fields else e.detail
        return Lid(bezwaar, Stap.KAN_NIET, reden, e.artikel or "")
    return Lid(bezwaar, Stap.KLAAR)


def _zo_beslist(cluster: Cluster, bezwaar: Bezwaar) -> bool:
    samen, uitkomst = cluster.ontwerp, bezwaar.uitkomst
    return bool(samen and uitkomst and uitkomst.beslissing == samen.beslissing)
