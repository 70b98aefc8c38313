"""The toy application on the path, and what a function logged."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from applications.conftest import INSTANCE, account, deploy
from applications.shared.identity_provider import IdentityProvider
from applications.shared.store_tables import CountingTable
from gemeengoed import aws, log, oidc, settings
from gemeengoed.store import Store

sys.path.insert(0, str(Path(__file__).parent))

from speeltuin.application import APPLICATION


class Logged:
    """What was written to the log: as text, and line by line."""

    def __init__(self, stream: io.StringIO) -> None:
        self._stream = stream

    @property
    def text(self) -> str:
        return self._stream.getvalue()

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.text.splitlines()]

    def named(self, message: str) -> list[dict[str, Any]]:
        return [line for line in self.lines if line["message"] == message]


@pytest.fixture
def logged(monkeypatch: pytest.MonkeyPatch) -> Logged:
    stream = io.StringIO()
    monkeypatch.setattr(log.logger.registered_handler, "stream", stream)
    return Logged(stream)


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> Iterator[CountingTable]:
    """The toy's API on a table in memory: a database takes half a second per test to make."""
    for name, value in {
        "APPLICATION": "speeltuin",
        "TABLE_NAME": "speeltuin",
        "INSTANCE": INSTANCE,
        "INSTANCE_NAME": "Boxtel",
        "OIN": "00000001001234567000",
        "PSEUDONYM_KEY": "key",
    }.items():
        monkeypatch.setenv(name, value)
    settings._loaded.clear()
    table = CountingTable()
    store = Store(table)
    # Not in a context of its own: a test that replaces it again would be undone after that, and
    # leave this one behind for the tests to come.
    monkeypatch.setattr(aws, "store", lambda name: store)
    yield table
    settings._loaded.clear()


@pytest.fixture(scope="module")
def site() -> Iterator[None]:
    """The toy with all it needs of a cloud, once per file: the tests share it."""
    with pytest.MonkeyPatch.context() as patch, account(patch):
        deploy(APPLICATION, patch)
        yield


@pytest.fixture
def idp(site: None, monkeypatch: pytest.MonkeyPatch) -> IdentityProvider:
    """The identity provider of the toy's front door, of which nothing is remembered yet."""
    from speeltuin.deur import web

    for kept in ("env", "sessions"):
        web.__dict__.pop(kept, None)
    oidc._discovery.cache_clear()
    oidc._keys.cache_clear()
    provider = IdentityProvider()
    monkeypatch.setattr(oidc, "_fetch", provider.fetch)
    return provider
