"""What a function may do: from the words of its manifest to statements, action by action.

A function reaches the table of its own application and what its manifest names, and nothing
else. Where a statement has a wildcard there is no narrower form; `WILDCARDS` says why.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from aws_cdk import Aws
from aws_cdk import aws_iam as iam
from gemeengoed.manifest import Events, Function

_READ_SESSION = ("dynamodb:GetItem", "dynamodb:UpdateItem")
_WRITE_SESSION = (*_READ_SESSION, "dynamodb:PutItem", "dynamodb:DeleteItem")
# DescribeStacks and its like are asked for one stack by name, so they take the same resource.
_MANAGE_STACKS = (
    "cloudformation:CreateStack",
    "cloudformation:UpdateStack",
    "cloudformation:DeleteStack",
    "cloudformation:DescribeStacks",
    "cloudformation:DescribeStackEvents",
    "cloudformation:TagResource",
    "cloudformation:UntagResource",
    "cloudformation:UpdateTerminationProtection",
)
_STREAM = ("dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:DescribeStream")
# Names of the instances' stacks; the cooperative's own stack is not called so.
STACKS = "gemeengoed-*"

# Per grant: the finding of cdk-nag, and why it stands.
WILDCARDS: dict[str, tuple[tuple[str, str], ...]] = {
    "metrics:put": (
        (
            "AwsSolutions-IAM5[Resource::*]",
            "PutMetricData knows no resources; the condition allows one namespace.",
        ),
    ),
    "stacks:manage": (
        (
            "AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:cloudformation:<AWS::Region>:"
            f"<AWS::AccountId>:stack/{STACKS}/*]",
            "Instances are made at run time: their stacks have our prefix and an id of AWS.",
        ),
        (
            "AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:s3:::<ReleaseBucket>/*]",
            "Releases are content-addressed, so their keys are not known beforehand.",
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a function, by ARN; empty where its plane or application has none.

    indexes  ARNs of the secondary indexes of the table
    """

    log_group: str
    table: str = ""
    indexes: tuple[str, ...] = ()
    stream: str = ""
    poison: str = ""
    sessions: str = ""
    bus: str = ""
    pseudonym_key: str = ""
    namespace: str = ""
    rollout: str = ""
    release_bucket: str = ""
    stack_role: str = ""


def statements(
    function: Function, variables: Mapping[str, str], around: Surroundings
) -> list[iam.PolicyStatement]:
    """Everything that a function may do."""
    found = [_allow(("logs:CreateLogStream", "logs:PutLogEvents"), around.log_group)]
    found += _own_table(function, around)
    if "PSEUDONYM_KEY" in variables:
        found.append(_allow(("kms:GenerateMac",), around.pseudonym_key))
    if "POISON_QUEUE_URL" in variables:
        found.append(_allow(("sqs:SendMessage",), around.poison))
    if isinstance(function, Events) and around.stream:
        found.append(_allow(_STREAM, around.stream))
    for grant in function.grants:
        found += _granted(grant, around)
    return found


def _own_table(function: Function, around: Surroundings) -> Iterator[iam.PolicyStatement]:
    if not function.table:
        return
    actions = tuple(dict.fromkeys(function.table))
    yield _allow(actions, around.table)
    if "dynamodb:Query" in actions and around.indexes:
        yield _allow(("dynamodb:Query",), *around.indexes)


def _granted(grant: str, around: Surroundings) -> list[iam.PolicyStatement]:
    """Statements of a grant. ValueError when no grant is called so."""
    if grant == "sessions:read":
        return [_allow(_READ_SESSION, around.sessions)]
    if grant == "sessions:write":
        return [_allow(_WRITE_SESSION, around.sessions)]
    if grant == "bus:put":
        return [_allow(("events:PutEvents",), around.bus)]
    if grant == "metrics:put":
        only = {"StringEquals": {"cloudwatch:namespace": around.namespace}}
        return [_allow(("cloudwatch:PutMetricData",), "*", conditions=only)]
    if grant == "rollout:start":
        return [_allow(("states:StartExecution",), around.rollout)]
    if grant == "stacks:manage":
        return _stacks(around)
    raise ValueError(f"no grant is called {grant!r}")


def _stacks(around: Surroundings) -> list[iam.PolicyStatement]:
    place = f"arn:{Aws.PARTITION}:cloudformation:{Aws.REGION}:{Aws.ACCOUNT_ID}"
    to_cloudformation = {"StringEquals": {"iam:PassedToService": "cloudformation.amazonaws.com"}}
    return [
        _allow(_MANAGE_STACKS, f"{place}:stack/{STACKS}/*"),
        _allow(("iam:PassRole",), around.stack_role, conditions=to_cloudformation),
        # CloudFormation fetches a template in the name of who asks.
        _allow(("s3:GetObject",), f"arn:{Aws.PARTITION}:s3:::{around.release_bucket}/*"),
    ]


def _allow(
    actions: tuple[str, ...], *resources: str, conditions: Mapping[str, object] | None = None
) -> iam.PolicyStatement:
    return iam.PolicyStatement(
        actions=list(actions), resources=list(resources), conditions=conditions
    )
