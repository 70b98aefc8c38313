"""Every list is paged: `limit` and an opaque `cursor` in, items and the next cursor out."""

from __future__ import annotations

import base64
import json

from pydantic import Field

from gemeengoed.model import Model
from gemeengoed.problem import FieldError, Invalid


class PageQuery(Model):
    """The query of a list. `cursor` is the `next` of an earlier page."""

    limit: int = Field(default=50, ge=1, le=100)
    cursor: str | None = Field(default=None, max_length=400)

    def after(self) -> tuple[str, str] | None:
        """Where the page starts. Invalid on a cursor that no list of ours gave."""
        if self.cursor is None:
            return None
        try:
            place = json.loads(base64.urlsafe_b64decode(self.cursor.encode() + b"=="))
            # Half a surrogate pair is JSON, but no text that a table can look for.
            "".join(place).encode()
        except (ValueError, TypeError):
            place = None
        if (
            not isinstance(place, list)
            or len(place) != 2
            or not all(isinstance(p, str) and 0 < len(p) <= 200 for p in place)
        ):
            raise Invalid(
                "Deze pagina van de lijst bestaat niet.",
                fields=[FieldError("cursor", "cursor", "Gebruik de waarde van `next`.")],
            )
        return place[0], place[1]


def cursor(place: tuple[str, str] | None) -> str | None:
    """The opaque form of a place in a list."""
    if place is None:
        return None
    return base64.urlsafe_b64encode(json.dumps(place).encode()).decode().rstrip("=")
