"""The environment of a function, read once into a frozen model.

infra_cdk gives a function exactly the variables that its settings class names (the field
names in capitals), so the two cannot differ.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, fields
from typing import Self, TypeVar


@dataclass(frozen=True, slots=True)
class Settings:
    """What every function knows: whose instance it is and where its dossiers are."""

    application: str
    table_name: str
    # Opaque key of the instance, e.g. "k7qm-3fzx-9rtw"; "cooperatie" for the cooperative itself.
    instance: str
    instance_name: str
    # Organisation number, the `source` of what this instance says on the bus.
    oin: str

    @classmethod
    def variables(cls) -> list[str]:
        return [f.name.upper() for f in fields(cls)]

    @classmethod
    def from_environment(cls) -> Self:
        """RuntimeError names what is missing: a function without its settings must not start."""
        missing = [v for v in cls.variables() if v not in os.environ]
        if missing:
            raise RuntimeError(f"environment lacks {', '.join(missing)}")
        return cls(**{f.name: os.environ[f.name.upper()] for f in fields(cls)})


@dataclass(frozen=True, slots=True)
class ApiSettings(Settings):
    # Key of the instance's own KMS key for pseudonyms.
    pseudonym_key: str


@dataclass(frozen=True, slots=True)
class WebSettings(Settings):
    pseudonym_key: str
    sessions_table: str
    # Where documents that people send along are kept; empty when the application takes none.
    documents_bucket: str
    # Scheme and host of the portal, without a slash at the end.
    portal_url: str


@dataclass(frozen=True, slots=True)
class LoginSettings(WebSettings):
    """For the portal, which does the logging in."""

    client_id: str
    # Empty: nobody logs in here as that.
    citizen_issuer: str
    organisation_issuer: str
    official_issuer: str
    # JSON of claims.ClaimPaths.
    claim_paths: str


@dataclass(frozen=True, slots=True)
class EventsSettings(Settings):
    bus_name: str
    poison_queue_url: str


@dataclass(frozen=True, slots=True)
class ScheduleSettings(Settings):
    metrics_namespace: str


_K = TypeVar("_K", bound=Settings)
_loaded: dict[type[Settings], Settings] = {}


def load(cls: type[_K]) -> _K:
    """The settings of this process, read at the first call."""
    if cls not in _loaded:
        _loaded[cls] = cls.from_environment()
    found = _loaded[cls]
    assert isinstance(found, cls)
    return found
