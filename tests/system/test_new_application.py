"""`make new-application` writes one that works: tested, synthesised, deployed and used."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from infra_cdk import ROOT
from infra_cdk.local import http
from infra_cdk.local.settings import DOMAIN
from infra_cdk.new_application import RefusedError, create
from infra_cdk.release import publish
from running import Running
from system.cloud import aws

NAME, STACK, HOST = "meldingen", "gemeengoed-nieuwe-toepassing", f"nieuw.{DOMAIN}"
MESSAGE = {"onderwerp": "Losse stoeptegel", "tekst": "Voor de bibliotheek."}
_SOURCES = [
    "functions",
    "infra_cdk",
    "layers",
    "requirements",
    "tests",
    "cdk.json",
    "pyproject.toml",
]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sources with a new application in it."""
    root = tmp_path_factory.mktemp("copy")
    for name in _SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, root / name)
    # The libraries need not be fetched again.
    (root / "build").mkdir()
    (root / "build" / "layers").symlink_to(ROOT / "build" / "layers")
    create(NAME, root)
    return root


def _in_copy(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    paths = [copy / "layers" / "gemeengoed" / "python", copy / "functions", copy]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, paths))}
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=copy,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_its_own_tests_pass(copy: Path) -> None:
    done = _in_copy(copy, "pytest", "-q", f"tests/applications/{NAME}")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "passed" in done.stdout


def test_its_code_is_in_the_standard_form(copy: Path) -> None:
    for command in (["check"], ["format", "--check"]):
        done = _in_copy(copy, "ruff", *command, f"functions/{NAME}", f"tests/applications/{NAME}")
        assert done.returncode == 0, done.stdout


@pytest.fixture(scope="module")
def deployed(cloud: Running, copy: Path) -> Iterator[str]:
    """An instance made from the copy's template; gives its address."""
    out = copy / "build" / "cdk.out"
    done = _in_copy(
        copy, "infra_cdk.synth", "--target", "local", "--no-validation", "--out", str(out)
    )
    assert done.returncode == 0, done.stdout + done.stderr
    release = publish(out, aws(cloud, "s3"), "000000000000")
    formation = aws(cloud, "cloudformation")
    like = formation.describe_stacks(StackName=cloud.site("GM0757").stack)["Stacks"][0]
    web = f"http://{HOST}:{cloud.local.port}"
    own = {"InstanceKey": "nieuw", "DomainName": HOST, "PortalUrl": web}
    formation.create_stack(
        StackName=STACK,
        TemplateURL=f"{cloud.local.endpoint}/{release.bucket}/releases/{release.id}.json",
        Capabilities=["CAPABILITY_IAM"],
        Parameters=[
            {
                "ParameterKey": p["ParameterKey"],
                "ParameterValue": own.get(p["ParameterKey"], p["ParameterValue"]),
            }
            for p in like["Parameters"]
        ],
    )
    formation.get_waiter("stack_create_complete").wait(
        StackName=STACK, WaiterConfig={"Delay": 1, "MaxAttempts": 120}
    )
    yield web
    formation.delete_stack(StackName=STACK)


def test_it_works_where_it_is_deployed(cloud: Running, deployed: str) -> None:
    def call(method: str, path: str, scope: str, body: Any = None, **headers: str) -> http.Answer:
        named = {k.replace("_", "-"): v for k, v in headers.items()}
        token = cloud.token("GM0757", f"{NAME}:{scope}")
        url = f"{deployed}/api/{NAME}/v1{path}"
        return http.call(method, url, json_body=body, headers=named, token=token, timeout=60)

    made = call("POST", "/berichten", "indienen", MESSAGE)
    assert made.status == 201, made.text
    id_ = made.json()["id"]
    listed = call("GET", "/berichten", "behandelen").json()["items"]
    assert [item["id"] for item in listed] == [id_]
    path = f"/berichten/{id_}/afhandeling"
    settled = call("POST", path, "behandelen", {"antwoord": "Ligt vast."}, If_Match='"1"')
    assert settled.status == 200, settled.text
    assert call("POST", path, "indienen", {"antwoord": "x"}).status == 403

    document = http.call("GET", f"{deployed}/api/{NAME}/v1/openapi.json").json()
    assert "/berichten/{id}/afhandeling" in document["paths"]
    front = http.call("GET", f"{deployed}/")
    assert f'href="/{NAME}"' in front.text
    assert http.call("GET", f"{deployed}/{NAME}").status == 200


@pytest.mark.parametrize("name", ["json", "Bad", "bezwaar", "../x", "", "gemeengoed", "a" * 21])
def test_a_name_that_cannot_be(tmp_path: Path, name: str) -> None:
    shutil.copytree(ROOT / "functions" / "bezwaar", tmp_path / "functions" / "bezwaar")
    with pytest.raises(RefusedError):
        create(name, tmp_path)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["functions"]
