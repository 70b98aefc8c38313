"""What a function may do: from the words of its manifest to statements, action by action.

A function reaches the table of its own application and what its manifest names, and nothing
else. Where a resource has a wildcard there is no narrower name, and the reason stands with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from aws_cdk import Aws, Stack
from aws_cdk import aws_iam as iam
from constructs import Construct

from gemeengoed.manifest import Events, Function, Schedule, Web
from infra_cdk.guards import acknowledge

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


@dataclass(frozen=True, slots=True)
class Permission:
    """A statement of a role; `wildcard` says why its resource has a `*`, when it has one."""

    statement: iam.PolicyStatement
    wildcard: str = ""


def allow(
    actions: Iterable[str],
    *resources: str,
    conditions: Mapping[str, object] | None = None,
    wildcard: str = "",
) -> Permission:
    statement = iam.PolicyStatement(
        actions=list(actions), resources=list(resources), conditions=conditions
    )
    return Permission(statement, wildcard)


def role(
    scope: Construct,
    id: str,
    *,
    assumed_by: iam.IPrincipal,
    permissions: Sequence[Permission],
    description: str | None = None,
) -> iam.Role:
    """A role that may do this and nothing else.

    Inline: a policy of its own would cost one resource per role, of the 500 of a stack.
    """
    document = iam.PolicyDocument(statements=[p.statement for p in permissions])
    made = iam.Role(
        scope,
        id,
        assumed_by=assumed_by,
        description=description,
        inline_policies={"Own": document},
    )
    for permission in permissions:
        for resource in permission.statement.resources:
            if "*" in (name := _as_cdk_nag_says_it(made, resource)):
                rule = f"AwsSolutions-IAM5[Resource::{name}]"
                acknowledge(made, rule, permission.wildcard)
    return made


def _as_cdk_nag_says_it(scope: Construct, resource: str) -> str:
    """A resource with <names> for what is only known when it is deployed."""
    resolved = Stack.of(scope).resolve(resource)
    if isinstance(resolved, str):
        return resolved
    parts = resolved["Fn::Join"][1] if "Fn::Join" in resolved else [resolved]
    return "".join(p if isinstance(p, str) else f"<{_reference(p)}>" for p in parts)


def _reference(part: Mapping[str, object]) -> str:
    if "Ref" in part:
        return str(part["Ref"])
    of = part["Fn::GetAtt"]
    return ".".join(of) if isinstance(of, list) else str(of)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a function, by ARN; empty where its plane or application has none.

    indexes   ARNs of the secondary indexes of the table
    source    what the application is called on the bus
    services  functions of other applications that may be called, by the name of the grant
    """

    table: str = ""
    indexes: tuple[str, ...] = ()
    stream: str = ""
    poison: str = ""
    sessions: str = ""
    bus: str = ""
    source: str = ""
    pseudonym_key: str = ""
    namespace: str = ""
    rollout: str = ""
    release_bucket: str = ""
    stack_role: str = ""
    documents: str = ""
    services: Mapping[str, str] = field(default_factory=dict)


def permissions(
    function: Function, variables: Mapping[str, str], around: Surroundings, log_group: str
) -> list[Permission]:
    """Everything that a function may do."""
    found = [allow(("logs:CreateLogStream", "logs:PutLogEvents"), log_group)]
    found += _own_table(function, around)
    if "PSEUDONYM_KEY" in variables:
        found.append(allow(("kms:GenerateMac",), around.pseudonym_key))
    # Both park what they cannot handle: Events itself, and Lambda in the name of either.
    if isinstance(function, (Events, Schedule)):
        found.append(allow(("sqs:SendMessage",), around.poison))
    if isinstance(function, Events) and around.stream:
        found.append(allow(_STREAM, around.stream))
    for grant in function.grants:
        found += _granted(grant, variables["APPLICATION"], around)
    if isinstance(function, Web) and function.documents:
        found += _documents(variables["APPLICATION"], around.documents)
    return found


def _documents(application: str, bucket: str) -> Iterator[Permission]:
    """What an application's pages do in its own folders: no listing, no other's files."""
    why = "Files have keys that are made when they are sent; the folder is the application's own."
    folders = ("concept", "zaken", "brieven")
    sent, kept, letters = (f"{bucket}/{folder}/{application}/*" for folder in folders)
    # A version: that which we looked at, since who sent it can send another under its key.
    may = ("s3:PutObject", "s3:GetObject", "s3:GetObjectVersion", "s3:DeleteObject")
    yield allow(may, sent, wildcard=why)
    yield allow(("s3:PutObject", "s3:GetObject"), kept, wildcard=why)
    # Made by brieven; what was sent to somebody is not ours to change.
    yield allow(("s3:GetObject",), letters, wildcard=why)


