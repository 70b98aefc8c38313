"""The figures of the dashboard."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from applications.conftest import Install
from applications.gba.personen import IK, NU, lijst
from gba import laden, schedule
from gba.application import APPLICATION
from gba.terugmelding.invoer import Melding
from gba.terugmelding.model import TERUGMELDINGEN, evolve, meld
from gba.terugmelding.staat import Melder, Terugmelding
from gemeengoed import aws, settings
from gemeengoed.dossier import Kind
from gemeengoed.store import Store
from gemeengoed.table import MemoryTable
from infra_cdk.gba import personen

LEEG = {"open": 0, "termijn": 0, "terugmeldingen": 0}


def test_residents_are_counted(install: Install, monkeypatch: pytest.MonkeyPatch) -> None:
    store = aws.store(install(APPLICATION))
    nu = datetime(2026, 11, 25, tzinfo=UTC)
    lijsten = tuple(personen.lijsten(20, "0757", 1))
    bekend = {pl.bsn: f"p{pl.bsn}" for pl in lijsten}
    laden.laad(store, laden.Lading(lijsten=lijsten), bekend, door="t", nu=nu)
    hier = sum(pl.actueel("08")["0910"] == "0757" for pl in lijsten)
    assert schedule.handler({}, None)["kpis"] == LEEG | {"lijsten": hier}
    monkeypatch.setenv("INSTANCE_NAME", "Nergenshuizen")
    settings._loaded.clear()
    assert schedule.handler({}, None)["kpis"] == LEEG


def test_work_is_counted_by_kind_and_by_term() -> None:
    store = Store(MemoryTable())
    ander = Kind("ander", Terugmelding, TERUGMELDINGEN.events, evolve, TERUGMELDINGEN.keys)

    def doe(kind: Kind[Terugmelding], id_: str, nu: datetime) -> None:
        gegeven = Melding.model_validate({"gegeven": "08-0-11", "reden": "Ik woon ergens anders."})
        _, gemeld = meld(
            lijst(), gegeven, id=id_, persoon=IK, melder=Melder.INWONER, door="x", nu=nu
        )
        store.run(lambda tx: tx.append(kind, id_, gemeld), now=int(nu.timestamp()))

    # More than a page of the list.
    for nummer in range(60):
        doe(TERUGMELDINGEN, f"t{nummer}", NU)
    doe(TERUGMELDINGEN, "later", NU + timedelta(days=30))
    doe(ander, "a", NU + timedelta(days=30))
    assert schedule.open_(store, NU) == 62
    assert schedule.terugmeldingen(store, NU) == 61
    assert schedule.termijn(store, NU) == 60
