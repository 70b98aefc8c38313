"""One read, one transaction: nothing lost, nothing twice, nothing by half."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st
from speeltuin.model import OPEN, TELLERS, Gesloten, Geteld, Teller, begonnen, geteld

from applications.shared.store_tables import Between, Busy, CountingTable
from gemeengoed import store as module
from gemeengoed.dossier import Kind
from gemeengoed.problem import Conflict, Invalid, KeyReused, NotFound, VersionMismatch
from gemeengoed.store import TRIES, Once, Store, Transaction
from gemeengoed.table import Key, MemoryTable

NOW = 1_790_000_000


@pytest.fixture(autouse=True)
def naps(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Nobody waits between two tries; how long it would have been is kept."""
    taken: list[float] = []
    monkeypatch.setattr(module.time, "sleep", taken.append)
    return taken


def begin(store: Store, id_: str = "a") -> None:
    store.run(lambda tx: tx.append(TELLERS, id_, begonnen()), now=NOW)


def count(store: Store, plus: int = 1, id_: str = "a", once: Once | None = None) -> str:
    def command(tx: Transaction) -> str:
        tx.get(TELLERS, id_)
        return str(tx.append(TELLERS, id_, geteld(plus)).som)

    return store.run(command, now=NOW, once=once, read=str)


def key(request: str = "r", *, who: str = "machine:x", name: str = "k") -> Once:
    return Once.of(who=who, key=name, request=request)


class TestWriting:
    def test_a_new_dossier_is_event_and_state_at_version_1(self) -> None:
        table = MemoryTable()
        begin(Store(table))
        [state] = table.get(Key("teller#a", "state"))
        assert (state["version"], state["stand"], state["op"]) == (1, "open", "000000")
        [event] = table.get(Key("teller#a", "event#000001"))
        assert (event["type"], event["by"]) == ("begonnen", "machine:x")
        assert event["at"] == "2026-11-02T10:00:00+00:00"

    def test_a_command_goes_on_from_what_is_there(self) -> None:
        store = Store(MemoryTable())
        begin(store)
        assert count(store, 3) == "3"
        assert count(store, 4) == "7"
        dossier = store.get(TELLERS, "a")
        assert (dossier.version, dossier.etag, dossier.state.som) == (3, '"3"', 7)

    def test_several_events_in_one_command_each_have_a_number(self) -> None:
        store = Store(MemoryTable())
        store.run(lambda tx: tx.append(TELLERS, "a", begonnen(), geteld(2), geteld(5)), now=NOW)
        assert [r.number for r in store.history(TELLERS, "a")] == [1, 2, 3]
        assert store.get(TELLERS, "a").version == 3

    def test_a_value_that_is_none_takes_it_off_the_list(self) -> None:
        table = MemoryTable()
        store = Store(table)
        begin(store)
        assert store.count(OPEN) == 1

        def close(tx: Transaction) -> None:
            tx.get(TELLERS, "a")
            tx.append(TELLERS, "a", Gesloten(at=begonnen().at, by="x"))

        store.run(close, now=NOW)
        assert store.count(OPEN) == 0
        assert "stand" not in table.get(Key("teller#a", "state"))[0]

    def test_a_list_gives_dossiers_as_a_read_does(self) -> None:
        store = Store(MemoryTable())
        begin(store)
        count(store, 2)
        assert store.list(TELLERS, OPEN).dossiers == (store.get(TELLERS, "a"),)

    def test_history_is_in_order_past_nine(self) -> None:
        store = Store(MemoryTable())
        begin(store)
        for plus in range(1, 12):
            count(store, plus)
        history = store.history(TELLERS, "a")
        assert [r.number for r in history] == list(range(1, 13))
        assert [r.event.plus for r in history if isinstance(r.event, Geteld)] == list(range(1, 12))
        assert store.history(TELLERS, "missing") == []

    def test_what_is_not_there(self) -> None:
        store = Store(MemoryTable())
        with pytest.raises(NotFound):
            store.get(TELLERS, "a")
        with pytest.raises(NotFound):
            count(store)
        assert store.run(lambda tx: tx.find(TELLERS, "a"), now=NOW) is None

    def test_a_transaction_sees_its_own_events(self) -> None:
        def command(tx: Transaction) -> tuple[Teller, int]:
            tx.append(TELLERS, "a", begonnen(), geteld(2))
            return tx.get(TELLERS, "a"), tx.dossier(TELLERS, "a").version

        state, version = Store(MemoryTable()).run(command, now=NOW)
        assert (state.som, version) == (2, 2)

    def test_a_command_that_does_nothing_writes_nothing(self) -> None:
        table = CountingTable()
        begin(Store(table))
        table.calls.clear()
        Store(table).run(lambda tx: tx.get(TELLERS, "a"), now=NOW)
        assert table.calls == {"get": 1}

    def test_a_command_that_refuses_writes_nothing(self) -> None:
        table = CountingTable()

        def command(tx: Transaction) -> None:
            tx.append(TELLERS, "a", begonnen())
            raise Invalid("nee")

        with pytest.raises(Invalid):
            Store(table).run(command, now=NOW)
        assert table.calls == {}

    @pytest.mark.parametrize("letter", ["x" * 2, "é", "\0"])
    def test_more_than_an_item_can_hold_is_refused(self, letter: str) -> None:
        """Else DynamoDB does so, and the page or API fails. It counts bytes, as JSON."""
        store = Store(MemoryTable())
        begin(store)
        large = geteld(1).model_copy(update={"by": letter * 200_000})
        with pytest.raises(Invalid, match="korter"):
            store.run(lambda tx: (tx.get(TELLERS, "a"), tx.append(TELLERS, "a", large)), now=NOW)
        assert store.get(TELLERS, "a").version == 1


