"""Data is kept, and can be brought back; what is not data goes with its stack."""

from __future__ import annotations

from typing import Any

from gemeengoed.flow import Flow
from gemeengoed.manifest import Application, Events, Web
from infra.template import Template, permissions


def _has_table(application: Application) -> bool:
    return any(f.table for f in application.functions)


def test_every_application_with_dossiers_has_one_table(template: Template) -> None:
    named = {template.called({"Ref": i}) for i in template.all("DynamoDB::Table")}
    expected = {f"{a.name.capitalize()}Table" for a in template.applications if _has_table(a)}
    assert named == expected | {"Sessions"}


def test_dossiers_are_kept_and_can_be_brought_back(template: Template) -> None:
    for application in filter(_has_table, template.applications):
        table = _table(template, application)
        assert table["DeletionPolicy"] == table["UpdateReplacePolicy"] == "Retain"
        properties = table["Properties"]
        assert properties["DeletionProtectionEnabled"] is True
        recovery = properties["PointInTimeRecoverySpecification"]
        assert recovery["PointInTimeRecoveryEnabled"] is True


def test_a_table_is_what_the_store_expects(template: Template) -> None:
    for application in filter(_has_table, template.applications):
        properties = _table(template, application)["Properties"]
        assert properties["KeySchema"] == [
            {"AttributeName": "pk", "KeyType": "HASH"},
            {"AttributeName": "sk", "KeyType": "RANGE"},
        ]
        assert properties["BillingMode"] == "PAY_PER_REQUEST"
        assert properties["TimeToLiveSpecification"] == {
            "AttributeName": "expires_at",
            "Enabled": True,
        }
        indexes = {
            i["IndexName"]: [k["AttributeName"] for k in i["KeySchema"]]
            for i in properties.get("GlobalSecondaryIndexes", [])
        }
        assert indexes == {i.name: [i.partition, i.sort] for i in application.indexes}
        projected = {
            i["IndexName"]: i["Projection"]["ProjectionType"]
            for i in properties.get("GlobalSecondaryIndexes", [])
        }
        assert projected == {
            i.name: "KEYS_ONLY" if i.keys_only else "ALL" for i in application.indexes
        }
        has_stream = application.function(Events) is not None
        assert ("StreamSpecification" in properties) == has_stream


def test_sessions_are_not_kept(template: Template) -> None:
    (sessions,) = (
        t for i, t in template.all("DynamoDB::Table").items() if i.startswith("Sessions")
    )
    assert sessions["DeletionPolicy"] == "Delete"
    # Not when it expires: whose it was must be known of a form that comes in a little later.
    assert sessions["Properties"]["TimeToLiveSpecification"] == {
        "AttributeName": "ends_at",
        "Enabled": True,
    }
    assert "PointInTimeRecoverySpecification" not in sessions["Properties"]


def test_the_key_of_pseudonyms_outlives_the_stack(template: Template) -> None:
    (key,) = (
        k for k in template.all("KMS::Key").values() if k["Properties"].get("KeySpec") == "HMAC_256"
    )
    assert key["DeletionPolicy"] == key["UpdateReplacePolicy"] == "Retain"
    assert key["Properties"]["KeyUsage"] == "GENERATE_VERIFY_MAC"


# What CloudFormation does not name itself. All have the name of the stack in them.
_NAMED_BY_US = {
    ("AWS::Events::EventBus", "Name"),
    ("AWS::CloudWatch::Dashboard", "DashboardName"),
}
_NAMES = (
    "TableName",
    "FunctionName",
    "RoleName",
    "QueueName",
    "TopicName",
    "Name",
    "LogGroupName",
    "AlarmName",
    "DashboardName",
    "StateMachineName",
    "LayerName",
    "PolicyName",
)
# The name of an API or an authorizer is a label: two may have the same.
_LABELS = {"AWS::ApiGatewayV2::Api", "AWS::ApiGatewayV2::Authorizer", "AWS::IAM::Policy"}
# Of these, FunctionName says which function is meant.
_REFERS = {"AWS::Lambda::EventSourceMapping", "AWS::Lambda::Permission"} | {
    "AWS::Lambda::EventInvokeConfig"
}


def test_nothing_has_a_name_that_two_instances_would_share(template: Template) -> None:
    for logical_id, resource in template.body["Resources"].items():
        kind = resource["Type"]
        if kind in _LABELS | _REFERS:
            continue
        for name in _NAMES:
            value = resource.get("Properties", {}).get(name)
            if value is None:
                continue
            assert (kind, name) in _NAMED_BY_US, f"{logical_id}.{name}"
            assert value == {"Ref": "AWS::StackName"}, f"{logical_id}.{name}"


def _table(template: Template, application: Application) -> dict[str, Any]:
    start = f"{application.name.capitalize()}Table"
    (found,) = (t for i, t in template.all("DynamoDB::Table").items() if i.startswith(start))
    return dict(found)


def test_documents_are_kept_and_those_never_sent_go(template: Template) -> None:
    buckets = template.all("S3::Bucket").values()
    takes = [f for _, f in template.functions() if isinstance(f, Web) and f.documents]
    assert len(buckets) == bool(takes)
    for bucket in buckets:
        assert bucket["DeletionPolicy"] == bucket["UpdateReplacePolicy"] == "Retain"
        properties = bucket["Properties"]
        assert properties["VersioningConfiguration"] == {"Status": "Enabled"}
        assert all(properties["PublicAccessBlockConfiguration"].values())
        rules = {r["Id"]: r for r in properties["LifecycleConfiguration"]["Rules"]}
        # Longer than any form is kept, and only what belongs to no dossier.
        assert rules["FormsNeverSent"]["Prefix"] == "concept/"
        assert rules["FormsNeverSent"]["ExpirationInDays"] >= 2 * Flow.keep_days
        assert "ExpirationInDays" not in rules["Replaced"]


def test_a_function_reaches_the_documents_of_its_own_application_only(template: Template) -> None:
    for application, function in template.functions():
        role = template.role_of(application.name, function.module)
        reached = {on for _, on in permissions(template, role) if on.startswith("Documents")}
        takes = isinstance(function, Web) and function.documents
        folders = ("concept", "zaken", "brieven")
        expected = {f"Documents/{f}/{application.name}/*" for f in folders} if takes else set()
        if "letters:keep" in function.grants:
            expected |= {"Documents/brieven/*"}
        if "documents:bundle" in function.grants:
            # What belongs to a case; not what somebody is still filling in.
            expected |= {f"Documents/{f}/{application.name}/*" for f in ("zaken", "brieven")}
        assert reached == expected, f"{application.name}.{function.module}"
