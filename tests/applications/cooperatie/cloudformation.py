"""CloudFormation as far as the rollout uses it, with AWS's own error codes and texts.

moto creates a stack in no time and keeps no ClientRequestToken, so it can't show what this
is about: whose operation ended, and how.
"""

from __future__ import annotations

from typing import Any

from botocore.exceptions import ClientError

ACCOUNT = "arn:aws:cloudformation:eu-west-1:123456789012:stack"
OUTPUTS = {
    "ApiId": "abc123",
    "ApiUrl": "https://woerden.gemeengoed.example/api",
    "PortalUrl": "https://woerden.gemeengoed.example",
    "SmokePaths": "/,/api/zaken/v1/openapi.json",
}


def error(code: str, message: str) -> ClientError:
    return ClientError({"Error": {"Code": code, "Message": message}}, "Operation")


class Meta:
    region_name = "eu-west-1"


class CloudFormation:
    """One stack at most. Operations take effect when the test says how they end."""

    meta = Meta()

    def __init__(self) -> None:
        self.stack: dict[str, Any] | None = None
        self.events: list[dict[str, Any]] = []
        self.calls: list[str] = []
        self.last: dict[str, Any] = {}
        self.refuses: ClientError | None = None
        self.unchanged = False
        self.protected = False

    def describe_stacks(self, *, StackName: str) -> dict[str, Any]:
        if self.refuses:
            raise self.refuses
        if self.stack is None:
            raise error("ValidationError", f"Stack with id {StackName} does not exist")
        return {"Stacks": [self.stack]}

    def create_stack(self, **given: Any) -> None:
        self._called("create", given)
        if self.stack is not None:
            raise error("AlreadyExistsException", "Stack already exists")
        name = given["StackName"]
        self.stack = {"StackId": f"{ACCOUNT}/{name}/{len(self.calls)}", "StackName": name}
        self._status("CREATE_IN_PROGRESS", given)

    def update_stack(self, **given: Any) -> None:
        self._called("update", given)
        if self.unchanged:
            raise error("ValidationError", "No updates are to be performed.")
        self._status("UPDATE_IN_PROGRESS", given)

    def delete_stack(self, **given: Any) -> None:
        self._called("delete", given)
        self._status("DELETE_IN_PROGRESS", given)

    def update_termination_protection(
        self, *, StackName: str, EnableTerminationProtection: bool
    ) -> None:
        self.protected = EnableTerminationProtection

    def get_paginator(self, name: str) -> CloudFormation:
        assert name == "describe_stack_events"
        return self

    def paginate(self, **given: Any) -> list[dict[str, Any]]:
        return [{"StackEvents": [e]} for e in reversed(self.events)]

    def ends(self, status: str, *failures: tuple[str, str]) -> None:
        """The operation ends: first the resources that failed, then the stack."""
        for resource, why in failures:
            self._event(resource, "AWS::X::Y", "CREATE_FAILED", why)
        self._status(status, {})

    def gone(self) -> None:
        self.stack = None

    def _called(self, name: str, given: dict[str, Any]) -> None:
        self.calls.append(name)
        self.last = given
        if self.refuses:
            raise self.refuses

    def _status(self, status: str, given: dict[str, Any]) -> None:
        assert self.stack is not None
        self.token = given.get("ClientRequestToken", getattr(self, "token", ""))
        outputs = [{"OutputKey": k, "OutputValue": v} for k, v in OUTPUTS.items()]
        self.stack |= {"StackStatus": status, "Outputs": outputs}
        self._event(self.stack["StackName"], "AWS::CloudFormation::Stack", status, "")

    def _event(self, resource: str, kind: str, status: str, why: str) -> None:
        assert self.stack is not None
        own = kind == "AWS::CloudFormation::Stack"
        self.events.append(
            {
                "LogicalResourceId": resource,
                "PhysicalResourceId": self.stack["StackId"] if own else "",
                "ResourceType": kind,
                "ResourceStatus": status,
                "ResourceStatusReason": why,
                "ClientRequestToken": self.token,
            }
        )
