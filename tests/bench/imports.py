"""What our own code adds to a cold start: a function's import against that of its libraries.

Measured on what is published, the layers and the bundle with their bytecode, by the Python
that runs functions on the local cloud (it has boto3, as the Lambda runtime has).
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import time
from pathlib import Path

from bench.figures import Figure, Table
from gemeengoed.manifest import Application
from infra_cdk.applications import discover
from infra_cdk.build import Assets, build
from infra_cdk.local.ministack import PYTHON
from infra_cdk.target import local

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


def measure() -> Table:
    applications = discover()
    with tempfile.TemporaryDirectory() as folder:
        return _measure(applications, build(applications, local(), Path(folder)))


def _measure(applications: tuple[Application, ...], assets: Assets) -> Table:
    ours = {"gemeengoed", *(a.name for a in applications)}
    table = Table(
        "Import of a function against the import of its libraries (target: at most 1.3x)",
        ["function", "with our code", "libraries only", "ratio"],
    )
    for application in applications:
        paths = [
            assets.applications[application.name],
            assets.shared / "python",
            assets.dependencies / "python",
            *(own / "python" for name, own in assets.own.items() if name == application.name),
        ]
        for function in application.functions:
            module = f"{application.name}.{function.module}"
            libraries = json.loads(_python(paths, _LIST.format(module=module, ours=sorted(ours))))
            whole, part = _in_turns(paths, f"import {module}", _BARE.format(libraries=libraries))
            ratio = f"{whole.median / part.median:.2f}x"
            table.add(module, whole, part, ratio)
    return table


def _in_turns(paths: list[Path], *programs: str) -> list[Figure]:
    times: list[list[float]] = [[] for _ in programs]
    for _ in range(ROUNDS):
        for program, found in zip(programs, times, strict=True):
            started = time.perf_counter()
            _python(paths, program)
            found.append((time.perf_counter() - started) * 1000)
    return [Figure(found, "ms") for found in times]


def _python(paths: list[Path], program: str) -> str:
    environment = {"PYTHONPATH": os.pathsep.join(map(str, paths))}
    done = subprocess.run(
        [str(PYTHON), "-c", program],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return done.stdout
