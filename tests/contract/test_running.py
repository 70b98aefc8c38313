"""schemathesis: requests made from the API document, sent to the running instance.

It asserts that there is no server error, and that status, media type and body are as the
document says. `id` is that of a case that exists, so that the requests reach the domain.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from infra_cdk.openapi import write
from running import Running

CHECKS = (
    "not_a_server_error,status_code_conformance,content_type_conformance,"
    "response_schema_conformance"
)
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


def _fuzz(cloud: Running, code: str, document: Path, token: str, id_: str, folder: Path) -> None:
    config = folder / "schemathesis.toml"
    config.write_text(f'[parameters]\n"path.id" = "{id_}"\n')
    host = cloud.site(code).web.removeprefix("http://")
    command = [
        *(str(Path(sys.executable).with_name("schemathesis")), "--config-file", str(config)),
        *("run", str(document)),
        *("--url", f"{cloud.local.endpoint}/api/{document.stem}/v1"),
        *("--header", f"Host: {host}", "--header", f"Authorization: Bearer {token}"),
        *("--checks", CHECKS, "--phases", "examples,coverage,fuzzing"),
        *("--max-examples", "20", "--generation-deterministic", "--no-color"),
    ]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=600, check=False
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert "Tested: " in done.stdout
