"""The published document of the national API."""

from __future__ import annotations

from typing import Any


def document() -> dict[str, Any]:
    """OpenAPI 3.1."""
    return {"openapi": "3.1.0"}
