"""local.json: what runs and where, for people, tests and other programs.

    cooperatie  {api, web, ...}
    instances   [{code, naam, status, api, web, stack}]
    ports       {cloud, idp}
    aws         the environment for an AWS client

It is there only while the local cloud runs.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from infra_cdk.local.settings import Local


@dataclass(frozen=True, slots=True)
class Site:
    """The cooperative, or an instance of a municipality.

    api  the root of its APIs: `{api}/bezwaar/v1/...`
    web  the root of its pages
    """

    code: str
    naam: str
    status: str
    api: str
    web: str
    stack: str


@dataclass(frozen=True, slots=True)
class Description:
    """Everything that runs."""

    cooperatie: Site
    instances: tuple[Site, ...]
    ports: dict[str, int]
    aws: dict[str, str]
    release: str

    def write(self, local: Local) -> None:
        """Write it in one go: a reader sees all of it, or nothing."""
        draft = local.description.with_suffix(".tmp")
        draft.write_text(json.dumps(asdict(self), indent=2, ensure_ascii=False) + "\n")
        draft.replace(local.description)


def read(local: Local) -> Description | None:
    """What runs; None when nothing does."""
    try:
        data: dict[str, Any] = json.loads(local.description.read_text())
    except FileNotFoundError:
        return None
    instances = tuple(Site(**i) for i in data.pop("instances"))
    return Description(cooperatie=Site(**data.pop("cooperatie")), instances=instances, **data)


def running(local: Local) -> Local:
    """The same local cloud, at the ports at which it runs, if it does."""
    description = read(local)
    if description is None:
        return local
    ports = description.ports
    return Local(port=ports["cloud"], idp_port=ports["idp"], state=local.state)
