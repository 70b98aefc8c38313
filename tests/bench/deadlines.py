"""The job of what time brings about, over ten thousand open cases.

On a table in memory, which counts what would be calls to DynamoDB. Its own time is taken off,
since it sorts the whole list for each page, which an index does not: what is left is our own work,
to which in the cloud the network comes.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeVar
from unittest import mock

from bench.figures import Figure, Table
from gemeengoed.table import IndexQuery, Item, Key, MemoryTable, Page, Put

CASES = 10_000
ROUNDS = 3
FILED = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
_LATER = timedelta(hours=1)
A = TypeVar("A")


class _Timed(MemoryTable):
    """Counts its calls, and the time that they take."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: Counter[str] = Counter()
        self.seconds = 0.0

    def get(self, *keys: Key) -> list[Item]:
        return self._call("GetItem", super().get, *keys)

    def write(self, *puts: Put) -> None:
        self._call("TransactWriteItems", super().write, *puts)

    def query(self, query: IndexQuery) -> Page:
        return self._call("Query", super().query, query)

    def _call(self, name: str, method: Callable[..., A], *arguments: Any) -> A:
        started = time.perf_counter()
        try:
            return method(*arguments)
        finally:
            self.calls[name] += 1
            self.seconds += time.perf_counter() - started


def measure() -> Table:
    from gemeengoed import log

    table = Table(
        f"The deadline job, {CASES:,} open cases, without the time of the table in memory\n"
        "(target: 1 Query per 100 due cases, 2 other calls per due case, none for the others)",
        ["run", "due", "our own time", "per second", "Query", "other", "calls per due case"],
    )
    # The line per run would come between the rows.
    with mock.patch.object(log, "log"):
        rounds = [_round() for _ in range(ROUNDS)]
    for runs in zip(*rounds, strict=True):
        first, own = runs[0], Figure([run.own * 1_000 for run in runs], "ms")
        queries, total = first.calls["Query"], first.calls.total()
        table.add(
            first.name,
            f"{first.due:,}",
            own,
            f"{1_000 * first.due / own.median:,.0f}" if first.due else "-",
            f"{queries:,}",
            f"{total - queries:,}",
            f"{total / first.due:.2f}" if first.due else "-",
        )
    return table


class _Run:
    """One run of the job: what it took."""

    def __init__(self, name: str, due: int, table: _Timed, job: Callable[[], None]) -> None:
        self.name, self.due = name, due
        table.calls, table.seconds = Counter(), 0.0
        started = time.perf_counter()
        job()
        self.own = time.perf_counter() - started - table.seconds
        self.calls = table.calls


def _round() -> list[_Run]:
    from bezwaar.schedule import termijnen
    from gemeengoed.store import Store

    table = _Timed()
    store = Store(table)
    eind = _fill(store)
    moments = {
        "nothing due": eind - timedelta(days=15),
        "all get a reminder": eind - timedelta(days=14),
        "an hour later": eind - timedelta(days=14) + _LATER,
        "all are late": eind + timedelta(days=1),
        "an hour after that": eind + timedelta(days=1) + _LATER,
    }
    due = (0, CASES, 0, CASES, 0)
    return [
        _Run(name, n, table, lambda at=at: termijnen(store, at))  # type: ignore[misc]
        for (name, at), n in zip(moments.items(), due, strict=True)
    ]


def _fill(store: Any) -> datetime:
    """Ten thousand cases that are due on one day; returns noon of that day."""
    from bezwaar import model
    from bezwaar.invoer import Bezwaarschrift
    from bezwaar.model import BEZWAREN

    stuk = Bezwaarschrift.model_validate(_OBJECTION)
    first = model.dien_in(stuk, id="x", persoon="p", door="p", nu=FILED)
    for number in range(CASES):
        id_ = f"{number:012d}"
        event = first.model_copy(update={"id": id_})
        store.run(lambda tx, i=id_, e=event: tx.append(BEZWAREN, i, e), now=0)
    eind: date = BEZWAREN.replay([first]).beslistermijn.eind or date.max
    return datetime(eind.year, eind.month, eind.day, 12, tzinfo=UTC)


_OBJECTION = {
    "indiener": {
        "naam": "A",
        "adres": {"straat": "B", "huisnummer": 1, "postcode": "1234 AB", "woonplaats": "C"},
    },
    "besluit": {"kenmerk": "1", "omschrijving": "x", "bekendgemaaktOp": "2026-11-02"},
    "gronden": "Daarom.",
    "ondertekend": True,
}
