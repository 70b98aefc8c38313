"""Whole cases on a table in memory, through the commands of the model."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from bezwaar import model
from bezwaar.invoer import Beroepschrift, Beslissing, Bezwaarschrift, Dwangsombesluit, Uitspraak
from bezwaar.model import BEZWAREN, Bezwaar
from gemeengoed.awb import lokale_datum
from gemeengoed.dossier import Event
from gemeengoed.store import Store

Stap = Callable[[Bezwaar], Event]
# Eight weeks before the clock of these tests (conftest.NU); the term to decide ends on 25 January.
INGEDIEND = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
WIE = "medewerker:m1"


def op(maand: int, dag: int, jaar: int = 2027) -> datetime:
    return datetime(jaar, maand, dag, 12, tzinfo=UTC)


def key(number: int) -> str:
    return f"{number:012d}"[:4] + "-" + f"{number:012d}"[4:8] + "-" + f"{number:012d}"[8:]


def ingediend(
    stuk: dict[str, Any], number: int = 1, nu: datetime = INGEDIEND, door: str = "burger:p1"
) -> Event:
    return model.dien_in(
        Bezwaarschrift.model_validate(stuk), id=key(number), persoon="p1", door=door, nu=nu
    )


def zaak(store: Store, stuk: dict[str, Any], number: int, *stappen: Stap) -> str:
    """A case with the steps that are given; returns its key."""
    id_, begin = key(number), ingediend(stuk, number)
    store.run(lambda tx: tx.append(BEZWAREN, id_, begin), now=0)
    for stap in stappen:
        doe(store, id_, stap)
    return id_


def doe(store: Store, id_: str, stap: Stap) -> None:
    store.run(lambda tx: tx.append(BEZWAREN, id_, stap(tx.get(BEZWAREN, id_))), now=0)


def beslist(nu: datetime, **fields: Any) -> Stap:
    given = {"dictum": "ongegrond", "motivering": "Daarom.", "nietGehoord": "c"} | fields
    if "gehoordOp" in given:
        del given["nietGehoord"]
    return lambda b: model.beslis(b, Beslissing.model_validate(given), door=WIE, nu=nu)


def verstuurd(nu: datetime) -> Stap:
    return lambda b: model.maak_bekend(b, lokale_datum(nu), door=WIE, nu=nu)


def ingetrokken(nu: datetime) -> Stap:
    return lambda b: model.trek_in(b, None, door="burger:p1", nu=nu)


def toegewezen(aan: str, naam: str = "A. Tester") -> Stap:
    return lambda b: model.wijs_toe(
        b, behandelaar=aan, naam=naam, door=aan, nu=INGEDIEND + timedelta(hours=1)
    )


def in_gebreke(nu: datetime) -> Stap:
    return lambda b: model.stel_in_gebreke(b, door="burger:p1", nu=nu)


def dwangsom(nu: datetime) -> Stap:
    return lambda b: model.stel_dwangsom_vast(b, Dwangsombesluit(), door=WIE, nu=nu)


def beroep(nu: datetime) -> Stap:
    stuk = Beroepschrift(zaaknummer="SHE 27/1", verzonden_op=lokale_datum(nu))
    return lambda b: model.stel_beroep_in(b, stuk, door=WIE, nu=nu)


def vernietigd(nu: datetime) -> Stap:
    given = {"soort": "gegrond", "verzondenOp": f"{lokale_datum(nu)}", "opnieuwBeslissen": "ja"}
    return lambda b: model.spreek_uit(b, Uitspraak.model_validate(given), door=WIE, nu=nu)
