"""The test persons of people.json."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

DIGID = "digid"
MEDEWERKERS = "medewerkers"
API = "api"


@dataclass(frozen=True, slots=True)
class Person:
    """Someone to log in as. `claims` are what a site gets to know, beside `sub` and `name`."""

    key: str
    name: str
    note: str
    claims: dict[str, Any] = field(hash=False)


def people(code: str, soort: str) -> tuple[Person, ...]:
    """Who can log in at an instance, as citizen (`digid`) or as official (`medewerkers`)."""
    data = _data()
    if soort == DIGID:
        return tuple(_person(p, "bsn", "acr") for p in data["citizens"])
    officials = data["officials"].get(code, data["officials_elsewhere"])
    return tuple(_person(p, "roles") for p in officials)


def _person(data: dict[str, Any], *claims: str) -> Person:
    return Person(data["key"], data["name"], data["note"], {c: data[c] for c in claims})


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(Path(__file__).with_name("people.json").read_text())
    return data
