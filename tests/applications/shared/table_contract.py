"""What every table must do, whatever is behind it.

The checks take a `Make`: a function that gives an empty table with the indexes `INDEX` and
`PLACES`, the second of keys only. Here they run against memory and moto; tests/system runs the
same ones against a real database.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from gemeengoed.problem import Invalid
from gemeengoed.table import IndexQuery, Item, Key, Page, Put, Table, WriteConflict

Make = Callable[[], Table]
INDEX = IndexQuery("lijst", ("stand", "open"), "op")
PLACES = IndexQuery("plekken", ("plek", "hier"), "naam")


def dynamo_definition(name: str) -> dict[str, Any]:
    """The table of the contract, as CreateTable wants it."""
    key = [{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}]
    indexes = ((INDEX, "ALL"), (PLACES, "KEYS_ONLY"))
    names = ("pk", "sk", *(n for i, _ in indexes for n in (i.partition[0], i.sort)))
    return {
        "TableName": name,
        "BillingMode": "PAY_PER_REQUEST",
        "KeySchema": key,
        "AttributeDefinitions": [{"AttributeName": n, "AttributeType": "S"} for n in names],
        "GlobalSecondaryIndexes": [
            {
                "IndexName": index.index,
                "KeySchema": [
                    {"AttributeName": index.partition[0], "KeyType": "HASH"},
                    {"AttributeName": index.sort, "KeyType": "RANGE"},
                ],
                "Projection": {"ProjectionType": projection},
            }
            for index, projection in indexes
        ],
    }


class TableContract:
    """Inherit, and give a fixture `make`."""

    def test_what_was_written_is_read(self, make: Make) -> None:
        table = make()
        table.write(Put(state("a", version=1, data='{"naam":"Zoë"}')))
        assert table.get(key("a")) == [state("a", version=1, data='{"naam":"Zoë"}')]

    def test_a_missing_item_is_left_out(self, make: Make) -> None:
        table = make()
        assert table.get(key("a")) == []
        table.write(Put(state("a", version=1)), Put(state("b", version=1)))
        found = table.get(key("a"), key("weg"), key("b"))
        assert sorted(pks(found)) == ["k#a", "k#b"]

    def test_the_last_of_a_partition_come_first(self, make: Make) -> None:
        table = make()
        table.write(*(Put({"pk": "log#a", "sk": f"2026-{n}", "n": n}) for n in range(1, 6)))
        table.write(Put({"pk": "log#b", "sk": "2026-9", "n": 9}))
        first = table.latest("log#a", before=None, limit=2)
        assert [i["n"] for i in first] == [5, 4]
        then = table.latest("log#a", before=str(first[-1]["sk"]), limit=9)
        assert [i["n"] for i in then] == [3, 2, 1]
        assert table.latest("log#a", before="2026-1", limit=9) == []

    def test_an_item_given_is_not_the_one_kept(self, make: Make) -> None:
        table = make()
        table.write(Put(state("a", version=1)))
        dict_of(table.get(key("a"))[0])["version"] = 99
        assert table.get(key("a"))[0]["version"] == 1

    def test_a_first_write_wants_nothing_there(self, make: Make) -> None:
        table = make()
        table.write(Put(state("a", version=1)))
        with pytest.raises(WriteConflict) as conflict:
            table.write(Put(state("a", version=1, data="other")))
        assert conflict.value.lost == (key("a"),)
        assert table.get(key("a")) == [state("a", version=1)]

    def test_a_replacement_wants_that_version_there(self, make: Make) -> None:
        table = make()
        table.write(Put(state("a", version=1)))
        table.write(Put(state("a", version=2), replaces=1))
        for stale in (1, 3):
            with pytest.raises(WriteConflict) as conflict:
                table.write(Put(state("a", version=9), replaces=stale))
            assert conflict.value.lost == (key("a"),)
        assert table.get(key("a")) == [state("a", version=2)]

    def test_nothing_cannot_be_replaced(self, make: Make) -> None:
        table = make()
        with pytest.raises(WriteConflict) as conflict:
            table.write(Put(state("a", version=2), replaces=1))
        assert conflict.value.lost == (key("a"),)
        assert table.get(key("a")) == []

    def test_all_or_nothing(self, make: Make) -> None:
        table = make()
        table.write(Put(state("a", version=1)), Put(state("b", version=5)))
        with pytest.raises(WriteConflict) as conflict:
            table.write(
                Put(state("new", version=1)),
                Put(state("a", version=2), replaces=7),
                Put(state("b", version=6), replaces=5),
            )
        assert conflict.value.lost == (key("a"),)
        assert table.get(key("new")) == []
        assert table.get(key("b")) == [state("b", version=5)]

    def test_every_lost_key_is_told(self, make: Make) -> None:
        table = make()
        table.write(Put(state("a", version=1)), Put(state("b", version=1)))
        with pytest.raises(WriteConflict) as conflict:
            table.write(
                Put(state("a", version=1)),
                Put(state("new", version=1)),
                Put(state("b", version=3), replaces=2),
            )
        assert set(conflict.value.lost) == {key("a"), key("b")}

    def test_a_partition_is_in_order_and_only_itself(self, make: Make) -> None:
        table = make()
        for number in (2, 10, 1):
            table.write(Put({"pk": "k#a", "sk": f"event#{number:06d}", "n": number}))
        table.write(Put(state("a", version=10)))
        table.write(Put({"pk": "k#ab", "sk": "event#000001", "n": 0}))
        assert [i["n"] for i in table.partition("k#a", "event#")] == [1, 2, 10]
        assert [i["sk"] for i in table.partition("k#a", "state")] == ["state"]
        assert table.partition("k#missing", "event#") == []

    def test_a_list_is_in_the_order_of_its_sort_key(self, make: Make) -> None:
        table = filled(make, "2026-03-01", "2026-01-01", "2026-02-01")
        assert ops(table.query(INDEX)) == ["2026-01-01", "2026-02-01", "2026-03-01"]
        newest = table.query(replace(INDEX, newest_first=True))
        assert ops(newest) == ["2026-03-01", "2026-02-01", "2026-01-01"]

    def test_a_list_holds_only_its_own(self, make: Make) -> None:
        table = filled(make, "2026-01-01")
        table.write(Put({**state("dicht", version=1), "stand": "dicht", "op": "2026-01-01"}))
        table.write(Put({**state("zonder-op", version=1), "stand": "open"}))
        table.write(Put(state("nergens", version=1)))
        assert pks(table.query(INDEX).items) == ["k#00"]
        assert table.count(INDEX) == 1

    def test_up_to_includes_the_day_itself(self, make: Make) -> None:
        table = filled(make, "2026-01-01", "2026-01-02", "2026-01-03")
        query = replace(INDEX, up_to="2026-01-02")
        assert ops(table.query(query)) == ["2026-01-01", "2026-01-02"]
        assert table.count(query) == 2
        assert ops(table.query(replace(query, newest_first=True))) == ["2026-01-02", "2026-01-01"]

    def test_an_item_moves_along_in_its_list(self, make: Make) -> None:
        table = filled(make, "2026-01-01")
        table.write(Put({**state("00", version=2), "stand": "open", "op": "2027"}, replaces=1))
        assert ops(table.query(INDEX)) == ["2027"]
        table.write(Put(state("00", version=3), replaces=2))
        assert table.query(INDEX).items == ()
        assert table.count(INDEX) == 0

    @pytest.mark.parametrize("newest_first", [False, True])
    @pytest.mark.parametrize("limit", [1, 2, 3, 7, 100])
    @pytest.mark.parametrize("up_to", [None, "2026-01-02"])
    def test_paging_shows_every_item_once(
        self, make: Make, limit: int, newest_first: bool, up_to: str | None
    ) -> None:
        days = ["2026-01-01", "2026-01-02", "2026-01-02", "2026-01-02", "2026-01-03"]
        table = filled(make, *days)
        query = replace(INDEX, limit=limit, newest_first=newest_first, up_to=up_to)
        pages = walk(table, query)
        found = [item for page in pages for item in page.items]
        wanted = {f"k#{n:02d}" for n, day in enumerate(days) if up_to is None or day <= up_to}
        assert sorted(pks(found)) == sorted(wanted)
        assert [str(i["op"]) for i in found] == sorted(
            (str(i["op"]) for i in found), reverse=newest_first
        )
        assert all(len(p.items) <= limit for p in pages)

    def test_a_list_can_be_of_what_begins_so(self, make: Make) -> None:
        names = ["bos|an", "bos|piet", "bosch|an", "bo", "Bos|an", "os|an"]
        table = places(make, *names)
        found = table.query(replace(PLACES, begins="bos|"))
        assert [i["naam"] for i in found.items] == ["bos|an", "bos|piet"]
        assert table.count(replace(PLACES, begins="bos|")) == 2
        assert table.query(replace(PLACES, begins="bosje")).items == ()
        newest = table.query(replace(PLACES, begins="bos", newest_first=True))
        assert [i["naam"] for i in newest.items] == ["bos|piet", "bos|an", "bosch|an"]

    def test_everything_begins_with_nothing(self, make: Make) -> None:
        table = places(make, "a", "b")
        assert len(table.query(replace(PLACES, begins="")).items) == 2
        assert table.count(replace(PLACES, begins="")) == 2

    @pytest.mark.parametrize("limit", [1, 2, 3, 100])
    def test_paging_of_what_begins_so_shows_it_once(self, make: Make, limit: int) -> None:
        names = ["a", "b|1", "b|2", "b|2", "b|3", "c"]
        pages = walk(places(make, *names), replace(PLACES, begins="b|", limit=limit))
        found = [item for page in pages for item in page.items]
        assert [i["naam"] for i in found] == ["b|1", "b|2", "b|2", "b|3"]
        assert len(set(pks(found))) == 4

    def test_an_index_of_keys_tells_which_and_where(self, make: Make) -> None:
        table = places(make, "b", "a")
        found = table.query(PLACES).items
        assert [(i["pk"], i["sk"], i["naam"]) for i in found] == [
            ("k#01", "state", "a"),
            ("k#00", "state", "b"),
        ]
        assert table.get(key("00"))[0]["data"] == "{}"

    def test_counting_is_of_the_whole_list_not_of_a_page(self, make: Make) -> None:
        table = filled(make, *["2026-01-01"] * 5)
        assert table.count(replace(INDEX, limit=2)) == 5

    @pytest.mark.parametrize(
        "cursor",
        [
            ("k#99", "2026-01-02"),
            ("k#99", "0"),
            ("k#99", "zzz"),
            ("other#1", "é"),
            ("x", "y" * 200),
        ],
    )
    @pytest.mark.parametrize("up_to", [None, "2026-01-02"])
    def test_a_made_up_cursor_shows_nothing_else(
        self, make: Make, cursor: tuple[str, str], up_to: str | None
    ) -> None:
        """It is refused, or is a place in this list; it never opens another list."""
        table = filled(make, "2026-01-01", "2026-01-03")
        table.write(Put({**state("geheim", version=1), "stand": "dicht", "op": "2026-01-02"}))
        try:
            page = table.query(replace(INDEX, after=cursor, up_to=up_to))
        except Invalid:
            return
        assert all(i["stand"] == "open" for i in page.items)
        assert all(up_to is None or str(i["op"]) <= up_to for i in page.items)


def key(id_: str) -> Key:
    return Key(f"k#{id_}", "state")


def state(id_: str, **values: str | int) -> dict[str, str | int]:
    return {"pk": f"k#{id_}", "sk": "state", **values}


def filled(make: Make, *days: str) -> Table:
    table = make()
    for number, day in enumerate(days):
        table.write(Put({**state(f"{number:02d}", version=1), "stand": "open", "op": day}))
    return table


def places(make: Make, *names: str) -> Table:
    table = make()
    for number, name in enumerate(names):
        item = {**state(f"{number:02d}", version=1, data="{}"), "plek": "hier", "naam": name}
        table.write(Put(item))
    return table


def walk(table: Table, query: IndexQuery) -> list[Page]:
    pages = [table.query(query)]
    while pages[-1].next is not None:
        assert len(pages) < 50, "a list that does not end"
        pages.append(table.query(replace(query, after=pages[-1].next)))
    return pages


def ops(page: Page) -> list[str]:
    return [str(i["op"]) for i in page.items]


def pks(items: Any) -> list[str]:
    return [str(i["pk"]) for i in items]


def dict_of(item: Item) -> dict[str, Any]:
    assert isinstance(item, dict)
    return item
