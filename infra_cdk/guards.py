"""Rules that every synthesis must pass: cdk-nag, tags, and the budget of resources."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from aws_cdk import Acknowledgment, App, Tags, Validations
from constructs import IConstruct

# CloudFormation takes 500 a stack. What lies between is room to grow within a release.
BUDGET = 400


class OverBudget(RuntimeError):
    """A template has more resources than we allow it."""


def validate(app: App) -> None:
    """Hold everything in the app against the AWS Solutions rules; a finding ends the synthesis."""
    # Here, since loading it takes half a second of the three that a local synthesis takes.
    from cdk_nag import AwsSolutionsChecks

    Validations.of(app).add_plugins(AwsSolutionsChecks(app))


def acknowledge(construct: IConstruct, rule: str, reason: str) -> None:
    """Accept one finding about one construct.

    rule    e.g. "AwsSolutions-IAM5[Resource::*]"
    reason  why the rule does not serve here; it is kept in the assembly for whoever audits it

    ValueError when there is no reason.
    """
    if not reason:
        raise ValueError(f"{construct.node.path}: {rule} needs a reason")
    Validations.of(construct).acknowledge(Acknowledgment(id=rule, reason=reason))


def tag(scope: IConstruct, labels: Mapping[str, str]) -> None:
    """Say on every resource below whose it is: costs and permissions go by these."""
    for name, value in labels.items():
        # Not on the stack: it cannot have a value that is only known when it is deployed.
        Tags.of(scope).add(f"gemeengoed:{name}", value, exclude_resource_types=["aws:cdk:stack"])


def count_resources(template: Path) -> int:
    """How many resources a template has. OverBudget when these are too many."""
    count = len(json.loads(template.read_text())["Resources"])
    if count > BUDGET:
        raise OverBudget(f"{template.name}: {count} resources, {BUDGET} allowed")
    return count
