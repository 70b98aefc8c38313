"""What a function is made of: the folder of its application, the shared layer, the libraries.

Without Docker. The same sources give the same files, byte for byte, so the same asset: a
release is content-addressed.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from gemeengoed import catalogue
from gemeengoed.manifest import Api, Application
from infra_cdk import ROOT, bytecode
from infra_cdk.applications import FUNCTIONS, of_plane
from infra_cdk.target import Target
from infra_cdk.wheels import LOCK, dependencies

SHARED = ROOT / "layers" / "gemeengoed"
_NO_SOURCE = shutil.ignore_patterns("__pycache__", "*.pyc", ".*", "test_*.py")


@dataclass(frozen=True, slots=True)
class Assets:
    """Folders to publish: per application, and the layers in the order they are found."""

    applications: dict[str, Path]
    shared: Path
    dependencies: Path
    # Libraries that one application alone needs.
    own: dict[str, Path]


def build(applications: Sequence[Application], target: Target, into: Path) -> Assets:
    """Build everything for a target. FileNotFoundError when a function has no module."""
    assets = Assets(
        applications={a.name: bundle(a, applications, into / a.name) for a in applications},
        shared=_copy(SHARED, into / "layer-gemeengoed"),
        dependencies=dependencies(target),
        own={a.name: dependencies(target, lock) for a in applications if (lock := own_lock(a))},
    )
    for folder in assets.applications.values():
        bytecode.add(folder, target, runs_in="/var/task")
    bytecode.add(assets.shared, target, runs_in="/opt")
    return assets


def own_lock(application: Application) -> Path | None:
    """Its own libraries, pinned; None when those that all have are enough."""
    lock = LOCK.with_name(f"{application.name}.txt")
    return lock if lock.exists() else None


def bundle(application: Application, every: Iterable[Application], into: Path) -> Path:
    """An application's code as it is deployed, with what the build knows written beside it."""
    package = into / application.name
    shutil.rmtree(into, ignore_errors=True)
    _copy(FUNCTIONS / application.name, package)
    for function in application.functions:
        _expect_module(application, function.module)
    if application.function(Api):
        (package / "openapi.json").write_text(openapi(application))
    if application.front_door:
        of_same_plane = of_plane(tuple(every), application.plane)
        (package / catalogue.FILE).write_text(catalogue.document(of_same_plane))
        (package / catalogue.MEMORY_FILE).write_text(catalogue.memory_document(of_same_plane))
    return into


def openapi(application: Application) -> str:
    """The API document of an application, made from its code."""
    from gemeengoed.openapi import document

    api = import_module(f"{application.name}.api").api
    return json.dumps(document(api), ensure_ascii=False, indent=1, sort_keys=False)


def _expect_module(application: Application, module: str) -> None:
    if find_spec(f"{application.name}.{module}") is None:
        raise FileNotFoundError(
            f"functions/{application.name}/{module}.py: the manifest names it, but it is not there"
        )


def _copy(source: Path, into: Path) -> Path:
    shutil.rmtree(into, ignore_errors=True)
    shutil.copytree(source, into, ignore=_NO_SOURCE)
    return into
