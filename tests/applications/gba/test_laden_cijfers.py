"""The figure of how many lists there are."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from applications.conftest import Install
from gba import laden, schedule
from gba.application import APPLICATION
from gemeengoed import aws, settings
from infra_cdk.gba import personen


def test_residents_are_counted(install: Install, monkeypatch: pytest.MonkeyPatch) -> None:
    store = aws.store(install(APPLICATION))
    nu = datetime(2026, 11, 25, tzinfo=UTC)
    lijsten = tuple(personen.lijsten(20, "0757", 1))
    bekend = {pl.bsn: f"p{pl.bsn}" for pl in lijsten}
    laden.laad(store, laden.Lading(lijsten=lijsten), bekend, door="t", nu=nu)
    hier = sum(pl.actueel("08")["0910"] == "0757" for pl in lijsten)
    assert schedule.handler({}, None)["kpis"] == {"lijsten": hier, "open": 0}
    monkeypatch.setenv("INSTANCE_NAME", "Nergenshuizen")
    settings._loaded.clear()
    assert schedule.handler({}, None)["kpis"] == {"open": 0}
