from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from applications.gateway import Browser
from gemeengoed import clock

# A Wednesday.
NU = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def tijd(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """The clock at the edges; tests move it."""

    def zet(moment: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: moment)

    zet(NU)
    return zet


@pytest.fixture
def log_in(log_in: Callable[[Any], Callable[..., Browser]]) -> Callable[..., Browser]:
    from gba.web import web

    return log_in(web)
