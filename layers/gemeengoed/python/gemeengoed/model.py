"""The base of every pydantic model: frozen, refuses what it does not know, camelCase as JSON."""

from __future__ import annotations

from typing import Any, Self

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel


class Model(BaseModel):
    """One JSON form for the API, the table and the page: the field names in camelCase."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=to_camel,
        populate_by_name=True,
        str_strip_whitespace=True,
        # JSON has no NaN and no infinity.
        allow_inf_nan=False,
    )

    def as_json(self) -> str:
        return self.model_dump_json(by_alias=True, exclude_none=True)

    def as_data(self) -> dict[str, Any]:
        """The same, as what goes into JSON with other things."""
        return self.model_dump(mode="json", by_alias=True, exclude_none=True)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """What we wrote ourselves, perhaps in a newer version: a field that this one does not
        know is left out, so that going back a release, or its last minutes, loses nothing."""
        return cls.model_validate_json(text, extra="ignore")
