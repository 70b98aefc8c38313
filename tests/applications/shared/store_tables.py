"""Tables that count, fail, or let somebody else in between: to try the store on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from gemeengoed.table import IndexQuery, Item, Key, MemoryTable, Page, Put, WriteConflict


class CountingTable(MemoryTable):
    """Counts its calls: each is one call to the database."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: Counter[str] = Counter()

    def get(self, *keys: Key) -> list[Item]:
        self.calls["get"] += 1
        return super().get(*keys)

    def partition(self, pk: str, prefix: str) -> list[Item]:
        self.calls["partition"] += 1
        return super().partition(pk, prefix)

    def write(self, *puts: Put) -> None:
        self.calls["write"] += 1
        super().write(*puts)

    def query(self, query: IndexQuery) -> Page:
        self.calls["query"] += 1
        return super().query(query)


class Between(CountingTable):
    """Runs `others` one by one, each just before a write of the one under test."""

    def __init__(self) -> None:
        super().__init__()
        self.others: list[Callable[[], object]] = []

    def write(self, *puts: Put) -> None:
        if self.others:
            other = self.others.pop(0)
            others, self.others = self.others, []
            other()
            self.others = others
        super().write(*puts)


class Busy(MemoryTable):
    """Another transaction is always busy with the same items."""

    writes = 0

    def write(self, *puts: Put) -> None:
        self.writes += 1
        raise WriteConflict(())
