"""The job of what time brings about: stopped anywhere and run again, each reminder goes once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from applications.bezwaar.cases import in_gebreke, ingetrokken, op, zaak
from applications.shared.store_tables import Between, CountingTable
from bezwaar import lijsten, schedule
from bezwaar.model import BEZWAREN, tijd
from bezwaar.model.gebeurtenissen import Afgesloten, Herinnerd
from gemeengoed.problem import Unavailable
from gemeengoed.store import Store, Transaction
from gemeengoed.table import IndexQuery, Put

# Due on 25 January 2027.
VEERTIEN, DRIE, TE_LAAT = op(1, 11), op(1, 22), op(1, 26)
AANTAL = 5


class Killed(BaseException):
    """The process is gone: nothing catches that."""


class Mortal(CountingTable):
    """Is killed at its `left`-th write: before it, or after it was carried out."""

    left = -1
    after = False

    def write(self, *puts: Put) -> None:
        self.left -= 1
        if self.left == 0 and not self.after:
            raise Killed
        super().write(*puts)
        if self.left == 0:
            raise Killed


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> Mortal:
    """Pages of two, so that a run takes some of them."""
    real = lijsten.wekkers

    def pairs(*args: Any, **kwargs: Any) -> IndexQuery:
        found = real(*args, **kwargs)
        return IndexQuery(**{f: getattr(found, f) for f in found.__slots__} | {"limit": 2})

    monkeypatch.setattr(schedule, "wekkers", pairs)
    return Mortal()


def reminders(store: Store, ids: list[str]) -> dict[str, Counter[str]]:
    return {
        id_: Counter(
            r.event.wat for r in store.history(BEZWAREN, id_) if isinstance(r.event, Herinnerd)
        )
        for id_ in ids
    }


def run_until_done(store: Store, now: datetime) -> int:
    """As the scheduler does; returns how often it took."""
    for runs in range(1, 100):
        try:
            schedule.termijnen(store, now)
        except Killed:
            continue
        return runs
    raise AssertionError("never done")


def moments() -> Iterator[datetime]:
    """Every hour on the days on which something happens."""
    for day in (VEERTIEN, DRIE, TE_LAAT):
        yield from (day.replace(hour=0) + timedelta(hours=h) for h in (0, 1, 12))


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("at", range(1, AANTAL + 1))
def test_killed_at_any_write_each_reminder_goes_once(
    table: Mortal, stuk: dict[str, Any], at: int, after: bool
) -> None:
    store = Store(table)
    ids = [zaak(store, stuk, n) for n in range(AANTAL)]
    table.after = after
    for now in moments():
        table.left = at
        run_until_done(store, now)
    table.left = -1
    eind = "2027-01-25"
    wanted = Counter(
        [
            f"beslissen: 14 dagen voor {eind}",
            f"beslissen: 3 dagen voor {eind}",
            f"te laat sinds {eind}",
        ]
    )
    assert reminders(store, ids) == dict.fromkeys(ids, wanted)


def test_killed_at_every_write_it_still_gets_there(table: Mortal, stuk: dict[str, Any]) -> None:
    """One write per run is enough to make progress."""
    store = Store(table)
    ids = [zaak(store, stuk, n) for n in range(AANTAL)]
    table.after = True
    for runs in range(1, AANTAL + 1):
        table.left = 1
        with pytest.raises(Killed):
            schedule.termijnen(store, VEERTIEN)
        assert sum(c.total() for c in reminders(store, ids).values()) == runs
    assert run_until_done(store, VEERTIEN) == 1
    assert sum(c.total() for c in reminders(store, ids).values()) == AANTAL


def test_a_week_without_a_run_is_made_good(table: Mortal, stuk: dict[str, Any]) -> None:
    store = Store(table)
    id_ = zaak(store, stuk, 1)
    schedule.termijnen(store, TE_LAAT)
    (counted,) = reminders(store, [id_]).values()
    assert (len(counted), counted.total()) == (3, 3)


def test_calls_are_pages_and_two_for_each_case_that_is_due(
    table: Mortal, stuk: dict[str, Any]
) -> None:
    store = Store(table)
    for number in range(AANTAL):
        zaak(store, stuk, number)
    table.calls.clear()
    schedule.termijnen(store, VEERTIEN - timedelta(days=1))
    assert table.calls == {"query": 1}, "nothing is due: none for any case"
    table.calls.clear()
    schedule.termijnen(store, VEERTIEN)
    assert table.calls == {"query": 3, "get": AANTAL, "write": AANTAL}
    table.calls.clear()
    schedule.termijnen(store, VEERTIEN + timedelta(hours=1))
    assert table.calls == {"query": 1}


def test_penalties_begin_and_end_and_cases_close(table: Mortal, stuk: dict[str, Any]) -> None:
    store = Store(table)
    late = zaak(store, stuk, 1, in_gebreke(op(2, 1)))
    gone = zaak(store, stuk, 2, ingetrokken(op(1, 3)))
    schedule.termijnen(store, op(2, 16))
    assert "dwangsom loopt sinds 2027-02-16" in store.get(BEZWAREN, late).state.herinnerd
    # 42 days: the last is 29 March.
    schedule.termijnen(store, op(3, 30))
    assert "dwangsom vaststellen na 2027-03-29" in store.get(BEZWAREN, late).state.herinnerd
    closed = [r.event for r in store.history(BEZWAREN, gone) if isinstance(r.event, Afgesloten)]
    assert len(closed) == 1


def test_one_case_that_fails_does_not_keep_the_others_waiting(
    table: Mortal, stuk: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(table)
    ids = [zaak(store, stuk, n) for n in range(AANTAL)]
    real = tijd.wat_nu

    def broken(bezwaar: Any, *, nu: datetime) -> Any:
        if bezwaar.id == ids[1]:
            raise ValueError("nummer 123456782")
        return real(bezwaar, nu=nu)

    monkeypatch.setattr(schedule, "wat_nu", broken)
    with pytest.raises(schedule.CasesFailed, match=r"^1$"):
        schedule.termijnen(store, VEERTIEN)
    assert [c.total() for c in reminders(store, ids).values()] == [1, 0, 1, 1, 1]
    monkeypatch.setattr(schedule, "wat_nu", real)
    schedule.termijnen(store, VEERTIEN)
    assert [c.total() for c in reminders(store, ids).values()] == [1] * AANTAL


def test_without_a_table_it_stops_at_once(
    table: Mortal, stuk: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(table)
    for number in range(AANTAL):
        zaak(store, stuk, number)
    asked = []

    def gone(self: Transaction, *_: object, **__: object) -> Any:
        asked.append(1)
        raise Unavailable("Probeer het over een minuut nog eens.")

    monkeypatch.setattr(Transaction, "get", gone)
    with pytest.raises(Unavailable):
        schedule.termijnen(store, VEERTIEN)
    assert len(asked) == 1


def test_a_case_that_changed_meanwhile_is_decided_on_anew(stuk: dict[str, Any]) -> None:
    """Between the list and the write somebody withdraws it: then there is no reminder."""
    table = Between()
    store = Store(table)
    id_ = zaak(store, stuk, 1)
    withdrawn = ingetrokken(VEERTIEN)

    def withdraw() -> None:
        def command(tx: Transaction) -> None:
            tx.append(BEZWAREN, id_, withdrawn(tx.get(BEZWAREN, id_)))

        store.run(command, now=0)

    table.others = [withdraw]
    schedule.termijnen(store, VEERTIEN)
    assert reminders(store, [id_])[id_].total() == 0
    assert store.get(BEZWAREN, id_).state.stand.value == "afgesloten"
