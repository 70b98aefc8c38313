from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from applications.gateway import Browser, Machine
from gemeengoed import clock

NU = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
ROOT = "/api/bezwaar/v1"


@pytest.fixture
def stuk() -> dict[str, Any]:
    return {
        "indiener": {
            "naam": "J. de Vries",
            "adres": {
                "straat": "Markt",
                "huisnummer": 1,
                "postcode": "5281 AB",
                "woonplaats": "Boxtel",
            },
        },
        "besluit": {
            "kenmerk": "2026-0417",
            "omschrijving": "Weigering omgevingsvergunning",
            "bekendgemaaktOp": "2026-11-02",
        },
        "gronden": "Het bestemmingsplan is oud.",
        "ondertekend": True,
    }


@pytest.fixture(autouse=True)
def tijd(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """The clock at the edges; tests move it."""

    def zet(moment: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: moment)

    zet(NU)
    return zet


@pytest.fixture
def client(install: Any) -> Machine:
    from bezwaar.api import handler
    from bezwaar.application import APPLICATION

    install(APPLICATION)
    return Machine(handler)


@pytest.fixture
def log_in(log_in: Callable[[Any], Callable[..., Browser]]) -> Callable[..., Browser]:
    from bezwaar.web import web

    return log_in(web)
