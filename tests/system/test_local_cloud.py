"""What we rely on the local cloud for, held against it: a new version must pass this first."""

from __future__ import annotations

import itertools

import pytest

from applications.shared.table_contract import Make, TableContract, dynamo_definition
from gemeengoed.table import DynamoTable
from running import Running
from system.cloud import aws

_numbers = itertools.count()


class TestTableOnTheLocalCloud(TableContract):
    """The contract that memory and moto keep as well."""

    @pytest.fixture
    def make(self, cloud: Running) -> Make:
        client = aws(cloud, "dynamodb")

        def run() -> DynamoTable:
            name = f"contract-{next(_numbers)}"
            client.create_table(**dynamo_definition(name))
            return DynamoTable(client, name)

        return run
