"""Rules that every synthesis must pass: cdk-nag, tags, and the budget of resources."""

from __future__ import annotations

import json
from pathlib import Path

from aws_cdk import Acknowledgment, App, Stack, Tags, Validations
from cdk_nag import AwsSolutionsChecks
from constructs import IConstruct
from gemeengoed import __version__
from gemeengoed.manifest import Plane

# CloudFormation takes 500 a stack. What lies between is room to grow within a release.
BUDGET = 400


class OverBudget(Exception):
    """A template has more resources than we allow it."""


def validate(app: App) -> None:
    """Hold everything in the app against the AWS Solutions rules; a finding ends the synthesis."""
    Validations.of(app).add_plugins(AwsSolutionsChecks(app))


def acknowledge(construct: IConstruct, rule: str, reason: str) -> None:
    """Accept one finding about one construct.

    rule    e.g. "AwsSolutions-IAM5[Resource::*]"
    reason  why the rule does not serve here; it is kept in the assembly for whoever audits it
    """
    Validations.of(construct).acknowledge(Acknowledgment(id=rule, reason=reason))


def tag_plane(stack: Stack, plane: Plane, instance: str) -> None:
    """Say on every resource whose it is. Costs and permissions can be told apart by these."""
    # The stack itself cannot have a tag with a value that is only known when it is deployed.
    _tag(stack, "gemeengoed:instance", instance, but_not_on=["aws:cdk:stack"])
    _tag(stack, "gemeengoed:plane", plane.value)
    _tag(stack, "gemeengoed:release", __version__)


def tag_application(construct: IConstruct, name: str) -> None:
    _tag(construct, "gemeengoed:application", name)


def _tag(scope: IConstruct, key: str, value: str, but_not_on: list[str] | None = None) -> None:
    Tags.of(scope).add(key, value, exclude_resource_types=but_not_on)


def count_resources(template: Path) -> int:
    """How many resources a template has. OverBudget when these are too many."""
    count = len(json.loads(template.read_text())["Resources"])
    if count > BUDGET:
        raise OverBudget(f"{template.name}: {count} resources, {BUDGET} allowed")
    return count
