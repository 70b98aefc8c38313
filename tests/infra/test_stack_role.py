"""CloudFormation can make and clear away all that an instance is made of, under our names only."""

from __future__ import annotations

from typing import Any

from infra.template import Template, actions, as_list

_GATEWAY = "apigateway:POST apigateway:GET apigateway:PATCH apigateway:DELETE"
# What the handlers of the resource types need to create, read and delete.
_HANDLERS = {
    "ApiGatewayV2::Api": _GATEWAY,
    "ApiGatewayV2::ApiMapping": _GATEWAY,
    "ApiGatewayV2::Authorizer": _GATEWAY,
    "ApiGatewayV2::DomainName": _GATEWAY,
    "ApiGatewayV2::Integration": _GATEWAY,
    "ApiGatewayV2::Route": _GATEWAY,
    "ApiGatewayV2::Stage": f"{_GATEWAY} logs:CreateLogDelivery logs:PutResourcePolicy "
    "logs:DescribeResourcePolicies logs:DescribeLogGroups",
    "CloudWatch::Alarm": "cloudwatch:PutMetricAlarm cloudwatch:DescribeAlarms "
    "cloudwatch:DeleteAlarms",
    "CloudWatch::Dashboard": "cloudwatch:PutDashboard cloudwatch:GetDashboard "
    "cloudwatch:DeleteDashboards",
    "DynamoDB::Table": "dynamodb:CreateTable dynamodb:DescribeTable dynamodb:UpdateTable "
    "dynamodb:UpdateTimeToLive dynamodb:UpdateContinuousBackups dynamodb:DeleteTable",
    "Events::EventBus": "events:CreateEventBus events:DescribeEventBus events:DeleteEventBus",
    "Events::Rule": "events:PutRule events:DescribeRule events:PutTargets events:RemoveTargets "
    "events:ListTargetsByRule events:DeleteRule",
    "IAM::Role": "iam:CreateRole iam:GetRole iam:PutRolePolicy iam:GetRolePolicy "
    "iam:DeleteRolePolicy iam:DeleteRole iam:PassRole",
    # A key is kept when its stack goes.
    "KMS::Key": "kms:CreateKey kms:DescribeKey kms:PutKeyPolicy kms:GetKeyPolicy kms:TagResource",
    "Lambda::EventInvokeConfig": "lambda:PutFunctionEventInvokeConfig "
    "lambda:UpdateFunctionEventInvokeConfig lambda:GetFunctionEventInvokeConfig "
    "lambda:DeleteFunctionEventInvokeConfig",
    "Lambda::EventSourceMapping": "lambda:CreateEventSourceMapping lambda:GetEventSourceMapping "
    "lambda:UpdateEventSourceMapping lambda:DeleteEventSourceMapping",
    "Lambda::Function": "lambda:CreateFunction lambda:GetFunction lambda:UpdateFunctionCode "
    "lambda:UpdateFunctionConfiguration lambda:DeleteFunction iam:PassRole s3:GetObject",
    "Lambda::LayerVersion": "lambda:PublishLayerVersion lambda:GetLayerVersion "
    "lambda:DeleteLayerVersion s3:GetObject",
    "Lambda::Permission": "lambda:AddPermission lambda:GetPolicy lambda:RemovePermission",
    "Logs::LogGroup": "logs:CreateLogGroup logs:DescribeLogGroups logs:PutRetentionPolicy "
    "logs:DeleteLogGroup",
    # A bucket is kept when its stack goes.
    "S3::Bucket": "s3:CreateBucket s3:GetBucketLocation s3:PutBucketPublicAccessBlock "
    "s3:PutBucketOwnershipControls s3:PutBucketVersioning s3:PutEncryptionConfiguration "
    "s3:PutLifecycleConfiguration s3:PutBucketTagging",
    "S3::BucketPolicy": "s3:PutBucketPolicy s3:GetBucketPolicy s3:DeleteBucketPolicy",
    "SNS::Topic": "sns:CreateTopic sns:GetTopicAttributes sns:SetTopicAttributes sns:DeleteTopic",
    "SNS::TopicPolicy": "sns:SetTopicAttributes sns:GetTopicAttributes",
    "SQS::Queue": "sqs:CreateQueue sqs:GetQueueAttributes sqs:SetQueueAttributes sqs:DeleteQueue",
    "SQS::QueuePolicy": "sqs:SetQueueAttributes sqs:GetQueueAttributes",
    "Scheduler::Schedule": "scheduler:CreateSchedule scheduler:GetSchedule "
    "scheduler:UpdateSchedule scheduler:DeleteSchedule iam:PassRole",
}


def _statements(cooperatie: Template) -> list[Any]:
    (role,) = (
        r["Properties"]
        for i, r in cooperatie.all("IAM::Role").items()
        if cooperatie.called({"Ref": i}) == "StackRole"
    )
    (policy,) = role["Policies"]
    return list(policy["PolicyDocument"]["Statement"])


def test_every_kind_of_resource_can_be_made_and_cleared_away(
    lid: Template, cooperatie: Template
) -> None:
    used = {r["Type"].removeprefix("AWS::") for r in lid.body["Resources"].values()}
    document = {"Statement": _statements(cooperatie)}
    may = actions({"Policies": [{"PolicyDocument": document}]})
    for kind in used:
        assert set(_HANDLERS[kind].split()) <= may, kind


def test_what_knows_no_name_is_kept_in_otherwise(cooperatie: Template) -> None:
    for statement in _statements(cooperatie):
        may = as_list(statement["Action"])
        where = [cooperatie.called(r) for r in as_list(statement["Resource"])]
        if "lambda:CreateEventSourceMapping" in may:
            function = statement["Condition"]["ArnLike"]["lambda:FunctionArn"]
            assert cooperatie.called(function).endswith(":function:gemeengoed-*")
        elif where == ["*"]:
            assert {a.split(":")[0] for a in may} == {"kms", "logs"}
        if "logs:CreateLogGroup" in may:
            assert [w for w in where if not w.endswith(":log-group:gemeengoed-*")] == []
        assert "kms:ScheduleKeyDeletion" not in may
