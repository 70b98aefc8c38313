"""Asking the population register: a hundred thousand made-up persons in memory.

What is timed is everything of ours, from the event of the gateway to the answer: reading the
question, finding, deriving, writing the delivery log, JSON. What is not: DynamoDB (the table is a
dictionary with sorted indexes; the calls that it gets are counted), KMS and the gateway. All of it
is computing, so it is the processor's time that is told: who else uses the machine does not count.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from itertools import cycle, islice
from typing import Any
from unittest.mock import patch

from bench.figures import Figure, Table
from bench.gba_register import GEMEENTE, IndexedTable, ask, asked, fill
from gba import levering
from gba.bevragen import velden, vraag
from gba.bevragen.lo3 import PERSOON, VERBLIJFPLAATS, Persoonslijst
from gba.bevragen.persoon import persoon
from infra_cdk.gba.personen import PEILDATUM

AANTAL = 100_000
ROUNDS, PER_ROUND = 9, 100
_VELDEN = ["naam", "geboorte", "adressering", "verblijfplaats"]
_ZOEKVELDEN = ["burgerservicenummer", "naam", "geboorte", "adressering"]

Question = dict[str, Any]


def measure() -> Table:
    table = IndexedTable()
    begun = time.process_time()
    voorbeelden = fill(table, AANTAL)
    filled = time.process_time() - begun
    shown = Table(
        f"gba, {AANTAL:,} persons in memory (made and indexed in {filled:.0f} s); "
        "delivery log in turns with and without (target: deriving < 1 ms a person)",
        ["question", "persons", "a second", "p50", "p99", "without log", "calls to DynamoDB"],
    )
    with asked(table):
        for name, questions in _questions(voorbeelden).items():
            _row(shown, table, name, questions)
    for name, times in _deriving(voorbeelden).items():
        per_second = Figure([1 / t for t in times], "").median
        shown.add(name, 1, f"{per_second:,.0f}", _ms(times, 0.5), _ms(times, 0.99), "-", "-")
    return shown


def _row(shown: Table, table: IndexedTable, name: str, questions: list[Question]) -> None:
    # A whole name may still be that of more people than may be told of.
    questions = [q for q in questions[:PER_ROUND] if ask(q) is not None]
    table.calls.clear()
    found = ask(questions[0])
    calls = ", ".join(f"{n} {call}" for call, n in table.calls.items())
    source = cycle(questions)
    with_log: list[float] = []
    without: list[float] = []
    for _ in range(ROUNDS):
        asked_now = list(islice(source, PER_ROUND))
        with_log += _times(ask, asked_now)
        with patch.object(levering, "schrijf", lambda *_: None):
            without += _times(ask, asked_now)
    per_second = f"{len(with_log) / sum(with_log):,.0f}"
    p50, p99 = _ms(with_log, 0.5), _ms(with_log, 0.99)
    shown.add(name, found, per_second, p50, p99, _ms(without, 0.5), calls)


def _questions(voorbeelden: list[Persoonslijst]) -> Mapping[str, list[Question]]:
    bsns = [pl.bsn for pl in voorbeelden]
    return {
        "by BSN": [_met_bsn(b) for b in bsns],
        "by 20 BSNs": [_met_bsn(*bsns[i : i + 20]) for i in range(0, len(bsns) - 20, 20)],
        "by postcode and number": [_op_adres(pl) for pl in voorbeelden],
        "by name and birth date": [
            _op_naam(pl, vraag.NAAM_EN_DATUM) for pl in voorbeelden if _geboren(pl)
        ],
        "by names and municipality": [_op_naam(pl, vraag.NAAM_EN_GEMEENTE) for pl in voorbeelden],
    }


def _met_bsn(*bsns: str) -> Question:
    return {"type": vraag.BSN, "burgerservicenummer": list(bsns), "fields": _VELDEN}


def _op_adres(lijst: Persoonslijst) -> Question:
    adres = lijst.actueel(VERBLIJFPLAATS)
    waar = {"postcode": adres["1160"], "huisnummer": adres["1120"]}
    return {"type": vraag.POSTCODE, **waar, "fields": _ZOEKVELDEN}


def _geboren(lijst: Persoonslijst) -> bool:
    return not lijst.actueel(PERSOON)["0310"].endswith("00")


def _op_naam(lijst: Persoonslijst, soort: str) -> Question:
    wie = lijst.actueel(PERSOON)
    geboren = wie["0310"]
    waar = {"geboortedatum": f"{geboren[:4]}-{geboren[4:6]}-{geboren[6:]}"}
    if soort == vraag.NAAM_EN_GEMEENTE:
        waar = {"voornamen": wie["0210"], "gemeenteVanInschrijving": GEMEENTE}
    overleden = {"inclusiefOverledenPersonen": "true"}
    return {"type": soort, "geslachtsnaam": wie["0240"], **waar, **overleden, "fields": _ZOEKVELDEN}


def _deriving(voorbeelden: list[Persoonslijst]) -> Mapping[str, list[float]]:
    """Deriving alone, in turns: all that can be asked, and what a letter needs."""
    sets = {
        "deriving alone, all fields": [v for v in velden.persoon().rubrieken if v != "gezag"],
        "deriving alone, a letter": ["adressering"],
    }
    ready = {name: _derive(paden) for name, paden in sets.items()}
    times: dict[str, list[float]] = {name: [] for name in sets}
    for nummer in range(ROUNDS):
        deel = voorbeelden[nummer * PER_ROUND : (nummer + 1) * PER_ROUND]
        for name, derive in ready.items():
            times[name] += _times(derive, deel)
    return times


def _derive(paden: list[str]) -> Callable[[Persoonslijst], Any]:
    alle = velden.persoon()
    boom, soorten = alle.boom(paden), velden.categorieen(alle.van(paden))
    return lambda lijst: persoon(lijst, boom, soorten, PEILDATUM, beperkt=False)


def _times(what: Callable[[Any], object], inputs: list[Any]) -> list[float]:
    """Seconds of each call."""
    found = []
    for given in inputs:
        started = time.process_time()
        what(given)
        found.append(time.process_time() - started)
    return found


def _ms(times: list[float], part: float) -> str:
    ordered = sorted(times)
    return f"{ordered[int(part * (len(ordered) - 1))] * 1000:.2f} ms"
