"""Every quarter of an hour: take up what was left lying, and count.

An instance is left lying when an execution died, or when a member joined just as the course
changed. Work that somebody is busy with is left alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cooperatie import plan
from cooperatie.application import APPLICATION
from cooperatie.model.instantie import INSTANTIE, Instantiestand
from cooperatie.model.lid import LID, Lidstand
from gemeengoed import settings
from gemeengoed.schedule import Clockwork
from gemeengoed.settings import ScheduleSettings
from gemeengoed.store import Store


@dataclass(frozen=True, slots=True)
class Settings(ScheduleSettings):
    """With the state machine of the rollout."""

    rollout_arn: str


clockwork = Clockwork(APPLICATION)


@clockwork.job
def vergelijk(store: Store, now: datetime) -> None:
    """Start one rollout for the instances that are not what they should be, as many as fit."""
    if keys := plan.te_doen(store, now)[: plan.ruimte(store, now)]:
        name = f"vergelijk-{now:%Y%m%dT%H%M%S}"
        plan.start(settings.load(Settings).rollout_arn, name, {"instanties": keys})


@clockwork.kpi("leden")
def leden(store: Store, now: datetime) -> float:
    return sum(d.state.stand is Lidstand.TOEGETREDEN for d in plan.alle(store, LID))


@clockwork.kpi("inwoners")
def inwoners(store: Store, now: datetime) -> float:
    """Inhabitants of the municipalities whose member has joined."""
    joined = (d.state for d in plan.alle(store, LID) if d.state.stand is Lidstand.TOEGETREDEN)
    return sum(lid.aanmelding.inwoners for lid in joined)


@clockwork.kpi("instanties_achter")
def instanties_achter(store: Store, now: datetime) -> float:
    return sum(not d.state.bij() for d in plan.alle(store, INSTANTIE))


@clockwork.kpi("instanties_mislukt")
def instanties_mislukt(store: Store, now: datetime) -> float:
    return sum(d.state.stand is Instantiestand.MISLUKT for d in plan.alle(store, INSTANTIE))


handler = clockwork.handler
