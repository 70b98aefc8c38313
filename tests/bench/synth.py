"""How long a synthesis takes, as `make run` does it."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time

from bench.figures import Figure, Table
from infra_cdk import ROOT

ROUNDS = 3


def measure() -> Table:
    table = Table("Synthesis of all templates, libraries already fetched", ["what", "seconds"])
    for name, options in (("without CDK's own validation", ["--no-validation"]), ("with", [])):
        table.add(name, Figure([_synth(options) for _ in range(ROUNDS)], "s"))
    return table


def _synth(options: list[str]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "infra_cdk.synth", "--target", "local", "--out", folder]
        started = time.perf_counter()
        subprocess.run([*command, *options], cwd=ROOT, capture_output=True, check=True)
        return time.perf_counter() - started
