"""A function that others call: who has the grant for it may, and knows which it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gemeengoed.manifest import Application, Events, Plane
from infra.template import Template, permissions
from infra_cdk import applications
from infra_cdk.applications import of_plane
from infra_cdk.synth import synth

GRANT = "brieven:maak"


def _with_grant(application: Application, where: str) -> Application:
    """The application, in which its Events may have letters made if it is the one named."""
    functions = tuple(
        replace(f, grants=(*f.grants, GRANT))
        if application.name == where and isinstance(f, Events) and GRANT not in f.grants
        else f
        for f in application.functions
    )
    return replace(application, functions=functions)


def test_a_grant_brings_the_permission_and_the_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = tuple(_with_grant(a, "bezwaar") for a in applications.discover())
    monkeypatch.setattr(applications, "discover", lambda: every)
    # Read once when CDK starts, so unset it again for who comes after.
    monkeypatch.setenv("CDK_VALIDATION", "false")
    synth("local", tmp_path, validate=False)
    lid = Template.read(tmp_path, Plane.LID, of_plane(every, Plane.LID))
    may = permissions(lid, lid.role_of("bezwaar", "events"))
    assert ("lambda:InvokeFunction", "BrievenMaakFunction") in may
    assert lid.function("bezwaar", "events")["Environment"]["Variables"]["BRIEVEN_FUNCTION"] == {
        "Fn::GetAtt": [lid.function_id("brieven", "maak"), "Arn"]
    }


def test_a_plane_without_that_service_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = tuple(_with_grant(a, "cooperatie") for a in applications.discover())
    monkeypatch.setattr(applications, "discover", lambda: every)
    with pytest.raises(KeyError, match=r"cooperatie\.events wants BRIEVEN_FUNCTION"):
        synth("local", tmp_path, validate=False)
