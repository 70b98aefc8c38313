"""The national specification's scenarios, as far as they are here (../shared/brp/cases)."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

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
