"""The local cloud for tests and benchmarks: all of `make run`, on free ports."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from infra_cdk.local import http
from infra_cdk.local.description import Description, Site, read
from infra_cdk.local.settings import COOPERATIE, Local
from infra_cdk.local.show import Screen
from infra_cdk.local.token import token
from infra_cdk.local.up import LocalCloud


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


@contextmanager
def running(folder: Path) -> Iterator[Running]:
    """Start it with its data in `folder`, and stop it in the end. With GEMEENGOED_LOCAL (the
    folder of one that runs already) that one is used, and left as it is."""
    if state := os.environ.get("GEMEENGOED_LOCAL"):
        there = Local(state=Path(state).resolve())
        description = read(there)
        if description is None:
            raise RuntimeError(f"nothing runs in {state}")
        ports = description.ports
        yield Running(Local(ports["cloud"], ports["idp"], there.state), description)
        return
    local = Local(_free_port(), _free_port(), folder)
    started, before = LocalCloud(local), dict(os.environ)
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
