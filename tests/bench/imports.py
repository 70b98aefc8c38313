"""What our own code adds to a cold start: a function's import against that of its libraries."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time

from bench.figures import Figure, Table
from infra_cdk import ROOT
from infra_cdk.applications import discover

ROUNDS = 9
_LIST = """
import json, sys
before = set(sys.modules)
import {module}
ours = {ours}
print(json.dumps([m for m in sys.modules if m not in before and m.split('.')[0] not in ours]))
"""
# Some compiled modules register helpers under names that can't be imported by themselves.
_BARE = """
from contextlib import suppress
from importlib import import_module
for library in {libraries}:
    with suppress(ImportError):
        import_module(library)
"""
_PATHS = [str(ROOT / "layers" / "gemeengoed" / "python"), str(ROOT / "functions")]


def measure() -> Table:
    applications = discover()
    ours = {"gemeengoed", *(a.name for a in applications)}
    table = Table(
        "Import of a function against the import of its libraries (target: at most 1.3x)",
        ["function", "with our code", "libraries only", "ratio"],
    )
    for application in applications:
        for function in application.functions:
            module = f"{application.name}.{function.module}"
            libraries = json.loads(_python(_LIST.format(module=module, ours=sorted(ours))))
            whole, part = _in_turns(f"import {module}", _BARE.format(libraries=libraries))
            ratio = f"{whole.median / part.median:.2f}x"
            table.add(module, whole, part, ratio)
    return table


def _in_turns(*programs: str) -> list[Figure]:
    times: list[list[float]] = [[] for _ in programs]
    for _ in range(ROUNDS):
        for program, found in zip(programs, times, strict=True):
            started = time.perf_counter()
            _python(program)
            found.append((time.perf_counter() - started) * 1000)
    return [Figure(found, "ms") for found in times]


def _python(program: str) -> str:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(_PATHS)}
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return done.stdout
