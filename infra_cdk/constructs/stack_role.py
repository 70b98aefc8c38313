"""The role with which CloudFormation makes and changes the instances.

The rollout's function may start a stack operation and pass this role, nothing more; what a
stack may be made of stands here. Broad by nature, and kept in by names: everything in a stack
that CloudFormation names itself begins with the name of the stack.

Known limit: there is no permissions boundary, so a template can give a role that it makes, under
our prefix, more than this role has. Who may publish a release is therefore to be trusted.
"""

from __future__ import annotations

from collections.abc import Iterable

from aws_cdk import Aws
from aws_cdk import aws_iam as iam
from constructs import Construct

from infra_cdk.constructs.permissions import STACKS, Permission, allow, role

_PREFIX = "CloudFormation adds to the name of the stack, of which we know how it begins."
_NO_NAME = "Has an id that AWS gives, so it cannot be named before it is made."
_FUNCTIONS_OF = ("lambda.amazonaws.com", "scheduler.amazonaws.com", "events.amazonaws.com")

# service -> (actions, resources). CloudFormation reads back what it makes, hence so many Get,
# Describe and List; `*` inside a name stands for what it adds to the name of the stack.
_MAKE: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "dynamodb",
        (
            "CreateTable",
            "UpdateTable",
            "DeleteTable",
            "DescribeTable",
            "UpdateTimeToLive",
            "DescribeTimeToLive",
            "UpdateContinuousBackups",
            "DescribeContinuousBackups",
            "DescribeContributorInsights",
            "DescribeKinesisStreamingDestination",
            "GetResourcePolicy",
            "TagResource",
            "UntagResource",
            "ListTagsOfResource",
        ),
        (f"table/{STACKS}",),
    ),
    (
        "lambda",
        (
            "CreateFunction",
            "UpdateFunctionCode",
            "UpdateFunctionConfiguration",
            "DeleteFunction",
            "GetFunction",
            "GetFunctionCodeSigningConfig",
            "GetFunctionRecursionConfig",
            "GetRuntimeManagementConfig",
            "PutFunctionEventInvokeConfig",
            "UpdateFunctionEventInvokeConfig",
            "GetFunctionEventInvokeConfig",
            "DeleteFunctionEventInvokeConfig",
            "AddPermission",
            "RemovePermission",
            "GetPolicy",
            "TagResource",
            "UntagResource",
            "ListTags",
        ),
        (f"function:{STACKS}",),
    ),
    # A layer is named after its place in the template, which is the same in every instance.
    (
        "lambda",
        ("PublishLayerVersion", "GetLayerVersion", "DeleteLayerVersion"),
        ("layer:Layer*",),
    ),
    (
        "lambda",
        (
            "UpdateEventSourceMapping",
            "DeleteEventSourceMapping",
            "TagResource",
            "UntagResource",
            "ListTags",
        ),
        ("event-source-mapping:*",),
    ),
    (
        "logs",
        (
            "CreateLogGroup",
            "DeleteLogGroup",
            "PutRetentionPolicy",
            "DeleteRetentionPolicy",
            "TagResource",
            "UntagResource",
            "ListTagsForResource",
        ),
        (f"log-group:{STACKS}",),
    ),
    (
        "sqs",
        (
            "CreateQueue",
            "DeleteQueue",
            "GetQueueAttributes",
            "SetQueueAttributes",
            "TagQueue",
            "UntagQueue",
            "ListQueueTags",
        ),
        (STACKS,),
    ),
    (
        "sns",
        (
            "CreateTopic",
            "DeleteTopic",
            "GetTopicAttributes",
            "SetTopicAttributes",
            "GetDataProtectionPolicy",
            "ListSubscriptionsByTopic",
            "TagResource",
            "UntagResource",
            "ListTagsForResource",
        ),
        (STACKS,),
    ),
    (
        "events",
        (
            "CreateEventBus",
            "UpdateEventBus",
            "DeleteEventBus",
            "DescribeEventBus",
            "PutRule",
            "DeleteRule",
            "DescribeRule",
            "PutTargets",
            "RemoveTargets",
            "ListTargetsByRule",
            "TagResource",
            "UntagResource",
            "ListTagsForResource",
        ),
        (f"event-bus/{STACKS}", f"rule/{STACKS}"),
    ),
    (
        "scheduler",
        ("CreateSchedule", "UpdateSchedule", "DeleteSchedule", "GetSchedule"),
        (f"schedule/default/{STACKS}",),
    ),
    (
        "cloudwatch",
        (
            "PutMetricAlarm",
            "DeleteAlarms",
            "DescribeAlarms",
            "TagResource",
            "UntagResource",
            "ListTagsForResource",
        ),
        (f"alarm:{STACKS}",),
    ),
)
_IAM = (
    "CreateRole",
    "DeleteRole",
    "GetRole",
    "UpdateRole",
    "UpdateRoleDescription",
    "UpdateAssumeRolePolicy",
    "PutRolePolicy",
    "GetRolePolicy",
    "DeleteRolePolicy",
    "ListRolePolicies",
    "ListAttachedRolePolicies",
    "TagRole",
    "UntagRole",
)
_KEY = (
    "DescribeKey",
    "GetKeyPolicy",
    "PutKeyPolicy",
    "GetKeyRotationStatus",
    "EnableKeyRotation",
    "UpdateKeyDescription",
    "ListResourceTags",
    "TagResource",
    "UntagResource",
    # For the table and topic that CloudFormation encrypts with them.
    "CreateGrant",
)
# These know no resource of ours, or none that could be named beforehand.
# CloudFormation puts the place in the template behind the name of the stack.
DOCUMENTS = "gemeengoed-*-documents*"
_BUCKET = (
    "CreateBucket",
    "DeleteBucket",
    "GetBucketLocation",
    "GetBucketPolicy",
    "PutBucketPolicy",
    "DeleteBucketPolicy",
    "PutBucketPublicAccessBlock",
    "GetBucketPublicAccessBlock",
    "PutBucketOwnershipControls",
    "GetBucketOwnershipControls",
    "PutBucketVersioning",
    "GetBucketVersioning",
    "PutEncryptionConfiguration",
    "GetEncryptionConfiguration",
    "PutLifecycleConfiguration",
    "GetLifecycleConfiguration",
    "PutBucketTagging",
    "GetBucketTagging",
)
_ANYWHERE = (
    "kms:CreateKey",
    "logs:DescribeLogGroups",
    "logs:PutResourcePolicy",
    "logs:DeleteResourcePolicy",
    "logs:DescribeResourcePolicies",
    "logs:CreateLogDelivery",
    "logs:UpdateLogDelivery",
    "logs:DeleteLogDelivery",
    "logs:GetLogDelivery",
    "logs:ListLogDeliveries",
)


