"""The figures: each case counts for what happened to it, once, however often it is looked at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from applications.bezwaar.cases import (
    beroep,
    beslist,
    doe,
    dwangsom,
    in_gebreke,
    ingetrokken,
    op,
    vernietigd,
    verstuurd,
    zaak,
)
from applications.shared.store_tables import Between, CountingTable
from bezwaar import cijfers, events, schedule
from bezwaar.cijfers import JAREN, TELLINGEN, Cijfers
from bezwaar.model import BEZWAREN
from gemeengoed.store import Store
from gemeengoed.stream import Written

NU = op(3, 1)
GEHOORD = {"gehoordOp": "2026-12-01"}


@pytest.fixture
def table() -> CountingTable:
    return CountingTable()


@pytest.fixture
def store(table: CountingTable) -> Store:
    return Store(table)


def totaal(store: Store, jaar: int) -> Cijfers:
    return store.get(JAREN, f"{jaar}").state.totaal


def test_a_decision_counts_in_the_month_in_which_it_was_sent(
    store: Store, stuk: dict[str, Any]
) -> None:
    id_ = zaak(store, stuk, 1, beslist(op(1, 20), dictum="gegrond", **GEHOORD))
    cijfers.tel(store, id_, NU)
    assert totaal(store, 2026) == Cijfers(ingediend=1), "what was not sent is no decision"
    assert cijfers.jaren(store, 5) == (store.get(JAREN, "2026").state,)
    doe(store, id_, verstuurd(op(1, 25)))
    cijfers.tel(store, id_, NU)
    wanted = Cijfers(beslist=1, binnen_termijn=1, gehoord=1, gegrond=1)
    assert store.get(JAREN, "2027").state.maanden == {"2027-01": wanted}
    assert store.get(JAREN, "2026").state.maanden == {"2026-11": Cijfers(ingediend=1)}


def test_taken_in_time_but_sent_late_is_late(store: Store, stuk: dict[str, Any]) -> None:
    id_ = zaak(store, stuk, 1, beslist(op(1, 25)), verstuurd(op(1, 26)))
    cijfers.tel(store, id_, NU)
    assert totaal(store, 2027) == Cijfers(beslist=1, ongegrond=1)


def test_a_decision_that_a_court_quashed_stays_counted(store: Store, stuk: dict[str, Any]) -> None:
    id_ = zaak(
        store,
        stuk,
        1,
        beslist(op(12, 2, 2026)),
        verstuurd(op(12, 3, 2026)),
        beroep(op(1, 4)),
        vernietigd(op(2, 1)),
    )
    cijfers.tel(store, id_, NU)
    assert totaal(store, 2026).beslist == 1
    doe(store, id_, beslist(op(2, 3), dictum="gegrond"))
    doe(store, id_, verstuurd(op(2, 3)))
    cijfers.tel(store, id_, NU)
    assert totaal(store, 2026).ongegrond == 1
    assert totaal(store, 2027) == Cijfers(beslist=1, binnen_termijn=1, gegrond=1)


def test_what_ends_without_a_decision(store: Store, stuk: dict[str, Any]) -> None:
    id_ = zaak(store, stuk, 1, ingetrokken(op(1, 3)))
    cijfers.tel(store, id_, NU)
    assert totaal(store, 2027) == Cijfers(ingetrokken=1)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(order=st.lists(st.sampled_from([(1, 2), (1, 3), (2, 2), (2, 3), (3, 2)]), max_size=12))
def test_neither_order_nor_repetition_matters(
    stuk: dict[str, Any], order: list[tuple[int, int]]
) -> None:
    """Some of the cases get counted half-way, twice, or not before the end."""
    store = Store(CountingTable())
    steps = {
        1: [beslist(op(1, 20)), verstuurd(op(1, 25))],
        2: [beslist(op(1, 20), dictum="gegrond"), verstuurd(op(2, 1))],
        3: [ingetrokken(op(1, 3))],
    }
    ids = {number: zaak(store, stuk, number) for number in steps}
    for number, times in order:
        if steps[number]:
            doe(store, ids[number], steps[number].pop(0))
        for _ in range(times):
            cijfers.tel(store, ids[number], NU)
    for number, id_ in ids.items():
        for step in steps[number]:
            doe(store, id_, step)
        cijfers.tel(store, id_, NU)
    assert totaal(store, 2026) == Cijfers(ingediend=3)
    assert totaal(store, 2027) == Cijfers(
        beslist=2, binnen_termijn=1, gegrond=1, ongegrond=1, ingetrokken=1
    )


def test_two_that_count_at_once(stuk: dict[str, Any]) -> None:
    table = Between()
    store = Store(table)
    one, two = zaak(store, stuk, 1), zaak(store, stuk, 2)
    table.others = [
        lambda: cijfers.tel(store, two, NU),
        lambda: cijfers.tel(store, one, NU),
    ]
    cijfers.tel(store, one, NU)
    assert table.others == []
    assert totaal(store, 2026) == Cijfers(ingediend=2)
    assert store.get(TELLINGEN, one).version == 1


def test_who_looked_before_the_last_event_takes_nothing_back(
    store: Store, stuk: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = zaak(store, stuk, 1)
    old = store.history(BEZWAREN, id_)
    doe(store, id_, ingetrokken(op(1, 3)))
    cijfers.tel(store, id_, NU)
    monkeypatch.setattr(store, "history", lambda *_: old)
    cijfers.tel(store, id_, NU)
    assert totaal(store, 2027).ingetrokken == 1


def test_an_event_that_counts_for_nothing_costs_two_reads(
    store: Store, table: CountingTable, stuk: dict[str, Any]
) -> None:
    id_ = zaak(store, stuk, 1)
    table.calls.clear()
    cijfers.tel(store, id_, NU)
    assert table.calls == {"partition": 1, "get": 2, "write": 1}
    table.calls.clear()
    cijfers.tel(store, id_, NU)
    assert table.calls == {"partition": 1, "get": 1}


def test_the_stream_counts_what_happens_to_a_case(store: Store, stuk: dict[str, Any]) -> None:
    id_ = zaak(store, stuk, 1)
    (recorded,) = store.history(BEZWAREN, id_)
    for _ in range(2):
        events.tel(Written("1", "bezwaar", id_, 1, recorded.event), store)
    assert totaal(store, 2026) == Cijfers(ingediend=1)
    # Its own events come by as well: they count for nothing, and stay inside.
    (of_case,), (of_year,) = store.history(TELLINGEN, id_), store.history(JAREN, "2026")
    for kind, key, counted in (("telling", id_, of_case), ("jaarcijfers", "2026", of_year)):
        written = Written("1", kind, key, 1, counted.event)
        events.tel(written, store)
        assert events.public(written) is None
    assert store.get(JAREN, "2026").version == 1


def test_twelve_months_are_this_one_and_eleven_before(store: Store) -> None:
    for jaar, maanden in (("2025", ("2025-01", "2025-12")), ("2026", ("2026-03", "2026-04"))):
        erbij = {m: Cijfers(beslist=1) for m in maanden}
        event = cijfers.Bijgeteld(at=NU, by="x", jaar=int(jaar), erbij=erbij)
        store.run(lambda tx, j=jaar, e=event: tx.append(JAREN, j, e), now=0)  # type: ignore[misc]
    for moment, count in (
        (datetime(2026, 3, 31, 12, tzinfo=UTC), 2),
        (datetime(2026, 11, 30, 12, tzinfo=UTC), 3),
        # On 1 December in Amsterdam, December of last year is out.
        (datetime(2026, 11, 30, 23, 30, tzinfo=UTC), 2),
        (datetime(2027, 3, 1, 12, tzinfo=UTC), 1),
    ):
        assert cijfers.twaalf_maanden(store, moment).beslist == count, moment


def test_a_penalty_runs_until_it_is_fixed(
    store: Store, table: CountingTable, stuk: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Late from 26 January; told on 1 February; owed from 16 February (two weeks, Awb 4:17 lid 3).
    ids = [zaak(store, stuk, n, in_gebreke(op(2, 1))) for n in (1, 2)]
    for id_ in ids:
        cijfers.tel(store, id_, NU)
    kpi = schedule.clockwork.figures["dwangsom"]
    assert kpi(store, op(2, 15)) == 0
    per_dag = kpi(store, op(2, 16))
    assert per_dag
    assert per_dag > 0
    assert kpi(store, op(2, 17)) == 2 * per_dag
    monkeypatch.setattr(cijfers, "_VEEL", 1)
    table.calls.clear()
    assert kpi(store, op(6, 1)) == 2 * 1442
    assert table.calls == {"query": 2}
    for stap in (beslist(op(6, 1)), verstuurd(op(6, 1)), dwangsom(op(6, 2))):
        doe(store, ids[0], stap)
        cijfers.tel(store, ids[0], NU)
    assert kpi(store, op(6, 2)) == 1442
    assert totaal(store, 2027).dwangsom == 144_200


def test_shares_are_of_what_was_decided(
    store: Store, table: CountingTable, stuk: dict[str, Any]
) -> None:
    for name in ("binnen_termijn", "gehoord", "gegrond"):
        assert schedule.clockwork.figures[name](store, NU) is None, "nothing decided, no share"
    dicta = ("gegrond", "ongegrond", "ongegrond")
    for number, dictum in enumerate(dicta, start=1):
        day = op(1, 20) if number < 3 else op(2, 1)
        extra = GEHOORD if number == 1 else {}
        stappen = (beslist(day, dictum=dictum, **extra), verstuurd(day))
        cijfers.tel(store, zaak(store, stuk, number, *stappen), NU)
    table.calls.clear()
    figures: dict[str, Callable[..., float | None]] = dict(schedule.clockwork.figures)
    found = {n: f(store, NU) for n, f in figures.items() if n in Cijfers.model_fields}
    assert found == {
        "binnen_termijn": 66.7,
        "gehoord": 33.3,
        "gegrond": 33.3,
        "deels_gegrond": 0.0,
        "ongegrond": 66.7,
        "niet_ontvankelijk": 0.0,
        "dwangsom": 0.0,
    }
    assert table.calls == {"query": 7}, "one read each, however many cases there are"


def test_every_figure_of_the_manifest_is_computed() -> None:
    from bezwaar.application import APPLICATION

    assert list(schedule.clockwork.figures) == [k.name for k in APPLICATION.kpis]
