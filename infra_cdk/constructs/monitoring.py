"""What a plane shows of itself: one dashboard, and alarms to one topic.

Plain aws_cloudwatch: one alarm for each thing that a person must act on, and a few rows per
application, take less code than choosing among the metrics of a monitoring library, and none
of its time at every synthesis.
"""

from __future__ import annotations

from collections.abc import Sequence

from aws_cdk import Aws, Duration, RemovalPolicy
from aws_cdk import aws_apigatewayv2 as apigw
from aws_cdk import aws_cloudwatch as cw
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_sns as sns
from aws_cdk.aws_cloudwatch_actions import SnsAction
from constructs import Construct

from gemeengoed.manifest import Api, Events, Kpi, Standard, Web
from infra_cdk.constructs.application import ApplicationResources

_FIGURES_IN_A_ROW = 6
_WHOLE_ROW = 24
_FIVE_MINUTES = Duration.minutes(5)
# An event should be with the other applications within minutes.
_STREAM_BEHIND_MS = 15 * 60 * 1000
_TABLE_CALLS = ("GetItem", "BatchGetItem", "Query", "TransactWriteItems")


class Monitoring(Construct):
    """Alarms and dashboard of a plane.

    namespace, instance  under which its functions write their KPIs
    """

    def __init__(self, scope: Construct, id: str, *, namespace: str, instance: str) -> None:
        super().__init__(scope, id)
        self._namespace = namespace
        self._instance = instance
        self.topic = self._topic()
        self.dashboard = cw.Dashboard(
            self, "Dashboard", dashboard_name=Aws.STACK_NAME, default_interval=Duration.days(1)
        )

    def watch_api(self, api: apigw.HttpApi) -> None:
        errors = api.metric_server_error(statistic="Sum", period=_FIVE_MINUTES)
        self._alarm(self, "ApiErrors", errors, "The gateway answers 5xx")
        self._row(
            "# API",
            _graph("Verzoeken", [api.metric_count(statistic="Sum", label="verzoeken")]),
            _graph("Fouten", [api.metric_client_error(statistic="Sum", label="4xx"), errors]),
            _graph(
                "Duur (ms)",
                [
                    api.metric_latency(statistic="p50", label="p50"),
                    api.metric_latency(statistic="p99", label="p99"),
                ],
            ),
        )

    def watch(self, resources: ApplicationResources) -> None:
        """Alarms of an application beside its resources, and its rows on the dashboard."""
        application = resources.application
        self._row(f"# {application.title}", *self._kpi_widgets(resources))
        self._row(None, *_log_widgets(resources))
        self._row(None, *self._health(resources))
        self._watch_background(resources)
        if resources.poison:
            self._alarm(
                resources,
                "PoisonWaits",
                resources.poison.metric_approximate_number_of_messages_visible(
                    statistic="Maximum", period=_FIVE_MINUTES
                ),
                f"{application.title}: something that could not be handled waits for a person",
            )
        self._watch_stream(resources)
        for kpi in application.kpis:
            if kpi.alarm_above is not None:
                self._alarm(
                    resources,
                    f"Kpi{kpi.name.title().replace('_', '')}",
                    self._kpi(resources, kpi, labelled=False),
                    f"{application.title}: {kpi.title}",
                    above=kpi.alarm_above,
                )

    def _watch_background(self, resources: ApplicationResources) -> None:
        """Functions that nobody waits for. What goes wrong in the others is a 5xx of the API."""
        for function in resources.application.functions:
            if isinstance(function, (Api, Standard, Web)):
                continue
            made = resources.functions[function.module]
            self._alarm(
                resources,
                f"{function.module.capitalize()}Errors",
                made.metric_errors(statistic="Sum", period=_FIVE_MINUTES),
                f"{resources.application.title}: {function.module} failed",
            )

    def _watch_stream(self, resources: ApplicationResources) -> None:
        function = resources.of(Events)
        if function is None or resources.table is None:
            return
        age = function.metric("IteratorAge", statistic="Maximum", period=_FIVE_MINUTES)
        self._alarm(
            resources,
            "StreamBehind",
            age,
            f"{resources.application.title}: events wait to be told",
            above=_STREAM_BEHIND_MS,
        )

    def _health(self, resources: ApplicationResources) -> list[cw.IWidget]:
        functions = resources.functions.items()
        widgets: list[cw.IWidget] = [
            _graph(
                "Functies: fouten en afgeknepen",
                [
                    *(f.metric_errors(label=f"{m} fouten") for m, f in functions),
                    *(f.metric_throttles(label=f"{m} afgeknepen") for m, f in functions),
                ],
            ),
            _graph(
                "Functies: duur p99 (ms)",
                [f.metric_duration(statistic="p99", label=m) for m, f in functions],
            ),
        ]
        if resources.table:
            calls = resources.table
            throttled = [
                calls.metric_throttled_requests_for_operation(c, label=c) for c in _TABLE_CALLS
            ]
            widgets.append(_graph("Tabel: afgeknepen", throttled))
        if resources.poison:
            waiting = resources.poison.metric_approximate_number_of_messages_visible(
                statistic="Maximum", label="wachtend"
            )
            widgets.append(_graph("Niet te verwerken", [waiting]))
        return widgets

    def _kpi_widgets(self, resources: ApplicationResources) -> list[cw.IWidget]:
        kpis = resources.application.kpis
        if not kpis:
            return []
        metrics: list[cw.IMetric] = [self._kpi(resources, k, labelled=True) for k in kpis]
        rows = -(-len(metrics) // _FIGURES_IN_A_ROW)
        return [cw.SingleValueWidget(metrics=metrics, width=_WHOLE_ROW, height=3 * rows)]

    def _kpi(self, resources: ApplicationResources, kpi: Kpi, *, labelled: bool) -> cw.Metric:
        return cw.Metric(
            namespace=self._namespace,
            metric_name=kpi.name,
            dimensions_map={
                "Instance": self._instance,
                "Application": resources.application.name,
            },
            # An alarm on a metric with a label becomes metric math, which costs more.
            label=kpi.title if labelled else None,
            statistic="Maximum",
            period=Duration.hours(1),
        )

    def _alarm(
        self, scope: Construct, id: str, metric: cw.IMetric, text: str, *, above: float = 0
    ) -> None:
        alarm = cw.Alarm(
            scope,
            id,
            metric=metric,
            alarm_description=text,
            comparison_operator=cw.ComparisonOperator.GREATER_THAN_THRESHOLD,
            threshold=above,
            evaluation_periods=1,
            # No requests, no errors: an idle instance is a healthy one.
            treat_missing_data=cw.TreatMissingData.NOT_BREACHING,
        )
        alarm.add_alarm_action(SnsAction(self.topic))

    def _row(self, title: str | None, *widgets: cw.IWidget) -> None:
        if title:
            self.dashboard.add_widgets(cw.TextWidget(markdown=title, width=_WHOLE_ROW, height=1))
        if widgets:
            self.dashboard.add_widgets(*widgets)

    def _topic(self) -> sns.Topic:
        """Its key is our own: CloudWatch cannot publish to a topic under the key of SNS."""
        key = kms.Key(
            self,
            "TopicKey",
            description="Alarms of one instance",
            enable_key_rotation=True,
            removal_policy=RemovalPolicy.DESTROY,
        )
        cloudwatch = iam.ServicePrincipal(
            "cloudwatch.amazonaws.com",
            conditions={"StringEquals": {"aws:SourceAccount": Aws.ACCOUNT_ID}},
        )
        key.add_to_resource_policy(
            iam.PolicyStatement(
                principals=[cloudwatch],
                actions=["kms:Decrypt", "kms:GenerateDataKey"],
                # In the policy of a key this is the key itself.
                resources=["*"],
            )
        )
        return sns.Topic(self, "Topic", master_key=key, enforce_ssl=True)


def _log_widgets(resources: ApplicationResources) -> list[cw.IWidget]:
    return [
        cw.LogQueryWidget(
            title=figure.title,
            log_group_names=[resources.functions[figure.module].log_group.log_group_name],
            query_lines=list(figure.query),
            view=cw.LogQueryVisualizationType.TABLE,
            width=_WHOLE_ROW // 2,
            height=6,
        )
        for figure in resources.application.log_figures
    ]


def _graph(title: str, metrics: Sequence[cw.IMetric]) -> cw.GraphWidget:
    return cw.GraphWidget(title=title, left=list(metrics), width=_WHOLE_ROW // 4, height=5)
