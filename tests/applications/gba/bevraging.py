"""Asking the national API in process: the handler as it is, on a register in memory."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest

from applications.gateway import Context, Reply, call, request
from applications.shared.store_tables import CountingTable
from contract.brp import valid
from gba import haalcentraal, register
from gba.afnemers import AFNEMERS, Geautoriseerd
from gba.bevragen.autorisatie import Regel
from gba.bevragen.lo3 import Persoonslijst
from gba.lijsten import PERSOONSLIJSTEN, Geladen
from gemeengoed import aws, clock, log, settings
from gemeengoed.store import Store, Transaction

NU = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
URL = f"{haalcentraal.ROOT}/personen"
DOEL = {"x-doelbinding": "Toezicht", "x-verwerking": "Controle", "x-gebruiker": "u42"}
GEMEENTE = {"sub": "client", "scope": "gba:bevragen", "gemeenteCode": "0757"}
AFNEMER = {"sub": "client", "scope": "gba:bevragen", "afnemerID": "600007"}
BSN = "999991164"
Element = str | int


@dataclass
class Bevraging:
    """A register, and who asks it."""

    table: CountingTable = field(default_factory=CountingTable)
    logged: io.StringIO = field(default_factory=io.StringIO)

    def laad(self, *lijsten: Persoonslijst) -> None:
        store = Store(self.table)
        for begin in range(0, len(lijsten), 40):
            self._laad(store, lijsten[begin : begin + 40])

    def _laad(self, store: Store, lijsten: tuple[Persoonslijst, ...]) -> None:
        def command(tx: Transaction) -> None:
            for lijst in lijsten:
                tx.append(PERSOONSLIJSTEN, f"p{lijst.bsn}", Geladen(at=NU, by="t", lijst=lijst))

        store.run(command, now=int(NU.timestamp()))

    def autoriseer(self, rubrieken: str, afnemer: str = "600007", **anders: str) -> None:
        regel = Regel(**{"rubrieken": rubrieken, "medium": "N", "ingang": "20200101", **anders})
        event = Geautoriseerd(at=NU, by="t", regel=regel)
        Store(self.table).run(
            lambda tx: tx.append(AFNEMERS, afnemer, event), now=int(NU.timestamp())
        )

    def vraag(
        self,
        vraag: Any,
        *,
        claims: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Reply:
        tekst = vraag if isinstance(vraag, str) else json.dumps(vraag)
        koppen = {"content-type": "application/json", **DOEL} if headers is None else headers
        return self.stuur("POST", URL, tekst, koppen, GEMEENTE if claims is None else claims)

    def stuur(
        self,
        method: str,
        url: str,
        tekst: str = "",
        headers: Mapping[str, str] | None = None,
        claims: Mapping[str, str] | None = None,
    ) -> Reply:
        event = request(method, url, body=tekst, headers=headers or {}, claims=claims)
        return call(haalcentraal.handler, event)

    def ruw(self, event: dict[str, Any]) -> dict[str, Any]:
        return haalcentraal.handler(event, Context())

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.logged.getvalue().splitlines()]


def bevraging(monkeypatch: pytest.MonkeyPatch, table: CountingTable | None = None) -> Bevraging:
    """A register in memory; of a number its pseudonym is `p<number>`."""
    made = Bevraging(table or CountingTable())
    for name, value in {
        "APPLICATION": "gba",
        "TABLE_NAME": "gba",
        "INSTANCE": "test-instance",
        "INSTANCE_NAME": "Boxtel",
        "OIN": "00000001001234567000",
        "PSEUDONYM_KEY": "key",
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(settings, "_loaded", {})
    monkeypatch.setattr(aws, "table", lambda _name: made.table)
    monkeypatch.setattr(aws, "store", lambda _name: Store(made.table))
    monkeypatch.setattr(register, "pseudonym", lambda _key, bsn: f"p{bsn}")
    monkeypatch.setattr(clock, "now", lambda: NU)
    monkeypatch.setattr(log.logger.registered_handler, "stream", made.logged)
    return made


def met_bsn(*bsns: str, fields: tuple[str, ...] = ("burgerservicenummer", "naam")) -> Any:
    return {
        "type": "RaadpleegMetBurgerservicenummer",
        "burgerservicenummer": list(bsns),
        "fields": list(fields),
    }


def problem(answer: Reply, status: int, code: str) -> Any:
    """The body of an answer that is this problem, and tells nothing else."""
    assert (answer.status, answer.json["code"]) == (status, code), answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json["status"] == status
    assert "Vries" not in answer.text
    assert not valid.errors(answer.json, status)
    return answer.json


def lijst(bsn: str = BSN, **categorieen: Any) -> Persoonslijst:
    """A list: of each category (`c08`) its current version, or a list of those of its stacks."""
    alle = {
        "c01": {
            "0120": bsn,
            "0210": "Jan",
            "0230": "de",
            "0240": "Vries",
            "0310": "19700401",
            "0410": "M",
        },
        "c07": {"6810": "19940101", "7010": "0"},
        **categorieen,
    }
    return Persoonslijst(
        volgnummer=f"n{bsn}",
        categorieen={
            naam.removeprefix("c"): tuple(
                (dict(v),) for v in (versies if isinstance(versies, list) else [versies])
            )
            for naam, versies in alle.items()
        },
    )
