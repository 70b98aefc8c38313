"""What claims are called: configuration that is right, wrong, or hostile."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from applications.shared.conftest import Logged
from gemeengoed.claims import Assured, ClaimPaths, claim_paths, text, words
from gemeengoed.manifest import Assurance
from gemeengoed.problem import Unavailable

DEPLOY = Path(__file__).parents[3] / "docs/deploy.md"
LAAG, MIDDEN, SUBSTANTIEEL, HOOG = Assurance


CLAIMS = {
    "bsn": "123456782",
    "urn:etoegang:1.9:EntityConcernedID:RSIN": "001000007",
    "https://broker.example/claims": {"a.b": {"c": "diep"}},
    "nummer": 123456782,
    "waar": True,
    "lang": "x" * 5000,
    "rollen": ["behandelaar", "geen beheerder", " beheerder", "", 5, None, ["x"]],
    "rol": "behandelaar",
}


class TestPaths:
    @pytest.mark.parametrize(
        ("path", "found"),
        [
            (("bsn",), "123456782"),
            (("urn:etoegang:1.9:EntityConcernedID:RSIN",), "001000007"),
            (("https://broker.example/claims", "a.b", "c"), "diep"),
            (("nummer",), "123456782"),
            (("waar",), ""),
            (("rollen",), ""),
            (("bsn", "diep"), ""),
            (("__class__",), ""),
            (("https://broker.example/claims",), ""),
            ((), ""),
        ],
    )
    def test_a_text(self, path: tuple[str, ...], found: str) -> None:
        assert text(CLAIMS, path) == found

    def test_a_text_has_an_end(self) -> None:
        assert len(text(CLAIMS, ("lang",))) == 200

    def test_a_list_of_words_is_no_more_than_that(self) -> None:
        """A session keeps tasks with spaces in between: `geen beheerder` must not become two."""
        assert words(CLAIMS, ("rollen",)) == {"behandelaar"}
        assert words(CLAIMS, ("rol",)) == frozenset()
        assert words(CLAIMS, ("weg",)) == frozenset()


class TestLevels:
    def test_as_the_stand_in_has_them(self) -> None:
        paths = claim_paths("{}")
        for level in Assurance:
            assert paths.burger.reached({"acr": level.value}) is level
            assert paths.burger.acr_values(level) == level.value

    @pytest.mark.parametrize("acr", [None, "", "laag", 3, ["x"], {"x": 1}, True])
    def test_what_means_nothing_is_no_level(self, acr: Any) -> None:
        assert Assured().reached({"acr": acr}) is None

    def test_the_lowest_that_suffices_is_asked(self) -> None:
        own = Assured(levels={"20": MIDDEN, "25": SUBSTANTIEEL, "26": SUBSTANTIEEL, "30": HOOG})
        assert own.acr_values(LAAG) == "20"
        assert own.acr_values(SUBSTANTIEEL) == "25 26"
        assert own.acr_values(HOOG) == "30"
        with pytest.raises(ValueError, match="hoog"):
            Assured(levels={"20": MIDDEN}).acr_values(HOOG)

    def test_levels_have_an_order(self) -> None:
        assert sorted([HOOG, LAAG, SUBSTANTIEEL, MIDDEN]) == list(Assurance)
        assert not MIDDEN < MIDDEN


class TestConfiguration:
    def test_the_example_for_a_broker_is_right(self) -> None:
        """docs/deploy.md: what one copies must work, and fit in a parameter."""
        found = re.search(r"```json\n(.*?)```", DEPLOY.read_text(), re.S)
        assert found
        one_line = json.dumps(json.loads(found[1]), separators=(",", ":"))
        assert len(one_line) <= 1500
        paths = claim_paths(one_line)
        assert paths != ClaimPaths()
        assert paths.burger.acr_values(SUBSTANTIEEL)
        assert paths.organisatie.acr_values(SUBSTANTIEEL)

    def test_what_is_left_out_is_as_usual(self) -> None:
        paths = claim_paths('{"burger": {"bsn": ["nummer"], "levels": {"x": "hoog"}}}')
        assert paths.burger.bsn == ("nummer",)
        assert paths.burger.levels == {"x": HOOG}
        assert paths.burger.acr == ("acr",)
        assert paths.organisatie == ClaimPaths().organisatie

    @pytest.mark.parametrize(
        ("wrong", "where"),
        [
            ("", "all"),
            ("[]", "all"),
            ('{"burger"', "all"),
            ('{"inwoner": {}}', "inwoner"),
            ('{"burger": {"rsin": ["rsin"]}}', "burger.rsin"),
            ('{"burger": {"bsn": "bsn"}}', "burger.bsn"),
            ('{"burger": {"bsn": []}}', "burger.bsn"),
            ('{"burger": {"bsn": [5]}}', "burger.bsn.0"),
            ('{"burger": {"levels": {}}}', "burger.levels"),
            ('{"burger": {"levels": {"x": "zeker"}}}', "burger.levels.x"),
            ('{"burger": {"levels": {"x": ["hoog"]}}}', "burger.levels.x"),
            ('{"medewerker": {"levels": {"x": "hoog"}}}', "medewerker.levels"),
        ],
    )
    def test_what_is_wrong_is_told_in_the_log(self, wrong: str, where: str, logged: Logged) -> None:
        with pytest.raises(Unavailable, match="Dat ligt aan ons"):
            claim_paths(wrong)
        [line] = logged.named("CLAIM_PATHS cannot be used")
        assert line["wrong"][0].split(": ")[0] == where
