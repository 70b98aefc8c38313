"""The figures: how many objections came and how they were decided, by month; penalties owed.

What a case counts for follows from its history alone (`telling`). Beside the case stands what was
counted of it, and both that and the figures of the year change in one transaction. So an event
that the stream offers twice or late changes nothing, and one that was missed is made good by the
next event of its case. Who wants to know reads a small dossier per year, however many cases
there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import ClassVar

from pydantic import Field

from bezwaar.model import BEZWAREN, Bezwaar, Ingediend, Stand
from bezwaar.model.gebeurtenissen import Bekendgemaakt, DwangsomVastgesteld
from bezwaar.model.termijnen import opgelopen
from gemeengoed.awb import lokale_datum
from gemeengoed.dossier import Event, Kind
from gemeengoed.model import Model
from gemeengoed.store import Store, Transaction
from gemeengoed.table import IndexQuery

DOOR = "cijfers"
_ZONDER_BESLISSING = (Stand.INGETROKKEN, Stand.DOORGEZONDEN, Stand.RECHTSTREEKS_BEROEP)
# How many running penalties come with one read; they are small.
_VEEL = 1_000


class Cijfers(Model):
    """Counts; `dwangsom` in euro cents, as it was fixed (Awb 4:18).

    A decision counts on the day it was sent: before that it is none (3:40). One that a court
    quashed was a decision all the same, and the one that comes after it is another.
    """

    ingediend: int = 0
    beslist: int = 0
    binnen_termijn: int = 0
    gehoord: int = 0
    gegrond: int = 0
    deels_gegrond: int = 0
    ongegrond: int = 0
    niet_ontvankelijk: int = 0
    ingetrokken: int = 0
    doorgezonden: int = 0
    rechtstreeks_beroep: int = 0
    dwangsom: int = 0

    def plus(self, other: Cijfers, times: int = 1) -> Cijfers:
        """`times` -1 takes away."""
        theirs = dict(other)
        return Cijfers(**{name: count + times * theirs[name] for name, count in self})


# By month, as `2026-11`.
Maanden = Mapping[str, Cijfers]


class Lopend(Model):
    """A penalty that is owed and was not fixed yet: the days that it hangs on."""

    ingebrekestelling: date
    eerste_dag: date
    laatste_dag: date


class Telling(Model):
    """What was counted of a case, by its first `versie` events."""

    versie: int = 0
    maanden: Maanden = Field(default_factory=dict)
    lopend: Lopend | None = None


class Geteld(Event):
    type: ClassVar[str] = "geteld"
    telling: Telling


class Jaarcijfers(Model):
    """The figures of a calendar year."""

    jaar: int
    maanden: Maanden = Field(default_factory=dict)

    @property
    def totaal(self) -> Cijfers:
        return som(self.maanden.values())


class Bijgeteld(Event):
    """What came into the figures of a year. Only a way of counting that was mended takes off."""

    type: ClassVar[str] = "bijgeteld"
    jaar: int
    erbij: Maanden


def _telling_keys(telling: Telling) -> dict[str, str | None]:
    # In an index that is there already, beside the work list.
    loop = telling.lopend
    return {"stand": "dwangsom", "uiterlijk": loop.eerste_dag.isoformat()} if loop else {}


def _geteld(_before: Telling | None, event: Event) -> Telling:
    if not isinstance(event, Geteld):
        raise ValueError(f"unknown event {event.type}")
    return event.telling


def _bijgeteld(before: Jaarcijfers | None, event: Event) -> Jaarcijfers:
    if not isinstance(event, Bijgeteld):
        raise ValueError(f"unknown event {event.type}")
    maanden = dict(before.maanden) if before else {}
    for maand, cijfers in event.erbij.items():
        maanden[maand] = maanden.get(maand, Cijfers()).plus(cijfers)
    return Jaarcijfers(jaar=event.jaar, maanden=maanden)


TELLINGEN = Kind("telling", Telling, (Geteld,), _geteld, _telling_keys)
JAREN = Kind(
    "jaarcijfers",
    Jaarcijfers,
    (Bijgeteld,),
    _bijgeteld,
    lambda jaar: {"stand": "jaar", "uiterlijk": f"{jaar.jaar:04d}"},
)


def som(cijfers: Iterable[Cijfers]) -> Cijfers:
    total = Cijfers()
    for each in cijfers:
        total = total.plus(each)
    return total


def telling(events: Sequence[Event]) -> Telling:
    """What a case counts for, by everything that happened to it. Pure."""
    bezwaar: Bezwaar | None = None
    maanden: dict[str, Cijfers] = {}
    for event in events:
        before, bezwaar = bezwaar, BEZWAREN.evolve(bezwaar, event)
        dag, cijfers = _telt(event, before, bezwaar)
        if cijfers != Cijfers():
            maand = f"{dag:%Y-%m}"
            maanden[maand] = maanden.get(maand, Cijfers()).plus(cijfers)
    lopend = _lopend(bezwaar) if bezwaar else None
    return Telling(versie=len(events), maanden=maanden, lopend=lopend)


def _telt(event: Event, before: Bezwaar | None, after: Bezwaar) -> tuple[date, Cijfers]:
    """What one event counts for, and on which day."""
    dag = lokale_datum(event.at)
    if isinstance(event, Ingediend):
        return lokale_datum(after.ontvangen_op), Cijfers(ingediend=1)
    if isinstance(event, Bekendgemaakt):
        return event.op, _beslist(after)
    if isinstance(event, DwangsomVastgesteld):
        return dag, Cijfers(dwangsom=event.bedrag)
    ended = before is not None and before.stand is not after.stand
    if ended and after.stand in _ZONDER_BESLISSING:
        return dag, Cijfers.model_validate({after.stand.value: 1})
    return dag, Cijfers()


def _beslist(bezwaar: Bezwaar) -> Cijfers:
    uitkomst, horen = bezwaar.uitkomst, bezwaar.horen
    assert uitkomst
    return Cijfers.model_validate(
        {
            "beslist": 1,
            "binnen_termijn": int(uitkomst.binnen_termijn),
            "gehoord": int(horen is not None and horen.gehoord_op is not None),
            uitkomst.beslissing.dictum.value: 1,
        }
    )


def _lopend(bezwaar: Bezwaar) -> Lopend | None:
    loop = bezwaar.dwangsom
    if loop is None or loop.vastgesteld_op or loop.eerste_dag is None or loop.laatste_dag is None:
        return None
    return Lopend(
        ingebrekestelling=loop.ingebrekestelling,
        eerste_dag=loop.eerste_dag,
        laatste_dag=loop.laatste_dag,
    )


def tel(store: Store, id_: str, nu: datetime) -> None:
    """Count a case as it stands by now. Once is enough; more often changes nothing."""

    def command(tx: Transaction) -> None:
        now = telling([r.event for r in store.history(BEZWAREN, id_)])
        was = tx.find(TELLINGEN, id_) or Telling()
        if now.versie <= was.versie or now == was.model_copy(update={"versie": now.versie}):
            return
        tx.append(TELLINGEN, id_, Geteld(at=nu, by=DOOR, telling=now))
        for jaar, erbij in _per_jaar(_verschil(was.maanden, now.maanden)).items():
            tx.find(JAREN, jaar)
            tx.append(JAREN, jaar, Bijgeteld(at=nu, by=DOOR, jaar=int(jaar), erbij=erbij))

    store.run(command, now=int(nu.timestamp()))


def _verschil(was: Maanden, now: Maanden) -> dict[str, Cijfers]:
    more = {m: now.get(m, Cijfers()).plus(was.get(m, Cijfers()), -1) for m in sorted({*was, *now})}
    return {m: c for m, c in more.items() if c != Cijfers()}


def _per_jaar(maanden: Maanden) -> dict[str, dict[str, Cijfers]]:
    jaren: dict[str, dict[str, Cijfers]] = {}
    for maand, cijfers in maanden.items():
        jaren.setdefault(maand[:4], {})[maand] = cijfers
    return jaren


def jaren(store: Store, aantal: int) -> tuple[Jaarcijfers, ...]:
    """The newest years of which there are figures, the newest first. One read."""
    query = IndexQuery("termijn", ("stand", "jaar"), "uiterlijk", newest_first=True, limit=aantal)
    return tuple(d.state for d in store.list(JAREN, query).dossiers)


def twaalf_maanden(store: Store, nu: datetime) -> Cijfers:
    """The figures of this month and the eleven before it. One read."""
    vandaag = lokale_datum(nu)
    jaar, maand = divmod(vandaag.year * 12 + vandaag.month - 12, 12)
    van, tot = f"{jaar:04d}-{maand + 1:02d}", f"{vandaag:%Y-%m}"
    recent = jaren(store, 2)
    return som(c for j in recent for m, c in j.maanden.items() if van <= m <= tot)


def lopende_dwangsom(store: Store, nu: datetime) -> int:
    """What all penalties together came to that were not fixed yet, in euro cents."""
    vandaag, total = lokale_datum(nu), 0
    after: tuple[str, str] | None = None
    while True:
        query = IndexQuery("termijn", ("stand", "dwangsom"), "uiterlijk", limit=_VEEL, after=after)
        page = store.list(TELLINGEN, query)
        lopend = (d.state.lopend for d in page.dossiers)
        total += sum(opgelopen(**dict(loop), dag=vandaag) for loop in lopend if loop)
        after = page.next
        if after is None:
            return total
