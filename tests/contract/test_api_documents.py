"""The API documents: right by the API Design Rules, and true of the running instance."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from gemeengoed.manifest import Plane
from infra_cdk import ROOT
from infra_cdk.applications import discover
from infra_cdk.local import http
from infra_cdk.openapi import write, write_standards
from running import Running

SHARED = Path(os.environ.get("GEMEENGOED_SHARED", ROOT.parent / "shared"))
LINTER = SHARED / "adr" / "linter.yaml"
SPECTRAL = ROOT / "node_modules" / ".bin" / "spectral"


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return write(tmp_path_factory.mktemp("openapi"))


def test_no_error_by_the_api_design_rules(documents: list[Path]) -> None:
    if not LINTER.exists():
        pytest.skip(f"the ruleset is not there: {LINTER}")
    assert shutil.which("node"), "the linter needs node"
    done = subprocess.run(
        [SPECTRAL, "lint", "--ruleset", LINTER, "--format", "json", *documents],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout, done.stderr
    # Behind the findings it says in words that there are none.
    findings, _ = json.JSONDecoder().raw_decode(done.stdout)
    errors = [f for f in findings if f["severity"] == 0]
    assert not errors, json.dumps(errors, indent=1)


def test_the_instance_publishes_the_same_document(cloud: Running, documents: list[Path]) -> None:
    planes = {a.name: a.plane for a in discover()}
    for document in documents:
        code = "cooperatie" if planes[document.stem] is Plane.COOPERATIE else "GM0757"
        published = cloud.api("GET", code, f"/{document.stem}/v1/openapi.json")
        assert published.status == 200
        assert published.json() == json.loads(document.read_text())
        assert published.headers["api-version"] == published.json()["info"]["version"]


def test_the_instance_publishes_the_document_of_the_national_api(
    cloud: Running, tmp_path: Path
) -> None:
    (document,) = write_standards(tmp_path)
    url = f"{cloud.site('GM0757').web}/haalcentraal/api/brp/openapi.json"
    published = http.call("GET", url)
    assert published.status == 200
    assert published.json() == json.loads(document.read_text())
    assert published.headers["api-version"] == published.json()["info"]["version"]


def test_what_no_application_serves_is_a_problem(cloud: Running) -> None:
    for path in ("/bezwaar/v1/nee", "/bezwaar", "/nee/v1/x"):
        answer = cloud.api("GET", "GM0757", path)
        assert answer.status == 404
        assert answer.headers["content-type"] == "application/problem+json"
