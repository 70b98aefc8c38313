"""What goes on the bus, and what never does."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from gemeengoed.cloudevent import LEFT_OUT, CloudEvent, make, masked

MOMENT = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)
BSN = "123456782"


def event(data: Any, **changes: Any) -> CloudEvent:
    values: dict[str, Any] = {
        "oin": "00000001001234567000",
        "application": "bezwaar",
        "name": "bezwaar.ingediend",
        "id": "bezwaar:k7qm:1",
        "subject": "k7qm",
        "time": MOMENT,
    }
    return make(**(values | changes), data=data)


def test_what_others_read() -> None:
    made = event({"uiterlijk": "2026-12-14", "geteld": 3})
    assert made.as_json() == (
        '{"specversion":"1.0","id":"bezwaar:k7qm:1",'
        '"source":"urn:nld:oin:00000001001234567000:systeem:bezwaar",'
        '"type":"nl.gemeengoed.bezwaar.ingediend","subject":"k7qm",'
        '"time":"2026-11-02T10:00:00Z","datacontenttype":"application/json",'
        '"data":{"uiterlijk":"2026-12-14","geteld":3}}'
    )
    assert made.name == "bezwaar.ingediend"
    assert CloudEvent.from_json(made.as_json()) == made


@pytest.mark.parametrize(
    "data",
    [
        {"a": BSN},
        {"a": int(BSN)},
        {"a": -int(BSN)},
        {"a": float(BSN)},
        {"a": f"bsn:{BSN}"},
        {"a": f"({BSN})"},
        {"a": [1, [BSN]]},
        {"a": {"b": {"c": BSN}}},
        {BSN: "a"},
        {"a": {BSN: 1}},
    ],
)
def test_a_citizens_number_does_not_go_out(data: Any) -> None:
    with pytest.raises(ValueError, match="may be a BSN") as refused:
        event(data)
    assert BSN not in str(refused.value)


@pytest.mark.parametrize("field", ["subject", "id"])
def test_nor_in_what_names_the_event(field: str) -> None:
    with pytest.raises(ValueError, match="may be a BSN"):
        event({}, **{field: BSN})


@pytest.mark.parametrize(
    "value",
    [
        "12345678",
        "1234567890",
        "123456781",
        120_000_000,
        f"a{BSN}b",
        "2026-12-14",
        3,
        True,
        None,
        "k7qm-3fzx-9rtw",
        1.5,
    ],
)
def test_what_is_no_citizens_number_goes_out(value: Any) -> None:
    assert event({"a": value}).data == {"a": value}


@given(st.text(max_size=12), st.text(max_size=12))
def test_wherever_it_stands_in_a_sentence(before: str, after: str) -> None:
    assume(not (before[-1:].isalnum() or after[:1].isalnum()))
    with pytest.raises(ValueError, match="may be a BSN"):
        event({"a": before + BSN + after})


@pytest.mark.parametrize(
    "changes",
    [
        {"oin": "1"},
        {"application": "Bezwaar"},
        {"name": "ingediend"},
        {"name": "bezwaar.Ingediend"},
        {"id": ""},
        {"subject": ""},
        {"time": MOMENT.replace(tzinfo=None)},
    ],
)
def test_what_is_malformed_is_not_made(changes: Any) -> None:
    with pytest.raises(ValidationError):
        event({}, **changes)


@pytest.mark.parametrize("data", [None, [], "x", {"a": object()}, {"a": float("nan")}, {1: 2}])
def test_what_is_no_json_is_not_made(data: Any) -> None:
    with pytest.raises(ValidationError):
        event(data)


@pytest.mark.parametrize(
    "written",
    [
        BSN,
        "123.456.782",
        "1234 56 782",
        "12345 6782",
        "12-34-56-782",
        "1 2 3 4 5 6 7 8 2",
        "BSN123456782",
        "bsn: 123456782",
        "1 123456782",
    ],
)
def test_what_people_write_is_left_out(written: str) -> None:
    said = masked(f"Mijn nummer is {written}, en nu?")
    assert LEFT_OUT in said
    assert not any(part in said for part in ("456782", "56 782", "6782", "7 8 2"))
    event({"a": said})


@pytest.mark.parametrize(
    "written",
    # Telephone numbers whose first or last nine digits pass the test; a hash; a date; one wrong.
    ["0123456782", "12 34 56 78 21", "x123456782", "24-11-2026", "123 456 783"],
)
def test_what_is_no_citizens_number_stays(written: str) -> None:
    assert masked(written) == written


@given(st.text(alphabet="0123456789 .-bsnx", max_size=40))
def test_what_was_left_out_may_go_on_the_bus(text: str) -> None:
    event({"a": masked(text)})