def stack_role(scope: Construct, release_bucket: str) -> iam.Role:
    """The role, for CloudFormation only, and only in this account."""
    ours = {"StringEquals": {"aws:SourceAccount": Aws.ACCOUNT_ID}}
    return role(
        scope,
        "StackRole",
        description="CloudFormation makes the instances of members with it",
        assumed_by=iam.ServicePrincipal("cloudformation.amazonaws.com", conditions=ours),
        permissions=[*_named(), *_others(release_bucket)],
    )


def _named() -> Iterable[Permission]:
    for service, actions, names in _MAKE:
        arns = [_arn(service, n) for n in names]
        yield allow([f"{service}:{a}" for a in actions], *arns, wildcard=_PREFIX)


def _others(release_bucket: str) -> Iterable[Permission]:
    roles = f"arn:{Aws.PARTITION}:iam::{Aws.ACCOUNT_ID}:role/{STACKS}"
    passed = {"StringEquals": {"iam:PassedToService": list(_FUNCTIONS_OF)}}
    yield allow([f"iam:{a}" for a in _IAM], roles, wildcard=_PREFIX)
    yield allow(["iam:PassRole"], roles, conditions=passed, wildcard=_PREFIX)
    yield allow(
        [f"cloudwatch:{a}" for a in ("PutDashboard", "GetDashboard", "DeleteDashboards")],
        f"arn:{Aws.PARTITION}:cloudwatch::{Aws.ACCOUNT_ID}:dashboard/{STACKS}",
        wildcard=_PREFIX,
    )
    # API Gateway's actions are the methods of HTTP on its own paths.
    gateway = f"arn:{Aws.PARTITION}:apigateway:{Aws.REGION}::"
    yield allow(
        [f"apigateway:{m}" for m in ("GET", "POST", "PUT", "PATCH", "DELETE")],
        *(gateway + p for p in ("/apis*", "/domainnames*", "/tags*")),
        wildcard=_NO_NAME,
    )
    # A mapping has no name before it is made; of which function it is, is known.
    yield allow(
        ["lambda:CreateEventSourceMapping", "lambda:GetEventSourceMapping"],
        "*",
        conditions={"ArnLike": {"lambda:FunctionArn": _arn("lambda", f"function:{STACKS}")}},
        wildcard=_NO_NAME,
    )
    yield allow([f"kms:{a}" for a in _KEY], _arn("kms", "key/*"), wildcard=_NO_NAME)
    # Not `gemeengoed-*`: that is the release bucket as well.
    yield allow(
        [f"s3:{a}" for a in _BUCKET],
        f"arn:{Aws.PARTITION}:s3:::{DOCUMENTS}",
        wildcard=_PREFIX,
    )
    yield allow(["s3:GetObject"], f"arn:{Aws.PARTITION}:s3:::{release_bucket}/*", wildcard=_NO_NAME)
    yield allow(_ANYWHERE, "*", wildcard="These actions know no resources.")


def _arn(service: str, name: str) -> str:
    return f"arn:{Aws.PARTITION}:{service}:{Aws.REGION}:{Aws.ACCOUNT_ID}:{name}"
