"""The cooperative itself: members and their admission, and the rollout of instances."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import cast

from aws_cdk import Aws, CfnParameter
from aws_cdk import aws_events as events
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_

from gemeengoed.manifest import Plane
from infra_cdk.constructs.permissions import Surroundings
from infra_cdk.constructs.rollout import Rollout
from infra_cdk.constructs.stack_role import stack_role
from infra_cdk.stacks.instance import Instance


class Cooperatie(Instance):
    """One stack. Its name must not begin with `gemeengoed-`: that is what instances are called,
    and what the rollout may touch."""

    plane = Plane.COOPERATIE

    def _declare_parameters(self) -> None:
        super()._declare_parameters()
        self.parameter("ReleaseBucket", "Bucket with the releases", r"^[a-z0-9.-]{3,63}$")
        self.parameter("DomainSuffix", "What hosts of instances end in", r"^[a-z0-9.-]{4,200}$")
        self.parameter("PortalUrlPattern", "Of an instance, with {slug}", r"^https?://\S+$")
        self.parameter(
            "IssuerPattern", "Of an instance, with {code} and {soort}", r"^https?://\S+$"
        )
        self.parameter("SmokeUrlPattern", "How to reach a new API, with {apiId}", r"^https?://\S+$")
        self._members = CfnParameter(
            self,
            "MemberAccounts",
            type="CommaDelimitedList",
            description="Accounts in which instances stand: they may send us wishes",
            allowed_pattern=r"^\d{12}$",
        )

    def known(self) -> Mapping[str, str]:
        given = self.parameters
        return {
            **super().known(),
            "RELEASE_BUCKET": given["ReleaseBucket"],
            "DOMAIN_SUFFIX": given["DomainSuffix"],
            "PORTAL_URL_PATTERN": given["PortalUrlPattern"],
            "ISSUER_PATTERN": given["IssuerPattern"],
            "SMOKE_URL_PATTERN": given["SmokeUrlPattern"],
            "CERTIFICATE_ARN": given["CertificateArn"],
            "STACK_ROLE_ARN": self._stack_role.role_arn,
        }

    def around(self) -> Surroundings:
        return replace(
            super().around(),
            release_bucket=self.parameters["ReleaseBucket"],
            stack_role=self._stack_role.role_arn,
        )

    def tasks(self, task: lambda_.IFunction) -> str:
        rollout = Rollout(self, "Rollout", task=task)
        arn = rollout.state_machine.state_machine_arn
        self.output("StateMachineArn", arn)
        return arn

    def connect(self) -> None:
        """Let the instances of members, in whichever account, bring us the wishes of users."""
        cast(events.CfnEventBus, self.bus.node.default_child).policy = {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Sid": "Wishes",
                    "Effect": "Allow",
                    "Principal": {"AWS": self._members.value_as_list},
                    "Action": "events:PutEvents",
                    "Resource": f"arn:{Aws.PARTITION}:events:{Aws.REGION}:{Aws.ACCOUNT_ID}"
                    f":event-bus/{Aws.STACK_NAME}",
                    "Condition": {"StringEquals": {"events:detail-type": "wens.geuit"}},
                }
            ],
        }

    def _declare_outputs(self) -> None:
        super()._declare_outputs()
        for resources in self.applications:
            if resources.table:
                self.output("TableName", resources.table.table_name)

    @cached_property
    def _stack_role(self) -> iam.Role:
        return stack_role(self, self.parameters["ReleaseBucket"])
