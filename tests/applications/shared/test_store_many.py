"""Many dossiers at once: which there are, and all of them read before a command decides."""

from __future__ import annotations

from dataclasses import replace

import boto3
import pytest
from speeltuin.application import APPLICATION
from speeltuin.model import OPEN, TELLERS, begonnen, geteld

from applications.shared.store_tables import Between, CountingTable
from applications.tables import create_table
from gemeengoed.problem import NotFound, VersionMismatch
from gemeengoed.store import Once, Store, Transaction
from gemeengoed.table import DynamoTable, MemoryTable

NOW = 1_790_000_000


def begin(store: Store, *ids: str) -> None:
    def command(tx: Transaction) -> None:
        for id_ in ids:
            tx.append(TELLERS, id_, begonnen())

    store.run(command, now=NOW)


class TestPlaces:
    def test_which_there_are_and_where_page_by_page(self) -> None:
        table = CountingTable()
        store = Store(table)
        begin(store, "a", "b", "c")
        store.run(lambda tx: (tx.get(TELLERS, "a"), tx.append(TELLERS, "a", geteld(5))), now=NOW)
        table.calls.clear()
        first = store.places(replace(OPEN, limit=2))
        assert first.found == (("b", "000000"), ("c", "000000"))
        second = store.places(replace(OPEN, limit=2, after=first.next))
        assert (second.found, second.next) == ((("a", "000005"),), None)
        assert table.calls == {"query": 2}

    def test_an_index_of_keys_is_enough(self, cloud: None) -> None:
        index = replace(APPLICATION.index(OPEN.index), keys_only=True)
        name = create_table(replace(APPLICATION, indexes=(index,)))
        store = Store(DynamoTable(boto3.client("dynamodb"), name))
        begin(store, "a#b", "c")
        assert [id_ for id_, _ in store.places(OPEN).found] == ["a#b", "c"]
        with pytest.raises(KeyError):
            store.list(TELLERS, OPEN)


class TestPrepare:
    def test_one_call_for_all_that_a_command_looks_at(self) -> None:
        table = CountingTable()
        store = Store(table)
        begin(store, "a", "b")
        table.calls.clear()

        def command(tx: Transaction) -> list[int | None]:
            tx.prepare(TELLERS, ["a", "b", "weg", "a"])
            seen = [tx.find(TELLERS, i) for i in ("a", "b", "weg")]
            tx.append(TELLERS, "a", geteld(2))
            tx.append(TELLERS, "weg", begonnen())
            return [t.som if t else None for t in seen]

        assert store.run(command, now=NOW) == [0, 0, None]
        assert table.calls == {"get": 1, "write": 1}
        assert [store.get(TELLERS, i).version for i in ("a", "b", "weg")] == [2, 1, 1]

    def test_what_is_only_looked_at_is_not_written(self) -> None:
        table = CountingTable()
        store = Store(table)
        begin(store, "a")
        table.calls.clear()
        store.run(lambda tx: tx.prepare(TELLERS, ["a", "weg"]), now=NOW)
        store.run(lambda tx: tx.prepare(TELLERS, []), now=NOW)
        assert table.calls == {"get": 1}
        with pytest.raises(NotFound):
            store.get(TELLERS, "weg")

    def test_what_is_not_there_is_not_found_and_a_version_counts(self) -> None:
        store = Store(MemoryTable())
        begin(store, "a")

        def missing(tx: Transaction) -> None:
            tx.prepare(TELLERS, ["weg"])
            tx.get(TELLERS, "weg")

        def stale(tx: Transaction) -> None:
            tx.prepare(TELLERS, ["a"])
            tx.get(TELLERS, "a", expect=7)

        with pytest.raises(NotFound):
            store.run(missing, now=NOW)
        with pytest.raises(VersionMismatch):
            store.run(stale, now=NOW)

    def test_what_a_command_did_already_stays(self) -> None:
        store = Store(MemoryTable())
        begin(store, "a")

        def command(tx: Transaction) -> None:
            tx.get(TELLERS, "a")
            tx.append(TELLERS, "a", geteld(3))
            tx.prepare(TELLERS, ["a", "b"])
            tx.append(TELLERS, "a", geteld(4))

        store.run(command, now=NOW)
        assert store.get(TELLERS, "a").state.som == 7
        assert store.get(TELLERS, "a").version == 3

    def test_who_came_between_is_not_overwritten(self) -> None:
        table = Between()
        store = Store(table)
        begin(store, "a")

        def plus(number: int) -> None:
            def command(tx: Transaction) -> None:
                tx.prepare(TELLERS, ["a", "nieuw"])
                tx.append(TELLERS, "a", geteld(number))
                if tx.find(TELLERS, "nieuw") is None:
                    tx.append(TELLERS, "nieuw", begonnen())
                tx.append(TELLERS, "nieuw", geteld(number))

            store.run(command, now=NOW)

        table.others = [lambda: plus(10)]
        plus(1)
        assert store.get(TELLERS, "a").state.som == 11
        assert store.get(TELLERS, "nieuw").state.som == 11

    def test_a_request_that_was_carried_out_is_still_a_replay(self) -> None:
        store = Store(MemoryTable())
        begin(store, "a")
        once = Once.of(who="x", key="k", request="r")

        def command(tx: Transaction) -> str:
            tx.prepare(TELLERS, ["a"])
            return str(tx.append(TELLERS, "a", geteld(1)).som)

        assert [store.run(command, now=NOW, once=once, read=str) for _ in range(2)] == ["1", "1"]
        assert store.get(TELLERS, "a").version == 2

    def test_more_than_one_call_can_hold(self) -> None:
        table = CountingTable()
        store = Store(table)
        ids = [f"t{n}" for n in range(230)]
        begin(store, *ids)
        table.calls.clear()

        def command(tx: Transaction) -> int:
            tx.prepare(TELLERS, ids)
            return sum(tx.find(TELLERS, i) is not None for i in ids)

        assert store.run(command, now=NOW) == 230
        assert table.calls == {"get": 3}
