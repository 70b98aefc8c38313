"""What all tests share: the local cloud, started once, and which tests share a worker."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from infra_cdk.local import http
from infra_cdk.local.description import Description, Site, read
from infra_cdk.local.settings import COOPERATIE, Local
from infra_cdk.local.show import Screen
from infra_cdk.local.token import token
from infra_cdk.local.up import LocalCloud

TESTS = Path(__file__).parent
# Folders whose tests use one thing that is dear to make: they go to one worker.
_TOGETHER = {"system": "cloud", "contract": "cloud", "browser": "cloud", "infra": "infra"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        folder = item.path.relative_to(TESTS).parts[0]
        if folder in _TOGETHER:
            item.add_marker(pytest.mark.xdist_group(_TOGETHER[folder]))


@dataclass(frozen=True)
class Running:
    """The local cloud as it runs."""

    local: Local
    description: Description

    def site(self, code: str) -> Site:
        if code == COOPERATIE:
            return self.description.cooperatie
        return next(i for i in self.description.instances if i.code == code)

    def token(self, code: str, scope: str, sub: str = "test", **options: Any) -> str:
        return token(self.local, code, scope=scope, sub=sub, **options)

    def api(
        self,
        method: str,
        code: str,
        path: str,
        *,
        scope: str | None = None,
        body: Any = None,
        headers: dict[str, str] | None = None,
    ) -> http.Answer:
        """Call an API of an instance; `path` begins at `/bezwaar/v1/...`."""
        bearer = self.token(code, scope) if scope else None
        return http.call(
            method,
            f"{self.site(code).web}/api{path}",
            json_body=body,
            headers=headers,
            token=bearer,
            timeout=60,
        )


@pytest.fixture(scope="session")
def cloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The whole of `make run` on free ports; or, with GEMEENGOED_LOCAL, one that runs already."""
    if state := os.environ.get("GEMEENGOED_LOCAL"):
        running = Local(state=Path(state).resolve())
        description = read(running)
        assert description, f"nothing runs in {state}"
        ports = description.ports
        yield Running(Local(ports["cloud"], ports["idp"], running.state), description)
        return
    local = Local(_free_port(), _free_port(), tmp_path_factory.mktemp("cloud"))
    started = LocalCloud(local)
    before = dict(os.environ)
    try:
        yield Running(local, started.up(Screen()))
    finally:
        started.stop()
        os.environ.clear()
        os.environ.update(before)


def _free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])
