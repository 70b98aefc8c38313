"""Deploys the cooperative: publish the release, create or update the stack, register.

    python -m infra_cdk.deploy build/cdk.out --parameters cooperatie.json

The parameters file holds the template's parameters by name. With a bearer token in
GEMEENGOED_TOKEN (scope cooperatie:uitrollen) the release is registered with the cooperative,
which then brings it to every member. Members' stacks are never deployed from here.

The same code serves AWS and the local cloud; the environment says which (AWS_ENDPOINT_URL).
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from infra_cdk.local import http
from infra_cdk.release import COOPERATIVE_STACK, NotPublished, Release, publish

if TYPE_CHECKING:
    from mypy_boto3_cloudformation import CloudFormationClient

# What instances are called begins with `gemeengoed-`, and the rollout may touch all of those.
STACK_NAME = "cooperatie-gemeengoed"
API = "/api/cooperatie/v1"
# CloudFormation cannot update what never came up; it has to go first.
_NEVER_UP = frozenset({"ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "CREATE_FAILED", "DELETE_FAILED"})
_GOOD = frozenset({"CREATE_COMPLETE", "UPDATE_COMPLETE"})


class NotDeployed(Exception):
    """It did not work; the message says what CloudFormation or the cooperative said."""


@dataclass(frozen=True, slots=True)
class Aws:
    """The clients of one account and region, as the environment says, and the account."""

    cloudformation: CloudFormationClient
    s3: Any
    account: str

    @classmethod
    def from_environment(cls) -> Aws:
        session = boto3.Session()
        # Path style: the names of buckets need not resolve on one machine.
        s3 = session.client("s3", config=Config(s3={"addressing_style": "path"}))
        account = session.client("sts").get_caller_identity()["Account"]
        return cls(session.client("cloudformation"), s3, account)


def deploy_cooperative(
    assembly: Path, release: Release, parameters: Mapping[str, str], aws: Aws
) -> dict[str, str]:
    """Create or update the cooperative's stack; returns its outputs. NotDeployed."""
    template = json.loads((assembly / f"{COOPERATIVE_STACK}.template.json").read_text())
    values = _values(template.get("Parameters", {}), parameters)
    stack = Stack(aws.cloudformation, STACK_NAME)
    return stack.deploy(release.cooperative_url, values)


def register(url: str, release: Release, token: str) -> None:
    """Tell the cooperative of a release, which then becomes the one all instances should run.

    url  scheme and host of the cooperative. NotDeployed when it does not take it.
    """
    # No Idempotency-Key: going back to an earlier release is a new request.
    answer = http.call(
        "POST",
        f"{url}{API}/releases",
        json_body={"id": release.id, "versie": release.version},
        token=token,
        tries=30,
    )
    if answer.status not in (200, 201):
        raise NotDeployed(f"The cooperative answered {answer.status}: {answer.text[:500]}")


