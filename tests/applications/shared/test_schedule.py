"""What time brings about: one job that fails does not stop the others, and is noticed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from speeltuin.application import APPLICATION
from speeltuin.model import OPEN, TELLERS, begonnen

from applications.shared.conftest import Logged
from applications.shared.store_tables import CountingTable
from gemeengoed import aws, clock
from gemeengoed.schedule import Clockwork, JobsFailed
from gemeengoed.store import Store

MOMENT = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)
SECRET = "123456782"


class Metrics:
    def __init__(self) -> None:
        self.put: list[dict[str, Any]] = []

    def put_metric_data(self, **call: Any) -> None:
        self.put.append(call)


@pytest.fixture
def metrics(settled: CountingTable, monkeypatch: pytest.MonkeyPatch) -> Metrics:
    monkeypatch.setenv("METRICS_NAMESPACE", "Gemeengoed/lid")
    monkeypatch.setattr(clock, "now", lambda: MOMENT)
    found = Metrics()
    monkeypatch.setattr(aws, "client", lambda service: found)
    return found


def broken(store: Store, now: datetime) -> float:
    raise RuntimeError(f"nummer {SECRET}")


def test_jobs_run_in_order_with_one_moment(metrics: Metrics) -> None:
    schedule, ran = Clockwork(APPLICATION), []

    @schedule.job
    def first(store: Store, now: datetime) -> None:
        ran.append(("first", now))

    @schedule.job
    def second(store: Store, now: datetime) -> None:
        ran.append(("second", now))

    assert schedule.handler({}, None) == {"kpis": {}}
    assert ran == [("first", MOMENT), ("second", MOMENT)]
    assert metrics.put == []


def test_where_there_is_nothing_to_compute_from_there_is_no_figure(metrics: Metrics) -> None:
    schedule = Clockwork(APPLICATION)
    schedule.kpi(APPLICATION.kpis[0].name)(lambda store, now: None)
    assert schedule.handler({}, None) == {"kpis": {}}
    assert metrics.put == []


def test_a_figure_is_put_with_its_unit_for_this_instance(metrics: Metrics) -> None:
    schedule = Clockwork(APPLICATION)

    @schedule.kpi("open")
    def open_cases(store: Store, now: datetime) -> float:
        return store.count(OPEN)

    aws.store("speeltuin").run(lambda tx: tx.append(TELLERS, "a", begonnen()), now=0)
    assert schedule.handler({}, None) == {"kpis": {"open": 1}}
    [put] = metrics.put
    assert put["Namespace"] == "Gemeengoed/lid"
    [figure] = put["MetricData"]
    assert (figure["MetricName"], figure["Value"], figure["Unit"]) == ("open", 1, "Count")
    assert figure["Timestamp"] == MOMENT
    assert {d["Name"]: d["Value"] for d in figure["Dimensions"]} == {
        "Instance": "test-instance",
        "Application": "speeltuin",
    }


def test_a_job_that_fails_does_not_stop_the_others(metrics: Metrics, logged: Logged) -> None:
    schedule, ran = Clockwork(APPLICATION), []
    schedule.job(broken)  # type: ignore[arg-type]

    @schedule.job
    def after(store: Store, now: datetime) -> None:
        ran.append(now)

    schedule.kpi("open")(lambda store, now: 2)
    with pytest.raises(JobsFailed) as failed:
        schedule.handler({}, None)
    assert str(failed.value) == "broken"
    assert ran == [MOMENT]
    assert metrics.put[0]["MetricData"][0]["Value"] == 2
    assert logged.named("unforeseen")[0]["job"] == "broken"
    assert SECRET not in logged.text


def test_a_figure_that_fails_is_left_out_and_noticed(metrics: Metrics, logged: Logged) -> None:
    schedule = Clockwork(APPLICATION)
    schedule.kpi("open")(broken)
    schedule.kpi("som")(lambda store, now: 0)
    with pytest.raises(JobsFailed, match=r"^open$"):
        schedule.handler({}, None)
    assert [m["MetricName"] for m in metrics.put[0]["MetricData"]] == ["som"]
    assert SECRET not in logged.text


def test_a_figure_that_the_manifest_lacks() -> None:
    with pytest.raises(KeyError):
        Clockwork(APPLICATION).kpi("verzonnen")


def test_two_jobs_of_one_name_are_refused(metrics: Metrics) -> None:
    schedule, ran = Clockwork(APPLICATION), []

    def job_of(number: int) -> Any:
        def job(store: Store, now: datetime) -> None:
            ran.append(number)

        return job

    schedule.job(job_of(1))
    with pytest.raises(ValueError, match="job"):
        schedule.job(job_of(2))
    schedule.handler({}, None)
    assert ran == [1]
