"""What a letter costs: to make the first in a new process, to make the next, and to keep.

On what is published, by the Python that runs functions on the local cloud; without the calls to
table and bucket, which `latency` shows.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from bench.figures import Figure, Table
from infra_cdk.applications import discover
from infra_cdk.build import build
from infra_cdk.local.ministack import PYTHON
from infra_cdk.target import local

COLD_ROUNDS, WARM_ROUNDS = 5, 15
_PROGRAM = """
import json, sys, time
started = time.perf_counter()
from brieven import maak, voorbeelden, zetten
from brieven.papier import Papier
from brieven.soorten import alle

def letter(naam, hoe):
    soort, opdracht = alle()[naam], getattr(voorbeelden, hoe)(naam)
    gegevens = soort.gegevens.model_validate(opdracht.gegevens)
    begun = time.perf_counter()
    pdf = zetten.zet(soort, soort.standaard, opdracht, gegevens, Papier(), "Boxtel")
    return len(pdf), (time.perf_counter() - begun) * 1000

imported = (time.perf_counter() - started) * 1000
found = {"imported": imported, "first": letter("bezwaar/verdaging", "kaal")[1], "letters": {}}
for naam in alle():
    for hoe in ("kaal", "ruim"):
        # typst remembers what it has set: each round has a date of its own.
        done = []
        for turn in range(int(sys.argv[1])):
            voorbeelden.DATUM = voorbeelden.DATUM.replace(day=turn + 1)
            done.append(letter(naam, hoe))
        found["letters"][f"{naam} ({hoe})"] = done
print(json.dumps(found))
"""


def measure() -> Table:
    with tempfile.TemporaryDirectory() as folder:
        assets = build(discover(), local(), Path(folder))
        layers = (assets.shared, assets.dependencies, assets.own["brieven"])
        paths = [assets.applications["brieven"], *(layer / "python" for layer in layers)]
        cold = [_run(paths, 0) for _ in range(COLD_ROUNDS)]
        warm = _run(paths, WARM_ROUNDS)["letters"]
    table = Table("Letters", ["what", "time", "PDF"])
    table.add("new process: imports", Figure([c["imported"] for c in cold], "ms"), "")
    table.add("new process: the first letter", Figure([c["first"] for c in cold], "ms"), "")
    for name, done in warm.items():
        size = f"{done[0][0] / 1000:.0f} kB"
        table.add(name, Figure([ms for _, ms in done], "ms"), size)
    return table


def _run(paths: list[Path], rounds: int) -> dict[str, Any]:
    done = subprocess.run(
        [str(PYTHON), "-c", _PROGRAM, str(rounds)],
        env={"PYTHONPATH": os.pathsep.join(map(str, paths))},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    found: dict[str, Any] = json.loads(done.stdout)
    return found
