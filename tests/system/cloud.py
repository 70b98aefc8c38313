"""What system tests do with the running cloud, beside calling its APIs."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, TypeVar

import boto3
from botocore.config import Config

from infra_cdk.local.cooperative import Cooperative
from running import Running

T = TypeVar("T")


def cooperative(cloud: Running) -> Cooperative:
    return Cooperative(cloud.local)


def aws(cloud: Running, service: str, *, max_pool_connections: int = 10) -> Any:
    """A client of the local cloud's own AWS API."""
    return boto3.client(  # type: ignore[call-overload]
        service,
        endpoint_url=cloud.local.endpoint,
        region_name=cloud.local.aws_environment["AWS_REGION"],
        aws_access_key_id="test",
        aws_secret_access_key="test",
        config=Config(max_pool_connections=max_pool_connections),
    )


def resources(cloud: Running, stack: str, kind: str) -> dict[str, str]:
    """The resources of a kind in a stack: logical name -> physical name."""
    pages = aws(cloud, "cloudformation").get_paginator("list_stack_resources")
    return {
        r["LogicalResourceId"]: r["PhysicalResourceId"]
        for page in pages.paginate(StackName=stack)
        for r in page["StackResourceSummaries"]
        if r["ResourceType"] == kind
    }


def eventually(look: Callable[[], T | None], *, seconds: float = 60) -> T:
    """What `look` finds, as soon as it finds something. AssertionError when it does not."""
    deadline = time.monotonic() + seconds
    while True:
        if found := look():
            return found
        assert time.monotonic() < deadline, f"it did not happen in {seconds:.0f} s"
        time.sleep(0.2)
