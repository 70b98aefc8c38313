"""The state machine that CDK writes, held against the tasks it calls."""

from __future__ import annotations

import json
from typing import Any

import pytest
from aws_cdk import App, Stack
from aws_cdk import aws_lambda as lambda_
from pytest_socket import enable_socket

from cooperatie import plan, rollout
from infra_cdk.constructs.rollout import Rollout

FUNCTION = "arn:aws:lambda:eu-west-1:123456789012:function:rollout"
Json = dict[str, Any]


def definition(target: str) -> Json:
    # The kernel of CDK is a process of its own, reached through a pipe.
    enable_socket()
    app = App(context={"target": target})
    stack = Stack(app, "S")
    Rollout(stack, "Rollout", task=lambda_.Function.from_function_arn(stack, "F", FUNCTION))
    resources = app.synth().get_stack_by_name("S").template["Resources"]
    (text,) = [
        r["Properties"]["DefinitionString"]
        for r in resources.values()
        if r["Type"] == "AWS::StepFunctions::StateMachine"
    ]
    parts = [text] if isinstance(text, str) else text["Fn::Join"][1]
    found: Json = json.loads("".join(p if isinstance(p, str) else "X" for p in parts))
    return found


@pytest.fixture(scope="module")
def machine() -> Json:
    return definition("aws")


def item(machine: Json) -> Json:
    states: Json = machine["States"]["EveryInstance"]["ItemProcessor"]["States"]
    return states


def test_every_task_is_called_and_nothing_else(machine: Json) -> None:
    states = [*machine["States"].values(), *item(machine).values()]
    called = {s["Parameters"]["task"] for s in states if s["Type"] == "Task"}
    assert called == set(rollout.TASKS)


def test_every_stand_that_is_waited_for_is_one_a_task_gives(machine: Json) -> None:
    choices = [c for s in item(machine).values() for c in s.get("Choices", [])]
    stands = {c["StringEquals"] for c in choices}
    assert stands == {rollout.BEZIG, rollout.OPNIEUW, rollout.KLAAR, rollout.OVERGESLAGEN}


def test_whatever_is_not_foreseen_is_recorded(machine: Json) -> None:
    states = item(machine)
    for name in ("Start", "Check", "Smoke"):
        (catch,) = states[name]["Catch"]
        assert (catch["ErrorEquals"], catch["Next"]) == (["States.ALL"], "Record")
    assert {s["Default"] for s in states.values() if s["Type"] == "Choice"} == {"Record", "Done"}
    assert all(
        any("Tijdelijk" in r["ErrorEquals"] for r in s["Retry"])
        for s in states.values()
        if s["Type"] == "Task"
    )


def test_one_failure_stops_nobody_else(machine: Json) -> None:
    every = machine["States"]["EveryInstance"]
    assert every["ItemProcessor"]["ProcessorConfig"]["Mode"] == "DISTRIBUTED"
    assert (every["MaxConcurrency"], every["ToleratedFailurePercentage"]) == (10, 100)


def test_waiting_is_short_on_one_machine(machine: Json) -> None:
    assert item(machine)["Wait"]["Seconds"] == 15
    assert item(definition("local"))["Wait"]["Seconds"] == 1


def test_the_clock_starts_no_more_than_the_map_takes(machine: Json) -> None:
    assert machine["States"]["EveryInstance"]["MaxConcurrency"] == plan.TEGELIJK


def test_release_that_is_no_good_ends_the_execution(machine: Json) -> None:
    assert "Catch" not in machine["States"]["Choose"]
    assert all(
        "ReleaseOngeldig" not in r["ErrorEquals"] and "States.ALL" not in r["ErrorEquals"]
        for r in machine["States"]["Choose"]["Retry"]
    )
