"""The worked examples of the law, when they are there, and the command line as a process."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

WORTEL = Path(__file__).resolve().parents[2]
LAAG = WORTEL / "layers" / "gemeengoed" / "python"

# Law has no opinion on how fast a machine is.
settings.register_profile("law", deadline=None)
settings.load_profile("law")

Cli = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def vectors() -> dict[str, Any]:
    shared = Path(os.environ.get("GEMEENGOED_SHARED") or WORTEL.parent / "shared")
    bestand = shared / "awb" / "vectors.json"
    if not bestand.is_file():
        pytest.skip(f"no worked examples: {bestand} is absent (set GEMEENGOED_SHARED)")
    gelezen: dict[str, Any] = json.loads(bestand.read_text(encoding="utf-8"))
    return gelezen


@pytest.fixture(scope="session")
def cli() -> Cli:
    """Runs ``python -m gemeengoed.awb`` with the given arguments."""

    def draai(*argumenten: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "gemeengoed.awb", *argumenten],
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
            env={**os.environ, "PYTHONPATH": str(LAAG)},
        )

    return draai
