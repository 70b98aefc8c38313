"""The tables: dossiers, which are kept, and sessions, which are not."""

from __future__ import annotations

from collections.abc import Sequence

from aws_cdk import RemovalPolicy
from aws_cdk import aws_dynamodb as dynamodb
from constructs import Construct

from gemeengoed.manifest import Application, Events
from infra_cdk.guards import acknowledge

_TTL = "expires_at"
_STRING = dynamodb.AttributeType.STRING


def dossiers(scope: Construct, application: Application) -> dynamodb.Table | None:
    """The table of an application; None when none of its functions asks for one."""
    if not any(f.table for f in application.functions):
        return None
    publishes = application.function(Events) is not None
    table = dynamodb.Table(
        scope,
        "Table",
        partition_key=dynamodb.Attribute(name="pk", type=_STRING),
        sort_key=dynamodb.Attribute(name="sk", type=_STRING),
        billing_mode=dynamodb.BillingMode.PAY_PER_REQUEST,
        stream=dynamodb.StreamViewType.NEW_IMAGE if publishes else None,
        time_to_live_attribute=_TTL,
        point_in_time_recovery_specification=dynamodb.PointInTimeRecoverySpecification(
            point_in_time_recovery_enabled=True
        ),
        deletion_protection=True,
        removal_policy=RemovalPolicy.RETAIN,
    )
    for index in application.indexes:
        table.add_global_secondary_index(
            index_name=index.name,
            partition_key=dynamodb.Attribute(name=index.partition, type=_STRING),
            sort_key=dynamodb.Attribute(name=index.sort, type=_STRING),
            projection_type=dynamodb.ProjectionType.KEYS_ONLY
            if index.keys_only
            else dynamodb.ProjectionType.ALL,
        )
    return table


def index_arns(table: dynamodb.Table, application: Application) -> Sequence[str]:
    return [f"{table.table_arn}/index/{index.name}" for index in application.indexes]


def sessions(scope: Construct) -> dynamodb.Table:
    """Who is logged in: by the hash of the session's id, gone eight hours after it began.

    It lets nobody in once it has expired, 15 minutes after the last request; that it is still
    there tells for whom a form is laid aside that comes in after that (rescue.py).
    Not kept and not restored: a backup would bring back sessions that people have ended.
    """
    table = dynamodb.Table(
        scope,
        "Sessions",
        partition_key=dynamodb.Attribute(name="pk", type=_STRING),
        billing_mode=dynamodb.BillingMode.PAY_PER_REQUEST,
        time_to_live_attribute="ends_at",
        removal_policy=RemovalPolicy.DESTROY,
    )
    acknowledge(
        table,
        "AwsSolutions-DDB3",
        "A session lives 15 minutes; restoring it would undo a logout.",
    )
    return table
