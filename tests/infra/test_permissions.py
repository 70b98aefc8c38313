"""Every function may do what its manifest says, action by action, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from gemeengoed.manifest import Api, Events, Function, Schedule, Standard, Web
from infra.template import Template, actions, permissions
from infra_cdk.environment import wanted

_LOGS = {"logs:CreateLogStream", "logs:PutLogEvents"}
_STREAM = {"dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:DescribeStream"}
_GRANTS = {
    "sessions:read": {"dynamodb:GetItem", "dynamodb:UpdateItem"},
    "sessions:write": {
        "dynamodb:GetItem",
        "dynamodb:UpdateItem",
        "dynamodb:PutItem",
        "dynamodb:DeleteItem",
    },
    "bus:put": {"events:PutEvents"},
    "metrics:put": {"cloudwatch:PutMetricData"},
    "figures:read": {
        "cloudwatch:GetMetricData",
        "cloudwatch:DescribeAlarms",
        "cloudformation:ListStackResources",
    },
    "letters:keep": {"s3:PutObject", "s3:GetObject"},
    "brieven:maak": {"lambda:InvokeFunction"},
    "documents:bundle": {"s3:PutObject", "s3:GetObject"},
    "rollout:start": {"states:StartExecution"},
    "stacks:manage": {
        "cloudformation:CreateStack",
        "cloudformation:UpdateStack",
        "cloudformation:DeleteStack",
        "cloudformation:DescribeStacks",
        "cloudformation:DescribeStackEvents",
        "cloudformation:TagResource",
        "cloudformation:UntagResource",
        "cloudformation:UpdateTerminationProtection",
        "iam:PassRole",
        "s3:GetObject",
    },
}


def _expected(application: str, function: Function, variables: list[str]) -> set[str]:
    may = _LOGS | set(function.table)
    if "PSEUDONYM_KEY" in variables:
        may |= {"kms:GenerateMac"}
    if isinstance(function, (Events, Schedule)):
        may |= {"sqs:SendMessage"}
    if isinstance(function, Events):
        may |= _STREAM
    if isinstance(function, Web) and function.documents:
        may |= {"s3:PutObject", "s3:GetObject", "s3:GetObjectVersion", "s3:DeleteObject"}
    return may.union(*(_GRANTS[g] for g in function.grants))


def test_every_function_may_exactly_what_its_manifest_says(template: Template) -> None:
    for application, function in template.functions():
        variables = wanted(application, function)
        expected = _expected(application.name, function, variables)
        found = actions(template.role_of(application.name, function.module))
        assert found == expected, f"{application.name}.{function.module}"


# Written out, so that a change of what a function may do is seen where it is reviewed.
_BEZWAAR = {
    "api": {
        ("logs:CreateLogStream", "BezwaarApiLog"),
        ("logs:PutLogEvents", "BezwaarApiLog"),
        ("dynamodb:GetItem", "BezwaarTable"),
        ("dynamodb:Query", "BezwaarTable"),
        ("dynamodb:BatchGetItem", "BezwaarTable"),
        ("dynamodb:PutItem", "BezwaarTable"),
        ("dynamodb:Query", "BezwaarTable/index/termijn"),
        ("dynamodb:Query", "BezwaarTable/index/persoon"),
        ("dynamodb:Query", "BezwaarTable/index/behandelaar"),
        ("dynamodb:Query", "BezwaarTable/index/besluit"),
        ("dynamodb:Query", "BezwaarTable/index/wekker"),
        ("kms:GenerateMac", "PseudonymKey"),
    },
    "events": {
        ("logs:CreateLogStream", "BezwaarEventsLog"),
        ("logs:PutLogEvents", "BezwaarEventsLog"),
        ("dynamodb:GetItem", "BezwaarTable"),
        ("dynamodb:BatchGetItem", "BezwaarTable"),
        ("dynamodb:PutItem", "BezwaarTable"),
        # The figures of a case follow from its history. With it come the indexes.
        ("dynamodb:Query", "BezwaarTable"),
        ("dynamodb:Query", "BezwaarTable/index/termijn"),
        ("dynamodb:Query", "BezwaarTable/index/persoon"),
        ("dynamodb:Query", "BezwaarTable/index/behandelaar"),
        ("dynamodb:Query", "BezwaarTable/index/besluit"),
        ("dynamodb:Query", "BezwaarTable/index/wekker"),
        ("sqs:SendMessage", "BezwaarPoison"),
        ("dynamodb:GetRecords", "BezwaarTable.StreamArn"),
        ("dynamodb:GetShardIterator", "BezwaarTable.StreamArn"),
        ("dynamodb:DescribeStream", "BezwaarTable.StreamArn"),
        ("events:PutEvents", "Bus"),
        ("lambda:InvokeFunction", "BrievenMaakFunction"),
        # The file for the court is made of what is in the case.
        ("s3:PutObject", "Documents/zaken/bezwaar/*"),
        ("s3:GetObject", "Documents/zaken/bezwaar/*"),
        ("s3:GetObject", "Documents/brieven/bezwaar/*"),
    },
    "schedule": {
        ("logs:CreateLogStream", "BezwaarScheduleLog"),
        ("logs:PutLogEvents", "BezwaarScheduleLog"),
        ("dynamodb:GetItem", "BezwaarTable"),
        ("dynamodb:Query", "BezwaarTable"),
        ("dynamodb:BatchGetItem", "BezwaarTable"),
        ("dynamodb:PutItem", "BezwaarTable"),
        ("dynamodb:Query", "BezwaarTable/index/termijn"),
        ("dynamodb:Query", "BezwaarTable/index/persoon"),
        ("dynamodb:Query", "BezwaarTable/index/behandelaar"),
        ("dynamodb:Query", "BezwaarTable/index/besluit"),
        ("dynamodb:Query", "BezwaarTable/index/wekker"),
        ("sqs:SendMessage", "BezwaarPoison"),
        ("cloudwatch:PutMetricData", "*"),
    },
}
_BEZWAAR["web"] = (
    _BEZWAAR["api"]
    - {
        ("logs:CreateLogStream", "BezwaarApiLog"),
        ("logs:PutLogEvents", "BezwaarApiLog"),
    }
) | {
    ("logs:CreateLogStream", "BezwaarWebLog"),
    ("logs:PutLogEvents", "BezwaarWebLog"),
    ("dynamodb:GetItem", "Sessions"),
    ("dynamodb:UpdateItem", "Sessions"),
    ("s3:PutObject", "Documents/concept/bezwaar/*"),
    ("s3:GetObject", "Documents/concept/bezwaar/*"),
    ("s3:GetObjectVersion", "Documents/concept/bezwaar/*"),
    ("s3:DeleteObject", "Documents/concept/bezwaar/*"),
    ("s3:PutObject", "Documents/zaken/bezwaar/*"),
    ("s3:GetObject", "Documents/zaken/bezwaar/*"),
    ("s3:GetObject", "Documents/brieven/bezwaar/*"),
}


@pytest.mark.parametrize("module", sorted(_BEZWAAR))
def test_bezwaar_reaches_its_own_and_nothing_else(lid: Template, module: str) -> None:
    assert permissions(lid, lid.role_of("bezwaar", module)) == _BEZWAAR[module]


def test_the_national_api_reads_the_register_and_writes_the_log_and_nothing_else(
    lid: Template,
) -> None:
    (gba,) = (a for a in lid.applications if a.name == "gba")
    of_table = {"GetItem", "BatchGetItem", "Query", "PutItem"}
    assert permissions(lid, lid.role_of("gba", "haalcentraal")) == {
        ("logs:CreateLogStream", "GbaHaalcentraalLog"),
        ("logs:PutLogEvents", "GbaHaalcentraalLog"),
        ("kms:GenerateMac", "PseudonymKey"),
        *((f"dynamodb:{action}", "GbaTable") for action in of_table),
        *(("dynamodb:Query", f"GbaTable/index/{i.name}") for i in gba.indexes),
    }


def test_the_front_door_reaches_sessions_and_only_its_own_dossiers(lid: Template) -> None:
    may = permissions(lid, lid.role_of("portaal", "web"))
    reached = {on for action, on in may if action.startswith("dynamodb:")}
    indexes = {"PortaalTable/index/persoon", "PortaalTable/index/lijst"}
    assert reached == {"Sessions", "PortaalTable"} | indexes


def test_no_function_reaches_the_table_of_another_application(template: Template) -> None:
    for application, function in template.functions():
        own = f"{application.name.capitalize()}Table"
        for action, on in permissions(
            template, template.role_of(application.name, function.module)
        ):
            if action.startswith("dynamodb:"):
                assert on == "Sessions" or on.startswith(own), f"{application.name}: {action} {on}"


def test_figures_go_to_our_own_namespace_only(template: Template) -> None:
    for application, function in template.functions():
        for statement in _statements(template, application.name, function.module):
            if statement["Action"] == "cloudwatch:PutMetricData":
                condition = statement["Condition"]["StringEquals"]
                assert condition == {"cloudwatch:namespace": f"Gemeengoed/{template.plane.value}"}


def test_on_the_bus_an_application_speaks_as_itself_only(template: Template) -> None:
    for application, function in template.functions():
        for statement in _statements(template, application.name, function.module):
            if statement["Action"] == "events:PutEvents":
                said = {"events:source": [{"Ref": "Oin"}, f":systeem:{application.name}"]}
                (source,) = statement["Condition"]["StringEquals"].values()
                assert {"events:source": source["Fn::Join"][1][1:]} == said


def test_letters_are_made_by_one_function_that_reaches_nothing_else(lid: Template) -> None:
    assert permissions(lid, lid.role_of("brieven", "maak")) == {
        ("logs:CreateLogStream", "BrievenMaakLog"),
        ("logs:PutLogEvents", "BrievenMaakLog"),
        ("dynamodb:GetItem", "BrievenTable"),
        ("s3:PutObject", "Documents/brieven/*"),
        ("s3:GetObject", "Documents/brieven/*"),
    }


def test_who_may_have_letters_made_may_call_that_function_and_knows_which(lid: Template) -> None:
    maker = {"Fn::GetAtt": [lid.function_id("brieven", "maak"), "Arn"]}
    for application, function in lid.functions():
        environment = lid.function(application.name, function.module)["Environment"]["Variables"]
        may = permissions(lid, lid.role_of(application.name, function.module))
        called = {on for action, on in may if action.startswith("lambda:")}
        if "brieven:maak" in function.grants:
            assert called == {"BrievenMaakFunction"}
            assert environment["BRIEVEN_FUNCTION"] == maker
        else:
            assert not called
            assert "BRIEVEN_FUNCTION" not in environment


def test_no_role_may_do_everything_or_has_a_policy_of_aws(template: Template) -> None:
    for name, role in template.all("IAM::Role").items():
        assert "ManagedPolicyArns" not in role["Properties"], name
        for policy in role["Properties"].get("Policies", []):
            for statement in policy["PolicyDocument"]["Statement"]:
                given = statement["Action"]
                for action in [given] if isinstance(given, str) else given:
                    assert "*" not in action, f"{name}: {action}"


def test_only_the_rollout_may_touch_stacks_and_only_those_of_instances(
    cooperatie: Template,
) -> None:
    for application, function in cooperatie.functions():
        may = permissions(cooperatie, cooperatie.role_of(application.name, function.module))
        touched = {on for action, on in may if action.startswith("cloudformation:")}
        if "stacks:manage" in function.grants:
            (stacks,) = touched
            assert stacks.endswith(":stack/gemeengoed-*/*")
        else:
            assert not touched
    passed = [
        s for s in _statements(cooperatie, "cooperatie", "rollout") if s["Action"] == "iam:PassRole"
    ]
    assert [cooperatie.called(s["Resource"]) for s in passed] == ["StackRole"]
    assert passed[0]["Condition"]["StringEquals"] == {
        "iam:PassedToService": "cloudformation.amazonaws.com"
    }


def test_lambda_alone_takes_the_role_of_a_function(template: Template) -> None:
    for application, function in template.functions():
        trust = template.role_of(application.name, function.module)["AssumeRolePolicyDocument"]
        principals = [s["Principal"] for s in trust["Statement"]]
        assert principals == [{"Service": "lambda.amazonaws.com"}]


def test_the_api_can_be_called_by_its_own_gateway_only(template: Template) -> None:
    served = [f for _, f in template.functions() if isinstance(f, (Api, Standard, Web))]
    permitted = template.all("Lambda::Permission").values()
    from_gateway = [
        p["Properties"]
        for p in permitted
        if p["Properties"]["Principal"] == "apigateway.amazonaws.com"
    ]
    assert len(from_gateway) == len(served)
    (api,) = template.all("ApiGatewayV2::Api")
    for permission in from_gateway:
        parts = permission["SourceArn"]["Fn::Join"][1]
        assert [p for p in parts if p == {"Ref": api}], permission


def _statements(template: Template, application: str, module: str) -> list[dict[str, Any]]:
    (policy,) = template.role_of(application, module)["Policies"]
    return list(policy["PolicyDocument"]["Statement"])
