"""The dependencies layer: the libraries of requirements/runtime.txt, installed for a platform.

No Docker: a wheel is fetched for the platform it will run on, wherever we are. Cached by lock
and platform, so that only a changed lock costs time. Needs `uv`, and a package index or uv's
cache the first time.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tempfile
from pathlib import Path

from uv import find_uv_bin

from infra_cdk import ROOT, bytecode
from infra_cdk.target import Target

LOCK = ROOT / "requirements" / "runtime.txt"
LAYERS = ROOT / "build" / "layers"
# Change this when the steps below change, so that caches are made anew.
_RECIPE = "4"
# Numbers of the Netherlands and the Union, and the time of Amsterdam and the world: half the
# files of the layer are those of everywhere else.
_NUMBERS = ("nl", "eu", "iso7064")
_ZONES = ("Europe", "UTC")
_NOT_AT_RUNTIME = ("__pycache__", "tests", "bin", "sboms")


class BuildError(RuntimeError):
    """The layer could not be built; the message is what the installer said."""


def dependencies(target: Target, lock: Path = LOCK) -> Path:
    """The folder of the layer, built when it is not there yet. BuildError."""
    parts = (lock.read_text(), _RECIPE, target.python, target.architecture, bytecode.RUNNING)
    key = hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
    layer = LAYERS / f"dependencies-{target.name}-{key}"
    if not layer.exists():
        LAYERS.mkdir(parents=True, exist_ok=True)
        building = Path(tempfile.mkdtemp(dir=LAYERS, prefix="building-"))
        try:
            _install(target, lock, building / "python")
            _slim(building / "python")
            bytecode.add(building, target, runs_in="/opt")
            _put_in_place(building, layer)
        finally:
            shutil.rmtree(building, ignore_errors=True)
    return layer


def _put_in_place(building: Path, layer: Path) -> None:
    """Move it there whole: half a layer is never taken for one."""
    building.chmod(0o755)
    try:
        building.rename(layer)
    except OSError:
        # Another synthesis was there first, with the same.
        if not layer.exists():
            raise


def _install(target: Target, lock: Path, into: Path) -> None:
    command = [
        *(find_uv_bin(), "pip", "install", "--quiet", "--target", str(into)),
        *("--require-hashes", "--no-deps", "--only-binary", ":all:"),
        *target.install,
        *("--requirements", str(lock)),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BuildError(done.stderr.strip())


def _slim(folder: Path) -> None:
    """Leave out what no import needs: Lambda unpacks a layer at every cold start."""
    _keep_only(folder / "stdnum", _NUMBERS)
    _keep_only(folder / "tzdata" / "zoneinfo", _ZONES)
    _keep_only(folder / "tzdata" / "zoneinfo" / "Europe", ("Amsterdam",))
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            if path.name in _NOT_AT_RUNTIME:
                shutil.rmtree(path)
        elif not _needed(path):
            path.unlink()


def _keep_only(folder: Path, names: tuple[str, ...]) -> None:
    """Of the folders of countries and the zones in it; modules and data stay."""
    for path in folder.iterdir() if folder.exists() else ():
        if path.suffix or path.name in names:
            continue
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def _needed(file: Path) -> bool:
    # importlib.metadata answers from METADATA; a licence goes where its code goes.
    if file.parent.name.endswith(".dist-info"):
        return file.name.startswith(("METADATA", "LICEN"))
    return file.suffix not in (".pyi", ".pyc") and file.name != ".lock"