class TestCalls:
    """What issue 2 promises: one call per read, two per command."""

    def test_a_read_is_one_call(self) -> None:
        table = CountingTable()
        begin(Store(table))
        table.calls.clear()
        Store(table).get(TELLERS, "a")
        assert table.calls == {"get": 1}

    @pytest.mark.parametrize("once", [None, key()])
    def test_a_command_is_two_calls(self, once: Once | None) -> None:
        table = CountingTable()
        begin(Store(table))
        table.calls.clear()
        count(Store(table), once=once)
        assert table.calls == {"get": 1, "write": 1}

    def test_a_replay_is_one_call(self) -> None:
        table = CountingTable()
        begin(Store(table))
        count(Store(table), once=key())
        table.calls.clear()
        count(Store(table), once=key())
        assert table.calls == {"get": 1}

    def test_a_list_is_one_call(self) -> None:
        table = CountingTable()
        begin(Store(table))
        table.calls.clear()
        Store(table).list(TELLERS, OPEN)
        assert table.calls == {"query": 1}


class TestVersions:
    def test_the_version_that_was_seen(self) -> None:
        store = Store(MemoryTable())
        begin(store)
        for wrong in (0, 2):
            with pytest.raises(VersionMismatch):
                store.run(lambda tx, v=wrong: tx.get(TELLERS, "a", expect=v), now=NOW)
        assert store.run(lambda tx: tx.get(TELLERS, "a", expect=1), now=NOW).som == 0

    def test_of_what_was_read_or_is_not_there_yet(self) -> None:
        store = Store(MemoryTable())

        def write(version: int) -> str:
            def command(tx: Transaction) -> str:
                there = tx.find(TELLERS, "a")
                tx.append(TELLERS, "a", geteld() if there else begonnen())
                tx.expect(TELLERS, "a", version)
                return ""

            return store.run(command, now=NOW)

        write(0)
        with pytest.raises(VersionMismatch) as late:
            write(0)
        assert late.value.version == 1
        write(1)
        assert store.get(TELLERS, "a").version == 2

    def test_who_named_a_version_is_told_when_somebody_came_between(self) -> None:
        table = Between()
        store = Store(table)
        begin(store)
        table.others = [lambda: count(store, 5)]

        def command(tx: Transaction) -> None:
            tx.get(TELLERS, "a", expect=1)
            tx.append(TELLERS, "a", geteld())

        with pytest.raises(VersionMismatch):
            store.run(command, now=NOW)
        assert store.get(TELLERS, "a").state.som == 5

    def test_without_a_version_the_command_decides_again(self, naps: list[float]) -> None:
        table = Between()
        store = Store(table)
        begin(store)
        table.others = [lambda: count(store, 10), lambda: count(store, 100)]
        assert count(store, 1) == "111"
        assert store.get(TELLERS, "a").version == 4
        assert len(naps) == 2

    def test_a_second_creation_of_the_same_dossier_loses(self) -> None:
        store = Store(MemoryTable())
        begin(store)
        count(store, 7)
        with pytest.raises(Conflict):
            begin(store)
        assert store.get(TELLERS, "a").state.som == 7

    def test_gives_up_after_all_tries(self, naps: list[float]) -> None:
        table = Busy()
        with pytest.raises(Conflict):
            begin(Store(table))
        assert table.writes == TRIES
        assert all(0 <= n <= 0.5 for n in naps)


