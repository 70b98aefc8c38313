"""A register of made-up persons in memory, with its indexes, and the national API over it."""

from __future__ import annotations

import json
import os
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from gba import haalcentraal, lijsten, register
from gba.application import APPLICATION
from gba.bevragen.lo3 import Persoonslijst
from gba.lijsten import PERSOONSLIJSTEN
from gemeengoed import aws, settings
from gemeengoed.store import Store
from gemeengoed.table import IndexQuery, Item, Key, Page, Put, Value
from infra_cdk.gba import personen

GEMEENTE = "0757"
_ENVIRONMENT = {
    "APPLICATION": "gba",
    "TABLE_NAME": "gba",
    "INSTANCE": "bench",
    "INSTANCE_NAME": "Bench",
    "OIN": "00000001001234567000",
    "PSEUDONYM_KEY": "key",
}
_KOPPEN = {
    "content-type": "application/json",
    "x-doelbinding": "bench",
    "x-verwerking": "bench",
    "x-gebruiker": "bench",
}
_CLAIMS = {"sub": "bench", "scope": "gba:bevragen", "gemeenteCode": GEMEENTE}


class IndexedTable:
    """As MemoryTable, which goes through all it has for a query; and it counts its calls."""

    def __init__(self) -> None:
        self.calls: Counter[str] = Counter()
        self._items: dict[Key, dict[str, Value]] = {}
        self._places: dict[tuple[str, Value], list[tuple[str, str]]] = defaultdict(list)
        self._sorts = {i.name: (i.partition, i.sort) for i in APPLICATION.indexes}

    def get(self, *keys: Key) -> list[Item]:
        self.calls["GetItem" if len(keys) == 1 else "BatchGetItem"] += 1
        return [self._items[k] for k in keys if k in self._items]

    def partition(self, pk: str, prefix: str) -> list[Item]:
        raise NotImplementedError

    def write(self, *puts: Put) -> None:
        self.calls["TransactWriteItems"] += 1
        for put in puts:
            self.fill(put.key, dict(put.item))

    def fill(self, key: Key, item: dict[str, Value]) -> None:
        self._items[key] = item
        for index, (partition, sort) in self._sorts.items():
            if partition in item and sort in item:
                insort(self._places[index, item[partition]], (str(item[sort]), key.pk))

    def query(self, query: IndexQuery) -> Page:
        self.calls["Query"] += 1
        places = self._places[query.index, query.partition[1]]
        begins = query.begins or ""
        first = bisect_left(places, (begins, ""))
        if query.after:
            pk, sort = query.after
            first = bisect_left(places, (sort, pk + "\0"))
        last = bisect_left(places, (f"{begins}\U0010ffff", ""))
        found = places[first : min(last, first + query.limit)]
        items = tuple({"pk": pk, query.sort: sort} for sort, pk in found)
        if first + query.limit >= last:
            return Page(items)
        sort, pk = found[-1]
        return Page(items, (pk, sort))

    def count(self, query: IndexQuery) -> int:
        return len(self._places[query.index, query.partition[1]])


def fill(table: IndexedTable, aantal: int) -> list[Persoonslijst]:
    """Put persons in, as the store writes them; some of them, to ask for."""
    voorbeelden = []
    for nummer, lijst in enumerate(personen.lijsten(aantal, GEMEENTE, 1)):
        pk = f"{PERSOONSLIJSTEN.name}#p{lijst.bsn}"
        keys = {k: v for k, v in lijsten.keys(lijst).items() if v is not None}
        item: dict[str, Value] = {"pk": pk, "sk": "state", "version": 1, "data": lijst.as_json()}
        table.fill(Key(pk, "state"), item | keys)
        if nummer % max(1, aantal // 2000) == 0 and lijst.opgeschort == "":
            voorbeelden.append(lijst)
    return voorbeelden


@contextmanager
def asked(table: IndexedTable) -> Iterator[None]:
    """The handler reads this table, knows pseudonyms without KMS, and writes no log."""
    with (
        patch.dict(os.environ, _ENVIRONMENT),
        patch.dict(settings._loaded, clear=True),
        patch.object(aws, "table", lambda _name: table),
        patch.object(aws, "store", lambda _name: Store(table)),
        patch.object(register, "pseudonym", lambda _key, bsn: f"p{bsn}"),
        patch.object(haalcentraal.log, "log", lambda *_a, **_k: None),
    ):
        yield


def ask(body: Mapping[str, Any]) -> int | None:
    """How many persons the answer has; None when there are more than may be told."""
    event = {
        "rawPath": f"{haalcentraal.ROOT}/personen",
        "headers": _KOPPEN,
        "requestContext": {"http": {"method": "POST"}, "authorizer": {"jwt": {"claims": _CLAIMS}}},
        "body": json.dumps(body),
    }
    answer = haalcentraal.handler(event, None)
    if answer["statusCode"] == 200:
        return len(json.loads(answer["body"])["personen"])
    assert "tooManyResults" in answer["body"], answer["body"]
    return None
