"""Calls the Schedule functions of a plane, with one role for all of them."""

from __future__ import annotations

from datetime import timedelta

from aws_cdk import Aws
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_scheduler as scheduler
from aws_cdk import aws_sqs as sqs
from constructs import Construct

# Not every municipality at the same second.
_SPREAD_MINUTES = 5
_RETRIES = 3


class Scheduler(Construct):
    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        self._may = iam.PolicyDocument()
        self._role: iam.Role | None = None

    def every(
        self,
        scope: Construct,
        interval: timedelta,
        function: lambda_.IFunction,
        poison: sqs.IQueue,
    ) -> None:
        """Call a function at every interval; a call that keeps failing goes to `poison`."""
        role = self._role_for(function, poison)
        scheduler.CfnSchedule(
            scope,
            "Timer",
            schedule_expression=rate(interval),
            flexible_time_window=scheduler.CfnSchedule.FlexibleTimeWindowProperty(
                mode="FLEXIBLE", maximum_window_in_minutes=_SPREAD_MINUTES
            ),
            target=scheduler.CfnSchedule.TargetProperty(
                arn=function.function_arn,
                role_arn=role.role_arn,
                dead_letter_config=scheduler.CfnSchedule.DeadLetterConfigProperty(
                    arn=poison.queue_arn
                ),
                # The next one does what this one did not: trying longer than that adds nothing.
                retry_policy=scheduler.CfnSchedule.RetryPolicyProperty(
                    maximum_event_age_in_seconds=max(60, int(interval.total_seconds())),
                    maximum_retry_attempts=_RETRIES,
                ),
            ),
        )

    def _role_for(self, function: lambda_.IFunction, poison: sqs.IQueue) -> iam.Role:
        self._may.add_statements(
            iam.PolicyStatement(
                actions=["lambda:InvokeFunction"], resources=[function.function_arn]
            ),
            iam.PolicyStatement(actions=["sqs:SendMessage"], resources=[poison.queue_arn]),
        )
        if self._role is None:
            ours = {"StringEquals": {"aws:SourceAccount": Aws.ACCOUNT_ID}}
            self._role = iam.Role(
                self,
                "Role",
                assumed_by=iam.ServicePrincipal("scheduler.amazonaws.com", conditions=ours),
                inline_policies={"Own": self._may},
            )
        return self._role


def rate(interval: timedelta) -> str:
    """A rate expression. ValueError for less than a minute, which EventBridge does not know."""
    minutes, rest = divmod(int(interval.total_seconds()), 60)
    if minutes < 1 or rest:
        raise ValueError(f"a schedule runs every so many whole minutes, not every {interval}")
    return f"rate({minutes} minute{'s' if minutes > 1 else ''})"