class TestTwoDossiers:
    def test_both_or_neither(self) -> None:
        table = Between()
        store = Store(table)
        begin(store, "a")
        begin(store, "b")
        table.others = [lambda: count(store, 50, "b")]

        def move(tx: Transaction) -> None:
            for id_, plus in (("a", -1), ("b", 1)):
                tx.get(TELLERS, id_, expect=1)
                tx.append(TELLERS, id_, geteld(plus))

        with pytest.raises(VersionMismatch):
            store.run(move, now=NOW)
        assert store.get(TELLERS, "a").state.som == 0
        assert store.get(TELLERS, "b").state.som == 50

    def test_in_one_call(self) -> None:
        table = CountingTable()

        def both(tx: Transaction) -> None:
            tx.append(TELLERS, "a", begonnen())
            tx.append(TELLERS, "b", begonnen())

        Store(table).run(both, now=NOW)
        assert table.calls == {"write": 1}
        assert Store(table).get(TELLERS, "b").version == 1


class TestClaims:
    @staticmethod
    def claim(store: Store, id_: str, value: str = "GM0772", once: Once | None = None) -> str:
        def command(tx: Transaction) -> str:
            tx.append(TELLERS, id_, begonnen())
            tx.claim("code", value, holder=id_, refusal="Deze gemeente is al lid.")
            return id_

        return store.run(command, now=NOW, once=once, read=str)

    def test_only_one_has_it(self) -> None:
        store = Store(MemoryTable())
        self.claim(store, "a")
        with pytest.raises(Conflict) as refused:
            self.claim(store, "b")
        assert refused.value.detail == "Deze gemeente is al lid."
        with pytest.raises(NotFound):
            store.get(TELLERS, "b")
        self.claim(store, "c", "GM0757")

    def test_it_is_refused_at_once(self, naps: list[float]) -> None:
        store = Store(MemoryTable())
        self.claim(store, "a")
        with pytest.raises(Conflict):
            self.claim(store, "b")
        assert naps == []

    def test_the_same_request_again_is_a_replay_and_no_refusal(self) -> None:
        """A creation reads nothing first, so its own claim is what it runs into."""
        store = Store(MemoryTable())
        assert self.claim(store, "a", once=key()) == "a"
        assert self.claim(store, "b", once=key()) == "a"

    def test_a_double_press_with_a_claim_is_a_replay(self) -> None:
        table = Between()
        store = Store(table)
        table.others = [lambda: self.claim(store, "a", once=key())]
        assert self.claim(store, "b", once=key()) == "a"


class TestOnce:
    def test_the_same_request_gives_the_same_answer_and_no_second_effect(self) -> None:
        store = Store(MemoryTable())
        begin(store)
        assert [count(store, 3, once=key()) for _ in range(3)] == ["3"] * 3
        assert store.get(TELLERS, "a").version == 2

    def test_another_request_under_the_same_key_is_refused(self) -> None:
        store = Store(MemoryTable())
        begin(store)
        count(store, 3, once=key("one"))
        with pytest.raises(KeyReused):
            count(store, 3, once=key("two"))
        assert store.get(TELLERS, "a").state.som == 3

    def test_a_key_is_of_one_client(self) -> None:
        store = Store(MemoryTable())
        begin(store)
        count(store, 3, once=key(who="machine:x"))
        assert count(store, 3, once=key(who="machine:y")) == "6"

    def test_the_key_and_the_request_are_stored_as_hashes(self) -> None:
        table = MemoryTable()
        begin(Store(table))
        count(Store(table), once=key("bsn=123456782", name="geheime-sleutel"))
        assert "123456782" not in str(table._items)
        assert "geheime-sleutel" not in str(table._items)

    def test_it_is_kept_for_a_day(self) -> None:
        table = MemoryTable()
        begin(Store(table))
        count(Store(table), once=key())
        [item] = table.get(key().item_key)
        assert item["expires_at"] == NOW + 24 * 3600

    def test_a_double_press_is_carried_out_once(self) -> None:
        table = Between()
        store = Store(table)
        begin(store)
        table.others = [lambda: count(store, 3, once=key())]
        assert count(store, 3, once=key()) == "3"
        assert store.get(TELLERS, "a").version == 2

    def test_a_double_press_on_a_creation_makes_one(self) -> None:
        """Each press has an id of its own: only the key holds them together."""
        table = Between()
        store = Store(table)

        def create(id_: str) -> str:
            def command(tx: Transaction) -> str:
                tx.append(TELLERS, id_, begonnen())
                return id_

            return store.run(command, now=NOW, once=key(), read=str)

        table.others = [lambda: create("first")]
        assert create("second") == "first"
        with pytest.raises(NotFound):
            store.get(TELLERS, "second")

    def test_a_replay_comes_before_the_version(self) -> None:
        store = Store(MemoryTable())
        begin(store)

        def command(tx: Transaction) -> str:
            tx.get(TELLERS, "a", expect=1)
            return str(tx.append(TELLERS, "a", geteld(4)).som)

        for _ in range(2):
            assert store.run(command, now=NOW, once=key(), read=str) == "4"

    def test_a_replay_comes_before_a_refusal_that_reads_nothing(self) -> None:
        """What was allowed then (a deadline, say) may be refused now: the answer stands."""
        store = Store(MemoryTable())
        allowed = [True, False]

        def command(tx: Transaction) -> str:
            if not allowed.pop(0):
                raise Conflict("Te laat.")
            tx.append(TELLERS, "a", begonnen())
            return "ontvangen"

        for _ in range(2):
            assert store.run(command, now=NOW, once=key(), read=str) == "ontvangen"

    def test_a_refusal_is_not_kept(self) -> None:
        store = Store(MemoryTable())
        with pytest.raises(NotFound):
            count(store, once=key())
        begin(store)
        assert count(store, 2, once=key()) == "2"

    def test_a_command_of_two_dossiers_reads_the_key_once(self) -> None:
        table = CountingTable()
        store = Store(table)
        begin(store, "a")
        begin(store, "b")
        table.calls.clear()

        def both(tx: Transaction) -> str:
            for id_ in "ab":
                tx.get(TELLERS, id_)
                tx.append(TELLERS, id_, geteld())
            return "x"

        store.run(both, now=NOW, once=key(), read=str)
        assert table.calls == {"get": 2, "write": 1}


