"""schemathesis: requests made from the API document, sent to the running instance.

It asserts that there is no server error, and that status, media type and body are as the
document says. `id` is that of a case that exists, so that the requests reach the domain.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from gba import doel
from infra_cdk.openapi import write, write_standards
from running import Running

AS_DECLARED = "not_a_server_error,status_code_conformance,content_type_conformance"
CHECKS = f"{AS_DECLARED},response_schema_conformance"
OBJECTION = {
    "indiener": {
        "naam": "J. de Vries",
        "adres": {
            "straat": "Markt",
            "huisnummer": 1,
            "postcode": "5281 AB",
            "woonplaats": "Boxtel",
        },
    },
    "besluit": {"kenmerk": "1", "omschrijving": "Fuzz", "bekendgemaaktOp": "2026-11-02"},
    "ondertekend": True,
}


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("openapi")
    write(folder)
    write_standards(folder)
    return folder


def test_bezwaar(cloud: Running, documents: Path, tmp_path: Path) -> None:
    scopes = "bezwaar:indienen bezwaar:lezen bezwaar:behandelen"
    made = cloud.api("POST", "GM0757", "/bezwaar/v1/bezwaren", scope=scopes, body=OBJECTION)
    assert made.status == 201
    token = cloud.token("GM0757", scopes)
    _fuzz(cloud, "GM0757", documents / "bezwaar.json", token, made.json()["id"], tmp_path)


def test_portaal(cloud: Running, documents: Path, tmp_path: Path) -> None:
    """At a municipality that no other test looks at: it gets another look by it."""
    token = cloud.token("GM0845", "portaal:lezen portaal:beheren")
    _fuzz(cloud, "GM0845", documents / "portaal.json", token, "x", tmp_path)


def test_cooperatie(cloud: Running, documents: Path, tmp_path: Path) -> None:
    """Without `cooperatie:uitrollen`: a random release would be rolled out to everyone."""
    scopes = "cooperatie:aanmelden cooperatie:besturen cooperatie:boekhouden cooperatie:lezen"
    page = cloud.api("GET", "cooperatie", "/cooperatie/v1/leden", scope="cooperatie:lezen")
    token = cloud.token("cooperatie", scopes)
    id_ = page.json()["items"][0]["id"]
    _fuzz(cloud, "cooperatie", documents / "cooperatie.json", token, id_, tmp_path)


def test_the_national_api(cloud: Running, documents: Path, tmp_path: Path) -> None:
    """Its errors break patterns of the document, as those of the standard do (brp/valid.py): so
    their form is held elsewhere. Questions that are right are made in test_brp_questions.py."""
    _run(
        *(cloud, "GM0757", documents / "gba-haalcentraal.json", "/haalcentraal/api/brp"),
        *(cloud.token("GM0757", "gba:bevragen"), tmp_path),
        checks=AS_DECLARED,
    )


def test_the_national_api_for_whom_its_purpose_is_known(
    cloud: Running, documents: Path, tmp_path: Path
) -> None:
    _run(
        *(cloud, "GM0757", documents / "gba-haalcentraal.json", "/haalcentraal/api/brp"),
        *(cloud.token("GM0757", "gba:bevragen"), tmp_path),
        checks=AS_DECLARED,
        headers=dict.fromkeys(doel.KOPPEN, "fuzz"),
    )


def _fuzz(cloud: Running, code: str, document: Path, token: str, id_: str, folder: Path) -> None:
    config = f'[parameters]\n"path.id" = "{id_}"\n'
    _run(cloud, code, document, f"/api/{document.stem}/v1", token, folder, config=config)


def _run(
    cloud: Running,
    code: str,
    document: Path,
    root: str,
    token: str,
    folder: Path,
    *,
    config: str = "",
    checks: str = CHECKS,
    headers: Mapping[str, str] | None = None,
) -> None:
    file = folder / "schemathesis.toml"
    file.write_text(config)
    host = cloud.site(code).web.removeprefix("http://")
    sent = {"Host": host, "Authorization": f"Bearer {token}", **(headers or {})}
    command = [
        *(str(Path(sys.executable).with_name("schemathesis")), "--config-file", str(file)),
        *("run", str(document), "--url", f"{cloud.local.endpoint}{root}"),
        *(part for name, value in sent.items() for part in ("--header", f"{name}: {value}")),
        *("--checks", checks, "--phases", "examples,coverage,fuzzing"),
        *("--max-examples", "20", "--generation-deterministic", "--no-color"),
    ]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=600, check=False
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert "Tested: " in done.stdout
