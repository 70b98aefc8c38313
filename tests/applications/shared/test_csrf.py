"""The token of a form: written differently each time, and known again."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemeengoed.csrf import masked, matches

TOKEN = "een-teken-van-een-bezoek"


@given(st.text(min_size=1, alphabet=st.characters(max_codepoint=127)))
def test_known_again(token: str) -> None:
    assert matches(token, masked(token))


def test_never_the_same_twice() -> None:
    assert len({masked(TOKEN) for _ in range(100)}) == 100
    assert all(TOKEN not in masked(TOKEN) for _ in range(100))


@pytest.mark.parametrize(
    "given",
    ["", "x", "é", TOKEN, masked("een-ander"), masked(TOKEN)[:-4], masked(TOKEN) + "AAAA"],
    # Written differently each time, which as a name would differ from worker to worker.
    ids=["empty", "letter", "accent", "bare", "another", "shorter", "longer"],
)
def test_another_is_refused(given: str) -> None:
    assert not matches(TOKEN, given)


def test_no_token_is_never_right() -> None:
    """A visit without a session has no token, and a mask of nothing matches nothing."""
    assert not matches("", masked(""))
    assert not matches("", base64.urlsafe_b64encode(b"").decode())


@given(st.text())
def test_whatever_is_sent(given: str) -> None:
    assert not matches(TOKEN, given)
