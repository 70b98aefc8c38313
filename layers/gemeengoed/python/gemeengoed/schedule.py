"""What time brings about: jobs, and the figures of the dashboard.

    schedule = Clockwork(APPLICATION)

    @schedule.kpi("open")
    def open_cases(store: Store, now: datetime) -> float: ...

    handler = schedule.handler

A job must change nothing when it runs twice. One that fails does not stop the others; the
function then fails as a whole, so that the scheduler tries again and the alarm sees it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from gemeengoed import aws, clock, log, settings
from gemeengoed.manifest import Application
from gemeengoed.settings import ScheduleSettings
from gemeengoed.store import Store

Job = Callable[[Store, datetime], None]
# None: there is nothing to compute it from, and so no figure.
Figure = Callable[[Store, datetime], float | None]
F = TypeVar("F", bound=Figure)


class JobsFailed(RuntimeError):
    """Some jobs failed; the log says which."""


class Clockwork:
    """The jobs and figures of an application."""

    def __init__(self, application: Application) -> None:
        self.application = application
        self.figures: dict[str, Figure] = {}
        self._jobs: dict[str, Job] = {}
        self._declared = {k.name: k for k in application.kpis}

    def job(self, job: Job) -> Job:
        """Run this every time, in the order of declaration. ValueError on a name in use."""
        if job.__name__ in self._jobs:
            raise ValueError(f"job named twice: {job.__name__}")
        self._jobs[job.__name__] = job
        return job

    def kpi(self, name: str) -> Callable[[F], F]:
        """Compute a figure of the manifest; KeyError when it is not in there."""
        self._declared[name]

        def bind(figure: F) -> F:
            self.figures[name] = figure
            return figure

        return bind

    def handler(self, event: dict[str, Any], context: Any) -> dict[str, Any]:
        """The Lambda handler. JobsFailed when a job or figure did not succeed."""
        env = settings.load(ScheduleSettings)
        store, now = aws.store(env.table_name), clock.now()
        failed = [name for name, job in self._jobs.items() if not _run(name, job, store, now)]
        values: dict[str, float] = {}
        for name, figure in self.figures.items():
            try:
                value = figure(store, now)
            except Exception as e:  # noqa: BLE001 - the other figures go on
                log.unforeseen(e, kpi=name)
                failed.append(name)
            else:
                values |= {} if value is None else {name: value}
        if values:
            self._publish(env, values, now)
        log.log("schedule", jobs=len(self._jobs), failed=failed)
        if failed:
            raise JobsFailed(", ".join(failed))
        return {"kpis": values}

    def _publish(self, env: ScheduleSettings, values: dict[str, float], now: datetime) -> None:
        dimensions = [
            {"Name": "Instance", "Value": env.instance},
            {"Name": "Application", "Value": self.application.name},
        ]
        aws.client("cloudwatch").put_metric_data(
            Namespace=env.metrics_namespace,
            MetricData=[
                {
                    "MetricName": name,
                    "Dimensions": dimensions,
                    "Timestamp": now,
                    "Value": value,
                    "Unit": self._declared[name].unit,
                }
                for name, value in values.items()
            ],
        )


def _run(name: str, job: Job, store: Store, now: datetime) -> bool:
    try:
        job(store, now)
    except Exception as e:  # noqa: BLE001 - the other jobs go on
        log.unforeseen(e, job=name)
        return False
    return True
