"""voorbeeld on the bus."""

from __future__ import annotations

from typing import Any

from gemeengoed.stream import Stream, Written
from voorbeeld.application import APPLICATION
from voorbeeld.model import ZAKEN, Afgehandeld, Ingediend


def public(written: Written) -> tuple[str, dict[str, Any]] | None:
    """What others may know: that it came, and that it was settled."""
    if isinstance(written.event, Ingediend):
        return "voorbeeld.ingediend", {}
    if isinstance(written.event, Afgehandeld):
        return "voorbeeld.afgehandeld", {}
    return None


stream = Stream(APPLICATION, kinds=[ZAKEN], public=public)
handler = stream.handler
