"""Beheer: what waits, what AWS measures, what it costs; and honest when there are no figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError

from applications.gateway import Browser
from applications.portaal.conftest import NU, melding, zeg
from gemeengoed import aws, catalogue
from gemeengoed.identity import Role
from gemeengoed.portal import ZAAK_GEWIJZIGD
from portaal import prijzen
from portaal.prijzen import Post, raming, totaal

LogIn = Callable[..., Browser]
RESOURCES = {
    "BezwaarWebFunction4E0B5505": ("AWS::Lambda::Function", "s-BezwaarWeb"),
    "PortaalEventsFunctionB7DC8AB3": ("AWS::Lambda::Function", "s-PortaalEvents"),
    "BezwaarTable500B9679": ("AWS::DynamoDB::Table", "s-BezwaarTable"),
    "GatewayApi4EDF2151": ("AWS::ApiGatewayV2::Api", "abc"),
    "BezwaarPoisonWaits": ("AWS::CloudWatch::Alarm", "s-BezwaarPoisonWaits"),
    "PseudonymKey": ("AWS::KMS::Key", "key"),
}


class Pages:
    def __init__(self, answer: Callable[..., dict[str, Any]]) -> None:
        self._answer = answer

    def paginate(self, **asked: Any) -> Iterator[dict[str, Any]]:
        yield self._answer(**asked)


class Fake:
    """CloudFormation and CloudWatch, as far as the page asks them."""

    def __init__(self) -> None:
        self.figures: dict[tuple[str, str, str], list[float]] = {}
        self.alarms: list[dict[str, Any]] = []
        self.failure: Exception | None = None
        self.asked: list[dict[str, Any]] = []
        self.meta = type("Meta", (), {"endpoint_url": "http://127.0.0.1", "region_name": "r"})

    def get_paginator(self, name: str) -> Pages:
        if self.failure:
            raise self.failure
        return Pages(getattr(self, name))

    def list_stack_resources(self, *, StackName: str) -> dict[str, Any]:
        assert StackName == "gemeengoed-test"
        return {
            "StackResourceSummaries": [
                {"LogicalResourceId": i, "ResourceType": kind, "PhysicalResourceId": name}
                for i, (kind, name) in RESOURCES.items()
            ]
        }

    def describe_alarms(self, *, AlarmNamePrefix: str) -> dict[str, Any]:
        assert AlarmNamePrefix == "gemeengoed-test-", "not those of gemeengoed-test2"
        return {"MetricAlarms": self.alarms}

    def get_metric_data(self, **asked: Any) -> dict[str, Any]:
        self.asked.append(asked)
        return {
            "MetricDataResults": [
                {"Id": q["Id"], "Values": self._values(q["MetricStat"])}
                for q in asked["MetricDataQueries"]
            ]
        }

    def _values(self, stat: dict[str, Any]) -> list[float]:
        metric = stat["Metric"]
        key = (metric["MetricName"], metric["Dimensions"][0]["Value"], stat["Stat"])
        return self.figures.get(key, [])


@pytest.fixture
def measured(log_in: LogIn, monkeypatch: pytest.MonkeyPatch) -> Fake:
    monkeypatch.setenv("STACK_NAME", "gemeengoed-test")
    monkeypatch.setattr(catalogue, "memory", lambda door: {"bezwaar.web": 1024})
    fake, real = Fake(), aws.client

    def client(service: str) -> Any:
        return fake if service in ("cloudformation", "cloudwatch") else real(service)

    client.cache_clear = real.cache_clear  # type: ignore[attr-defined]
    monkeypatch.setattr(aws, "client", client)
    return fake


def page(log_in: LogIn) -> str:
    shown = log_in(Role.MEDEWERKER, "m1", "beheerder").get("/beheer")
    assert shown.status == 200, shown.text
    return shown.text


def alarm(state: str, text: str) -> dict[str, Any]:
    return {
        "AlarmName": "s-x",
        "AlarmDescription": text,
        "StateValue": state,
        "StateUpdatedTimestamp": datetime(2026, 11, 24, 8, tzinfo=UTC),
    }


def test_what_waits_per_application(log_in: LogIn, measured: Fake) -> None:
    for n, day in enumerate(("2026-11-23", "2026-11-24", "2026-12-24")):
        behandeling = melding()["behandeling"] | {"uiterlijk": day}
        zeg(ZAAK_GEWIJZIGD, melding(f"bezwaar:bezwaar:{n}", behandeling=behandeling))
    text = page(log_in)
    row = text[text.index('<th scope="row">Bezwaar') :].partition("</tr>")[0]
    assert 'data-kop="Open">3<' in row
    assert "1 te laat" in row
    other = text[text.index('<th scope="row">Subsidie') :].partition("</tr>")[0]
    assert 'data-kop="Open">0<' in other


def test_without_figures_the_page_says_so(log_in: LogIn, measured: Fake) -> None:
    text = page(log_in)
    assert "Hiervoor zijn geen cijfers" in text
    assert "Er waren geen fouten" not in text, "not measured is not the same as none"
    assert "geen cijfers" in text
    assert "Geen alarmen" in text


def test_alarms_errors_and_the_slowest(log_in: LogIn, measured: Fake) -> None:
    measured.alarms = [alarm("ALARM", "Bezwaar: <b>te laat</b>"), alarm("OK", "Iets anders")]
    measured.figures = {
        ("Invocations", "s-BezwaarWeb", "Sum"): [100.0, 20.0],
        ("Errors", "s-BezwaarWeb", "Sum"): [0.0, 3.0],
        ("Duration", "s-BezwaarWeb", "p99"): [80.0, 120.4],
        ("Duration", "s-PortaalEvents", "p99"): [900.0],
    }
    text = page(log_in)
    assert "Bezwaar: &lt;b&gt;te laat&lt;/b&gt;, sinds 24 november 2026 om 9.00 uur" in text
    assert "Iets anders" not in text
    assert text.index("portaal.events") < text.index("120 ms")
    assert 'data-kop="Fouten">3<' in text
    assert 'data-kop="Aanroepen">120<' in text


def test_costs_are_use_times_price(log_in: LogIn, measured: Fake) -> None:
    measured.figures = {
        ("Count", "abc", "Sum"): [2_000_000.0],
        ("Invocations", "s-BezwaarWeb", "Sum"): [5_000_000.0],
        ("Duration", "s-BezwaarWeb", "Sum"): [2_000_000_000.0],
        ("ConsumedReadCapacityUnits", "s-BezwaarTable", "Sum"): [8_000_000.0],
    }
    text = page(log_in)
    # 2.00 + 1.00 + 26.6668 + 1.00, and 24 of 30 days of one alarm and one key; in euros.
    assert "€ 28,39" in text
    since = measured.asked[-1]["StartTime"]
    assert since == datetime(2026, 11, 1, tzinfo=UTC)
    assert text.count("geen cijfers") == 1, "of writing nothing was measured"


def test_the_console_is_linked_where_there_is_one(log_in: LogIn, measured: Fake) -> None:
    assert "console.aws" not in page(log_in)
    measured.meta.endpoint_url = "https://monitoring.eu-west-1.amazonaws.com"  # type: ignore[attr-defined]
    assert "#dashboards:name=gemeengoed-test" in page(log_in)


@pytest.mark.parametrize(
    "failure",
    [
        ClientError({"Error": {"Code": "AccessDenied", "Message": ""}}, "GetMetricData"),
        ClientError({"Error": {"Code": "ThrottlingException", "Message": ""}}, "DescribeAlarms"),
        EndpointConnectionError(endpoint_url="http://127.0.0.1"),
    ],
)
def test_when_aws_does_not_tell_what_waits_is_shown_all_the_same(
    log_in: LogIn, measured: Fake, failure: Exception
) -> None:
    measured.failure = failure
    text = page(log_in)
    assert "De cijfers van AWS zijn er nu niet" in text
    assert "Werk dat wacht" in text


def test_it_is_for_administrators(log_in: LogIn) -> None:
    assert log_in(Role.MEDEWERKER, "m1", "behandelaar").get("/beheer").status == 403
    assert log_in(Role.BURGER, "p1").get("/beheer").status == 403


def test_what_is_there_all_month_counts_by_the_day() -> None:
    (whole,) = raming({Post.DASHBOARDS: 1.0}, date(2026, 11, 30))
    (half,) = raming({Post.DASHBOARDS: 1.0}, date(2026, 11, 15))
    assert whole.centen == Decimal(270)
    assert half.centen == Decimal(135)
    assert totaal([whole, half]) == 405
    (nothing,) = raming({Post.LEZEN: None}, NU.date())
    assert nothing.centen is None
    assert totaal([nothing]) == 0


def test_every_post_has_one_price() -> None:
    assert set(prijzen._PER_USE) | set(prijzen._PER_MONTH) == set(Post)
    assert not set(prijzen._PER_USE) & set(prijzen._PER_MONTH)
