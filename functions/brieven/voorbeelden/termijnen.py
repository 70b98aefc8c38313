"""Terms in examples are computed, as they are in letters."""

from __future__ import annotations

from datetime import date
from typing import Any

from gemeengoed import awb
from gemeengoed.termijnen import Termijn

# Of every letter among the examples.
DATUM = date(2026, 11, 24)


def als_json(termijn: awb.Termijn) -> dict[str, Any]:
    return Termijn.van(termijn).model_dump(mode="json", by_alias=True, exclude_none=True)
