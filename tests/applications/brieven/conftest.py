from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from applications.conftest import Install
from applications.gateway import Browser
from brieven.application import APPLICATION
from brieven.maak import handler
from gemeengoed import clock
from gemeengoed.identity import Principal, Role
from gemeengoed.manifest import Assurance

NU = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
Maak = Callable[[dict[str, Any]], dict[str, Any]]
LogIn = Callable[..., Browser]


@pytest.fixture(autouse=True)
def tijd(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NU)


@pytest.fixture
def maak(install: Install) -> Maak:
    """The function that makes letters, as Lambda calls it."""
    install(APPLICATION)
    return lambda event: handler(event, None)


@pytest.fixture
def beheerder(install: Install) -> LogIn:
    """A browser of an official, who has the task `beheerder` unless a test says otherwise."""
    from brieven.web import web

    install(APPLICATION)
    for made in ("env", "sessions"):
        web.__dict__.pop(made, None)

    def run(*tasks: str, role: Role = Role.MEDEWERKER) -> Browser:
        principal = Principal(role, "mo", "Mo el Amrani", frozenset(tasks or {"beheerder"}))
        session = web.sessions.create(
            int(NU.timestamp()), principal=principal, assurance=Assurance.MIDDEN
        )
        return Browser(web.handler, session)

    return run
