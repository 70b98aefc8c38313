"""The looks that `make run` gives are looks that the portal takes."""

from __future__ import annotations

import base64

import pytest

from infra_cdk.local.huisstijlen import stijlen
from portaal.huisstijl import HuisstijlIn
from portaal.logo import Soort, controleer


@pytest.mark.parametrize("code", sorted(stijlen()))
def test_is_readable_and_only_draws(code: str) -> None:
    chosen = HuisstijlIn.model_validate(stijlen()[code])
    assert chosen.logo_bytes
    assert controleer(chosen.logo_bytes) is Soort.SVG
    assert base64.b64encode(chosen.logo_bytes).decode() == chosen.logo
