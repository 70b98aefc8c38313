"""The two tables under one contract, and what only DynamoDB can do."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError, EndpointConnectionError

from applications.shared.table_contract import (
    INDEX,
    PLACES,
    Make,
    TableContract,
    dynamo_definition,
    filled,
    key,
    places,
    state,
)
from gemeengoed.problem import Invalid, Unavailable
from gemeengoed.table import DynamoTable, MemoryTable, Put, WriteConflict


class TestMemory(TableContract):
    @pytest.fixture
    def make(self) -> Make:
        return MemoryTable


class TestDynamo(TableContract):
    @pytest.fixture
    def make(self, cloud: None) -> Make:
        return _dynamo


def _dynamo() -> DynamoTable:
    client = boto3.client("dynamodb")
    client.create_table(**dynamo_definition("contract"))
    return DynamoTable(client, "contract")


class Answering:
    """A client of which one call answers as told; the others are DynamoDB's."""

    def __init__(self, client: Any, name: str, answer: Any) -> None:
        self._client, self._name, self._answer = client, name, answer

    def __getattr__(self, name: str) -> Any:
        return self._call if name == self._name else getattr(self._client, name)

    def _call(self, **_asked: Any) -> Any:
        if isinstance(self._answer, Exception):
            raise self._answer
        return self._answer


def _error(code: str, name: str, **more: Any) -> ClientError:
    return ClientError({"Error": {"Code": code, "Message": "ExclusiveStartKey"}, **more}, name)


def _cancelled(client: Any, *codes: str) -> Exception:
    error: Exception = client.exceptions.TransactionCanceledException(
        {
            "Error": {"Code": "TransactionCanceledException", "Message": ""},
            "CancellationReasons": [{"Code": c} for c in codes],
        },
        "TransactWriteItems",
    )
    return error


def test_reads_of_items_are_consistent(cloud: None) -> None:
    table, asked = _dynamo(), []
    table._client.meta.events.register(
        "provide-client-params.dynamodb.*",
        lambda params, model, **_: asked.append((model.name, params)),
    )
    table.get(key("a"))
    table.get(key("a"), key("b"))
    table.partition("k#a", "event#")
    assert asked[0][1]["ConsistentRead"] is True
    assert asked[1][1]["RequestItems"]["contract"]["ConsistentRead"] is True
    assert asked[2][1]["ConsistentRead"] is True
    assert [name for name, _ in asked] == ["GetItem", "BatchGetItem", "Query"]


def test_of_an_index_of_keys_nothing_else_travels(cloud: None) -> None:
    (item,) = places(_dynamo, "a").query(PLACES).items
    assert set(item) == {"pk", "sk", "plek", "naam"}


def test_a_busy_item_is_a_conflict_without_a_lost_key(cloud: None) -> None:
    client = boto3.client("dynamodb")
    busy = _cancelled(client, "None", "TransactionConflict")
    table = DynamoTable(Answering(client, "transact_write_items", busy), "t")  # type: ignore[arg-type]
    with pytest.raises(WriteConflict) as conflict:
        table.write(Put(state("a", version=1)), Put(state("b", version=1)))
    assert conflict.value.lost == ()


@pytest.mark.parametrize("code", ["ThrottlingError", "ProvisionedThroughputExceeded"])
def test_a_throttled_transaction_is_for_later(cloud: None, code: str) -> None:
    client = boto3.client("dynamodb")
    table = DynamoTable(
        Answering(client, "transact_write_items", _cancelled(client, code)),  # type: ignore[arg-type]
        "t",
    )
    with pytest.raises(Unavailable):
        table.write(Put(state("a", version=1)))


def test_a_refused_transaction_is_no_conflict(cloud: None) -> None:
    """Trying again would not help: it must not look like somebody was first."""
    client = boto3.client("dynamodb")
    refused = _cancelled(client, "ValidationError")
    table = DynamoTable(Answering(client, "transact_write_items", refused), "t")  # type: ignore[arg-type]
    with pytest.raises(client.exceptions.TransactionCanceledException):
        table.write(Put(state("a", version=1)))


@pytest.mark.parametrize(
    "error",
    [
        _error("ThrottlingException", "GetItem"),
        _error("InternalServerError", "GetItem"),
        EndpointConnectionError(endpoint_url="https://dynamodb.example"),
    ],
)
def test_a_database_that_does_not_answer_is_for_later(cloud: None, error: Exception) -> None:
    client = Answering(boto3.client("dynamodb"), "get_item", error)
    with pytest.raises(Unavailable):
        DynamoTable(client, "t").get(key("a"))  # type: ignore[arg-type]


def test_a_refusal_that_nobody_foresaw_stays_what_it_is(cloud: None) -> None:
    client = Answering(
        boto3.client("dynamodb"), "get_item", _error("AccessDeniedException", "GetItem")
    )
    with pytest.raises(ClientError):
        DynamoTable(client, "t").get(key("a"))  # type: ignore[arg-type]


def test_half_a_batch_is_not_an_answer(cloud: None) -> None:
    half = {"Responses": {"t": []}, "UnprocessedKeys": {"t": {"Keys": [{}]}}}
    client = Answering(boto3.client("dynamodb"), "batch_get_item", half)
    with pytest.raises(Unavailable):
        DynamoTable(client, "t").get(key("a"), key("b"))  # type: ignore[arg-type]


def test_a_refused_cursor_is_the_callers_mistake_whatever_the_message(cloud: None) -> None:
    """DynamoDB words it in several ways ("outside query boundaries"): the code decides."""
    outside = ClientError(
        {
            "Error": {
                "Code": "ValidationException",
                "Message": "The provided starting key is outside query boundaries",
            }
        },
        "Query",
    )
    table = DynamoTable(Answering(boto3.client("dynamodb"), "query", outside), "t")  # type: ignore[arg-type]
    with pytest.raises(Invalid):
        table.query(replace(INDEX, after=("k#a", "2027"), up_to="2026"))
    with pytest.raises(ClientError):
        table.query(INDEX)


def test_a_cursor_does_not_excuse_another_error(cloud: None) -> None:
    denied = _error("AccessDeniedException", "Query")
    table = DynamoTable(Answering(boto3.client("dynamodb"), "query", denied), "t")  # type: ignore[arg-type]
    with pytest.raises(ClientError):
        table.query(replace(INDEX, after=("k#a", "2026")))


def test_a_count_goes_on_over_all_pages(cloud: None) -> None:
    table = filled(_dynamo, *["2026-01-01"] * 3)
    client = table._client  # type: ignore[attr-defined]

    def one_at_a_time(params: dict[str, Any], **_: Any) -> None:
        params["Limit"] = 1

    client.meta.events.register("provide-client-params.dynamodb.Query", one_at_a_time)
    assert table.count(INDEX) == 3
