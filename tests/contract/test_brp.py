"""The national specification's scenarios, as far as they are here (../shared/brp/cases)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from contract.brp import cases, conformance, valid

CASES = Path(__file__).resolve().parents[3] / "shared" / "brp" / "cases"


@pytest.mark.skipif(not CASES.is_dir(), reason="the scenarios are not part of this repository")
@pytest.mark.parametrize("corpus", ["info", "validatie", "autorisatie", "protocollering"])
def test_every_scenario_of_a_corpus_is_answered_as_the_standard_says(corpus: str) -> None:
    every = [c for c in cases.read(CASES) if c.corpus == corpus and not c.buiten]
    failed = [o for o in conformance.run(every, datetime.now(UTC)) if not o.passed]
    assert every
    assert [(o.case.family, o.case.name) for o in failed] == []


@pytest.mark.skipif(not CASES.is_dir(), reason="the scenarios are not part of this repository")
def test_every_answer_to_a_scenario_is_as_our_document_says() -> None:
    every = [c for c in cases.read(CASES) if not c.buiten]
    wrong = {
        (o.case.family, o.case.name): errors
        for o in conformance.run(every, datetime.now(UTC))
        if (errors := valid.errors(o.got["body"], o.got["status"]))
    }
    assert wrong == {}


def test_a_folder_without_scenarios_is_told(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    assert conformance.main([str(tmp_path), str(tmp_path)]) == 2
    assert "no cases" in capsys.readouterr().err


def test_a_scenario_in_a_form_that_we_do_not_know_has_failed_and_the_others_are_asked() -> None:
    given: dict[str, Any] = {"personen": [], "adressen": {}, "autorisatie": [], "claim": None}
    body = {"type": "x", "fields": ["naam"]}
    request = {"body": body, "headers": {}, "datum": None}
    expect = {"error": False, "body": None, "aantal": {}, "protocollering": [], "headers": {}}
    known = cases.Case("info", "a", "b", given, request, expect, "")
    vreemd = {**given, "personen": [{"bsn": "000000012", "onbekend": [{}]}]}
    outcomes = list(conformance.run([replace(known, given=vreemd), known], datetime.now(UTC)))
    assert [o.got["status"] for o in outcomes] == [0, 400]
    assert not outcomes[0].passed


@pytest.mark.parametrize(
    ("vandaag", "tekst", "dag"),
    [
        (date(2026, 3, 31), "vandaag - 1 maand", "20260228"),
        (date(2028, 2, 29), "vandaag - 10 jaar", "20180228"),
        (date(2026, 3, 31), "vandaag - 1 dag", "20260330"),
        (date(2026, 1, 31), "vorige maand", "20251200"),
    ],
)
def test_a_day_of_a_scenario_exists_whatever_today_is(vandaag: date, tekst: str, dag: str) -> None:
    assert cases._dag(tekst, vandaag) == dag
