"""One template per plane, for any account and region, made without asking AWS anything."""

from __future__ import annotations

import json
from pathlib import Path

from gemeengoed.manifest import Api, Standard
from infra.template import Template


def test_synthesis_looks_nothing_up(assembly: Path) -> None:
    manifest = json.loads((assembly / "manifest.json").read_text())
    assert "missing" not in manifest
    stacks = [a for a in manifest["artifacts"].values() if a["type"] == "aws:cloudformation:stack"]
    assert [s["environment"] for s in stacks] == ["aws://unknown-account/unknown-region"] * 2
    for stack in stacks:
        # No roles of `cdk bootstrap`: the release bucket is ours.
        assert "assumeRoleArn" not in stack["properties"]


def test_assets_go_to_the_release_bucket_under_their_hash(assembly: Path) -> None:
    for file in assembly.glob("*.assets.json"):
        for digest, asset in json.loads(file.read_text())["files"].items():
            for place in asset["destinations"].values():
                bucket = "gemeengoed-release-${AWS::AccountId}-${AWS::Region}"
                assert place["bucketName"] == bucket
                assert place["objectKey"].startswith(digest)


def test_every_parameter_is_described_and_bounded(template: Template) -> None:
    for name, parameter in template.body["Parameters"].items():
        assert parameter["Description"], name
        assert parameter["AllowedPattern"].startswith("^"), name
        assert parameter["AllowedPattern"].endswith("$"), name
        # Only what a broker calls its claims may be left as the code has it.
        assert parameter.get("Default") == ("{}" if name == "ClaimPaths" else None), name


def test_the_parameters_of_an_instance(lid: Template) -> None:
    """The rollout fills these: a change is a change for it too."""
    assert set(lid.body["Parameters"]) == {
        "InstanceKey",
        "InstanceName",
        "MunicipalityCode",
        "Oin",
        "DomainName",
        "CertificateArn",
        "PortalUrl",
        "ApiIssuer",
        "ApiAudience",
        "CitizenIssuer",
        "OrganisationIssuer",
        "OfficialIssuer",
        "ClientId",
        "ClaimPaths",
        "CooperativeBusArn",
    }


def test_the_outputs_of_a_plane(lid: Template, cooperatie: Template) -> None:
    both = {"ApiId", "ApiUrl", "PortalUrl", "DashboardName", "TopicArn", "DomainTarget"}
    assert set(lid.body["Outputs"]) == both | {"SmokePaths"}
    assert set(cooperatie.body["Outputs"]) == both | {"StateMachineArn", "TableName"}


def test_a_release_says_which_paths_must_answer(lid: Template) -> None:
    said = lid.body["Outputs"]["SmokePaths"]["Value"].split(",")
    documents = [f"{a.api_root}/openapi.json" for a in lid.applications if a.function(Api)]
    standards = [
        f"{f.root}/openapi.json"
        for a in lid.applications
        for f in a.functions
        if isinstance(f, Standard)
    ]
    assert said == ["/", *documents, *standards]
    assert documents
    assert standards


def test_dns_can_be_pointed_at_a_plane(template: Template) -> None:
    (domain,) = template.all("ApiGatewayV2::DomainName")
    target = template.body["Outputs"]["DomainTarget"]["Value"]
    assert target == {"Fn::GetAtt": [domain, "RegionalDomainName"]}


def test_no_value_of_a_place_is_in_a_template(template: Template) -> None:
    """A template that names an account, a region or a host fits only there."""
    text = json.dumps(template.body["Resources"])
    for place in ("eu-west-1", "eu-central-1", "us-east-1", "000000000000", "localhost"):
        assert place not in text
