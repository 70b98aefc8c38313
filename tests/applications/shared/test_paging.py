"""The opaque place in a list: comes back as it went, or is refused."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from gemeengoed.paging import PageQuery, cursor
from gemeengoed.problem import Invalid

PLACE = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)


def packed(value: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


@given(st.text("abcdefghijklmnopqrstuvwxyz#0123456789-", min_size=1, max_size=100), PLACE)
def test_a_place_comes_back_as_it_went(pk: str, sort: str) -> None:
    text = cursor((pk, sort))
    assert text is not None
    assert text.replace("-", "").replace("_", "").isalnum()
    if len(text) <= 400:
        assert PageQuery(cursor=text).after() == (pk, sort)


def test_no_place_is_the_beginning_and_the_end() -> None:
    assert cursor(None) is None
    assert PageQuery().after() is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "verzonnen",
        "é",
        "\ud800",
        "=",
        "a",
        "#" * 40,
        packed("x"),
        packed({}),
        packed(["a"]),
        packed(["a", "b", "c"]),
        packed(["a", 1]),
        packed(["a", None]),
        packed(["a", ""]),
        packed(["", "a"]),
        packed(["a", "b" * 201]),
        packed(["a", "\ud800"]),
        packed(["\udfff", "a"]),
        packed([["a"], "b"]),
        "9" * 400,
    ],
)
def test_what_we_never_gave_is_refused(text: str) -> None:
    with pytest.raises(Invalid) as refused:
        PageQuery.model_construct(limit=50, cursor=text).after()
    assert [f.name for f in refused.value.fields] == ["cursor"]
    assert not text or len(text) < 5 or text not in refused.value.detail


@given(st.text(st.characters(), max_size=60))
def test_any_text_is_a_place_or_is_refused(text: str) -> None:
    try:
        place = PageQuery(cursor=text).after()
    except (Invalid, ValidationError):
        # The second: half a surrogate pair, which is no text for the model.
        return
    assert place is not None
    assert all(p.encode() for p in place)


@pytest.mark.parametrize("limit", ["0", "101", "-1", "1.5", "x", "", "1e2", "９９９"])
def test_a_wrong_limit(limit: str) -> None:
    with pytest.raises(ValidationError):
        PageQuery.model_validate_strings({"limit": limit})


def test_the_limits() -> None:
    assert PageQuery().limit == 50
    for limit in (1, 100):
        assert PageQuery.model_validate_strings({"limit": str(limit)}).limit == limit
