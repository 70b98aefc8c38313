"""What a plane shows of itself: one dashboard, and alarms to one topic.

Plain aws_cloudwatch: a dashboard per plane with a handful of rows needs no library of its own,
and one alarm per thing that a person must act on stays within the budget of resources.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aws_cdk import Aws, Duration, RemovalPolicy
from aws_cdk import aws_apigatewayv2 as apigw
from aws_cdk import aws_cloudwatch as cw
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sns as sns
from aws_cdk.aws_cloudwatch_actions import SnsAction
from constructs import Construct
from gemeengoed.manifest import Events, Kpi

from infra_cdk.constructs.application import ApplicationResources

_FIVE_MINUTES = Duration.minutes(5)
_HOUR = Duration.hours(1)
# An event should be with the other applications within minutes.
_STREAM_BEHIND_MS = 15 * 60 * 1000
_WIDTH = 24


class Monitoring(Construct):
    """Alarms and dashboard. `namespace` and `instance` name the KPIs that functions write."""

    def __init__(self, scope: Construct, id: str, *, namespace: str, instance: str) -> None:
        super().__init__(scope, id)
        self._namespace = namespace
        self._instance = instance
        self.topic = self._topic()
        self.dashboard = cw.Dashboard(
            self,
            "Dashboard",
            dashboard_name=Aws.STACK_NAME,
            default_interval=Duration.days(1),
            period_override=cw.PeriodOverride.AUTO,
        )

    def watch_api(self, api: apigw.HttpApi) -> None:
        errors = api.metric_server_error(period=_FIVE_MINUTES, statistic="Sum", label="5xx")
        self._alarm("ApiErrors", errors, above=0, text="The API answers 5xx")
        self._row(
            "API",
            [[api.metric_count(label="verzoeken", statistic="Sum", period=_FIVE_MINUTES)],
             [api.metric_client_error(label="4xx", statistic="Sum", period=_FIVE_MINUTES), errors],
             [api.metric_latency(label="p50 ms", statistic="p50", period=_FIVE_MINUTES),
              api.metric_latency(label="p99 ms", statistic="p99", period=_FIVE_MINUTES)]],
            ["Verzoeken", "Fouten", "Duur"],
        )
