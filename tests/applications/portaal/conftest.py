from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from applications.gateway import Browser
from gemeengoed import catalogue, clock
from gemeengoed.catalogue import Entry
from gemeengoed.identity import Principal, Role
from gemeengoed.manifest import Assurance

# A Tuesday, 24 November 2026, 10.30 in Boxtel.
NU = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
OIN = "00000001001234567000"
TOEPASSINGEN = tuple(
    Entry(
        name=name,
        title=title,
        description=f"Over {title.lower()}.",
        built_by="Boxtel",
        web_root="/" if name == "portaal" else f"/{name}",
    )
    for name, title in (("bezwaar", "Bezwaar"), ("portaal", "Portaal"), ("subsidie", "Subsidie"))
)


@pytest.fixture(autouse=True)
def tijd(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """The clock at the edges; tests move it."""

    def zet(moment: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: moment)

    zet(NU)
    return zet


@pytest.fixture(autouse=True)
def toepassingen(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the build writes beside the front door."""
    monkeypatch.setattr(catalogue, "load", lambda door: TOEPASSINGEN)


@pytest.fixture
def log_in(install: Any) -> Callable[..., Browser]:
    """A browser in which somebody is logged in, with the tasks that a test says."""
    from portaal.web import web

    install(web.application)
    for made in ("env", "sessions"):
        web.__dict__.pop(made, None)

    def run(role: Role | None = Role.BURGER, subject: str = "p1", *tasks: str) -> Browser:
        if role is None:
            return Browser(web.handler)
        principal = Principal(role, subject, "A. Tester", frozenset(tasks))
        session = web.sessions.create(
            int(clock.now().timestamp()), principal=principal, assurance=Assurance.MIDDEN
        )
        return Browser(web.handler, session)

    return run


def melding(zaak: str = "bezwaar:bezwaar:aaaa-bbbb-cccc", **changes: Any) -> dict[str, Any]:
    """What an application says of a case."""
    data = {
        "zaak": zaak,
        "versie": 1,
        "persoon": "p1",
        "titel": "Weigering dakkapel",
        "kenmerk": "BZW-AAAA",
        "stand": "lopend",
        "status": "Wij hebben uw bezwaar ontvangen.",
        "pagina": "/bezwaar/zaken/aaaa-bbbb-cccc",
        "volgende": {"tekst": "Wij beslissen uiterlijk op", "datum": "2027-03-22"},
        "behandeling": {
            "pagina": "/bezwaar/werkvoorraad/aaaa-bbbb-cccc",
            "wat": "Beslissen op bezwaar",
            "uiterlijk": "2027-03-22",
            "taak": "behandelaar",
        },
    }
    return {k: v for k, v in (data | changes).items() if v is not None}


def bericht(nummer: int = 1, **changes: Any) -> dict[str, Any]:
    zaak = "bezwaar:bezwaar:aaaa-bbbb-cccc"
    return {
        "id": f"{zaak}:{nummer}",
        "zaak": zaak,
        "persoon": "p1",
        "onderwerp": f"Bericht nummer {nummer}",
        "alineas": ["Wij hebben uw bezwaar ontvangen.", "Uw kenmerk is BZW-AAAA."],
        "pagina": "/bezwaar/zaken/aaaa-bbbb-cccc",
        "verzondenOp": f"2026-11-24T09:{nummer:02d}:00Z",
        **changes,
    }


def inzage(nummer: int = 1, **changes: Any) -> dict[str, Any]:
    return {
        "id": f"bezwaar:inzage:{nummer:040d}",
        "persoon": "p1",
        "zaak": "bezwaar:bezwaar:aaaa-bbbb-cccc",
        "wie": "Een medewerker van Bezwaar en beroep",
        "doel": f"Behandelen, keer {nummer}",
        "wat": "Uw bezwaar BZW-AAAA",
        "op": f"2026-11-24T09:{nummer:02d}:00Z",
        **changes,
    }


def zeg(name: str, data: dict[str, Any], systeem: str = "bezwaar", oin: str = OIN) -> None:
    """Let the bus bring an event to the portal."""
    from portaal import events

    detail = {
        "specversion": "1.0",
        "id": "x:1",
        "source": f"urn:nld:oin:{oin}:systeem:{systeem}",
        "type": f"nl.gemeengoed.{name}",
        "subject": "x",
        "time": "2026-11-24T09:00:00Z",
        "datacontenttype": "application/json",
        "data": data,
    }
    message = {"detail-type": name, "source": detail["source"], "detail": detail}
    assert events.handler(message, None) == {}
