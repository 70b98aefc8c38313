"""`make brp-conformance CASES=folder`: the national scenarios, over the application's own handler.

    python -m contract.brp.conformance FOLDER [OUT]

Loads each case's persons, asks, compares. Prints passed/total per corpus and per family of rules;
the last line is that of all. What failed is written under OUT (build/brp-conformance).
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

from contract.brp import cases
from contract.brp.cases import Case
from gba import haalcentraal, levering, register
from gba.afnemers import AFNEMERS, Geautoriseerd
from gba.lijsten import PERSOONSLIJSTEN, Geladen
from gemeengoed import aws, clock, settings
from gemeengoed.awb import lokale_datum
from gemeengoed.store import Store, Transaction
from gemeengoed.table import MemoryTable

_ENVIRONMENT = {
    "APPLICATION": "gba",
    "TABLE_NAME": "gba",
    "INSTANCE": "conformance",
    "INSTANCE_NAME": "Conformance",
    "OIN": "00000001001234567000",
    "PSEUDONYM_KEY": "key",
    "POWERTOOLS_LOG_LEVEL": "CRITICAL",
}
_DOEL = {"x-doelbinding": "conformance", "x-verwerking": "test", "x-gebruiker": "test"}
# Who asks when a case does not say.
_GEMEENTE = {"afnemerID": "000008", "gemeenteCode": "0800"}


@dataclass(frozen=True)
class Outcome:
    """What became of a case; `got` is what was answered when it failed."""

    case: Case
    passed: bool
    got: Any


def run(every: Iterable[Case], now: datetime) -> Iterator[Outcome]:
    """Each case in a register of its own."""
    for case in every:
        table = MemoryTable()
        with _register(table):
            yield _tried(case, table, now)


@contextmanager
def _register(table: MemoryTable) -> Iterator[None]:
    with (
        patch.dict(os.environ, _ENVIRONMENT),
        patch.dict(settings._loaded, clear=True),
        patch.object(aws, "table", lambda _name: table),
        patch.object(aws, "store", lambda _name: Store(table)),
        patch.object(register, "pseudonym", lambda _key, bsn: f"p{bsn}"),
        patch.object(haalcentraal.log, "log", lambda *_a, **_k: None),
    ):
        yield


def _tried(case: Case, table: MemoryTable, now: datetime) -> Outcome:
    """A case in a form that we do not know has failed; the others are still asked."""
    try:
        return _one(case, table, now)
    except Exception as error:
        return Outcome(case, False, {"status": 0, "body": {}, "error": repr(error)})


def _one(case: Case, table: MemoryTable, now: datetime) -> Outcome:
    vandaag = cases.today(case, lokale_datum(now))
    noon = datetime(vandaag.year, vandaag.month, vandaag.day, 12, tzinfo=UTC)
    with patch.object(clock, "now", lambda: noon):
        return _asked(case, table, noon, vandaag)


def _asked(case: Case, table: MemoryTable, now: datetime, vandaag: date) -> Outcome:
    _load(case, Store(table), now, vandaag)
    answer = haalcentraal.handler(_event(case, vandaag), None)
    body = json.loads(answer["body"])
    got = {"status": answer["statusCode"], "body": body, "headers": answer["headers"]}
    got["leveringen"] = {
        p["bsn"]: [r.model_dump() for r in levering.van(table, f"p{p['bsn']}")]
        for p in case.expect["protocollering"]
    }
    return Outcome(case, _as_expected(case, got), got)


def _load(case: Case, store: Store, now: datetime, vandaag: date) -> None:
    def command(tx: Transaction) -> None:
        for lijst in cases.persons(case, vandaag):
            event = Geladen(at=now, by="conformance", lijst=lijst)
            tx.append(PERSOONSLIJSTEN, f"p{lijst.bsn}", event)
        for regel in cases.rules(case, vandaag):
            afnemer = (case.given["claim"] or _GEMEENTE)["afnemerID"]
            tx.append(AFNEMERS, afnemer, Geautoriseerd(at=now, by="conformance", regel=regel))

    store.run(command, now=int(now.timestamp()))


def _event(case: Case, vandaag: date) -> dict[str, Any]:
    headers = {k.lower(): v for k, v in case.request["headers"].items()}
    claims = {"sub": "client", "scope": "gba:bevragen", **(case.given["claim"] or _GEMEENTE)}
    return {
        "rawPath": f"{haalcentraal.ROOT}/personen",
        "headers": {"content-type": "application/json", **_DOEL, **headers},
        "requestContext": {
            "http": {"method": "POST"},
            "authorizer": {"jwt": {"claims": claims}},
        },
        "body": json.dumps(cases.body(case, vandaag)),
    }


def _as_expected(case: Case, got: Mapping[str, Any]) -> bool:
    expect, body = case.expect, dict(got["body"])
    if expect["error"]:
        return bool(_plain(body) == _plain(expect["body"]))
    if got["status"] != 200:
        return False
    body.pop("type", None)
    if expect["protocollering"]:
        return _logged(case, got)
    # Of a consumer that may ask, a case says only that it is answered.
    if expect["body"] is None or (case.corpus == "autorisatie" and not expect["body"]["personen"]):
        return True
    return bool(_plain(body) == _plain(expect["body"]))


def _logged(case: Case, got: Mapping[str, Any]) -> bool:
    """One line of the log for each person, with these rubrieken."""
    for wanted in case.expect["protocollering"]:
        lines = got["leveringen"][wanted["bsn"]]
        if len(lines) != 1:
            return False
        for theirs, ours in (
            ("request_zoek_rubrieken", "gezocht"),
            ("request_gevraagde_rubrieken", "gevraagd"),
        ):
            if theirs in wanted and lines[0][ours] != wanted[theirs]:
                return False
    lists = case.expect["headers"].get("x-geleverde-pls")
    return lists is None or set(lists.split(",")) == set(
        got["headers"].get("x-geleverde-pls", "").split(",")
    )


def _plain(value: Any) -> Any:
    """Values as strings, arrays in any order."""
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    if isinstance(value, list):
        return sorted((_plain(v) for v in value), key=lambda v: json.dumps(v, sort_keys=True))
    return str(value).lower() if isinstance(value, bool) else str(value)


def _table(title: str, key: Any, outcomes: list[Outcome]) -> None:
    total = Counter(key(o) for o in outcomes)
    passed = Counter(key(o) for o in outcomes if o.passed)
    print(title)
    for name, count in sorted(total.items()):
        print(f"  {passed[name]:>5}/{count:<5} {name}")


def main(arguments: list[str]) -> int:
    """1 when a case failed, 2 when there are none."""
    folder = Path(arguments[0]) if arguments else Path("../shared/brp/cases")
    out = Path(arguments[1] if len(arguments) > 1 else "build/brp-conformance")
    every = list(cases.read(folder)) if folder.is_dir() else []
    if not every:
        print(f"no cases (*.jsonl) in {folder}", file=sys.stderr)
        return 2
    buiten = Counter(c.buiten for c in every if c.buiten)
    outcomes = list(run((c for c in every if not c.buiten), datetime.now(UTC)))
    _table("rule family", lambda o: f"{o.case.corpus}: {o.case.family}", outcomes)
    _table("corpus", lambda o: o.case.corpus, outcomes)
    for why, count in buiten.items():
        print(f"out of scope: {count} ({why})")
    failed = [o for o in outcomes if not o.passed]
    out.mkdir(parents=True, exist_ok=True)
    lines = (
        json.dumps({**vars(o.case), "got": o.got}, ensure_ascii=False, default=str) for o in failed
    )
    (out / "failures.jsonl").write_text("".join(f"{line}\n" for line in lines))
    if failed:
        print(f"what failed: {out / 'failures.jsonl'}")
    print(f"{len(outcomes) - len(failed)}/{len(outcomes)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
