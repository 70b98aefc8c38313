"""What nobody should send to the national API, and what it says to that."""

from __future__ import annotations

import json

import pytest

from applications.gateway import request
from applications.gba.bevraging import (
    BSN,
    DOEL,
    GEMEENTE,
    URL,
    Bevraging,
    bevraging,
    lijst,
    met_bsn,
    problem,
)


@pytest.fixture
def brp(monkeypatch: pytest.MonkeyPatch) -> Bevraging:
    made = bevraging(monkeypatch)
    made.laad(lijst())
    return made


class TestForms:
    @pytest.mark.parametrize(
        "accept",
        ["*/*", "application/json", "application/json; charset=utf-8", "text/html, */*;q=0.1", ""],
    )
    def test_an_answer_it_can_give(self, brp: Bevraging, accept: str) -> None:
        assert brp.vraag(met_bsn(BSN), headers={**DOEL, "accept": accept}).status == 200

    @pytest.mark.parametrize("accept", ["text/html", "application/xml", "application/hal+json"])
    def test_an_answer_it_cannot(self, brp: Bevraging, accept: str) -> None:
        answer = brp.vraag(met_bsn(BSN), headers={**DOEL, "accept": accept})
        problem(answer, 406, "notAcceptable")

    @pytest.mark.parametrize("soort", ["text/plain", "application/xml", "application/json; x=y"])
    def test_a_question_in_another_form(self, brp: Bevraging, soort: str) -> None:
        answer = brp.vraag(met_bsn(BSN), headers={**DOEL, "content-type": soort})
        problem(answer, 415, "unsupportedMediaType")

    @pytest.mark.parametrize(
        "tekst",
        [
            *("", "{", "[]", "null", "1", '"x"', "\x00", "{} x", '{"a": NaN}', '{"a": Infinity}'),
            *('{"type": "\ud800"', "[" * 5000, '{"a": %s}' % ("9" * 5000), " " * 70_000),
        ],
        ids=range(14),
    )
    def test_what_is_no_json_object(self, brp: Bevraging, tekst: str) -> None:
        problem(brp.vraag(tekst), 400, "paramsRequired")

    def test_what_is_no_base64(self, brp: Bevraging) -> None:
        for body in ("%%%", "/w==", "a"):
            event = request("POST", URL, body=body, headers=DOEL, claims=GEMEENTE)
            assert brp.ruw({**event, "isBase64Encoded": True})["statusCode"] == 400

    @pytest.mark.parametrize(
        ("method", "url"),
        [
            ("GET", URL),
            ("PUT", URL),
            ("POST", f"{URL}/"),
            ("POST", f"{URL}/1"),
            ("POST", "/haalcentraal/api/brp/openapi.json"),
            ("GET", "/"),
        ],
    )
    def test_elsewhere_is_nothing(self, brp: Bevraging, method: str, url: str) -> None:
        answer = brp.stuur(method, url, json.dumps(met_bsn(BSN)), DOEL, GEMEENTE)
        problem(answer, 404, "notFound")

    def test_an_event_of_nothing(self, brp: Bevraging) -> None:
        assert brp.ruw({})["statusCode"] == 404


class TestHostile:
    @pytest.mark.parametrize(
        "name",
        [
            *("a[²]", "a[%s]" % ("1" * 5000), "[", "]", "a[1", "a[1]]", "\ud800", "\x00", "😀"),
            *("<script>alert('x')</script>", "x" * 30_000, "", "a[-1]", "fields[0]", "__proto__"),
        ],
        ids=range(15),
    )
    def test_a_name_that_somebody_made_up(self, brp: Bevraging, name: str) -> None:
        answer = brp.vraag({**met_bsn(BSN), name: 1, "b[1]": 1, "b[²]": 2})
        assert (answer.status, answer.json["code"]) == (400, "paramsValidation")
        answer.text.encode()
        assert "<script" not in answer.text

    @pytest.mark.parametrize(
        "value",
        [None, True, 1, -1, 1e308, 10**4000, "", "\ud800", "\x00", [], [[]], {}, {"a": 1}, ["x"]],
        ids=range(14),
    )
    @pytest.mark.parametrize("name", ["type", "fields", "burgerservicenummer"])
    def test_an_odd_value(self, brp: Bevraging, name: str, value: object) -> None:
        answer = brp.vraag({**met_bsn(BSN), name: value})
        assert answer.status == 400
        answer.text.encode()

    @pytest.mark.parametrize(
        "value",
        [None, True, 1.5, -1, 10**4000, "", "\ud800", "１", "1\n", [1], {"a": 1}, 0, 100_000],
        ids=range(13),
    )
    @pytest.mark.parametrize("name", ["postcode", "huisnummer", "huisletter", "geslachtsnaam"])
    def test_an_odd_parameter(self, brp: Bevraging, name: str, value: object) -> None:
        vraag = {
            "type": "ZoekMetPostcodeEnHuisnummer",
            "postcode": "5281AB",
            "huisnummer": 1,
            "fields": ["naam"],
            name: value,
        }
        answer = brp.vraag(vraag)
        assert answer.status == 400
        answer.text.encode()
