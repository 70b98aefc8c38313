"""Publishing a release and deploying a stack, with templates small enough to see through."""

from __future__ import annotations

import hashlib
import io
import json
import uuid
import zipfile
from pathlib import Path
from typing import Any

import pytest
from botocore.stub import Stubber

from infra_cdk.deploy import Aws, NotDeployed, Stack, deploy_cooperative
from infra_cdk.release import Bucket, NotPublished, publish, read
from running import Running
from system.cloud import aws

ACCOUNT = "000000000000"
QUEUE = {"Type": "AWS::SQS::Queue"}


@pytest.fixture
def name() -> str:
    return f"test-{uuid.uuid4().hex[:12]}"


@pytest.fixture
def clients(cloud: Running) -> Aws:
    return Aws(aws(cloud, "cloudformation"), aws(cloud, "s3"), ACCOUNT)


@pytest.fixture
def assembly(tmp_path: Path, name: str) -> Path:
    """What CDK would write for two stacks and a folder of code."""
    for stack in ("Lid", "Cooperatie"):
        template = tmp_path / f"{stack}.template.json"
        template.write_text(json.dumps({"Resources": {stack: QUEUE}}))
    (tmp_path / "code").mkdir()
    (tmp_path / "code" / "handler.py").write_text("handler = None\n")
    files = {
        "Lid": _file("Lid.template.json", "file", "lid.json", name),
        "Cooperatie": _file("Cooperatie.template.json", "file", "cooperatie.json", name),
        "code": _file("code", "zip", "code.zip", name),
    }
    (tmp_path / "Both.assets.json").write_text(json.dumps({"files": files}))
    return tmp_path


def _file(path: str, packaging: str, key: str, bucket: str) -> dict[str, Any]:
    where = {"bucketName": f"{bucket}-${{AWS::AccountId}}-${{AWS::Region}}", "objectKey": key}
    return {"source": {"path": path, "packaging": packaging}, "destinations": {"here": where}}


def test_a_release_is_its_content_and_is_published_once(
    assembly: Path, clients: Aws, name: str
) -> None:
    first = publish(assembly, clients.s3, ACCOUNT)
    template = (assembly / "Lid.template.json").read_bytes()
    assert first.id == hashlib.sha256(template).hexdigest()
    assert first.bucket == f"{name}-{ACCOUNT}-eu-west-1"
    assert first.uploaded == 4

    again = publish(assembly, clients.s3, ACCOUNT)
    assert (again.id, again.uploaded) == (first.id, 0)

    stored = clients.s3.get_object(Bucket=first.bucket, Key=f"releases/{first.id}.json")
    assert stored["Body"].read() == template
    zipped = clients.s3.get_object(Bucket=first.bucket, Key="code.zip")["Body"].read()
    assert zipfile.ZipFile(io.BytesIO(zipped)).namelist() == ["handler.py"]


def test_the_same_folder_gives_the_same_zip(assembly: Path) -> None:
    def zipped() -> bytes:
        (code,) = [a for a in read(assembly, account="1", region="r") if a.zipped]
        return code.content()

    before = zipped()
    (assembly / "code" / "handler.py").touch()
    assert zipped() == before


def test_the_release_bucket_is_private_versioned_and_encrypted(
    assembly: Path, clients: Aws
) -> None:
    bucket = publish(assembly, clients.s3, ACCOUNT).bucket
    s3 = clients.s3
    public = s3.get_public_access_block(Bucket=bucket)["PublicAccessBlockConfiguration"]
    assert all(public.values())
    assert s3.get_bucket_versioning(Bucket=bucket)["Status"] == "Enabled"
    rules = s3.get_bucket_encryption(Bucket=bucket)["ServerSideEncryptionConfiguration"]["Rules"]
    assert rules[0]["ApplyServerSideEncryptionByDefault"]["SSEAlgorithm"] == "AES256"
    policy = json.loads(s3.get_bucket_policy(Bucket=bucket)["Policy"])
    assert policy["Statement"][0]["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}


def test_a_bucket_of_somebody_else_is_not_used(clients: Aws, name: str) -> None:
    with Stubber(clients.s3) as s3:
        s3.add_client_error("head_bucket", "403", http_status_code=403)
        with pytest.raises(NotPublished, match=name):
            Bucket(clients.s3, name, ACCOUNT).ensure()


def test_nothing_synthesised_nothing_published(tmp_path: Path, clients: Aws) -> None:
    with pytest.raises(NotPublished):
        publish(tmp_path, clients.s3, ACCOUNT)


def test_deploy_creates_then_changes_then_leaves_alone(
    assembly: Path, clients: Aws, name: str
) -> None:
    release = publish(assembly, clients.s3, ACCOUNT)
    stack = Stack(clients.cloudformation, name)
    stack.deploy(release.cooperative_url, {})
    assert _resources(clients, name) == {"Cooperatie"}
    stack.deploy(release.cooperative_url, {})

    more = {"Resources": {"Cooperatie": QUEUE, "More": QUEUE}}
    clients.s3.put_object(Bucket=release.bucket, Key="more.json", Body=json.dumps(more))
    url = release.cooperative_url.replace("cooperatie.json", "more.json")
    stack.deploy(url, {})
    assert _resources(clients, name) == {"Cooperatie", "More"}
    found = clients.cloudformation.describe_stacks(StackName=name)["Stacks"][0]
    assert found["EnableTerminationProtection"]


def test_a_failed_deployment_says_why_and_can_be_repeated(
    cloud: Running, assembly: Path, clients: Aws, name: str
) -> None:
    release = publish(assembly, clients.s3, ACCOUNT)
    domain = {"DomainName": f"{name}.gemeengoed.localhost"}
    taken = {"Type": "AWS::ApiGatewayV2::DomainName", "Properties": domain}
    aws(cloud, "apigatewayv2").create_domain_name(**domain)
    bad = {"Resources": {"Good": QUEUE, "Bad": taken}}
    clients.s3.put_object(Bucket=release.bucket, Key="bad.json", Body=json.dumps(bad))
    stack = Stack(clients.cloudformation, name)
    with pytest.raises(NotDeployed, match=r"Bad: .*already exists"):
        stack.deploy(release.cooperative_url.replace("cooperatie.json", "bad.json"), {})
    stack.deploy(release.cooperative_url, {})
    assert _resources(clients, name) == {"Cooperatie"}


@pytest.mark.parametrize(
    ("declared", "given", "named"),
    [({"A": {"Type": "String"}}, {}, "A"), ({}, {"B": "x"}, "B")],
)
def test_parameters_must_fit(
    assembly: Path,
    clients: Aws,
    declared: dict[str, Any],
    given: dict[str, str],
    named: str,
) -> None:
    release = publish(assembly, clients.s3, ACCOUNT)
    template = {"Parameters": declared, "Resources": {"Q": QUEUE}}
    (assembly / "Cooperatie.template.json").write_text(json.dumps(template))
    with pytest.raises(NotDeployed, match=named):
        deploy_cooperative(assembly, release, given, clients)


def _resources(clients: Aws, stack: str) -> set[str]:
    found = clients.cloudformation.list_stack_resources(StackName=stack)
    return {r["LogicalResourceId"] for r in found["StackResourceSummaries"]}
