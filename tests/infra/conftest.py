"""The templates, synthesised once per session for AWS, under all rules."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from gemeengoed.manifest import Plane
from infra.template import Template
from infra_cdk.applications import discover, of_plane
from infra_cdk.synth import synth


@pytest.fixture(scope="session")
def assembly(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cloud assembly. A finding of cdk-nag, or too many resources, ends it here."""
    out = tmp_path_factory.mktemp("infra") / "cdk.out"
    synth("aws", out, validate=True)
    return out


@pytest.fixture(scope="session")
def templates(assembly: Path) -> Mapping[Plane, Template]:
    every = discover()
    return {p: Template.read(assembly, p, of_plane(every, p)) for p in Plane}


@pytest.fixture(params=list(Plane), ids=lambda p: p.value)
def template(request: pytest.FixtureRequest, templates: Mapping[Plane, Template]) -> Template:
    """Each of the templates in turn."""
    return templates[request.param]


@pytest.fixture
def lid(templates: Mapping[Plane, Template]) -> Template:
    return templates[Plane.LID]


@pytest.fixture
def cooperatie(templates: Mapping[Plane, Template]) -> Template:
    return templates[Plane.COOPERATIE]