class TestManyAtOnce:
    def test_no_update_is_lost_among_twenty(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """With real pauses; who is told Conflict did nothing, the others did."""
        monkeypatch.undo()
        store = Store(MemoryTable())
        begin(store)
        start = threading.Barrier(20)

        def one(number: int) -> int:
            start.wait()
            try:
                count(store, number)
            except Conflict:
                return 0
            return number

        with ThreadPoolExecutor(20) as pool:
            done = list(pool.map(one, range(1, 21)))
        dossier = store.get(TELLERS, "a")
        assert dossier.state.som == sum(done)
        assert dossier.version == 1 + sum(1 for d in done if d)
        assert len([d for d in done if d]) >= 15

    def test_twenty_presses_on_one_button_are_one(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.undo()
        store = Store(MemoryTable())
        begin(store)
        start = threading.Barrier(20)

        def press(_: int) -> str:
            start.wait()
            return count(store, 6, once=key())

        with ThreadPoolExecutor(20) as pool:
            answers = set(pool.map(press, range(20)))
        assert answers == {"6"}
        assert store.get(TELLERS, "a").version == 2


@given(st.lists(st.lists(st.integers(-9, 9), min_size=1, max_size=4), max_size=8))
def test_the_state_is_what_replaying_the_events_gives(batches: list[list[int]]) -> None:
    store = Store(MemoryTable())
    begin(store)
    for batch in batches:

        def command(tx: Transaction, batch: list[int] = batch) -> None:
            tx.get(TELLERS, "a")
            tx.append(TELLERS, "a", *[geteld(plus) for plus in batch])

        store.run(command, now=NOW)
    history = store.history(TELLERS, "a")
    dossier = store.get(TELLERS, "a")
    assert TELLERS.replay(r.event for r in history) == dossier.state
    assert dossier.state.som == sum(sum(b) for b in batches)
    assert dossier.version == len(history) == 1 + sum(len(b) for b in batches)


def test_a_kind_without_events_has_no_state() -> None:
    with pytest.raises(ValueError, match="teller"):
        TELLERS.replay([])


def test_an_event_of_another_kind_is_not_read() -> None:
    with pytest.raises(KeyError):
        TELLERS.event("verzonnen", "{}")


def test_a_list_that_kinds_share_gives_those_of_the_kind_asked_for() -> None:
    store = Store(MemoryTable())
    begin(store)
    other = Kind("ander", Teller, TELLERS.events, TELLERS.evolve, TELLERS.keys)
    store.run(lambda tx: tx.append(other, "b", begonnen()), now=NOW)
    assert [d.id for d in store.list(TELLERS, OPEN, shared=True).dossiers] == ["a"]
    assert [d.id for d in store.list(other, OPEN, shared=True).dossiers] == ["b"]
