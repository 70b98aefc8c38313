"""The table as the store needs it: six calls, with DynamoDB behind it or memory.

Items are flat: strings and whole numbers. One contract holds both implementations:
tests/applications/shared/table_contract.py.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from gemeengoed.problem import Invalid, Unavailable, boto_errors

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

Value = str | int
Item = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Key:
    pk: str
    sk: str


@dataclass(frozen=True, slots=True)
class Put:
    """Write an item, provided that it is not there yet, or has version `replaces`."""

    item: Item
    replaces: int | None = None

    @property
    def key(self) -> Key:
        return Key(str(self.item["pk"]), str(self.item["sk"]))


class WriteConflict(Exception):
    """Nothing was written. `lost` are the keys whose condition did not hold; it is empty when
    another transaction was busy with the same items."""

    def __init__(self, lost: Sequence[Key]) -> None:
        super().__init__(f"{len(lost)} conditions did not hold")
        self.lost = tuple(lost)


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list; `next` is where the following one starts, None at the end."""

    items: tuple[Item, ...]
    next: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class IndexQuery:
    """A list from an index, in the order of its sort key.

    up_to, begins  of the sort key, at most one of the two: the last value, or how it begins
    after          the `next` of a page
    """

    index: str
    partition: tuple[str, str]
    sort: str
    up_to: str | None = None
    begins: str | None = None
    after: tuple[str, str] | None = None
    limit: int = 50
    newest_first: bool = False


class Table(Protocol):
    """What a store may ask of a table. Reads of items are consistent; of an index are not."""

    def get(self, *keys: Key) -> list[Item]: ...

    def partition(self, pk: str, prefix: str) -> list[Item]: ...

    def latest(self, pk: str, *, before: str | None, limit: int) -> list[Item]:
        """Of a partition the last, the last first; of those whose sort key lies before `before`."""
        ...

    def write(self, *puts: Put) -> None: ...

    def query(self, query: IndexQuery) -> Page: ...

    def count(self, query: IndexQuery) -> int: ...


class DynamoTable:
    """A DynamoDB table; every method is one call (`partition`: one per MB)."""

    def __init__(self, client: DynamoDBClient, name: str) -> None:
        self._client = client
        self._name = name

    def get(self, *keys: Key) -> list[Item]:
        """The items that exist, of at most 100 keys."""
        with boto_errors():
            if len(keys) == 1:
                one = self._client.get_item(
                    TableName=self._name, Key=_key(keys[0]), ConsistentRead=True
                ).get("Item")
                return [_plain(one)] if one else []
            answer = self._client.batch_get_item(
                RequestItems={self._name: {"Keys": [_key(k) for k in keys], "ConsistentRead": True}}
            )
        if answer.get("UnprocessedKeys"):
            raise Unavailable("Probeer het over een minuut nog eens.")
        return [_plain(i) for i in answer["Responses"].get(self._name, [])]

    def partition(self, pk: str, prefix: str) -> list[Item]:
        with boto_errors():
            pages = self._client.get_paginator("query").paginate(
                TableName=self._name,
                KeyConditionExpression="pk = :pk AND begins_with(sk, :prefix)",
                ExpressionAttributeValues={":pk": {"S": pk}, ":prefix": {"S": prefix}},
                ConsistentRead=True,
            )
            return [_plain(i) for page in pages for i in page["Items"]]

    def latest(self, pk: str, *, before: str | None, limit: int) -> list[Item]:
        condition, values = "pk = :pk", {":pk": {"S": pk}}
        if before is not None:
            condition += " AND sk < :before"
            values[":before"] = {"S": before}
        with boto_errors():
            found = self._client.query(
                TableName=self._name,
                KeyConditionExpression=condition,
                ExpressionAttributeValues=values,
                ConsistentRead=True,
                ScanIndexForward=False,
                Limit=limit,
            )
        return [_plain(i) for i in found["Items"]]

    def write(self, *puts: Put) -> None:
        client = self._client
        try:
            with boto_errors():
                client.transact_write_items(TransactItems=[self._put(p) for p in puts])
        except client.exceptions.TransactionCanceledException as e:
            reasons = [r.get("Code") for r in e.response.get("CancellationReasons", [])]
            lost = [p.key for p, r in zip(puts, reasons, strict=False) if r == _CONDITION]
            if lost or "TransactionConflict" in reasons:
                raise WriteConflict(lost) from e
            if "ThrottlingError" in reasons or "ProvisionedThroughputExceeded" in reasons:
                raise Unavailable("Probeer het over een minuut nog eens.") from e
            raise

    def query(self, query: IndexQuery) -> Page:
        start: dict[str, Any] = {}
        if query.after:
            pk, sort = query.after
            start["ExclusiveStartKey"] = {
                **_key(Key(pk, "state")),
                query.partition[0]: {"S": query.partition[1]},
                query.sort: {"S": sort},
            }
        try:
            with boto_errors():
                answer = self._client.query(
                    **self._selection(query),
                    # One more than asked: so we know whether there is a next page.
                    Limit=query.limit + 1,
                    ScanIndexForward=not query.newest_first,
                    **start,
                )
        except self._client.exceptions.ClientError as e:
            # All else in the question is ours: what DynamoDB finds invalid is the cursor.
            if query.after and e.response["Error"]["Code"] == "ValidationException":
                raise Invalid("Deze pagina van de lijst bestaat niet.") from e
            raise
        items = tuple(_plain(i) for i in answer["Items"][: query.limit])
        # Fewer come when they fill a megabyte; then there is a key and no item too many.
        if len(answer["Items"]) <= query.limit and "LastEvaluatedKey" not in answer:
            return Page(items)
        sort, pk = _place(items[-1], query.sort)
        return Page(items, (pk, sort))

    def count(self, query: IndexQuery) -> int:
        """How many the whole list has; no items travel."""
        with boto_errors():
            pages = self._client.get_paginator("query").paginate(
                **self._selection(query), Select="COUNT"
            )
            return sum(page["Count"] for page in pages)

    def _selection(self, query: IndexQuery) -> Any:
        names = {"#p": query.partition[0]}
        values = {":p": {"S": query.partition[1]}}
        condition = "#p = :p"
        if query.up_to is not None:
            names["#s"] = query.sort
            values[":s"] = {"S": query.up_to}
            condition += " AND #s <= :s"
        # Everything begins with nothing; DynamoDB takes no empty text here.
        if query.begins:
            names["#s"] = query.sort
            values[":s"] = {"S": query.begins}
            condition += " AND begins_with(#s, :s)"
        return {
            "TableName": self._name,
            "IndexName": query.index,
            "KeyConditionExpression": condition,
            "ExpressionAttributeNames": names,
            "ExpressionAttributeValues": values,
        }

    def _put(self, put: Put) -> Any:
        condition: dict[str, Any] = {"ConditionExpression": "attribute_not_exists(pk)"}
        if put.replaces is not None:
            condition = {
                "ConditionExpression": "version = :version",
                "ExpressionAttributeValues": {":version": {"N": str(put.replaces)}},
            }
        return {"Put": {"TableName": self._name, "Item": _typed(put.item), **condition}}


