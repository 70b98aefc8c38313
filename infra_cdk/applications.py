"""Finds the applications: every folder under functions/ that has an application.py."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from gemeengoed.manifest import Application, Plane
from infra_cdk import ROOT

FUNCTIONS = ROOT / "functions"


def discover(folder: Path = FUNCTIONS) -> tuple[Application, ...]:
    """All applications, in the order of their names. ValueError when they do not fit together."""
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))
    applications = tuple(_load(f.parent) for f in sorted(folder.glob("*/application.py")))
    check(applications)
    return applications


def check(applications: Sequence[Application]) -> None:
    """ValueError when two applications want the same place."""
    names = [a.name for a in applications]
    if double := {n for n in names if names.count(n) > 1}:
        raise ValueError(f"application named twice: {', '.join(sorted(double))}")
    for plane in Plane:
        doors = [a.name for a in of_plane(applications, plane) if a.front_door]
        if len(doors) > 1:
            raise ValueError(f"more than one front door in {plane.value}: {', '.join(doors)}")
        if not doors and plane is Plane.LID:
            raise ValueError("a member instance needs one application with front_door=True")


def of_plane(applications: Sequence[Application], plane: Plane) -> tuple[Application, ...]:
    return tuple(a for a in applications if a.plane is plane)


def _load(folder: Path) -> Application:
    application = import_module(f"{folder.name}.application").APPLICATION
    if not isinstance(application, Application):
        raise ValueError(f"functions/{folder.name}: APPLICATION is not an Application")
    if application.name != folder.name:
        raise ValueError(f"functions/{folder.name} is named {application.name!r} in its manifest")
    return application
