"""Each local municipality its own look, chosen through its own API."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

from infra_cdk.local import http
from infra_cdk.local.errors import LocalError
from infra_cdk.local.settings import Local
from infra_cdk.local.token import token

FILE = Path(__file__).with_name("huisstijlen.json")
_PATH = "/api/portaal/v1/huisstijl"


def stijlen() -> dict[str, dict[str, Any]]:
    """What to send, by the code of the municipality."""
    found = json.loads(FILE.read_text())["stijlen"]
    return {
        code: {k: v for k, v in stijl.items() if k != "svg"}
        | {"logo": base64.b64encode(stijl["svg"].encode()).decode()}
        for code, stijl in found.items()
    }


def choose(local: Local, code: str, site: str) -> None:
    """Give an instance its look, unless somebody chose one already. LocalError when it refuses."""
    stijl = stijlen().get(code)
    bearer = token(local, code, scope="portaal:lezen portaal:beheren", sub="make-run")
    if stijl is None or "gezetOp" in http.call("GET", site + _PATH, token=bearer, tries=30).json():
        return
    answer = http.call("PUT", site + _PATH, json_body=stijl, token=bearer, tries=30)
    if answer.status != 200:
        raise LocalError(f"The look of {code} was refused: {answer.status} {answer.text[:500]}")
