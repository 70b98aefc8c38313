from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest

from applications.gateway import Browser, Machine
from applications.gba.personen import NU
from gemeengoed import clock


@pytest.fixture(autouse=True)
def tijd(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Callable[[datetime], None]:
    """The clock at the edges, at the `NU` of a file that has one; tests move it."""

    def zet(moment: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: moment)

    zet(getattr(request.module, "NU", NU))
    return zet


@pytest.fixture(autouse=True)
def no_pseudonyms_of_another_key() -> Iterator[None]:
    """Each test has a key of its own, and what is kept in the process is of the last one."""
    from gba import register

    register.pseudonym.cache_clear()
    yield
    register.pseudonym.cache_clear()


@pytest.fixture
def client(install: Any) -> Machine:
    from gba.api import handler
    from gba.application import APPLICATION

    install(APPLICATION)
    return Machine(handler, claims={"gemeenteCode": "0757"})


@pytest.fixture
def log_in(log_in: Callable[[Any], Callable[..., Browser]]) -> Callable[..., Browser]:
    from gba.web import web

    return log_in(web)
