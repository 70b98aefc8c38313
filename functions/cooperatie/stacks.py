"""The stack of an instance, as CloudFormation knows it.

Which operation a status belongs to is told by its ClientRequestToken, so that the end of an
earlier attempt is never taken for ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

# Then CloudFormation gives up and rolls back.
MINUTES = 30
_STACK = "AWS::CloudFormation::Stack"
_LONGEST_REASON = 400
_MOST_EVENTS = 3000
_PASSING = frozenset(
    {
        "Throttling",
        "ThrottlingException",
        "RequestLimitExceeded",
        "ServiceUnavailable",
        "InternalFailure",
        "InternalError",
    }
)
_STARTED_ALREADY = frozenset(
    {"AlreadyExistsException", "TokenAlreadyExistsException", "OperationInProgressException"}
)


class Tijdelijk(Exception):
    """CloudFormation can't be reached just now; the state machine tries again."""


class Geweigerd(Exception):
    """CloudFormation does not want this, and trying again would not help."""


@dataclass(frozen=True, slots=True)
class Stack:
    """A stack as it stands."""

    id: str
    name: str
    status: str
    outputs: Mapping[str, str]

    @property
    def busy(self) -> bool:
        return self.status.endswith("_IN_PROGRESS")

    @property
    def runs(self) -> bool:
        return self.status in {"CREATE_COMPLETE", "UPDATE_COMPLETE", "IMPORT_COMPLETE"}

    @property
    def updatable(self) -> bool:
        return self.runs or self.status == "UPDATE_ROLLBACK_COMPLETE"

    @property
    def never_ran(self) -> bool:
        """It was not created, so nothing is lost when it goes."""
        return self.status in {
            "ROLLBACK_COMPLETE",
            "ROLLBACK_FAILED",
            "CREATE_FAILED",
            "DELETE_FAILED",
        }


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of CloudFormation. `token`: of this attempt, and of no other."""

    name: str
    token: str
    template_url: str
    parameters: Mapping[str, str]
    tags: Mapping[str, str]
    role_arn: str

    def arguments(self) -> dict[str, Any]:
        given = {
            "StackName": self.name,
            "ClientRequestToken": self.token,
            "TemplateURL": self.template_url,
            "Parameters": [
                {"ParameterKey": k, "ParameterValue": v} for k, v in self.parameters.items()
            ],
            "Tags": [{"Key": k, "Value": v} for k, v in self.tags.items()],
            "Capabilities": ["CAPABILITY_IAM"],
        }
        return given | ({"RoleARN": self.role_arn} if self.role_arn else {})


class Stacks:
    """CloudFormation. Every method may raise Tijdelijk or Geweigerd."""

    def __init__(self, client: Any) -> None:
        self._client = client

    @property
    def region(self) -> str:
        return str(self._client.meta.region_name)

    def find(self, name: str) -> Stack | None:
        try:
            with _errors():
                found = self._client.describe_stacks(StackName=name)["Stacks"][0]
        except Geweigerd as e:
            # CloudFormation has one code for every mistake; only the text tells them apart.
            if "does not exist" in str(e):
                return None
            raise
        outputs = {o["OutputKey"]: o["OutputValue"] for o in found.get("Outputs", [])}
        return Stack(found["StackId"], name, found["StackStatus"], outputs)

    def create(self, wanted: Wanted) -> None:
        with _errors(), _started_already():
            self._client.create_stack(**wanted.arguments(), TimeoutInMinutes=MINUTES)

    def update(self, wanted: Wanted) -> bool:
        """False when the stack is so already."""
        try:
            with _errors(), _started_already():
                self._client.update_stack(**wanted.arguments())
        except Geweigerd as e:
            if "No updates are to be performed" in str(e):
                return False
            raise
        return True

    def delete(self, stack: Stack, token: str) -> None:
        with _errors(), _started_already():
            self._client.delete_stack(StackName=stack.id, ClientRequestToken=token)

    def protect(self, stack: Stack) -> None:
        """From now on it holds people's data: it can't be deleted by a slip."""
        with _errors():
            self._client.update_termination_protection(
                StackName=stack.id, EnableTerminationProtection=True
            )

    def last_token(self, stack: Stack) -> str:
        """The token of the operation that the stack's status is of; empty when it had none."""
        for event in self._events(stack):
            if event["ResourceType"] == _STACK and event["PhysicalResourceId"] == stack.id:
                return str(event.get("ClientRequestToken", ""))
        return ""

    def reason(self, stack: Stack, token: str) -> str:
        """What went wrong first in an operation: the cause, not what it brought down."""
        mine = (e for e in self._events(stack) if e.get("ClientRequestToken") == token)
        return _first_failure(mine) or f"De stack eindigde als {stack.status}."

    def _events(self, stack: Stack) -> Iterator[dict[str, Any]]:
        """The newest first."""
        pages = self._client.get_paginator("describe_stack_events").paginate(
            StackName=stack.id, PaginationConfig={"MaxItems": _MOST_EVENTS}
        )
        with _errors():
            for page in pages:
                yield from page["StackEvents"]


def _first_failure(newest_first: Iterable[dict[str, Any]]) -> str | None:
    first = None
    for event in newest_first:
        why = str(event.get("ResourceStatusReason") or "")
        failed = str(event["ResourceStatus"]).endswith("_FAILED")
        if failed and why and "cancelled" not in why:
            first = f"{event['LogicalResourceId']}: {why}"
    return first[:_LONGEST_REASON] if first else None


@contextmanager
def _errors() -> Iterator[None]:
    try:
        yield
    except ClientError as e:
        error = e.response["Error"]
        if error["Code"] in _PASSING:
            raise Tijdelijk(error["Code"]) from e
        raise Geweigerd(f"{error['Code']}: {error['Message']}"[:_LONGEST_REASON]) from e
    except BotoCoreError as e:
        raise Tijdelijk(type(e).__name__) from e


@contextmanager
def _started_already() -> Iterator[None]:
    """The same request arrived before: that is what was asked."""
    try:
        yield
    except ClientError as e:
        if e.response["Error"]["Code"] not in _STARTED_ALREADY:
            raise
