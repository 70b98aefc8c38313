"""What applications say to each other: CloudEvents 1.0 in the Dutch government's profile.

`source` is `urn:nld:oin:<OIN>:systeem:<application>`; `subject` is the dossier, never a
person's number; `id` is the same however often the event is sent, so that a receiver can
tell a repetition. Source: NL GOV profile for CloudEvents 1.1.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from pydantic import AwareDatetime, Field, JsonValue, field_validator
from stdnum.nl import bsn

from gemeengoed.model import Model

TYPE_PREFIX = "nl.gemeengoed."
# Nine digits by themselves; inside a pseudonym or a hash they say nothing.
_NINE_DIGITS = re.compile(r"(?<![0-9A-Za-z])\d{9}(?![0-9A-Za-z])")
# The ways in which people write the nine: 123456782, 123.456.782, 1234 56 782, BSN123456782; in
# whatever groups, when no tenth digit is near (a telephone number).
_WRITTEN = re.compile(
    r"(?:(?<![0-9A-Za-z])|(?<=bsn))"
    r"(?:\d{9}|\d{3}([ .-])\d{3}\1\d{3}|\d{4}([ .-])\d{2}\2\d{3}"
    r"|(?<!\d[ .-])\d(?:[ .-]?\d){8}(?![ .-]?\d))"
    r"(?![0-9A-Za-z])",
    re.IGNORECASE,
)
LEFT_OUT = "[nummer weggelaten]"


class CloudEvent(Model):
    """An event on the bus; `data` says what others may know of it."""

    specversion: str = "1.0"
    id: str = Field(min_length=1, max_length=200)
    source: str = Field(pattern=r"^urn:nld:oin:\d{20}:systeem:[a-z][a-z0-9-]*$")
    type: str = Field(pattern=r"^nl\.gemeengoed\.[a-z]+(\.[a-z-]+)+$")
    subject: str = Field(min_length=1, max_length=200)
    time: AwareDatetime
    datacontenttype: str = "application/json"
    data: dict[str, JsonValue]

    @field_validator("specversion")
    @classmethod
    def _known(cls, value: str) -> str:
        if value != "1.0":
            raise ValueError("specversion")
        return value

    @property
    def name(self) -> str:
        """The short name, as manifests write it: `bezwaar.ingediend`."""
        return self.type.removeprefix(TYPE_PREFIX)


def make(
    *, oin: str, application: str, name: str, id: str, subject: str, time: datetime, data: Any
) -> CloudEvent:
    """A CloudEvent of ours. ValueError when it could hold a BSN (nine digits, 11-proef)."""
    event = CloudEvent(
        id=id,
        source=f"urn:nld:oin:{oin}:systeem:{application}",
        type=TYPE_PREFIX + name,
        subject=subject,
        time=time,
        data=data,
    )
    if _holds_number([event.id, event.subject, event.data]):
        raise ValueError(f"{name}: what may be a BSN does not go on the bus")
    return event


def masked(text: str) -> str:
    """Text that somebody typed, without what may be a BSN: then `make` takes it."""
    return _WRITTEN.sub(lambda m: LEFT_OUT if bsn.is_valid(m[0]) else m[0], text)


def _holds_number(value: JsonValue) -> bool:
    if isinstance(value, dict):
        return any(_holds_number(k) or _holds_number(v) for k, v in value.items())
    if isinstance(value, list):
        return any(_holds_number(v) for v in value)
    return any(bsn.is_valid(n) for n in _NINE_DIGITS.findall(str(value)))