def _own_table(function: Function, around: Surroundings) -> Iterator[Permission]:
    if not function.table:
        return
    actions = tuple(dict.fromkeys(function.table))
    yield allow(actions, around.table)
    if "dynamodb:Query" in actions and around.indexes:
        yield allow(("dynamodb:Query",), *around.indexes)


def _bundled(application: str, bucket: str) -> Iterator[Permission]:
    """Reads what is in the application's cases and adds to them: no forms, no removing."""
    why = "Files have keys that are made when they are kept; the folder is the application's own."
    kept, letters = (f"{bucket}/{folder}/{application}/*" for folder in ("zaken", "brieven"))
    yield allow(("s3:PutObject", "s3:GetObject"), kept, wildcard=why)
    yield allow(("s3:GetObject",), letters, wildcard=why)


def _granted(grant: str, application: str, around: Surroundings) -> list[Permission]:
    """Statements of a grant. ValueError when no grant is called so."""
    if grant in around.services:
        return [allow(("lambda:InvokeFunction",), around.services[grant])]
    if grant == "sessions:read":
        return [allow(_READ_SESSION, around.sessions)]
    if grant == "sessions:write":
        return [allow(_WRITE_SESSION, around.sessions)]
    if grant == "bus:put":
        # As itself only: who receives an event believes who sent it.
        itself = {"StringEquals": {"events:source": around.source}}
        return [allow(("events:PutEvents",), around.bus, conditions=itself)]
    if grant == "metrics:put":
        only = {"StringEquals": {"cloudwatch:namespace": around.namespace}}
        why = "PutMetricData knows no resources; the condition allows one namespace."
        return [allow(("cloudwatch:PutMetricData",), "*", conditions=only, wildcard=why)]
    if grant == "figures:read":
        return _figures()
    if grant == "letters:keep":
        why = "A letter has the key of its dossier, of whatever application; only letters are here."
        letters = f"{around.documents}/brieven/*"
        return [allow(("s3:PutObject", "s3:GetObject"), letters, wildcard=why)]
    if grant == "documents:bundle":
        return list(_bundled(application, around.documents))
    if grant == "rollout:start":
        return [allow(("states:StartExecution",), around.rollout)]
    if grant == "stacks:manage":
        return _stacks(around)
    raise ValueError(f"no grant is called {grant!r}")


def _figures() -> list[Permission]:
    """What CloudWatch and the stack itself tell of this instance."""
    place = f"{Aws.REGION}:{Aws.ACCOUNT_ID}"
    return [
        allow(
            ("cloudwatch:GetMetricData",),
            "*",
            wildcard="GetMetricData knows no resources; it gives counts and times, no data.",
        ),
        allow(
            ("cloudwatch:DescribeAlarms",),
            f"arn:{Aws.PARTITION}:cloudwatch:{place}:alarm:*",
            wildcard="Alarms are asked for by how their names begin.",
        ),
        allow(
            ("cloudformation:ListStackResources",),
            f"arn:{Aws.PARTITION}:cloudformation:{place}:stack/{Aws.STACK_NAME}/*",
            wildcard="Our own stack, and an id that AWS adds.",
        ),
    ]


def _stacks(around: Surroundings) -> list[Permission]:
    place = f"arn:{Aws.PARTITION}:cloudformation:{Aws.REGION}:{Aws.ACCOUNT_ID}"
    to_cloudformation = {"StringEquals": {"iam:PassedToService": "cloudformation.amazonaws.com"}}
    return [
        allow(
            _MANAGE_STACKS,
            f"{place}:stack/{STACKS}/*",
            wildcard="Instances are made at run time: our prefix, and an id that AWS adds.",
        ),
        allow(("iam:PassRole",), around.stack_role, conditions=to_cloudformation),
        # CloudFormation fetches a template in the name of who asks.
        allow(
            ("s3:GetObject",),
            f"arn:{Aws.PARTITION}:s3:::{around.release_bucket}/*",
            wildcard="Releases are content-addressed: their keys are not known beforehand.",
        ),
    ]