class Stack:
    """One CloudFormation stack."""

    def __init__(self, cloudformation: CloudFormationClient, name: str) -> None:
        self._cloudformation = cloudformation
        self._name = name
        # Locally a change takes a second, on AWS minutes.
        endpoint = cloudformation.meta.endpoint_url
        self._interval = 0.3 if endpoint.startswith("http://127.0.0.1") else 5.0

    def deploy(self, template_url: str, parameters: Mapping[str, str]) -> dict[str, str]:
        """Bring the stack to this template and wait for it. NotDeployed with the reason."""
        found = self._find()
        if found and found["StackStatus"] in _NEVER_UP:
            self._cloudformation.delete_stack(StackName=self._name)
            self._wait(str(uuid.uuid4()), gone=True)
            found = None
        token = f"deploy-{uuid.uuid4()}"
        wanted: Any = {
            "StackName": self._name,
            "TemplateURL": template_url,
            "Parameters": [{"ParameterKey": k, "ParameterValue": v} for k, v in parameters.items()],
            "Capabilities": ["CAPABILITY_IAM"],
            "ClientRequestToken": token,
        }
        if found is None:
            self._cloudformation.create_stack(**wanted)
        elif not self._update(wanted):
            return _outputs(found)
        stack = self._wait(token)
        # Only now: what never came up must be easy to remove.
        self._cloudformation.update_termination_protection(
            StackName=self._name, EnableTerminationProtection=True
        )
        return _outputs(stack)

    def _update(self, wanted: Any) -> bool:
        """Start an update. False when there is nothing to change."""
        try:
            self._cloudformation.update_stack(**wanted)
        except ClientError as e:
            error = e.response["Error"]
            # A ValidationError like any other: CloudFormation has no code of its own for it.
            if error["Code"] == "ValidationError" and "No updates" in error["Message"]:
                return False
            raise
        return True

    def _find(self) -> Any | None:
        try:
            return self._cloudformation.describe_stacks(StackName=self._name)["Stacks"][0]
        except ClientError as e:
            if e.response["Error"]["Code"] == "ValidationError":
                return None
            raise

    def _wait(self, token: str, *, gone: bool = False) -> Any:
        while True:
            stack = self._find()
            if gone and stack is None:
                return None
            status = stack["StackStatus"] if stack else "DELETE_COMPLETE"
            if not status.endswith("_IN_PROGRESS"):
                break
            time.sleep(self._interval)
        if status in _GOOD and not gone:
            return stack
        raise NotDeployed(f"{self._name}: {status}. {self._reasons(token)}".strip())

    def _reasons(self, token: str) -> str:
        """What failed in this operation, in the order in which it did."""
        pages = self._cloudformation.get_paginator("describe_stack_events")
        events = [e for p in pages.paginate(StackName=self._name) for e in p["StackEvents"]]
        mine = [e for e in events if e.get("ClientRequestToken") == token] or events
        failed = [
            f"{e['LogicalResourceId']}: {e['ResourceStatusReason']}"
            for e in reversed(mine)
            if e["ResourceStatus"].endswith("_FAILED")
            and "cancelled" not in e.get("ResourceStatusReason", "cancelled")
        ]
        return " / ".join(failed[:3])


def _values(declared: Mapping[str, Any], given: Mapping[str, str]) -> dict[str, str]:
    """Values for the parameters that a template declares. NotDeployed names what is missing."""
    missing = [n for n, d in declared.items() if n not in given and "Default" not in d]
    if missing:
        raise NotDeployed(f"No value for parameter {', '.join(missing)}.")
    if unknown := given.keys() - declared.keys():
        raise NotDeployed(f"The template has no parameter {', '.join(sorted(unknown))}.")
    return dict(given)


def _outputs(stack: Any) -> dict[str, str]:
    return {o["OutputKey"]: o["OutputValue"] for o in stack.get("Outputs", [])}


def main(arguments: list[str] | None = None) -> int:
    """Deploy from the command line; 1 when it did not work."""
    parser = argparse.ArgumentParser(
        prog="python -m infra_cdk.deploy",
        description="Publish a release and deploy the cooperative.",
    )
    parser.add_argument("assembly", type=Path, help="the folder that infra_cdk.synth wrote")
    parser.add_argument("--parameters", type=Path, required=True, help="a JSON file: name -> value")
    options = parser.parse_args(arguments)
    try:
        aws = Aws.from_environment()
        release = publish(options.assembly, aws.s3, aws.account)
        print(f"release {release.version}: {release.uploaded} new objects in {release.bucket}")
        parameters = json.loads(options.parameters.read_text())
        outputs = deploy_cooperative(options.assembly, release, parameters, aws)
        print(f"{STACK_NAME} is up")
        if token := os.environ.get("GEMEENGOED_TOKEN"):
            register(outputs["PortalUrl"], release, token)
            print(f"release {release.version} is registered: members will get it")
        else:
            print("not registered: no token in GEMEENGOED_TOKEN")
    except (NotPublished, NotDeployed, ClientError, BotoCoreError, OSError, ValueError) as e:
        print(f"not deployed: {e}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
