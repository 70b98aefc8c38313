"""Every worked example of ../shared, through the command line's own functions.

Each example is asked by its input keys alone; every key of the example must come back.
"""

from typing import Any

import pytest

from gemeengoed.awb.cli import bereken
from gemeengoed.awb.tabellen import GELIJKSTELLINGEN

INVOER = {
    "bezwaartermijn": ("bekendmaking",),
    "beslistermijn_7_10": ("bekendmaking", "weken"),
    "dwangsom_data": ("ingebrekestelling_ontvangen",),
    "aanvraag": ("ontvangen",),
    "4_34_lid3": ("begroting",),
    "4_56": ("kennisgeving",),
    "4_5_lid4": ("termijn_verstreken",),
    "opschorting_4_15": ("ontvangen", "uitnodiging", "aangevuld"),
}


def _voorbeelden(vectors: dict[str, Any], term: str) -> list[dict[str, Any]]:
    gevonden = vectors[term]
    return gevonden if isinstance(gevonden, list) else [gevonden]


@pytest.mark.parametrize("term", INVOER)
def test_worked_examples(vectors: dict[str, Any], term: str) -> None:
    voorbeelden = _voorbeelden(vectors, term)
    assert voorbeelden
    for voorbeeld in voorbeelden:
        uitkomst = bereken(term, [f"{naam}={voorbeeld[naam]}" for naam in INVOER[term]])
        assert {naam: uitkomst.get(naam) for naam in voorbeeld} == voorbeeld
        assert uitkomst["uitleg"]


def test_deciding_from_the_end_of_the_objection_term_is_the_same(vectors: dict[str, Any]) -> None:
    for voorbeeld in vectors["beslistermijn_7_10"]:
        uitkomst = bereken("beslistermijn_7_10", [f"bezwaar_eind={voorbeeld['bezwaar_eind']}"])
        assert uitkomst["beslis"] == voorbeeld["beslis"]
        assert uitkomst["verdaagd_max"] == voorbeeld["verdaagd_max"]


def test_amounts(vectors: dict[str, Any]) -> None:
    for dagen, bedrag in vectors["dwangsom_dagen_bedrag"].items():
        uitkomst = bereken("dwangsom_dagen_bedrag", [f"dagen={dagen}"])
        assert (uitkomst["dagen"], uitkomst["bedrag"]) == (int(dagen), bedrag)


def test_royal_decrees(vectors: dict[str, Any]) -> None:
    dagen = [dag.isoformat() for rij in GELIJKSTELLINGEN for dag in rij.dagen]
    assert dagen == vectors["gelijkgestelde_dagen"]


def test_no_example_is_forgotten(vectors: dict[str, Any]) -> None:
    assert set(vectors) == {*INVOER, "dwangsom_dagen_bedrag", "gelijkgestelde_dagen"}
