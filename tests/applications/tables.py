"""An application's table from its manifest, for tests and benchmarks in process."""

from __future__ import annotations

from typing import Any

import boto3

from gemeengoed.manifest import Application


def create_table(application: Application) -> str:
    """The table that the template would give it, under the name of the application."""
    names = {"pk", "sk"} | {n for i in application.indexes for n in (i.partition, i.sort)}
    extra: dict[str, Any] = {}
    if application.indexes:
        extra["GlobalSecondaryIndexes"] = [
            {
                "IndexName": i.name,
                "KeySchema": [
                    {"AttributeName": i.partition, "KeyType": "HASH"},
                    {"AttributeName": i.sort, "KeyType": "RANGE"},
                ],
                "Projection": {"ProjectionType": "KEYS_ONLY" if i.keys_only else "ALL"},
            }
            for i in application.indexes
        ]
    boto3.client("dynamodb").create_table(
        TableName=application.name,
        BillingMode="PAY_PER_REQUEST",
        KeySchema=[
            {"AttributeName": "pk", "KeyType": "HASH"},
            {"AttributeName": "sk", "KeyType": "RANGE"},
        ],
        AttributeDefinitions=[{"AttributeName": n, "AttributeType": "S"} for n in sorted(names)],
        **extra,
    )
    return application.name
