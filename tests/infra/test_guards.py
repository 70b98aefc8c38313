"""The rules that every synthesis passes, and that they would catch what breaks them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from aws_cdk import App, Stack
from aws_cdk import aws_sqs as sqs

from gemeengoed.manifest import Plane
from infra.template import Template
from infra_cdk import guards
from infra_cdk.guards import OverBudget

_REGIONS = ("eu-west-1", "eu-central-1")


def test_nothing_is_found_that_is_not_answered(assembly: Path) -> None:
    """The synthesis itself fails for an error; this is about warnings as well."""
    report = json.loads((assembly / "validation-report.json").read_text())
    found = [
        (v["ruleName"], [r.get("constructPath") for r in v.get("violatingConstructs", [])])
        for plugin in report["pluginReports"]
        for v in plugin["violations"]
    ]
    assert found == []


def test_a_finding_ends_the_synthesis(tmp_path: Path) -> None:
    app = App(outdir=str(tmp_path))
    sqs.Queue(Stack(app, "Slordig"), "Queue")
    guards.validate(app)
    with pytest.raises(RuntimeError, match="AwsSolutions-SQS4"):
        app.synth()


def test_every_finding_that_is_accepted_has_a_reason(assembly: Path) -> None:
    accepted = {
        (path, rule): reason
        for plane in Plane
        for path, rule, reason in _accepted(assembly / f"{plane.value.capitalize()}.metadata.json")
    }
    # As many as there were when this was written, or more: the file is the one we mean.
    assert len(accepted) > 10
    for (path, rule), reason in accepted.items():
        assert len(reason.split()) >= 5, f"{path}: {rule}"
        assert rule.partition("::")[2] or rule, path


def test_a_finding_cannot_be_accepted_without_a_reason() -> None:
    stack = Stack(App(), "Leeg")
    with pytest.raises(ValueError, match="needs a reason"):
        guards.acknowledge(stack, "AwsSolutions-SQS3", "")


def test_the_member_template_stays_within_its_budget(lid: Template) -> None:
    assert len(lid.body["Resources"]) <= guards.BUDGET <= 400


def test_a_template_over_its_budget_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "Groot.template.json"
    file.write_text(json.dumps({"Resources": {f"R{n}": {} for n in range(guards.BUDGET + 1)}}))
    with pytest.raises(OverBudget, match="401 resources"):
        guards.count_resources(file)


@pytest.mark.parametrize("plane", [p.value.capitalize() for p in Plane])
def test_cfn_lint_finds_nothing(assembly: Path, plane: str) -> None:
    # As a process: cfn-lint changes the state of the interpreter it runs in.
    # W3005: CDK writes that a function depends on its role, beside the reference that says so.
    lint = Path(sys.executable).parent / "cfn-lint"
    template = assembly / f"{plane}.template.json"
    command = [str(lint), "--ignore-checks", "W3005", "--regions", *_REGIONS, "--"]
    done = subprocess.run([*command, str(template)], capture_output=True, text=True, check=False)
    assert done.stdout == ""
    assert done.returncode == 0, done.stderr


def _accepted(metadata: Path) -> list[tuple[str, str, str]]:
    return [
        (path, rule, reason)
        for path, entries in json.loads(metadata.read_text()).items()
        for entry in entries
        if "acknowledged" in entry["type"].lower()
        for rule, reason in entry["data"].items()
    ]