_CONDITION = "ConditionalCheckFailed"


def _key(key: Key) -> dict[str, Any]:
    return {"pk": {"S": key.pk}, "sk": {"S": key.sk}}


def _typed(item: Item) -> dict[str, Any]:
    return {k: {"N": str(v)} if isinstance(v, int) else {"S": v} for k, v in item.items()}


def _plain(item: Mapping[str, Any]) -> dict[str, Value]:
    return {k: int(v["N"]) if "N" in v else v["S"] for k, v in item.items()}


class MemoryTable:
    """The same in memory, for tests and for trying out; safe under threads."""

    def __init__(self) -> None:
        self._items: dict[Key, dict[str, Value]] = {}
        self._lock = threading.Lock()

    def get(self, *keys: Key) -> list[Item]:
        with self._lock:
            return [dict(self._items[k]) for k in keys if k in self._items]

    def partition(self, pk: str, prefix: str) -> list[Item]:
        with self._lock:
            found = sorted(
                (k.sk, i) for k, i in self._items.items() if k.pk == pk and k.sk.startswith(prefix)
            )
            return [dict(i) for _, i in found]

    def latest(self, pk: str, *, before: str | None, limit: int) -> list[Item]:
        found = [i for i in self.partition(pk, "") if before is None or str(i["sk"]) < before]
        return found[::-1][:limit]

    def write(self, *puts: Put) -> None:
        with self._lock:
            lost = [p.key for p in puts if not self._holds(p)]
            if lost:
                raise WriteConflict(lost)
            for put in puts:
                self._items[put.key] = dict(put.item)

    def query(self, query: IndexQuery) -> Page:
        found = self._select(query)
        found.sort(key=lambda i: _place(i, query.sort), reverse=query.newest_first)
        if query.after:
            pk, sort = query.after
            after = (sort, pk)
            found = [
                i
                for i in found
                if (_place(i, query.sort) < after) == query.newest_first
                and _place(i, query.sort) != after
            ]
        page: Iterable[dict[str, Value]] = found[: query.limit]
        items = tuple(dict(i) for i in page)
        if len(found) <= query.limit:
            return Page(items)
        sort, pk = _place(items[-1], query.sort)
        return Page(items, (pk, sort))

    def count(self, query: IndexQuery) -> int:
        return len(self._select(query))

    def _select(self, query: IndexQuery) -> list[dict[str, Value]]:
        name, value = query.partition
        with self._lock:
            return [
                i
                for i in self._items.values()
                if i.get(name) == value
                and query.sort in i
                and (query.up_to is None or str(i[query.sort]) <= query.up_to)
                and str(i[query.sort]).startswith(query.begins or "")
            ]

    def _holds(self, put: Put) -> bool:
        there = self._items.get(put.key)
        if put.replaces is None:
            return there is None
        return there is not None and there.get("version") == put.replaces


def _place(item: Item, sort: str) -> tuple[str, str]:
    return str(item[sort]), str(item["pk"])
