"""What AWS measures of this instance: alarms, errors, the time functions take, and use.

Which functions and tables are ours, the stack says; the figures come from CloudWatch. A figure
that nobody wrote is None: no invocations in a month is another thing than nothing measured.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from gemeengoed import aws, catalogue
from gemeengoed.problem import boto_errors
from portaal.application import APPLICATION
from portaal.prijzen import Post

_DAY = 24 * 3600
# GetMetricData takes this many at once.
_MOST = 500
# Of a function that the release of this page does not know, during an update.
_MEMORY_MB = 512
# CDK ends the name of a function in a template so.
_FUNCTION = re.compile(r"(?P<name>[A-Z][a-z0-9]*)(?P<module>[A-Z][a-z]*)Function[0-9A-F]{8}")


@dataclass(frozen=True, slots=True)
class Onderdelen:
    """What the stack is made of: names of AWS; those of functions by ours, `bezwaar.web`."""

    functies: Mapping[str, str]
    tabellen: tuple[str, ...]
    apis: tuple[str, ...]
    aantallen: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Functie:
    """A function over the last day. `p99`: of a hundred times, 99 took less than this (ms)."""

    naam: str
    aanroepen: float | None
    fouten: float | None
    p99: float | None


@dataclass(frozen=True, slots=True)
class Alarm:
    omschrijving: str
    sinds: datetime


@dataclass(frozen=True, slots=True)
class Meting:
    """Everything the page shows. `dashboard` is empty where there is no console."""

    alarmen: tuple[Alarm, ...]
    bewaakt: int
    functies: tuple[Functie, ...]
    gebruik: dict[Post, float | None]
    dashboard: str

    @property
    def gemeten(self) -> bool:
        return any(f.aanroepen is not None for f in self.functies)

    @property
    def fouten(self) -> tuple[Functie, ...]:
        return tuple(f for f in self.functies if f.fouten)

    def traagste(self, most: int = 5) -> list[Functie]:
        known = [f for f in self.functies if f.p99 is not None]
        return sorted(known, key=lambda f: f.p99 or 0, reverse=True)[:most]


def meet(stack: str, nu: datetime) -> Meting:
    """Ask CloudFormation and CloudWatch: four or five calls. Unavailable."""
    with boto_errors():
        onderdelen = _onderdelen(stack)
        alarms = _alarms(stack)
        cloudwatch = aws.client("cloudwatch")
        return Meting(
            alarmen=tuple(
                Alarm(a.get("AlarmDescription", a["AlarmName"]), a["StateUpdatedTimestamp"])
                for a in alarms
                if a["StateValue"] == "ALARM"
            ),
            bewaakt=len(alarms),
            functies=tuple(_functies(onderdelen, nu)),
            gebruik=_gebruik(onderdelen, nu),
            dashboard=_dashboard(stack, cloudwatch.meta),
        )


def _onderdelen(stack: str) -> Onderdelen:
    pages = aws.client("cloudformation").get_paginator("list_stack_resources")
    found = [r for p in pages.paginate(StackName=stack) for r in p["StackResourceSummaries"]]
    kinds = [r["ResourceType"] for r in found]

    def of(kind: str) -> tuple[str, ...]:
        return tuple(r["PhysicalResourceId"] for r in found if r["ResourceType"] == kind)

    functies = {
        f"{match['name']}.{match['module']}".lower(): r["PhysicalResourceId"]
        for r in found
        if (match := _FUNCTION.fullmatch(r["LogicalResourceId"]))
    }
    return Onderdelen(
        functies=functies,
        tabellen=of("AWS::DynamoDB::Table"),
        apis=of("AWS::ApiGatewayV2::Api"),
        aantallen={k: kinds.count(k) for k in kinds},
    )


def _alarms(stack: str) -> list[Any]:
    pages = aws.client("cloudwatch").get_paginator("describe_alarms")
    return [a for p in pages.paginate(AlarmNamePrefix=f"{stack}-") for a in p["MetricAlarms"]]


# A figure: namespace, name, dimension, statistic, and how values of several periods go together.
_Figure = tuple[str, str, tuple[str, str], str]


def _figures(
    asked: Sequence[_Figure], since: datetime, until: datetime
) -> dict[_Figure, list[float]]:
    """The values of each figure, one per day; none when nobody wrote it."""
    values: dict[_Figure, list[float]] = {f: [] for f in asked}
    client = aws.client("cloudwatch")
    for start in range(0, len(asked), _MOST):
        part = asked[start : start + _MOST]
        queries = [_query(f"m{n}", figure) for n, figure in enumerate(part)]
        pages = client.get_paginator("get_metric_data").paginate(
            MetricDataQueries=queries, StartTime=since, EndTime=until
        )
        for page in pages:
            for result in page["MetricDataResults"]:
                values[part[int(result["Id"][1:])]] += result["Values"]
    return values


def _query(id_: str, figure: _Figure) -> dict[str, Any]:
    namespace, name, (dimension, value), statistic = figure
    metric = {
        "Namespace": namespace,
        "MetricName": name,
        "Dimensions": [{"Name": dimension, "Value": value}],
    }
    return {"Id": id_, "MetricStat": {"Metric": metric, "Period": _DAY, "Stat": statistic}}


def _of_function(name: str, metric: str, statistic: str = "Sum") -> _Figure:
    return "AWS/Lambda", metric, ("FunctionName", name), statistic


def _functies(onderdelen: Onderdelen, nu: datetime) -> Iterable[Functie]:
    wanted = (("Invocations", "Sum"), ("Errors", "Sum"), ("Duration", "p99"))
    asked = [_of_function(f, m, s) for f in onderdelen.functies.values() for m, s in wanted]
    values = _figures(asked, nu - timedelta(seconds=_DAY), nu)
    for naam, name in onderdelen.functies.items():
        found = [values[_of_function(name, m, s)] for m, s in wanted]
        yield Functie(naam, _one(sum, found[0]), _one(sum, found[1]), _one(max, found[2]))


def _one(together: Callable[[list[float]], float], values: list[float]) -> float | None:
    return together(values) if values else None


def _gebruik(onderdelen: Onderdelen, nu: datetime) -> dict[Post, float | None]:
    """Since the first of the month (UTC, as AWS counts)."""
    functies, tabellen = onderdelen.functies.values(), onderdelen.tabellen
    memory = catalogue.memory(APPLICATION.name)
    per_post: dict[Post, list[_Figure]] = {
        Post.VERZOEKEN: [("AWS/ApiGateway", "Count", ("ApiId", a), "Sum") for a in onderdelen.apis],
        Post.AANROEPEN: [_of_function(f, "Invocations") for f in functies],
        Post.REKENTIJD: [_of_function(f, "Duration") for f in functies],
        Post.LEZEN: [_of_table(t, "ConsumedReadCapacityUnits") for t in tabellen],
        Post.SCHRIJVEN: [_of_table(t, "ConsumedWriteCapacityUnits") for t in tabellen],
    }
    first = nu.astimezone(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    values = _figures([f for figures in per_post.values() for f in figures], first, nu)
    found: dict[Post, float | None] = {
        post: _one(sum, [v for f in figures for v in values[f]])
        for post, figures in per_post.items()
    }
    found[Post.REKENTIJD] = _one(
        sum,
        [
            milliseconds / 1000 * memory.get(naam, _MEMORY_MB) / 1024
            for naam, name in onderdelen.functies.items()
            for milliseconds in values[_of_function(name, "Duration")]
        ],
    )
    for post, kind in (
        (Post.ALARMEN, "AWS::CloudWatch::Alarm"),
        (Post.DASHBOARDS, "AWS::CloudWatch::Dashboard"),
        (Post.SLEUTELS, "AWS::KMS::Key"),
    ):
        found[post] = float(onderdelen.aantallen.get(kind, 0))
    return found


def _of_table(name: str, metric: str) -> _Figure:
    return "AWS/DynamoDB", metric, ("TableName", name), "Sum"


def _dashboard(stack: str, meta: Any) -> str:
    """The dashboard in the console of AWS; none for a cloud on one machine."""
    if "amazonaws.com" not in meta.endpoint_url:
        return ""
    region = meta.region_name
    return (
        f"https://{region}.console.aws.amazon.com/cloudwatch/home?region={region}"
        f"#dashboards:name={stack}"
    )
